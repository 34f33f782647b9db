"""JSONL: a report a line."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.decoding import BOMS, decode
from onrecord.schema import Failure, Format, Known, Report, report_id

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def read_lines(path: Path, *, most_bytes: int) -> Iterator[Report | Failure]:
    """The reports of a JSONL file, each an object with `text` or `html`.

    `url`, `title`, `date` and `outlet` may stand beside it. A report's id hashes these fields,
    not the line's spelling. Blank lines are passed over; any other line that holds no report is a
    failure by itself.
    """
    anything = False
    with path.open("rb") as file:
        for number, line in _numbered(file, most_bytes):
            anything = True
            where = f"{path}#{number}"
            try:
                yield _report(where, line, most_bytes)
            except ReadError as error:
                yield Failure(report_id(where.encode(), None), where, str(error))
    if not anything:
        raise ReadError("the file is empty")


def _numbered(file: io.BufferedReader, most_bytes: int) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank; one that is too long comes cut, one byte over the limit."""
    stream: io.BufferedIOBase = file
    mark = file.peek(4)[:4]
    encoding = next((name for bom, name in BOMS if mark.startswith(bom)), "utf-8")
    if encoding in ("utf-16", "utf-32"):
        stream = io.BytesIO(file.read().decode(encoding, "replace").encode())
    number = 0
    while line := stream.readline(most_bytes + 1):
        number += 1
        rest = line
        while len(rest) > most_bytes and not rest.endswith(b"\n"):
            rest = stream.readline(most_bytes + 1)
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def _report(where: str, line: bytes, most_bytes: int) -> Report:
    if len(line) > most_bytes:
        raise ReadError(f"the line is too long: the limit is {most_bytes / 1e6:.0f} MB")
    fields = _fields(line)
    kind: Format = "text" if fields.get("text") else "html"
    source = fields.get(kind)
    if not source:
        raise ReadError("the line has no text: it needs a field “text” or “html”")
    known = {name: fields[name] for name in ("title", "date", "outlet") if fields.get(name)}
    url = fields.get("url")
    content = json.dumps({kind: source, **known}, sort_keys=True, ensure_ascii=False)
    return Report(
        report_id(content.encode(), url), where, url, source, kind, "utf-8", Known(**known)
    )


def _fields(line: bytes) -> dict[str, str]:
    """The line's fields that are words, blank ones left out."""
    text, _ = decode(line)
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"the line is not JSON: {error}"[:200]) from error
    if not isinstance(value, dict):
        raise ReadError("the line is not a JSON object with a field “text” or “html”")
    names = ("text", "html", "url", "title", "date", "outlet")
    return {
        name: _LONE_SURROGATES.sub("\ufffd", value[name])
        for name in names
        if isinstance(value.get(name), str) and value[name].strip()
    }
