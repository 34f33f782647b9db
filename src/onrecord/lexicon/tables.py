"""The tables of this folder as frozen values, each read once a process."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from onrecord.schema import Act, Kind


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word that introduces attributions: columns as in `cues.csv`."""

    lemma: str
    pos: str
    kind: Kind
    act: Act
    frames: frozenset[str]
    negative: bool


@dataclass(frozen=True, slots=True)
class Country:
    """A country: columns as in `countries.csv`."""

    code: str | None
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A noun that says what a person is: columns as in `roles.csv`."""

    noun: str
    sector: str | None
    gender: str | None
    general: frozenset[str]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this folder, column by name."""
    text = (files("onrecord") / "lexicon" / name).read_text("utf-8")
    return csv.DictReader(io.StringIO(text, newline=""))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing of what a text is about, in lower case.

    >>> sorted({"ferry", "the", "would"} & function_words())
    ['the', 'would']
    """
    table = files("onrecord") / "lexicon" / "function_words.txt"
    return frozenset(table.read_text("utf-8").split())


@cache
def cues() -> dict[str, tuple[CueWord, ...]]:
    """Cue words by lemma; a lemma that is verb and noun has two."""
    out: dict[str, list[CueWord]] = {}
    for r in rows("cues.csv"):
        word = CueWord(
            r["lemma"],
            r["pos"],
            cast(Kind, r["kind"]),
            cast(Act, r["act"]),
            frozenset(_list(r["frame"])),
            r["negative"] == "yes",
        )
        out.setdefault(word.lemma, []).append(word)
    return {k: tuple(v) for k, v in out.items()}


@cache
def countries() -> tuple[Country, ...]:
    """All countries."""
    return tuple(
        Country(
            r["code"] or None,
            r["name"],
            _list(r["aliases"]),
            _list(r["demonyms"]),
            r["capital"],
            _list(r["metonyms"]),
        )
        for r in rows("countries.csv")
    )


@dataclass(frozen=True, slots=True)
class CountryWord:
    """What a word says of a country: its `name`, a `demonym`, its `capital` or a `metonym`."""

    country: Country
    how: str


@cache
def country_words() -> dict[str, CountryWord]:
    """Every word for a country, lower-case; a name goes before a demonym, that before a capital."""
    out: dict[str, CountryWord] = {}
    for how in ("name", "demonym", "metonym", "capital"):
        for c in countries():
            words = {
                "name": (c.name, *c.aliases),
                "demonym": c.demonyms,
                "metonym": c.metonyms,
                "capital": (c.capital,),
            }[how]
            for word in words:
                if word:
                    out.setdefault(word.lower(), CountryWord(c, how))
    return out


@cache
def roles() -> dict[str, RoleNoun]:
    """Role nouns, one or several words, lower-case."""
    return {
        r["noun"]: RoleNoun(
            r["noun"], r["sector"] or None, r["gender"] or None, frozenset(_list(r["general"]))
        )
        for r in rows("roles.csv")
    }


@cache
def collectives() -> dict[str, str]:
    """Nouns for groups and bodies that speak, singular and plural: their actor kind."""
    out = {}
    for r in rows("collectives.csv"):
        for form in (r["noun"], r["plural"]):
            if form:
                out[form.lower()] = r["kind"]
    return out


@cache
def first_names() -> dict[str, str]:
    """Given names that are clearly of one gender, lower-case: f or m."""
    return {r["name"].lower(): r["gender"] for r in rows("firstnames.csv")}
