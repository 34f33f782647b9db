"""What the members of a record say of each field, so that it can be agreed on or differ."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.merge.names.profile import bare
from onrecord.merge.records import figures
from onrecord.merge.records.around import Around, is_country
from onrecord.merge.records.differ import Told, agreed, different
from onrecord.merge.records.events import days_of
from onrecord.merge.records.words import all_words
from onrecord.schema import Difference, Event, Evidence, Figure, Match, Span, State, Statement

Agreed = tuple[tuple[str, str], ...]

PRONOUNS = frozenset("he she they him her them".split())
# Roles of those who speak for somebody.
SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson lawyer attorney aide".split())
# Who is "he" is named in one of the few sentences before.
NAMED_BEFORE = 400
# Two people's words are one saying where so much of the shorter is in both.
MOST_OF = 0.6
_ENDS = re.compile(r"(?<=[.!?])[\"”’']?\s+|\n+")

# What was to come and what has come of it: no two of these are at odds.
_AHEAD = frozenset({"planned", "promised", "demanded", "threatened", "possible", "conditional"})


def of_events(some: Sequence[Event], around: Around) -> tuple[Agreed, tuple[Difference, ...]]:
    """What events that are one agree on, and where they differ."""
    told = {
        "type": [_told(e, e.type) for e in some],
        "mode": [_told(e, e.mode) for e in some if e.mode],
        "actors": [_told(e, x) for e in some if (x := _names(e, "actors", around))],
        "recipients": [_told(e, x) for e in some if (x := _names(e, "recipients", around))],
        "place": [
            _told(e, e.where.name, e.where.span)
            for e in some
            if e.where and e.where.ground == "words"
        ],
    }
    same = [(name, value) for name, of in told.items() if (value := agreed(of))]
    # what lies in a country, or off it, may be told by either
    places = [t for t in told["place"] if not is_country(t.value)]
    differs = [different("place", places, around, apart=lambda a, b: a != b)]
    dates = [
        Told(e.id, e.report, e.when.value, (days, e.when.value), evidence(e, e.when.span))
        for e in some
        if e.when and e.when.value and e.when.ground == "words" and (days := days_of(e.when))
    ]
    if value := agreed(dates):
        same.append(("date", value))
    differs.append(different("date", dates, around, apart=_days_apart))
    differs += [_figure(what, some, around) for what in sorted(_counted(some))]
    same += [(what, value) for what in sorted(_counted(some))
             if (value := agreed(_figures(what, some)))]  # fmt: skip
    status = [_told(e, e.status) for e in sorted(some, key=lambda e: _told_when(e, around))]
    if value := agreed(status):
        same.append(("status", value))
    elif found := different("status", status, around, apart=lambda a, b: a != b):
        differs.append(Difference("status", found.values, _came_of_it(some, found.state, around)))
    return tuple(same), tuple(d for d in differs if d)


def of_statements(
    some: Sequence[Statement],
    around: Around,
    texts: Mapping[str, str],
    matches: Sequence[Match] = (),
) -> tuple[Agreed, tuple[Difference, ...]]:
    """What statements that are one agree on, and where they differ."""
    told = {
        "speaker": _speakers(some, around, texts),
        "act": [_told(s, s.act) for s in some],
        "day": [
            _told(s, s.said_on.value)
            for s in some
            if s.said_on and s.said_on.value and s.said_on.precision == "day"
        ],
    }
    same = [(name, value) for name, of in told.items() if (value := agreed(of))]
    speakers = _by_name(told["speaker"], some, around, matches)
    differs = [
        different("speaker", speakers, around, apart=lambda a, b: a != b),
        different("day", told["day"], around, apart=_prefix_apart),
    ]
    return tuple(same), tuple(d for d in differs if d)


def _told(finding: Event | Statement, value: str, span: Span | None = None) -> Told:
    words = " ".join(all_words(value))
    return Told(finding.id, finding.report, value, words, evidence(finding, span))


def evidence(finding: Event | Statement, span: Span | None = None) -> Evidence:
    """The piece of a finding's evidence that stands nearest to some words of it."""
    at = span or (finding.evidence[0].start, finding.evidence[0].end)
    return min(finding.evidence, key=lambda e: (max(0, at[0] - e.end, e.start - at[1]), e.start))


def _names(event: Event, name: str, around: Around) -> str:
    parties = event.actors if name == "actors" else event.recipients
    names = {bare(around.name(p.actor, p.name) or p.name) for p in parties}
    return "; ".join(sorted(names))


def _speakers(some: Sequence[Statement], around: Around, texts: Mapping[str, str]) -> list[Told]:
    """Who says it; a surname, or part of a name, may be the same one's and is no difference."""
    told = [
        replace(_told(s, x), evidence=_naming(s, x, texts.get(s.report, "")))
        for s in some
        if (x := _speaker(s, around))
    ]
    fullest = sorted({t.value for t in told}, key=lambda name: (-len(name), name))
    key = {t.value: next(f for f in fullest if _may_be_one(f, t.value)) for t in told}
    return [replace(t, key=key[t.value]) for t in told]


def _by_name(
    told: Sequence[Told], some: Sequence[Statement], around: Around, matches: Sequence[Match]
) -> Sequence[Told]:
    """Speakers where some report names one: two readings of "he" are no difference of reports.

    Nor is one of "he" in what somebody else tells: "the file says that he told her so". And two
    of whom one speaks for the other are no two voices.
    """
    by_id = {s.id: s for s in some}
    he = {s.id for s in some if (s.speaker.mention or "").lower() in PRONOUNS}
    kept = [t for t in told if t.member not in he or by_id[t.member].within is None]
    key = {t.member: t.key for t in kept}
    direct = around.few or any(
        m.one in key
        and m.other in key
        and key[m.one] != key[m.other]
        and _same_saying(by_id[m.one], by_id[m.other], m)
        for m in matches
    )
    if not key.keys() - he or not direct or any(_for(by_id[t.member], kept) for t in kept):
        return ()
    return kept


def _for(statement: Statement, told: Sequence[Told]) -> bool:
    """Whether somebody speaks for another of the speakers."""
    speaker = statement.speaker
    words = set(all_words(f"{speaker.role or ''} {speaker.of or ''}"))
    others = {w for t in told if t.member != statement.id for w in all_words(t.value)[-1:]}
    return bool(words & SPOKEN_FOR and words & others)


def _same_saying(a: Statement, b: Statement, match: Match) -> bool:
    """Whether what two statements have in common is most of a piece of one: no turn of anybody."""
    sign, _, words = match.why[0].partition(": ")
    both = all_words(words)
    pieces = [all_words(piece.text) for s in (a, b) for piece in s.content]
    return sign != "quotation" or any(
        set(both) <= set(piece) and len(piece) <= len(both) / MOST_OF for piece in pieces
    )


def _naming(statement: Statement, name: str, text: str) -> Evidence:
    """A statement's words, from the sentence on that names who is "he" or "she" in them."""
    own = evidence(statement)
    surname = name.split()[-1]
    if surname in own.quote or (statement.speaker.mention or "").lower() not in PRONOUNS:
        return own
    at = text.rfind(surname, max(0, own.start - NAMED_BEFORE), own.start)
    if at < 0:
        return own
    cuts = [m.end() for m in _ENDS.finditer(text, max(0, own.start - 2 * NAMED_BEFORE), at)]
    return Evidence.of(statement.report, text, cuts[-1], own.end) if cuts else own


def _may_be_one(full: str, name: str) -> bool:
    """Whether two names end alike, or one holds the other.

    >>> _may_be_one("Ana Belova", "Belova"), _may_be_one("Ana Belova", "Ana Falk")
    (True, False)
    """
    one, other = all_words(full), all_words(name)
    return one[-1:] == other[-1:] or set(other) <= set(one)


def _speaker(statement: Statement, around: Around) -> str | None:
    """Who said it, where that is somebody whom other reports may name too."""
    who = around.who.get(statement.speaker.actor or "")
    return who.name if who else None


def _counted(some: Sequence[Event]) -> set[str]:
    return {f.what for e in some for f in e.figures if f.what != "other"}


def _figures(what: str, some: Sequence[Event]) -> list[Told]:
    out = []
    for e in some:
        of = [f for f in e.figures if f.what == what]
        if len(of) == 1:  # of several it is not known which is the whole
            key = (of[0].value, of[0].low, of[0].high)
            told = figures.told(of[0])
            bounds = of[0].low, of[0].high
            out.append(Told(e.id, e.report, told, key, evidence(e, of[0].span), bounds))
    return out


def _figure(what: str, some: Sequence[Event], around: Around) -> Difference | None:
    by_key: Mapping[object, Figure] = {
        (f.value, f.low, f.high): f for e in some for f in e.figures if f.what == what
    }
    return different(
        what, _figures(what, some), around,
        apart=lambda a, b: figures.apart(by_key[a], by_key[b]),
    )  # fmt: skip


def _told_when(event: Event, around: Around) -> tuple[int, bool, int]:
    """By what states of an event are put in order: within a day, what is to come before the rest.

    Without a day a report stands where its story has it, behind the others.
    """
    day = around.day[event.report]
    return day or sys.maxsize, event.status not in _AHEAD, around.order[event.report]


def _came_of_it(some: Sequence[Event], state: State, around: Around) -> State:
    """Superseded, where what was to come has come or been called off; else as it was."""
    statuses = {e.status for e in some}
    if statuses & {"denied", "refused"}:
        return state
    ahead = [_told_when(e, around)[0] for e in some if e.status in _AHEAD]
    done = [_told_when(e, around)[0] for e in some if e.status not in _AHEAD]
    return "superseded" if ahead and done and min(ahead) <= max(done) else "compatible"


def _days_apart(a: object, b: object) -> bool:
    (first, last), (start, end) = a[0], b[0]  # type: ignore[index]
    return bool(first > end or start > last)


def _prefix_apart(a: object, b: object) -> bool:
    return not (str(a).startswith(str(b)) or str(b).startswith(str(a)))
