"""JSONL: a report a line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.decoding import BOMS, decode
from onrecord.read.fields import failure, from_fields
from onrecord.read.source import MOST_BYTES, Source
from onrecord.schema import Failure, Report


def read_lines(source: Source) -> Iterator[Report | Failure]:
    """The reports of a JSONL file, each an object with `text` or `html`.

    `url`, `title`, `date` and `outlet` may stand beside it, each by any of its
    `fields.SPELLINGS` (`body`, `headline`, `published`). A report's id hashes these fields,
    not the line's spelling. Blank lines are passed over; any other line that holds no report is a
    failure by itself.
    """
    anything = False
    with source.open() as file:
        for number, line in _numbered(file):
            anything = True
            where = f"{source.name}#{number}"
            try:
                yield _report(where, line)
            except ReadError as error:
                yield failure(where, str(error))
    if not anything:
        raise ReadError("the file is empty")


def _numbered(file: io.BufferedReader) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank; one that is too long comes cut, one byte over the limit."""
    stream: io.BufferedIOBase = file
    mark = file.peek(4)[:4]
    encoding = next((name for bom, name in BOMS if mark.startswith(bom)), "utf-8")
    if encoding in ("utf-16", "utf-32"):
        stream = io.BytesIO(file.read().decode(encoding, "replace").encode())
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        rest = line
        while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MOST_BYTES + 1)
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def _report(where: str, line: bytes) -> Report:
    if len(line) > MOST_BYTES:
        raise ReadError(f"the line is too long: the limit is {MOST_BYTES / 1e6:.0f} MB")
    text, _ = decode(line)
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"the line is not JSON: {error}"[:200]) from error
    if not isinstance(value, dict):
        raise ReadError("the line is not a JSON object with a field “text” or “html”")
    return from_fields(where, value, what="line")
