"""The words that invented pages are made of, out of the tables beside this file."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from onrecord.clean import lexicon

_HERE = Path(__file__).parent


@cache
def furniture() -> dict[str, list[tuple[str, str]]]:
    """Kind and words of the lines of each slot."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for slot, kind, text in _rows("furniture.csv", 3):
        found[slot].append((kind, text))
    return dict(found)


@cache
def phrases() -> dict[str, list[str]]:
    """What each symbol of the small grammar of titles, captions and comments may stand for."""
    found: dict[str, list[str]] = defaultdict(list)
    for symbol, text in _rows("phrases.csv", 2):
        found[symbol].append(text)
    found["title"] += _lines("titles.txt")
    found["subhead"] += _lines("subheads.txt")
    return dict(found)


@cache
def words(name: str) -> list[str]:
    """A list of names: first, last, place, house, section, agency, role, brand, or their parts."""
    return next(row[1].split(";") for row in _rows("words.csv", 2) if row[0] == name)


@cache
def first_names() -> list[str]:
    """First names of many countries."""
    return [row["name"] for row in lexicon.rows("firstnames.csv")]


@cache
def names() -> dict[str, list[str]]:
    """What sites call the elements of each slot."""
    return {slot: text.split() for slot, text in _rows("names.csv", 2)}


@cache
def facts() -> list[tuple[str, list[str]]]:
    """Heads and items of lists and tables within a report."""
    return [(head, items.split(" ~ ")) for head, items in _rows("facts.csv", 2)]


def _rows(name: str, columns: int) -> list[list[str]]:
    """The rows of a table below its head; the last column may hold bars."""
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="|", quoting=csv.QUOTE_NONE))[1:]
    return [[*row[: columns - 1], "|".join(row[columns - 1 :])] for row in rows if row]


def _lines(name: str) -> list[str]:
    return (_HERE / name).read_text("utf-8").splitlines()
