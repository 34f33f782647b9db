"""Differences against what a careful reader lists: one field, the words of both sides, values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Place = tuple[str, int, int]
"""A file's name, and from where to where in the clean text."""

# What a record calls a field, by what the gold calls it; all else there is a figure of something.
FIELDS: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date", "day"}),
    "place": frozenset({"place"}),
    "speaker": frozenset({"speaker"}),
    "status": frozenset({"status"}),
    "actor": frozenset({"actors"}),
    "recipient": frozenset({"recipients"}),
    "name": frozenset({"name"}),
    "role": frozenset({"role"}),
}
FIGURE = "figure"
# A number may be given rounded; the same within so much.
NEAR = 0.001

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z“\"'‘])|\n+")
_WORD = re.compile(r"[^\W_]+")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SMALL = frozenset("a an at by for in of on s the to was were".split())


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values of a difference, and where it stands.

    Attributes:
        value: in words.
        low: of a figure, the least that it allows; None where open.
        high: the most, likewise.
        places: where the words stand that tell it.
    """

    value: str
    low: float | None
    high: float | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A difference, of the gold or of a run.

    Attributes:
        story: the gold's story; of a run's, the story whose reports it is told by.
        field: as the gold calls it.
        kind: "differs" or "superseded".
        sides: the values.
        required: whether it must be found.
        about: for the reader.
    """

    story: str
    field: str
    kind: str
    sides: tuple[Side, ...]
    required: bool = True
    about: str = ""


def field_of(name: str) -> str:
    """What the gold calls a record's field.

    >>> field_of("actors"), field_of("killed")
    ('actor', 'figure')
    """
    return next((field for field, names in FIELDS.items() if name in names), FIGURE)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that some words stand in.

    >>> text = "Two died. He left. She stayed."
    >>> text[slice(*sentence(text, 10, 12))]
    'He left. '
    """
    cuts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    first = max(c for c in cuts if c <= start)
    last = min((c for c in cuts if c >= end), default=len(text))
    return first, last


def matches(gold: Found, made: Found) -> bool:
    """Whether a run's difference is one of the gold's."""
    if gold.story != made.story or gold.field != made.field:
        return False
    pairs = [
        (i, j)
        for i, g in enumerate(gold.sides)
        for j, m in enumerate(made.sides)
        if touch(g.places, m.places) and agree(gold.field, g, m)
    ]
    return any(a[0] != b[0] and a[1] != b[1] for a, b in combinations(pairs, 2))


def touch(some: Iterable[Place], others: Iterable[Place]) -> bool:
    """Whether words stand at one place."""
    held = list(others)
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in some for b in held)


def agree(field: str, gold: Side, made: Side) -> bool:
    """Whether a run's value is the gold's.

    A status is told in words of the author's own in the gold, so that its places decide.
    """
    if field == "status":
        return True
    if field == FIGURE:
        return _same(gold.low, made.low) and _same(gold.high, made.high)
    if field == "date":
        return _dates(gold.value, made.value)
    one, other = ({w.lower() for w in _WORD.findall(v)} - _SMALL for v in (gold.value, made.value))
    return bool(one & other)


def _same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= NEAR * max(abs(a), abs(b))


def _dates(gold: str, made: str) -> bool:
    """One day, or one a shortening of the other; the gold may have it in words.

    >>> _dates("Thursday 6 March", "2025-03-06"), _dates("6 March", "2025-03-07")
    (True, False)
    """
    if gold.startswith(made) or made.startswith(gold):
        return True
    day = re.search(r"\b(\d{1,2})\b", gold)
    month = next((k for k, m in enumerate(_MONTHS, 1) if m in gold.lower()), None)
    told = re.fullmatch(r"\d{4}-(\d\d)(?:-(\d\d))?", made[:10])
    if told is None or month is None:
        return False
    of_day = not told[2] or not day or int(told[2]) == int(day[1])
    return int(told[1]) == month and of_day


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found of some stories' differences.

    Attributes:
        gold: those that must be found.
        hit: those of them that were.
        made: what was made, what need not be found left out.
        right: what of it is one of the gold's.
        kinds: of the hits, how many are told with the right kind.
    """

    gold: int
    hit: int
    made: int
    right: int
    kinds: int


def count(gold: Sequence[Found], made: Sequence[Found]) -> Counts:
    """Counts what was found; a difference found twice is right twice and hit once."""
    asked = [g for g in gold if g.required]
    spare = [g for g in gold if not g.required]
    right = [m for m in made if any(matches(g, m) for g in asked)]
    spared = [m for m in made if m not in right and any(matches(g, m) for g in spare)]
    found = [(g, [m for m in made if matches(g, m)]) for g in asked]
    return Counts(
        gold=len(asked),
        hit=sum(bool(of) for _, of in found),
        made=len(made) - len(spared),
        right=len(right),
        kinds=sum(any(m.kind == g.kind for m in of) for g, of in found),
    )


def within_copies(made: Found, text_of: Mapping[str, str]) -> bool:
    """Whether its sides stand in several prints of one text, and nowhere else.

    Args:
        made: a run's difference.
        text_of: by file, the file whose text it prints.
    """
    files = {p[0] for side in made.sides for p in side.places}
    return len(files) > 1 and len({text_of.get(f, f) for f in files}) == 1


def gold_of(story: str, given: Mapping[str, Any], texts: Mapping[str, str]) -> list[Found]:
    """The gold's differences, their words looked up in the clean texts, copies included.

    Args:
        story: its name.
        given: as the cases have it.
        texts: by file, the clean text.
    """
    prints: dict[str, list[str]] = {}
    for name, facts in given["reports"].items():
        if facts.get("copy_of"):
            prints.setdefault(facts["copy_of"], []).append(name)
    return [
        Found(
            story,
            d["field"],
            d["kind"],
            tuple(_gold_side(s, prints, texts) for s in d["sides"]),
            d["required"],
            d["about"],
        )
        for d in given["differences"]
    ]


def _gold_side(
    side: Mapping[str, Any], prints: Mapping[str, Sequence[str]], texts: Mapping[str, str]
) -> Side:
    found: list[Place] = []
    for name, words in side["in"]:
        spaced = re.compile(r"\s+".join(map(re.escape, words.split())))
        for file in (name, *prints.get(name, ())):
            found += [(file, *m.span()) for m in spaced.finditer(texts.get(file, ""))]
    return Side(str(side["value"]), side.get("low"), side.get("high"), tuple(found))
