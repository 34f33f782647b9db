"""A watch that is killed at any moment and started again loses nothing and doubles nothing."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import open as open_record
from tests.deadly import environment
from tests.factories import outputs
from tests.watch.follow import entry, page, post, rss, watch
from tests.watch.server import Site, give, refuse, site

SCRIPT = """
import sys
from pathlib import Path
from tests.deadly import arm
from tests.watch.follow import watch
from tests.watch.server import Site

where, nth, base, out = sys.argv[1:]
arm(where, int(nth))
watch(Site(base, {}), Path(out), ["/feed", "/other"], batch_reports=3)
"""

MOMENTS = [
    ("onrecord.watch.asking.get", 1),  # before the first feed is asked
    ("onrecord.store.feeds.polled", 2),  # one feed is noted, the other not
    ("onrecord.watch.asking.get", 5),  # some pages are had
    ("onrecord.store.write.put", 2),
    ("onrecord.watch.keeper._keep", 3),  # in the midst of a batch
    ("onrecord.store.feeds.done", 4),
    ("onrecord.across.growing.tell_stories", 2),  # all is written but stories
    ("onrecord.across.growing.settle", 1),  # when all is told anew
    ("onrecord.across.growing.settle", 2),  # … for the last time: nothing waits any more
    ("onrecord.store.write.end_run", 1),
    ("onrecord.batch.write_files", 1),
]


@pytest.fixture(scope="module")
def herald() -> Iterator[Site]:
    """Two feeds of ten pages, one of which cannot be had, one of which is no report."""
    with site({"/robots.txt": refuse(404)}) as made:
        post(made, list(range(8)))
        made.pages |= {"/8": give("<p>FRENCH</p>"), "/9": page(9)}
        links = (entry(f"{made.base}/{n}", "<p>Boris said so.</p>") for n in (8, 9, 10))
        made.pages["/other"] = give(rss(*links), "application/rss+xml")
        yield made


@pytest.fixture(scope="module")
def undisturbed(herald: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        watch(herald, Path("out"), ["/feed", "/other"], batch_reports=3)
        made = outputs(Path("out"))
    assert made["reports.jsonl"].count(b"\n") == 11
    return made


@pytest.mark.parametrize(("where", "nth"), MOMENTS)
def test_killed_and_started_again(
    herald: Site,
    undisturbed: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    nth: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    words = [sys.executable, "-c", SCRIPT, where, str(nth), herald.base, "out"]
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    watch(herald, Path("out"), ["/feed", "/other"], batch_reports=3)
    assert_same(undisturbed)


def test_killed_at_random_again_and_again(
    herald: Site,
    undisturbed: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(7)
    words = [sys.executable, "-c", SCRIPT, "os.kill", "1", herald.base, "out"]
    for _ in range(4):
        running = subprocess.Popen(words, env=environment(ONRECORD_TEST_DELAY="0.1"))
        while running.poll() is None and not Path("out/record.db").exists():
            time.sleep(0.01)
        time.sleep(0.7 * chance.random())
        running.kill()
        running.wait()
    watch(herald, Path("out"), ["/feed", "/other"], batch_reports=3)
    assert_same(undisturbed)


def assert_same(undisturbed: dict[str, bytes]) -> None:
    """The record in this folder is the undisturbed one; each page stands in it once."""
    assert outputs(Path("out")) == undisturbed
    urls = [report.url for report in open_record(Path("out"))]
    assert len(urls) == len(set(urls)) == 11
    assert not list(Path("out").glob("*-wal"))
    kept = {path.stem for path in Path("out/watched").iterdir()}
    assert kept == {report.id for report in open_record(Path("out")) if report.known}
