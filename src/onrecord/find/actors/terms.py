"""From when until when somebody held an office: by the report's own words, else by the lexicon.

Only dates that tell their year count, for they hang on no report's date: "since 2003", "from March
2001 to 2005", "(1994–99)", "became minister in 2010". What neither tells stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.knowledge import FIRST, LAST
from onrecord.find.actors.offices import terms
from onrecord.find.actors.role_nouns import role_noun
from onrecord.find.actors.role_phrases import RoleFound, read_role
from onrecord.find.phrases import chars

Term = tuple[str | None, str | None]
"""From when and until when, ISO 8601 as short as it is told."""

UNKNOWN: Term = (None, None)

_MONTHS = "january february march april may june july august september october november december"
_NUMBER = {m[:3]: f"{n:02}" for n, m in enumerate(_MONTHS.split(), 1)}
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]}|\\.)?" for m in _MONTHS.split())
_DATE = (
    rf"(?:(?:(?P<before{{0}}>\d{{{{1,2}}}}) )?(?P<month{{0}}>{_MONTH}) "
    r"(?:(?P<day{0}>\d{{1,2}}), )?)?(?P<year{0}>(?:1[6-9]|20)\d\d)\b"
)
_SHORT = r"(?P<short>\d\d)\b"
_FROM, _TO = _DATE.format(1), _DATE.format(2)
_HELD = re.compile(
    rf"\b(?:from|between) {_FROM} ?(?:to|until|till|through|and|-|–) ?{_TO}"
    rf"|\({_DATE.format(3)} ?[-–] ?(?:{_DATE.format(4)}|{_SHORT})\)"
    rf"|\b(?:since|from) {_DATE.format(5)}"
    rf"|\b(?:until|till) {_DATE.format(6)}",
    re.IGNORECASE,
)
_POINT = re.compile(rf"\b(?:in|on|since) {_FROM}", re.IGNORECASE)
# Verbs by which somebody takes, holds or leaves the office behind them.
TAKEN = frozenset("become elect appoint name inaugurate".split())
HELD = frozenset(("serve",))
LEFT = frozenset(("resign", "retire"))
# Between a verb and its office, and behind an office, stand no more words than these.
NEAR, FAR = 6, 14
ENDS = frozenset(";.:?!—")


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a verb tells with its dates, and the token of who held it."""

    who: Token
    role: RoleFound
    term: Term


def term_of(doc: Doc, role: RoleFound, names: Collection[str], day: str | None) -> Term:
    """From when until when somebody held an office, as far as it is told or known.

    Args:
        doc: the report.
        role: the office, at its place.
        names: the holder's names in the report.
        day: the report's date, ISO 8601.
    """
    told = _told(doc, role.span[1])
    return told if told != UNKNOWN else _known(role, names, day)


def held(doc: Doc, is_person: Callable[[int], bool]) -> Iterator[Held]:
    """Offices that a verb tells with their dates: "Orr served as premier from 1994 to 1999".

    Args:
        doc: the report.
        is_person: whether a token stands for a person of the cast.
    """
    wanted = _verbs()
    for verb in doc:
        lemma = verb.lemma_
        if lemma not in wanted:
            continue
        taken = lemma in TAKEN or (lemma == "be" and _behind_who(verb) is not None)
        if not taken and lemma not in HELD | LEFT:
            continue
        if lemma in TAKEN - {"become"} and not _is_passive(verb):
            continue  # who appoints is not who is appointed
        who = _subject(verb)
        role = _office(doc, verb.i + 1)
        if who is None or role is None or not is_person(who.i):
            continue
        term = _told(doc, role.span[1])
        if term == UNKNOWN and (point := _point(doc, role.span[1])) is not None:
            term = (point, None) if lemma in TAKEN else (None, point) if lemma in LEFT else UNKNOWN
        if term != UNKNOWN:
            yield Held(who, role, term)


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*TAKEN, *HELD, *LEFT, "be"))


def _told(doc: Doc, at: int) -> Term:
    """The dates behind an office."""
    start, end = chars(doc, at, _end(doc, at)) if _end(doc, at) > at else (0, 0)
    found = _HELD.search(doc.text[start:end]) if end else None
    if found is None or not _hangs_on_noun(doc, start + found.start()):
        return UNKNOWN
    since = next((d for n in (1, 3, 5) if (d := _date(found, n))), None)
    until = next((d for n in (2, 4, 6) if (d := _date(found, n))), None)
    if found["short"] and since:
        until = since[:2] + found["short"]
    return UNKNOWN if since and until and until < since else (since, until)


def _point(doc: Doc, at: int) -> str | None:
    """The date on which an office was taken or left."""
    if _end(doc, at) <= at:
        return None
    start, end = chars(doc, at, _end(doc, at))
    found = _POINT.search(doc.text[start:end])
    return _date(found, 1) if found is not None else None


def _end(doc: Doc, at: int) -> int:
    """Where the phrases that may hang on an office end: at a clause, or at a comma of no date."""
    last = min(at + FAR, doc[at - 1].sent.end)
    for i in range(at, last):
        token = doc[i]
        comma = token.text == "," and not (doc[i - 1].is_digit and i + 1 < last)
        verb = token.pos_ in ("VERB", "AUX", "SCONJ") and not token.is_digit
        if comma or verb or token.text in ENDS or token.tag_ in ("WP", "WDT", "WRB"):
            # "since" and "until" are tagged as those that open a clause, too
            if token.lower_ in ("since", "until", "till") and i + 1 < last:
                continue
            return i
    return last


def _hangs_on_noun(doc: Doc, start: int) -> bool:
    """Whether dates stand behind a noun or a name: "a state *independent* since 1991" is none."""
    token = next((t for t in doc if t.idx >= start), None)
    return token is not None and token.i > 0 and token.nbor(-1).pos_ in ("NOUN", "PROPN", "PUNCT")


def _date(found: re.Match[str], n: int) -> str | None:
    year = found[f"year{n}"] if f"year{n}" in found.re.groupindex else None
    month = found[f"month{n}"] if year else None
    if not year or not month:
        return year
    day = found[f"before{n}"] or found[f"day{n}"]
    value = f"{year}-{_NUMBER[month[:3].lower()]}"
    return f"{value}-{int(day):02}" if day else value


def _known(role: RoleFound, names: Collection[str], day: str | None) -> Term:
    """What the lexicon knows: the term at a day, of a former office the one that is over."""
    called = {name.lower() for name in names}
    found = [
        t
        for t in terms()
        if t.office == role.noun and t.country == role.of and t.names & called
        if day is None or (t.until <= day if role.past else t.since <= day < t.until)
    ]
    if len(found) != 1:
        return UNKNOWN
    since, until = found[0].since, found[0].until
    return (None if since == FIRST else since, None if until == LAST else until)


def _office(doc: Doc, start: int) -> RoleFound | None:
    """The office that stands behind a verb, before any other clause."""
    last = min(start + NEAR, doc[start - 1].sent.end)
    for i in range(start, last):
        if doc[i].pos_ in ("VERB", "SCONJ") or doc[i].text in ENDS | {","}:
            return None
        inside = i + 1 < len(doc) and doc[i + 1].tag_ in ("NN", "NNS", "NNP", "HYPH", "POS")
        if not inside and role_noun(doc, i + 1, start) is not None:
            first = next(j for j in range(start, i + 1) if doc[j].tag_ not in ("IN", "DT", "RB"))
            return read_role(doc, first, i + 1)
    return None


def _subject(verb: Token) -> Token | None:
    """Who takes, holds or leaves an office; of "who" the one it stands behind."""
    found = next((c for c in verb.lefts if c.dep_.startswith("nsubj")), None)
    if verb.lemma_ == "be" or (found is not None and found.tag_ == "WP"):
        return _behind_who(verb)
    if found is None and verb.dep_ == "conj" and verb.head.i < verb.i:
        return _subject(verb.head)
    return found


def _behind_who(verb: Token) -> Token | None:
    """Whose office "who was minister" tells."""
    top = verb if verb.dep_ == "acl:relcl" else verb.head
    who = any(c.tag_ == "WP" for c in (*verb.lefts, *top.lefts))
    return top.head if top.dep_ == "acl:relcl" and who else None


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ in ("aux:pass", "nsubj:pass") for c in verb.lefts)
