"""From paths to reports, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import ReadError
from onrecord.read.decoding import decode, what_binary
from onrecord.read.lines import read_lines
from onrecord.read.sniff import looks_like_html
from onrecord.schema import Failure, Format, Report, report_id

# The longest news pages stay under 3 MB with all their scripts; what is larger is a book or a dump.
MOST_BYTES = 10_000_000

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".text", ""})
LINE_SUFFIXES = frozenset({".jsonl", ".ndjson"})


def read(paths: Iterable[Path]) -> Iterator[Report | Failure]:
    """Read every report under the paths, one after the other.

    Files are read in the order of their paths, in whatever order `paths` names them, and the lines
    of a JSONL file in their own order; so the same files always give the same sequence. A report
    met twice (same bytes, same URL) is yielded once, at its first path. Folders are searched all
    the way down; in them, files of other types and names that begin with a dot are passed over
    without a word, while a file that is named itself and cannot be read is a failure.

    Args:
        paths: files and folders.

    Yields:
        A report, or a failure that names the file and what is wrong with it. A failure's id is
        hashed from its path.

    >>> [f.reason for f in read([Path("no-such-file.txt")])]
    ['there is no such file or folder']
    """
    seen: set[str] = set()
    for path, named in _files(paths):
        for item in _read_file(path, named=named):
            if item.id not in seen:
                seen.add(item.id)
                yield item


def _files(paths: Iterable[Path]) -> list[tuple[Path, bool]]:
    """All files under the paths in order, and whether each was named itself."""
    found: dict[Path, bool] = {}
    for path in map(Path, paths):
        if path.is_dir():
            for file in _walk(path):
                found.setdefault(file, False)
        else:
            found[path] = True
    return sorted(found.items(), key=lambda item: item[0].as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=None):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(root, name)
            if not name.startswith(".") and file.suffix.lower() in _KNOWN and file.is_file():
                yield file


_KNOWN = HTML_SUFFIXES | TEXT_SUFFIXES | LINE_SUFFIXES


def _read_file(path: Path, *, named: bool) -> Iterator[Report | Failure]:
    try:
        if path.suffix.lower() not in _KNOWN:
            _must_exist(path)
            raise ReadError(f"{path.suffix} files are not read; .html, .txt and .jsonl are")
        if path.suffix.lower() in LINE_SUFFIXES:
            _must_exist(path)
            yield from read_lines(path, most_bytes=MOST_BYTES)
            return
        data = _bytes(path)
        if not named and not path.suffix and what_binary(data):
            return  # a program or picture without a suffix, met in a folder
        yield _report(path, data)
    except (ReadError, OSError) as error:
        name = str(path)
        yield Failure(report_id(name.encode("utf-8", "surrogatepass"), None), name, _words(error))


def _must_exist(path: Path) -> None:
    if not path.exists():
        raise ReadError("there is no such file or folder")
    if not path.is_file():
        raise ReadError("it is neither a file nor a folder")


def _bytes(path: Path) -> bytes:
    _must_exist(path)
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise ReadError(
            f"it is too large for one report: {size / 1e6:.1f} MB, the limit is "
            f"{MOST_BYTES / 1e6:.0f} MB"
        )
    data = path.read_bytes()
    if not data.strip():
        raise ReadError("the file is empty")
    return data


def _report(path: Path, data: bytes) -> Report:
    binary = what_binary(data)
    if binary:
        raise ReadError(f"it is not text but {binary}")
    source, encoding = decode(data)
    if not source.strip():
        raise ReadError("the file is empty")
    is_html = path.suffix.lower() in HTML_SUFFIXES or looks_like_html(source)
    format_: Format = "html" if is_html else "text"
    return Report(report_id(data, None), str(path), None, source, format_, encoding)


def _words(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "there is no permission to read it"
    if isinstance(error, OSError):
        return f"it cannot be read: {error.strerror or error}"
    return str(error)
