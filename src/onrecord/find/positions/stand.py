"""One stance as one event or statement shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.find.positions.register import Standing
from onrecord.schema import Evidence, Span, Stance

# Who promises to do no more than this has not made up his mind.
WEIGHING = re.compile(
    r"(?:(?:consider|study|weigh|examin|review)(?:e|ing)?|look(?:ing)? (?:at|into)) "
)


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance as one event or statement shows it.

    Attributes:
        who: who takes it.
        matter: what it is about, in the report's words; empty where they only point at it.
        stance: which.
        via: id of the event or statement, None where it is neither.
        evidence: its words.
        words: where the words stand that show the stance: the trigger, or cue and content.
        condition: on what it depends.
        told_by: id of the innermost statement that tells it.
        date: when it was taken.
        claimed: whether somebody else only claims it, so that others may answer it but it is none.
    """

    who: Standing
    matter: str
    stance: Stance
    via: str | None
    evidence: tuple[Evidence, ...]
    words: tuple[Span, ...]
    condition: str | None = None
    told_by: str | None = None
    date: str | None = None
    claimed: bool = False

    @property
    def place(self) -> int:
        """Where the report shows it first."""
        return min(e.start for e in self.evidence)


def backing(matter: str, stance: Stance) -> tuple[str, Stance]:
    """A matter and the stance on it; who wants or promises support for a thing supports it.

    >>> backing("support for the plan", "demands"), backing("leave the campus", "demands")
    (('the plan', 'supports'), ('leave the campus', 'demands'))
    >>> backing("study the plan", "commits")
    ('the plan', 'undecided')
    >>> backing("endorse the plan", "refuses")
    ('endorse the plan', 'refuses')
    """
    if stance not in ("demands", "commits"):
        return matter, stance
    weighing = WEIGHING.match(matter)
    if weighing is not None and stance == "commits":
        return matter[weighing.end() :], "undecided"
    words = matter.split()
    for k, word in enumerate(words[:3]):
        if word.lower().startswith(("support", "back", "endors")) and len(words) > k + 1:
            rest = words[k + 1 :]
            rest = rest[1:] if rest[0] in ("for", "of") and len(rest) > 1 else rest
            return " ".join(rest), "supports"
    return matter, stance
