"""Standard input, which comes once and is read twice."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from onrecord.read.source import Source, file

STANDARD_INPUT = Path("-")
"""The path by which it is asked for."""

# Of its digest in the name: two inputs of one record hardly ever share so many.
DIGITS = 12
_CHUNK = 1 << 20
# Behind a byte order mark and blanks, what a line of JSON begins with.
_LOOK_AT = 1_000


@contextmanager
def kept(stream: BinaryIO) -> Iterator[Source]:
    """A stream as a source that can be read again, as long as the context lasts.

    It is JSON lines if it begins with an object, and otherwise a text or page. Its name is made
    from its content: the same input is known again, and another does not take its place in the
    record.
    """
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder, "input")
        digest = hashlib.sha256()
        with path.open("wb") as copy:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
        with path.open("rb") as copy:
            # The mark and zeros of two-byte letters are taken off with the blanks.
            start = copy.read(_LOOK_AT).lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
        suffix = ".jsonl" if start.startswith(b"{") and not start.startswith(b"{\\rtf") else ".txt"
        name = f"standard-input-{digest.hexdigest()[:DIGITS]}{suffix}"
        yield replace(file(path, named=True), name=name)
