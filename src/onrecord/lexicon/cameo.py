"""CAMEO's codes for what events are in PLOVER: its `cameo*.csv`, checked against CAMEO 1.1b3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.tables import rows


@dataclass(frozen=True, slots=True)
class CameoCode:
    """What CAMEO has for an event: columns as in `cameo.csv`."""

    root: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class CameoName:
    """What a code of CAMEO is: columns as in `cameo_codes.csv`."""

    code: str
    name: str
    example: str


@cache
def cameo() -> dict[tuple[str, str | None], CameoCode]:
    """CAMEO's codes by type and mode; a part that these do not fix is None.

    >>> cameo()["COERCE", "arrest"]
    CameoCode(root='17', code='173')
    """
    return {(row["type"], row["mode"] or None): _code(row) for row in rows("cameo.csv")}


@cache
def cameo_words() -> dict[tuple[str, str | None, str], CameoCode]:
    """The codes that a word fixes where type and mode do not; without a mode it does in all."""
    return {
        (row["type"], row["mode"] or None, word): _code(row)
        for row in rows("cameo_words.csv")
        for word in row["words"].split(";")
    }


def coded(type_: str, mode: str | None, trigger: str) -> CameoCode:
    """CAMEO's code of an event: by its type and mode, else by the words that tell it.

    Args:
        type_: PLOVER's type.
        mode: PLOVER's mode, if it has one.
        trigger: the words that tell of the event.

    >>> coded("REQUEST", "yield", "demanded"), coded("REQUEST", "yield", "must leave")
    (CameoCode(root='10', code=None), CameoCode(root=None, code=None))
    """
    fixed = cameo().get((type_, mode)) or cameo()[type_, None]
    if fixed.code is not None:
        return fixed
    told = re.findall(r"\w+", trigger.lower())
    found = (cameo_words().get((type_, of, word)) for word in told for of in (mode, None))
    return next((code for code in found if code), fixed)


@cache
def cameo_names() -> dict[str, CameoName]:
    """All codes that are given, roots among them."""
    return {row["code"]: CameoName(**row) for row in rows("cameo_codes.csv")}


@cache
def cameo_roles() -> dict[str, str]:
    """CAMEO's role by PLOVER's sector, where it has one."""
    return {row["sector"]: row["role"] for row in rows("cameo_roles.csv")}


def cameo_markdown() -> str:
    """The codes that stand in `EventCode` and `EventRootCode`, as a table."""
    return "\n".join(("### CAMEO\n", *_table())) + "\n"


def _table() -> Iterator[str]:
    yield "| code | CAMEO's name | example |"
    yield "|---|---|---|"
    yield from (f"| `{c.code}` | {c.name} | {c.example} |" for c in cameo_names().values())


def _code(row: dict[str, str]) -> CameoCode:
    return CameoCode(row["root"] or None, row["code"] or None)
