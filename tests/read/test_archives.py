"""Archives: what is in them is read, and what is made to do harm is refused by name."""

from __future__ import annotations

import io
import json
import random
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.read import MOST_BYTES, archives, read
from onrecord.schema import Failure, Report
from tests.factories import run_fake

GOOD = {
    "b.txt": b"Talks failed on Monday.",
    "sub/a.html": b"<!doctype html><p>Talks failed.</p>",
    "sub/lines.jsonl": json.dumps({"text": "Talks failed again."}).encode(),
    "table.csv": b"text\nTalks failed once more.\n",
    "picture.png": b"\x89PNG",
    ".hidden.txt": b"Hidden.",
    "__MACOSX/x.txt": b"Hidden.",
    "README": b"Talks failed in all these.",
}
IN_THEM = ["b.txt", "sub/a.html", "sub/lines.jsonl#1", "table.csv#2", "README"]
Files = dict[str, bytes]


def zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: Files) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


FORMS = [("a.zip", zipped), ("a.tar.gz", tarred), ("a.TGZ", tarred)]
each_form = pytest.mark.parametrize(("name", "pack"), FORMS, ids=[form[0] for form in FORMS])


def found(tmp_path: Path, name: str, data: bytes) -> list[Report | Failure]:
    """What an archive of these bytes gives; twice, as a run reads it."""
    (tmp_path / name).write_bytes(data)
    items = list(read([tmp_path]))
    assert list(read([tmp_path])) == items
    return items


def names(items: list[Report | Failure], archive: Path) -> list[str]:
    return [item.path.removeprefix(f"{archive}!") for item in items]


@each_form
def test_members_are_read_like_files(tmp_path: Path, name: str, pack: Callable[[Files], bytes]):
    items = found(tmp_path, name, pack(GOOD))
    assert names(items, tmp_path / name) == IN_THEM
    assert all(isinstance(item, Report) for item in items)


@each_form
def test_archives_in_archives(tmp_path: Path, name: str, pack: Callable[[Files], bytes]):
    inner = {"in.zip": zipped({"a.txt": b"Talks failed."}), "in.tgz": tarred({"b.txt": b"Yes."})}
    items = found(tmp_path, name, pack(inner))
    assert names(items, tmp_path / name) == ["in.zip!a.txt", "in.tgz!b.txt"]


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": b"Talks failed."})
    for _ in range(depth):
        data = zipped({"in.zip": data})
    return data


def with_link(pack: str) -> bytes:
    out = io.BytesIO()
    if pack == "zip":
        with zipfile.ZipFile(out, "w") as archive:
            info = zipfile.ZipInfo("link.txt")
            info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, "/etc/passwd")
        return out.getvalue()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    return out.getvalue()


def with_gaps() -> bytes:
    """A member of no bytes that comes out as two thousand million."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", format=tarfile.PAX_FORMAT) as tar:
        info = tarfile.TarInfo("gaps.txt")
        info.pax_headers = {"GNU.sparse.size": "2000000000", "GNU.sparse.map": "0,0"}
        tar.addfile(info)
    return out.getvalue()


def encrypted() -> bytes:
    data = bytearray(zipped({"a.txt": b"Talks failed."}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def damaged() -> bytes:
    """A member whose bytes are not those that were packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Talks failed.")
    return out.getvalue().replace(b"failed", b"sailed")


NOISE = random.Random(1).randbytes(50_000).hex().encode()
BOMB = b" " * (MOST_BYTES + 1)
NO = b"No."
REFUSED = [
    ("upwards in a ZIP", "a.zip", lambda: zipped({"../../x.txt": NO}), "!../../x.txt", "leads out"),
    ("upwards in a tar", "a.tgz", lambda: tarred({"a/../x.txt": NO}), "!a/../x.txt", "leads out"),
    ("from the root", "a.tgz", lambda: tarred({"/etc/x.txt": NO}), "!/etc/x.txt", "leads out"),
    ("a path of Windows", "a.tgz", lambda: tarred({"C:\\x.txt": NO}), "!C:\\x.txt", "leads out"),
    ("a link in a ZIP", "a.zip", lambda: with_link("zip"), "!link.txt", "a link"),
    ("a link in a tar", "a.tgz", lambda: with_link("tar"), "!link.txt", "a link"),
    ("gaps in a tar", "a.tgz", with_gaps, "!gaps.txt", "gaps"),
    ("an encrypted member", "a.zip", encrypted, "!a.txt", "encrypted"),
    ("a damaged member", "a.zip", damaged, "!a.txt", "broken or cut short"),
    ("a ZIP cut short", "a.zip", lambda: zipped({"a.txt": NOISE})[:-30], "", "cut short"),
    ("a tar cut short", "a.tgz", lambda: tarred({"a.txt": NOISE})[:-9_000], "!a.txt", "cut short"),
    ("no ZIP at all", "a.zip", lambda: b"Talks failed.", "", "not a ZIP archive"),
    ("no tar at all", "a.tar.gz", lambda: b"Talks failed.", "", "broken or cut short"),
    ("too deep", "a.zip", lambda: nested(3), "!in.zip!in.zip!in.zip", "inside 3 archives"),
    ("a bomb in a ZIP", "a.zip", lambda: zipped({"a.jsonl": BOMB}), "!a.jsonl", "far more than"),
    ("a bomb in a tar", "a.tgz", lambda: tarred({"a.jsonl": BOMB}), "", "far more than"),
    ("a bomb in an archive", "a.tgz", lambda: tarred({"b.zip": zipped({"a.jsonl": BOMB})}),
     "!b.zip!a.jsonl", "far more than"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "make", "where", "reason"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_is_refused_is_named_and_the_batch_goes_on(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    make: Callable[[], bytes],
    where: str,
    reason: str,
):
    monkeypatch.setattr(archives, "LEAST_BUDGET", MOST_BYTES // 2)
    (tmp_path / "z.txt").write_text("Talks failed after all.")
    items = found(tmp_path, name, make())
    failures = {item.path: item.reason for item in items if isinstance(item, Failure)}
    assert reason in failures[f"{tmp_path / name}{where}"]
    assert [item.path for item in items if isinstance(item, Report)][-1:] == [
        str(tmp_path / "z.txt")
    ]


def test_a_member_too_large_for_a_report(tmp_path: Path):
    (failure,) = found(tmp_path, "a.zip", zipped({"a.txt": BOMB}))
    assert isinstance(failure, Failure)
    assert "too large for one report: 10.0 MB" in failure.reason


def test_two_members_of_one_name(tmp_path: Path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for data in (b"Talks failed.", b"Talks went on."):
            info = tarfile.TarInfo("a.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    items = found(tmp_path, "a.tgz", out.getvalue())
    assert [type(item) for item in items] == [Report, Failure]


@pytest.mark.parametrize("limit", ["MOST_MEMBERS", "MOST_MEMBER_BYTES"])
def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str):
    monkeypatch.setattr(archives, limit, 1)
    items = found(tmp_path, "a.zip", zipped({"a.txt": b"Talks failed.", "b.txt": b"Yes."}))
    assert any(isinstance(item, Failure) for item in items)


def test_archives_are_held_and_lose_what_they_no_longer_have(tmp_path: Path):
    """A run knows the file behind a path in it."""
    archive = tmp_path / "a.zip"
    for names, new in ((("a.txt", "b.txt"), 2), (("a.txt", "b.txt"), 0), (("a.txt",), 0)):
        with zipfile.ZipFile(archive, "w") as file:
            for name in names:
                file.writestr(name, f"Anna Lindt said {name} failed.")
        summary = run_fake(archive, tmp_path / "out")
        assert (summary.read, summary.new) == (len(names), new)
    lines = (tmp_path / "out/reports.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["path"] for line in lines] == [f"{archive}!a.txt"]
