"""Judgements as JSON lines: the form in which they are kept in git and brought elsewhere."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any, get_args

from onrecord.errors import ReadError
from onrecord.schema import Judgement, Target, Verdict
from onrecord.store.standing import FINDINGS, JOINS

NUMBERS: dict[str, type | tuple[type, ...]] = {
    "start": int,
    "end": int,
    "score": (int, float),
}
CODES = {"kind": get_args(Target), "verdict": get_args(Verdict)}
NEEDED = ("kind", "target", "verdict", "person", "time")


def write(item: Judgement) -> str:
    """A judgement as a line, its id first.

    >>> write(Judgement("event", "e1", "accept", "Ada", "2025-01-01T00:00:00Z"))[:26]
    '{"id": "j4d1b1b0a09e1ec0e"'
    """
    return json.dumps({"id": item.id} | asdict(item), ensure_ascii=False)


def read(text: str, *, name: str) -> list[Judgement]:
    """The judgements of a file.

    Args:
        text: its lines.
        name: the file's name, for complaints.

    Raises:
        ReadError: when a line is none.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                found.append(_judgement(json.loads(line)))
            except (ValueError, TypeError) as error:
                raise ReadError(f"{name}, line {number}: not a judgement ({error})") from error
    return found


def _judgement(given: Any) -> Judgement:
    if not isinstance(given, dict):
        raise ValueError("not an object")
    known = {field.name for field in fields(Judgement)}
    values = {key: value for key, value in given.items() if key in known and value is not None}
    for name in NEEDED:
        if name not in values:
            raise ValueError(f"without {name}")
    for name, value in values.items():
        if not isinstance(value, NUMBERS.get(name, str)):
            raise ValueError(f"{name} is {value!r}")
        if name in CODES and value not in CODES[name]:
            raise ValueError(f"{name} is {value!r}")
    if values["verdict"] in JOINS and values["kind"] in FINDINGS:
        raise ValueError(f"findings of kind {values['kind']} cannot be merged")
    made = Judgement(**values)
    if given.get("id", made.id) != made.id:
        raise ValueError("its id does not match its content: it was changed")
    return made
