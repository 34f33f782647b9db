"""Reads sentences in which a source and a target are marked (PLV's TSV)."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.annotate.pieces import WordsOf

MARK = re.compile(r"<(/?)([st])>")
SOURCE, TARGET = 1, 2


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence with a pair.

    Attributes:
        tokens: its words.
        gaps: how each stands to the one before (see `onrecord.annotate.pieces`).
        roles: for each token 1 in the source, 2 in the target, else 0; a side without a mark
            ("a recipient" that the sentence does not name) has none.
        root: the gold PLOVER root.
        quad: the gold quad, 1 to 4.
        sentence: the sentence without marks, by which rows are grouped.
    """

    tokens: list[str]
    gaps: list[int]
    roles: list[int]
    root: str
    quad: int
    sentence: str


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """A sentence without its marks, and where the source `s` and the target `t` stand.

    >>> unmarked("<s>Chad</s> thanked <t>Mali</t>.")
    ('Chad thanked Mali.', {'s': (0, 4), 't': (13, 17)})
    """
    text, spans, opened, at = "", {}, 0, 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if m[1]:
            spans[m[2]] = (opened, len(text))
        else:
            opened = len(text)
    return text + marked[at:], spans


def read(lines: Iterable[str], make_doc: Callable[[str], Doc]) -> Iterator[Row]:
    """The rows of a TSV file with `marked_sentence`, `gold_root` and `gold_penta`."""
    for r in csv.DictReader(lines, delimiter="\t"):
        text, spans = unmarked(r["marked_sentence"])
        doc = make_doc(text)
        found = WordsOf.of(doc)
        roles = []
        for place in found.places:
            inside = [
                role
                for role, name in ((SOURCE, "s"), (TARGET, "t"))
                if name in spans and spans[name][0] <= doc[place].idx < spans[name][1]
            ]
            roles.append(inside[-1] if inside else 0)
        yield Row(found.words, found.gaps, roles, r["gold_root"], int(r["gold_penta"]), text)
