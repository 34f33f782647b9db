"""Whether statements of two reports are one saying: quoted whole, cut, or turned indirect."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.merge.records.around import Around
from onrecord.merge.records.words import all_words, negated, quoted, shares, spoken, stem, telling
from onrecord.schema import Statement

# So many words in a row are the same words, whoever is held to have said them, one less where
# they are the whole of a quotation …
SAME_WORDS = 6
# … and so many, where one is held to have said them; the whole of a quotation counts so much too.
SAME_SHORT = 4
# Else one speaker's two accounts share so much of the words that tell, weighed by how rare they
# are, in the shorter one, and so many of them. Set on invented stories.
SHARE, LEAST = 0.6, 3
# Of the longer one it is at least so much: "to bar freight" is no more than a part of what another
# says of ambassadors, deadlines and freight.
OF_LONGER = 0.3
# Two people who are held to have said one thing share so much, of the shorter and of the longer
# one, and so many words that are no names; they are looked up by two of so many of the rarest.
SHARE_OTHERS, OF_LONGER_OTHERS, LEAST_OTHERS, RAREST = 0.6, 0.45, 4, 4
_SMALL = re.compile(r"\b[^\W\d_A-Z][^\W\d_]+")
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement as it is compared.

    Attributes:
        statement: the statement.
        speaker: the identity of who says it, None where that is not known.
        quotes: the words of its quotations.
        words: its words that tell something.
        negated: whether it denies something.
        weekday: the day of the week on which it was said, else reported; "" where not known.
        by_person: whether a person says it, who is known.
    """

    statement: Statement
    speaker: str | None
    quotes: tuple[tuple[str, ...], ...]
    words: Mapping[str, float]
    negated: bool
    weekday: str = ""
    by_person: bool = False

    @property
    def text(self) -> str:
        """The words of the whole content."""
        return " ".join(piece.text for piece in self.statement.content)

    @property
    def keys(self) -> list[str]:
        """What it is looked up by: runs of quoted words, and the speaker with each rare word."""
        runs = {q[k : k + SAME_SHORT] for q in self.quotes for k in range(len(q) - SAME_SHORT + 1)}
        rare = sorted(self.words, key=lambda w: (-self.words[w], w))[: 2 * LEAST]
        said = {f"{self.speaker}|{w}" for w in rare} if self.speaker else set()
        two = combinations(sorted(rare[:RAREST]), 2) if self.by_person else ()
        return sorted({" ".join(r) for r in runs} | said | {"+".join(words) for words in two})


def saying(statement: Statement, around: Around) -> Saying:
    """A statement, made ready to be compared."""
    text = " ".join(piece.text for piece in statement.content)
    if statement.form == "direct":
        quotes = [all_words(piece.text) for piece in statement.content]
    else:
        quotes = quoted(text)
    who = around.who.get(statement.speaker.actor or "")
    return Saying(
        statement,
        who.id if who else None,
        tuple(q for q in quotes if len(q) >= SAME_SHORT),
        telling(text),
        negated(text),
        _weekday(statement, around),
        who is not None and who.kind == "person",
    )


def _weekday(statement: Statement, around: Around) -> str:
    told = statement.said_on.value if statement.said_on else None
    if told and len(told) == len("2025-03-04"):
        return WEEKDAYS[date.fromisoformat(told).weekday()]
    day = around.day[statement.report]
    return WEEKDAYS[date.fromordinal(day).weekday()] if day else ""


def match(a: Saying, b: Saying) -> tuple[float, tuple[str, ...]]:
    """How much speaks for two statements being one saying, and what; 0 where not enough does."""
    if a.statement.report == b.statement.report:
        return 0.0, ()
    one = a.speaker is not None and a.speaker == b.speaker
    run = max((longest(x, y) for x in a.quotes for y in b.quotes), key=len, default=())
    whole = run in a.quotes or run in b.quotes
    if len(run) >= (SAME_SHORT if one else SAME_WORDS - whole):
        return 10.0 + len(run), (f"quotation: {' '.join(run)}",)
    if a.negated != b.negated or not _one_day(a, b) or _looks_back(a, b):
        return 0.0, ()
    both, share, of_longer = shares(a.words, b.words)
    if len(both) < LEAST or share < SHARE or of_longer < OF_LONGER:
        return 0.0, ()
    if not one and not _of_others(a, b, both, share, of_longer):
        return 0.0, ()
    told = f"words: {spoken(both[:5], a.text)}"
    return share * len(both), ("speaker", told) if one else (told,)


def _of_others(a: Saying, b: Saying, both: Sequence[str], share: float, of_longer: float) -> bool:
    """Whether two people's words are so much the same that they are one saying."""
    speech = a.statement.kind == b.statement.kind == "speech" and a.by_person and b.by_person
    if not speech or share < SHARE_OTHERS or of_longer < OF_LONGER_OTHERS:
        return False
    small = {stem(w) for w in _SMALL.findall(a.text)}
    return sum(w in small for w in both) >= LEAST_OTHERS


def longest(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    """The longest run of words that two quotations share.

    >>> longest(("we", "never", "said", "june"), ("never", "said", "june", "did", "we"))
    ('never', 'said', 'june')
    """
    best: tuple[str, ...] = ()
    before = [0] * (len(b) + 1)
    for i, word in enumerate(a):
        now = [0] * (len(b) + 1)
        for j, other in enumerate(b):
            if word == other:
                now[j + 1] = before[j] + 1
                if now[j + 1] > len(best):
                    best = a[i - now[j + 1] + 1 : i + 1]
        before = now
    return best


def _looks_back(a: Saying, b: Saying) -> bool:
    """Whether one speaks of the day on which the other was said: "the deadline set on Monday"."""
    only_a, only_b = _named(a) - _named(b), _named(b) - _named(a)
    return b.weekday in only_a or a.weekday in only_b


def _named(saying: Saying) -> set[str]:
    """The weekdays that a statement names."""
    return {w for w in all_words(saying.text) if w in WEEKDAYS}


def _one_day(a: Saying, b: Saying) -> bool:
    """Whether the two may have been said on one day."""
    days = [s.statement.said_on.value for s in (a, b) if s.statement.said_on is not None]
    known = [d for d in days if d and "W" not in d]  # a week has days of two months
    return len(known) < 2 or known[0].startswith(known[1]) or known[1].startswith(known[0])
