"""Worker processes: a report that kills its worker is a failure by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from bench.speed.processes import family
from onrecord.batch import Progress, run
from onrecord.errors import ModelError
from onrecord.pool import UNUSED, Work, process_in_workers
from onrecord.read import read
from onrecord.schema import Failure, Reading, Report
from onrecord.settings import Settings
from tests.factories import (
    MADE_WITH,
    WORK,
    living,
    make_report,
    outputs,
    process,
    run_fake,
    tell_across,
    write_reports,
)

SMALL = Settings(batch_reports=3, pool_from=2)


def no_model() -> str:
    raise ModelError("onrecord-en.onnx: is missing")


def test_readings_come_in_order() -> None:
    reports = [make_report(f"Report {n}\n\nAnna said {n}.", path=f"{n}") for n in range(20)]
    found = [r.report for r, _ in process_in_workers(WORK, reports, workers=3)]
    assert found == reports


def test_what_libraries_print_does_no_harm() -> None:
    reports = [make_report(f"PRINT\n\nAnna said {n}.") for n in range(4)]
    found = [len(r.statements) for r, _ in process_in_workers(WORK, reports, workers=2)]
    assert found == [1, 1, 1, 1]


def test_ctrl_c_is_the_parents_to_handle(tmp_path: Path) -> None:
    """It reaches all processes of a terminal; workers must not end in tracebacks."""
    source = write_reports(tmp_path / "in", 400)
    script = (
        "from pathlib import Path\n"
        "from onrecord.settings import Settings\n"
        "from tests.factories import run_fake\n"
        "try:\n"
        f"    run_fake(Path({str(source)!r}), Path({str(tmp_path / 'out')!r}), workers=2,\n"
        "        settings=Settings(batch_reports=1, pool_from=2))\n"
        "except KeyboardInterrupt:\n"
        "    print('stopped')\n"
    )
    paths = {"PYTHONPATH": os.pathsep.join(sys.path), "ONRECORD_TEST_DELAY": "0.1"}
    run = subprocess.Popen(
        [sys.executable, "-c", script],
        env=os.environ | paths,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # where the tests run in the background of a shell, it would be left to be ignored
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    while not (tmp_path / "out" / "record.db-wal").exists():
        time.sleep(0.05)
    time.sleep(1)
    os.killpg(run.pid, signal.SIGINT)
    out, errors = run.communicate(timeout=30)
    assert (out, errors) == ("stopped\n", "")


def test_a_report_that_kills_its_worker_is_a_failure_and_others_are_not(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 8)
    (source / "004x.txt").write_text("Big\n\nDIE NOW")
    summary = run_fake(source, tmp_path / "out", workers=2, settings=SMALL)
    assert summary.read == 8
    assert [(Path(s.path).name, "died twice (SIGKILL)" in s.reason) for s in summary.skipped] == [
        ("004x.txt", True)
    ]


def test_a_report_whose_worker_died_once_is_read(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 4)
    (source / "x.txt").write_text(f"Once\n\nDIE ONCE {tmp_path}/flag\n\nAnna said yes.")
    summary = run_fake(source, tmp_path / "out", workers=2, settings=SMALL)
    assert (summary.read, summary.skipped) == (5, ())


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux for processes")
def test_a_worker_that_is_killed_in_mid_run_harms_nothing(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 12)
    run_fake(source, tmp_path / "undisturbed")
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if progress.step == "read" and progress.done in (2, 6):
            worker = next(p for p in family(os.getpid()) if b"onrecord.pool" in command_of(p))
            os.kill(worker, signal.SIGKILL)
            killed.append(worker)

    summary = run(
        [source],
        tmp_path / "out",
        read=read,
        work=WORK,
        made_with=MADE_WITH,
        workers=2,
        progress=kill,
        across=tell_across,
        settings=SMALL,
    )
    assert len(killed) == 2
    assert (summary.read, summary.skipped) == (12, ())
    assert outputs(tmp_path / "out") == outputs(tmp_path / "undisturbed")


def command_of(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def test_a_deadly_report_is_tried_again_by_the_next_run_but_never_in_its_own_process(
    tmp_path: Path,
) -> None:
    source = write_reports(tmp_path / "in", 4)
    (source / "x.txt").write_text("Big\n\nDIE NOW")
    run_fake(source, tmp_path / "out", workers=2, settings=SMALL)
    again = run_fake(source, tmp_path / "out", workers=1)
    assert (again.new, len(again.skipped)) == (1, 1)


def test_a_model_that_cannot_be_loaded_ends_the_run() -> None:
    reports = [make_report(f"{n}") for n in range(3)]
    with pytest.raises(ModelError, match="is missing"):
        list(process_in_workers(Work(no_model, process), reports, workers=2))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux for processes")
def test_a_run_that_is_given_up_leaves_no_worker() -> None:
    reports = [make_report(f"{n}") for n in range(30)]
    readings = process_in_workers(WORK, reports, workers=3)
    next(readings)
    readings.close()
    assert not [command for command in living(parent=os.getpid()) if "onrecord.pool" in command]


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    source = write_reports(tmp_path / "in", 6)
    script = tmp_path / "script.py"
    script.write_text(
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "from pathlib import Path\n"
        "from onrecord.settings import Settings\n"
        "from tests.factories import run_fake\n"
        f"print(run_fake(Path({str(source)!r}), Path({str(tmp_path / 'out')!r}), workers=2,"
        " settings=Settings(pool_from=2)).read)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout == "6\n"


def modules_of(report: Report, model: object) -> Reading:
    """What a worker has of the libraries that it does not need."""
    import spacy

    assert spacy.blank("en")("It can read.")[2].text == "read"
    there = [name for name in (*UNUSED, "spacy.cli") if sys.modules.get(name) is not None]
    reason = " ".join(there)
    return Reading(report, failure=Failure(report.id, report.path, reason, None))


def test_workers_do_not_load_what_no_stage_uses() -> None:
    work = Work(load=living, process=modules_of)
    ((reading, _),) = process_in_workers(work, [make_report("Anna said so.")], workers=1)
    assert reading.failure is not None
    assert reading.failure.reason == ""
