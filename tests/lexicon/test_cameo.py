"""CAMEO codes: whole, below their roots, named; words decide what type and mode leave open."""

from __future__ import annotations

import re
import typing

import pytest

from onrecord.lexicon.cameo import (
    CameoCode,
    cameo,
    cameo_markdown,
    cameo_names,
    cameo_roles,
    cameo_words,
    coded,
)
from onrecord.lexicon.tables import rows
from onrecord.schema import EventType, Mode, Sector

WORDS = list(rows("cameo_words.csv"))
EXAMPLES = [(row, row[name]) for row in WORDS for name in ("example1", "example2", "example3")]
GIVEN = [*cameo().items(), *cameo_words().items()]


def test_every_type_and_mode_has_its_row() -> None:
    types, modes = typing.get_args(EventType), typing.get_args(Mode)
    assert {(type_, None) for type_ in types} <= cameo().keys()
    assert {type_ for type_, _ in cameo()} == set(types)
    assert {mode for _, mode in cameo() if mode} == set(modes)


@pytest.mark.parametrize(("pair", "code"), GIVEN, ids=str)
def test_a_code_stands_below_its_root(pair: object, code: CameoCode) -> None:
    assert code.root is None or (len(code.root) == 2 and 1 <= int(code.root) <= 20)
    assert code.code is None or (code.root is not None and code.code.startswith(code.root))


def test_every_code_that_is_given_is_named_and_no_other() -> None:
    given = {c for _, code in GIVEN for c in (code.root, code.code) if c}
    assert given == cameo_names().keys()
    assert all(
        f"| `{code}` | {name.name} |" in cameo_markdown() for code, name in cameo_names().items()
    )


@pytest.mark.parametrize(
    ("row", "example"), EXAMPLES, ids=lambda x: x if isinstance(x, str) else ""
)
def test_a_word_decides_where_its_type_and_mode_leave_it_open(
    row: dict[str, str], example: str
) -> None:
    (told,) = re.findall(r"\*(.+?)\*", example)
    type_, mode = row["type"], row["mode"] or None
    assert coded(type_, mode, told) == CameoCode(row["root"], row["code"] or None)
    assert cameo()[type_, mode].code is None


def test_no_word_decides_two_ways() -> None:
    assert len(cameo_words()) == sum(len(row["words"].split(";")) for row in WORDS)


@pytest.mark.parametrize(
    ("type_", "mode", "trigger", "root", "code"),
    [
        ("REQUEST", None, "must leave", None, None),  # an appeal (02) or a demand (10)
        ("REQUEST", "assist", "appealed for", "02", None),
        ("ACCUSE", "disapprove", "complained", "11", None),
        ("ACCUSE", None, "accused", None, None),  # blame, an inquiry (09), a charge (17)
        ("SANCTION", "convict", "fined", None, None),
        ("CONSULT", "third-party", "met", "04", None),  # at a third place (044), or mediated (045)
        ("COERCE", "arrest", "banned", "17", "173"),  # the mode goes before the word
        ("COERCE", "seize", "raided", None, None),
    ],
)
def test_what_is_open_stays_open(
    type_: str, mode: str | None, trigger: str, root: str | None, code: str | None
) -> None:
    assert coded(type_, mode, trigger) == CameoCode(root, code)


def test_roles_are_of_sectors() -> None:
    assert cameo_roles().keys() <= set(typing.get_args(Sector))
    assert all(len(role) == 3 for role in cameo_roles().values())
