"""Matters that only point at what somebody else has put forward: "dismissed the demand"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.annotate.parsed import Doc
from onrecord.find.events.words import case
from onrecord.find.positions.clausal import wording
from onrecord.find.positions.issues import is_proposal
from onrecord.find.positions.stand import Stand
from onrecord.schema import Stance

# Words for what somebody put forward that do not say what it is.
POINTING = re.compile(
    r"^(?:(?:the|this|that|these|those|its|his|her|their|such|any|all|a|an) )*"
    r"(?:it|this|that|one|both|demands?|offers?|terms|calls?|requests?|invitations?|appeals?|them|"
    r"him one|so|(?:do|doing) (?:\w+ly )?(?:so|it|that|this)(?: \w+ly| now)?)?$",
    re.IGNORECASE,
)
# Who will do this refuses.
REFUSING = re.compile(r"^do(?:ing)? (?:nothing of the (?:sort|kind)|no such thing)", re.IGNORECASE)
PUT_FORWARD: frozenset[Stance] = frozenset(("demands", "commits", "supports"))
# Who agrees does what another has asked for.
ANSWERED: dict[Stance, frozenset[Stance]] = {"commits": frozenset(("demands", "supports"))}
# From the words that put something forward to those that answer them, in characters: some
# three sentences.
REACH = 500


# Who takes a side takes it on what was spoken of last, whoever spoke of it.
VIEWS: frozenset[Stance] = frozenset(("supports", "opposes", "undecided"))
# A proposal named by no more than what it is: "the measure".
BARE = re.compile(r"(?:the|this|that|these|those|such an?|its|his|her|their) (?P<noun>[a-z]+)$")
# Words for any deed or proposal whatever.
ANYTHING = frozenset(
    "plan idea proposal measure arrangement deal agreement bill law act move step decision scheme "
    "announcement approach approval matter request demand offer package project exception "
    "exemption extension merger sale bid ban freeze register result ruling".split()
)
_PARTS = frozenset(("compound", "amod", "nmod", "nmod:poss", "acl"))


def pointed(stands: Sequence[Stand], doc: Doc) -> tuple[Stand, ...]:
    """The stands, each with the matter that its words point at; without those that point nowhere.

    Args:
        stands: in the order of the text.
        doc: the report, for what it has spoken of.
    """
    out: list[Stand] = []
    told = _Told(doc)
    for shown in stands:
        stand = shown
        if REFUSING.match(stand.matter):
            stand = replace(stand, matter="", stance="refuses")
        if not POINTING.match(stand.matter.strip()):
            fuller = told.fuller(stand)
            out.append(stand if fuller is None else replace(stand, matter=fuller))
            continue
        if stand.stance in VIEWS:
            matter = _spoken_of(stand, out, told) if stand.matter else told.main
        else:
            matter = _put_forward(stand, out)
        if matter is not None:
            out.append(replace(stand, matter=matter))
    return tuple(out)


def _put_forward(stand: Stand, before: Sequence[Stand]) -> str | None:
    """What another put forward that somebody agrees to or turns down."""
    wanted = ANSWERED.get(stand.stance, PUT_FORWARD)
    for s in reversed(before):
        near = 0 <= stand.place - s.place <= REACH
        if near and s.who.name != stand.who.name and s.stance in wanted:
            return s.matter
    return None


def _spoken_of(stand: Stand, before: Sequence[Stand], told: _Told) -> str | None:
    """What was spoken of last before somebody takes a side."""
    near = [s for s in before if 0 <= stand.place - s.place <= REACH]
    last = max(near, key=lambda s: s.words[0][0], default=None)
    named = told.before(stand.words[0][0])
    if last is not None and (named is None or last.words[0][0] >= named[0]):
        return last.matter
    return named[1] if named is not None else None


class _Told:
    """The deeds and proposals that a report names, each in its fuller words.

    Args:
        doc: the report.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @cached_property
    def named(self) -> Sequence[tuple[int, str, str]]:
        """Where one is named, its noun, and all its words."""
        found = (t for t in self.doc if t.pos_ == "NOUN" and is_proposal(t.lemma_.lower()))
        return [
            (t.idx, t.lemma_.lower(), wording(t))
            for t in found
            if any(c.dep_ in _PARTS for c in t.children) and case(t) != "in"
        ]

    @cached_property
    def main(self) -> str | None:
        """The one that the report names most, its headline before others."""
        often = Counter(t.lemma_.lower() for t in self.doc if t.pos_ == "NOUN")
        nouns = dict.fromkeys(noun for _, noun, _ in self.named)
        noun = max(nouns, key=lambda noun: often[noun], default=None)
        return next((words for _, n, words in self.named if n == noun), None)

    def before(self, at: int) -> tuple[int, str] | None:
        """The one that is named last before a place, near it."""
        for start, _, words in reversed(self.named):
            if start < at:
                return (start, words) if at - start <= REACH else None
        return None

    def fuller(self, stand: Stand) -> str | None:
        """The fuller words for what is named by no more than what it is: "the measure"."""
        found = BARE.match(stand.matter)
        if found is None or found["noun"] not in ANYTHING:
            return None
        at = stand.words[0][0]
        same = (words for start, noun, words in self.named if noun == found["noun"] and start < at)
        return next(same, None)
