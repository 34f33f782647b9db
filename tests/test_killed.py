"""A run that is killed at any moment and started again loses nothing and doubles nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import open as open_record
from onrecord.settings import Settings
from tests.deadly import environment
from tests.factories import living, outputs, run_fake, write_reports
from tests.group.affair import BEFORE, MEETING

SCRIPT = """
import sys
from pathlib import Path
from onrecord.settings import Settings
from tests.deadly import arm
from tests.factories import run_fake

where, nth, source, out, workers = sys.argv[1:]
arm(where, int(nth))
settings = Settings(batch_reports=3, pool_from=2)
run_fake(Path(source), Path(out), workers=int(workers), settings=settings)
"""

MOMENTS = [
    ("onrecord.store.migrations.migrate", 1),
    ("onrecord.store.write.begin_run", 1),
    ("onrecord.store.write.put", 1),
    ("onrecord.store.write.put", 3),
    ("onrecord.store.write.place", 3),  # the reports of a batch are written, their places not
    ("onrecord.store.write.forget_findings", 4),
    ("onrecord.store.together.put_versions", 1),
    ("onrecord.store.together.redate", 1),
    ("onrecord.store.write.end_run", 1),
    ("onrecord.export.jsonl.passing", 1),
    ("onrecord.export.said._statement", 5),  # in the midst of a file
    ("onrecord.pages.written.write", 1),
    ("onrecord.store.database._fold_wal", 1),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Twelve reports, and what an undisturbed run makes of them."""
    folder = tmp_path_factory.mktemp("whole")
    source = write_reports(folder / "in", 10)
    (source / "a.txt").write_text(f"{MEETING}\n\nDATED 2007-02-27\n")
    (source / "b.txt").write_text(f"{BEFORE}\n")  # which a.txt dates
    run_fake(source, folder / "out")
    made = outputs(folder / "out")
    assert b'"dated_by": ["r' in made["reports.jsonl"]
    return source, made


@pytest.mark.parametrize(("where", "nth"), MOMENTS)
def test_killed_and_started_again(
    tmp_path: Path, whole: tuple[Path, dict[str, bytes]], where: str, nth: int
) -> None:
    source, expected = whole
    out = tmp_path / "out"
    command = [sys.executable, "-c", SCRIPT, where, str(nth), str(source), str(out), "1"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    run_fake(source, out)
    assert outputs(out) == expected
    assert len(open_record(out).reports) == 12
    assert {path.name for path in out.iterdir()} == {*expected, "record.db", "index.html", "pages"}


def test_what_was_written_is_not_read_again(
    tmp_path: Path, whole: tuple[Path, dict[str, bytes]]
) -> None:
    source, _ = whole
    out = tmp_path / "out"
    command = [sys.executable, "-c", SCRIPT, "onrecord.store.write.put", "3", str(source)]
    subprocess.run([*command, str(out), "1"], env=environment(), check=False)
    written = 1 + 3  # the first report at once, then a batch of three; killed within the next
    assert run_fake(source, out).new == 12 - written


def test_killed_with_workers_running(tmp_path: Path, whole: tuple[Path, dict[str, bytes]]) -> None:
    source, expected = whole
    out = tmp_path / "out"
    command = [sys.executable, "-c", SCRIPT, "onrecord.store.write.put", "2", str(source)]
    run = subprocess.Popen(
        [*command, str(out), "2"],
        env=environment(ONRECORD_TEST_DELAY="0.05"),
        start_new_session=True,
    )
    run.wait(30)
    wait_until_gone(run.pid)
    run_fake(source, out, workers=2, settings=Settings(pool_from=2))
    assert outputs(out) == expected


def wait_until_gone(session: int) -> None:
    """Workers of a killed run must go by themselves."""
    for _ in range(100):
        if not living(session=session):
            return
        time.sleep(0.1)
    pytest.fail("workers outlive the run that was killed")
