"""ZIP and tar archives: what is in them, one member after the other, without unpacking to disk.

Nothing is written where a member's name says, so no name can do harm; those that would elsewhere
are refused all the same, for who sends them means no good with the rest either.
"""

from __future__ import annotations

import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO

from onrecord.errors import ReadError
from onrecord.read.fields import failure
from onrecord.read.source import Budget, Source, seekable
from onrecord.schema import Failure

# Web archives are cut at 1 GB by those who make them; a member of twice that is something else.
MOST_MEMBER_BYTES = 2_000_000_000
# Pages of one site pack to a tenth, very like ones to a fiftieth; bombs to a thousandth.
MOST_EXPANSION = 100
# What any archive may come to, however small it is: so much is read in a second.
LEAST_BUDGET = 100_000_000
# An archive in an archive is how some agencies deliver; one more is a slip; then it is a trap.
MOST_NESTING = 3
MOST_MEMBERS = 1_000_000

_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile, zlib.error, lzma.LZMAError, EOFError,
)  # fmt: skip
_NO_FILES = ("__MACOSX",)


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    size: int
    refused: str | None
    open: Callable[[], IO[bytes] | None]


def members(source: Source) -> Iterator[Source | Failure]:
    """What is in an archive, in its own order, and which of its members are refused and why.

    A member must be read before the next is asked for. Hidden ones are passed over.

    Raises:
        ReadError: when the archive is broken, too deep, or comes to more than it may.
    """
    if source.depth >= MOST_NESTING:
        raise ReadError(f"nested too deeply: inside {source.depth} archives")
    budget = source.budget or Budget(max(LEAST_BUDGET, MOST_EXPANSION * (source.size or 0)))
    listed = _zipped if source.suffix == ".zip" else _tarred
    seen: set[str] = set()
    try:
        for member in listed(source, budget):
            name = f"{source.name}!{member.name}"
            reason = member.refused or _refused(member, seen)
            seen.add(member.name)
            if len(seen) > MOST_MEMBERS:
                raise ReadError(f"it has more than {MOST_MEMBERS:,} members")
            if reason:
                yield failure(name, reason)
            elif not _hidden(member.name):
                yield _source(source, name, member, budget)
            if budget.left < 0:
                raise ReadError(budget.words)
    except _BROKEN as error:
        raise ReadError(f"the archive is broken or cut short: {error}") from error


def _source(source: Source, name: str, member: _Member, budget: Budget) -> Source:
    spent = budget if source.suffix == ".zip" else None  # a tar is counted as it streams

    def open_() -> io.BufferedReader:
        try:
            stream = member.open()
        except (*_BROKEN, RuntimeError) as error:  # a way of packing that is not known
            raise ReadError(f"it cannot be unpacked: {error}") from error
        if stream is None:
            raise ReadError("not a regular file")
        return io.BufferedReader(_Guarded(stream, spent))

    return Source(name, open_, False, member.size, member.name, source.depth + 1, budget)


class _Guarded(io.RawIOBase):
    """A stream that says in our words what is wrong with it, and counts what comes out."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, budget: Budget | None) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as it is called
        try:
            data = self._stream.read(len(buffer))
        except _BROKEN as error:
            raise ReadError(f"the archive is broken or cut short: {error}") from error
        if self._budget:
            self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _zipped(source: Source, budget: Budget) -> Iterator[_Member]:
    with source.open() as stream, seekable(source, stream) as file, _zip(file) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield _Member(info.filename, info.file_size, _zip_refused(info),
                              lambda info=info: archive.open(info))  # type: ignore[misc]  # fmt: skip


def _zip(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise ReadError("not a ZIP archive, or one that is cut short") from error


def _zip_refused(info: zipfile.ZipInfo) -> str | None:
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link, not a file"
    return "it is encrypted" if info.flag_bits & 0x1 else None


def _tarred(source: Source, budget: Budget) -> Iterator[_Member]:
    with source.open() as stream, gzip.GzipFile(fileobj=stream) as plain:
        counted = io.BufferedReader(_Guarded(plain, budget))
        with tarfile.open(fileobj=counted, mode="r|") as archive:
            for info in archive:
                if not info.isdir():
                    yield _Member(info.name, info.size, _tar_refused(info),
                                  lambda info=info: archive.extractfile(info))  # type: ignore[misc]  # fmt: skip


def _tar_refused(info: tarfile.TarInfo) -> str | None:
    if not info.isreg():
        return "it is a link or a device, not a file"
    # Its gaps cost nothing in the archive, so that nothing limits what comes out.
    return "it has gaps to be filled" if info.issparse() else None


def _refused(member: _Member, seen: set[str]) -> str | None:
    windows = PureWindowsPath(member.name)
    if windows.is_absolute() or windows.drive or windows.root or ".." in windows.parts:
        return "its name leads out of the archive"
    if member.name in seen:
        return "the archive has another member of this name"
    if member.size > MOST_MEMBER_BYTES:
        return (
            f"too large: {member.size / 1e9:.1f} GB, the limit is {MOST_MEMBER_BYTES / 1e9:.0f} GB"
        )
    return None


def _hidden(name: str) -> bool:
    return any(part.startswith((".", *_NO_FILES)) for part in PurePosixPath(name).parts)
