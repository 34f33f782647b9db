"""From paths to reports, one at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from onrecord.errors import ReadError
from onrecord.read.archives import members
from onrecord.read.decoding import decode, what_binary
from onrecord.read.feeds import FEED_SUFFIXES, read_feed
from onrecord.read.fields import failure
from onrecord.read.lines import read_lines
from onrecord.read.sniff import looks_like_html
from onrecord.read.source import Source, file
from onrecord.read.standard_input import STANDARD_INPUT
from onrecord.read.tables import read_table
from onrecord.read.webarchives import read_web_archive
from onrecord.schema import Failure, Format, Report, report_id

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


def read(
    paths: Iterable[Path], *, standard_input: Source | None = None
) -> Iterator[Report | Failure]:
    """Read every report under the paths, one after the other.

    Files are read in the order of their paths, in whatever order `paths` names them, and the lines
    of a file in their own order; so the same files always give the same sequence. A report
    met twice (same bytes, same URL) is yielded once, at its first path. Folders are searched all
    the way down; in them, files of other types and names that begin with a dot are passed over
    without a word, while a file that is named itself and cannot be read is a failure.

    Args:
        paths: files and folders.
        standard_input: what is read in place of the path `-`.

    Yields:
        A report, or a failure that names the file and what is wrong with it. A failure's id is
        hashed from its path.

    >>> [f.reason for f in read([Path("no-such-file.txt")])]
    ['no such file or folder']
    """
    seen: set[str] = set()
    for path, named in _files(paths):
        given = standard_input if path == STANDARD_INPUT else None
        for item in _read(given or file(path, named=named)):
            if item.id not in seen:
                seen.add(item.id)
                yield item


def _files(paths: Iterable[Path]) -> list[tuple[Path, bool]]:
    """All files under the paths in order, and whether each was named itself."""
    found: dict[Path, bool] = {}
    for path in map(Path, paths):
        if path.is_dir():
            for inside in _walk(path):
                found.setdefault(inside, False)
        else:
            found[path] = True
    return sorted(found.items(), key=lambda item: item[0].as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=None):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            known = file(path, named=False).suffix in READERS
            if not name.startswith(".") and known and path.is_file():
                yield path


def _read(source: Source) -> Iterator[Report | Failure]:
    try:
        reader = READERS.get(source.suffix)
        if reader is None:
            source.open().close()  # that it is not there at all comes first
            raise ReadError(f"{source.suffix} files are not read; {', '.join(sorted(KNOWN))} are")
        yield from reader(source)
    except (ReadError, OSError) as error:
        yield failure(source.name, _words(error))


def _read_one(source: Source) -> Iterator[Report]:
    """A file that is one report."""
    data = source.bytes()
    binary = what_binary(data)
    if binary:
        if source.named or source.suffix:
            raise ReadError(f"not text but {binary}")
        return  # a program or picture without a suffix, met in a folder
    text, encoding = decode(data)
    if not text.strip():
        raise ReadError("the file is empty")
    is_html = source.suffix in HTML_SUFFIXES or looks_like_html(text)
    format_: Format = "html" if is_html else "text"
    yield Report(report_id(data, None), source.name, None, text, format_, encoding)


def _read_archive(source: Source) -> Iterator[Report | Failure]:
    """What is in an archive; types that are not read are passed over as in a folder."""
    for member in members(source):
        if isinstance(member, Failure):
            yield member
        elif member.suffix in READERS:
            yield from _read(member)


READERS: dict[str, Callable[[Source], Iterator[Report | Failure]]] = {
    **dict.fromkeys(HTML_SUFFIXES, _read_one),
    **dict.fromkeys((".txt", ".text", ""), _read_one),
    **dict.fromkeys((".jsonl", ".ndjson"), read_lines),
    **dict.fromkeys((".csv", ".tsv"), read_table),
    **dict.fromkeys((".zip", ".tar.gz", ".tgz"), _read_archive),
    **dict.fromkeys((".warc", ".warc.gz"), read_web_archive),
    **dict.fromkeys(FEED_SUFFIXES, read_feed),
}
KNOWN = READERS.keys() - {""}


def _words(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "there is no permission to read it"
    if isinstance(error, OSError):
        return f"it cannot be read: {error.strerror or error}"
    return str(error)
