"""Whether a clause looks back or ahead, told from the words around a time."""

from __future__ import annotations

import re
from functools import cache

from onrecord.find.times.words import rows

# How much of the clause is looked at; further away a verb is most often another clause's.
BEFORE, AFTER = 90, 50
# The point behind an initial or a title ends nothing: "Daniel P. Davison".
CLAUSE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b[MDS][rst])(?<!\bMrs)\.|[;!?:])[ \n'\"”’)]|\n|[“”\"]"
    r"|``|''| _ | -- | – | — "
)
# Regular verbs in the past are cues without being listed; an infinitive mostly looks ahead.
PASSIVE = (
    r"(?P<missed>\b(?:had been|was|were)[ \n]"
    r"(?:due|scheduled|expected|planned|set|supposed|meant)[ \n]to[ \n]\w+)|"
    # After "when", "if" and the like the present tense is the future.
    r"(?P<when>\b(?:when|once|if|until|unless|as soon as)\b[^,.;]{1,40}?[ \n]"
    r"(?:is|are|gets?|comes?|goes|begins?|opens?|ends?|meets?|takes?|returns?)\b(?:[ \n]\w+)?)|"
    r"(?P<be>\b(?:to|will|would|may|shall|must|should)[ \n](?:\w+[ \n])?be[ \n]\w+)"
)
SHAPES = (
    r"(?P<past>\b(?!un)[a-z]{2,}[^e\W]ed\b)"
    r"|(?P<ahead>\bto[ \n](?!(?:the|an?|his|her|its|my|your|their|our|death|more|less|all|both|"
    r"some|any|each|every|those|these|this|that|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"[a-z]{3,}\b)"
)
# An infinitive further away than this is mostly another clause's.
INFINITIVE_REACH = 25
HAPPENED = re.compile(r"\b(?:had|was|were|did)\b")
# "Wednesday's ruling", "Friday were", "under a June agreement": a cue ahead is not its own, but
# for what is mostly still to come.
POSSESSED = re.compile(
    r"(?:['’]s\b| (?:was|were|had|did)\b)"
    r"(?! (?:\w+ )?(?:deadline|elections?|vote|summit|meeting|talks|session|game|hearing)\b)"
)
ATTRIBUTE = re.compile(r"\b(?:an?|the)[ \n](?:late|early|mid)?[ -]?$")
MODAL_NEXT = re.compile(r"\W*(?:\w+ ){0,3}?(?:will|would|shall)\b")
LITTLE = r"(?:[ \n](?:on|in|at|the|early|late|mid|around|about|of|to|end|beginning))*[ \n-]*$"


@cache
def listed(where: str) -> dict[str, int]:
    """Cues by their words and where they point: 1 ahead, -1 back."""
    return {
        r["words"]: 1 if r["direction"] == "future" else -1
        for r in rows("time_cues.csv")
        if r["where"] == where
    }


@cache
def _pattern(where: str) -> re.Pattern[str]:
    longest = sorted(listed(where), key=lambda w: (-len(w), w))
    body = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest)
    if where == "adjacent":
        return re.compile(rf"\b(?P<listed>{body}){LITTLE}")
    return re.compile(rf"{PASSIVE}|(?<!\w)(?P<listed>{body})\b|{SHAPES}")


def direction(text: str, start: int, end: int) -> int:
    """1 when the clause around text[start:end] looks ahead, -1 when back, 0 when it does neither.

    >>> direction("They will meet on Friday", 18, 24), direction("They met on Friday", 12, 18)
    (1, -1)
    """
    before = CLAUSE_END.split(text[max(0, start - BEFORE) : start])[-1]
    after = CLAUSE_END.split(text[end : end + AFTER])[0]
    if m := _pattern("adjacent").search(_uncapped(before)):
        past = HAPPENED.search(after) and m["listed"] in ("until", "till")
        return -1 if past else listed("adjacent")[re.sub(r"\s+", " ", m["listed"])]
    named = POSSESSED.match(after) or ATTRIBUTE.search(before)
    for m in reversed(list(_pattern("clause").finditer(_uncapped(before)))):
        near = len(before) - m.end() <= INFINITIVE_REACH and "," not in before[m.end() :]
        if m["ahead"] and not near:
            continue
        if _way(m) < 0 or not named:
            return _way(m)
    if MODAL_NEXT.match(after):
        return 1
    m = _pattern("clause").search(after)
    return _way(m) if m else 0


def _uncapped(clause: str) -> str:
    """The clause with its first letter small: a name keeps its capital and is no cue."""
    return clause[:1].lower() + clause[1:]


def _way(m: re.Match[str]) -> int:
    if m["listed"]:
        return listed("clause")[re.sub(r"\s+", " ", m["listed"])]
    return -1 if m["past"] or m["missed"] else 1
