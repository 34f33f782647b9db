"""What is read: bytes under a name, wherever they lie."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, ClassVar

from onrecord.errors import ReadError

# The longest news pages stay under 3 MB with all their scripts; what is larger is a book or a dump.
MOST_BYTES = 10_000_000
# What must be sought in and lies in an archive is kept in memory up to this size, and in a
# temporary file beyond it.
IN_MEMORY = 16_000_000


@dataclass(slots=True)
class Budget:
    """How many bytes may still come out of an archive and all that is packed in it."""

    left: int
    words: ClassVar[str] = "it unpacks to far more than its size, like an archive made to do harm"

    def spend(self, count: int) -> None:
        """Take them off.

        Raises:
            ReadError: when there are not so many left.
        """
        self.left -= count
        if self.left < 0:
            raise ReadError(self.words)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or something in one, that can be opened and read from its beginning.

    Attributes:
        name: the path by which its reports are known.
        open: a new stream over its bytes; it raises ReadError or OSError.
        named: whether the user named it, so that it may not be passed over without a word.
        size: how many bytes it says it has, None where that is not known.
        member: its name in the archive that it lies in.
        depth: how many archives it lies in.
        budget: what may come out of them.
    """

    name: str
    open: Callable[[], io.BufferedReader]
    named: bool = True
    size: int | None = None
    member: str | None = None
    depth: int = 0
    budget: Budget | None = None

    @property
    def suffix(self) -> str:
        """The end of its name in small letters, with what is packed: `.tar.gz`, `.warc.gz`.

        >>> Source("news/2016.WARC.GZ", lambda: open("x", "rb")).suffix
        '.warc.gz'
        """
        suffixes = PurePath(self.member or self.name).suffixes
        many = 2 if suffixes and suffixes[-1].lower() in PACKED else 1
        return "".join(suffixes[-many:]).lower()

    def bytes(self) -> bytes:
        """All of it, where it is one report.

        Raises:
            ReadError: when it is empty, or more than a report can be.
        """
        with self.open() as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ReadError(
                f"too large for one report: {(self.size or len(data)) / 1e6:.1f} MB, "
                f"the limit is {MOST_BYTES / 1e6:.0f} MB"
            )
        if not data.strip():
            raise ReadError("the file is empty")
        return data


PACKED = frozenset({".gz"})


def file(path: Path, *, named: bool) -> Source:
    """The source that a file is."""

    def open_() -> io.BufferedReader:
        if not path.exists():
            raise ReadError("no such file or folder")
        if not path.is_file():
            raise ReadError("neither a file nor a folder")
        return path.open("rb")

    return Source(str(path), open_, named, path.stat().st_size if path.is_file() else None)


@contextmanager
def seekable(source: Source, stream: io.BufferedReader) -> Iterator[IO[bytes]]:
    """A stream that can be sought in: a member of an archive is copied first."""
    if not source.depth:
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield copy
