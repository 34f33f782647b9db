"""Whether events of two reports are one: what speaks for it, and what against."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.merge.records.around import Around
from onrecord.merge.records.parties import Side, both, side
from onrecord.merge.records.words import families, shared, spoken, telling
from onrecord.schema import Event, EventTime

# How much has to speak for it; see `match` for what counts how much. Set on invented stories.
ASKED = 5
NAMED, HEAD, OWNER, SIDES, DAY, SPAN, PLACE, WORDS, MATTER, FIGURE = 2, 1, 1, 1, 2, 1, 1, 1, 1, 1
# What is told of a day or month long past is of few things: so many days before the reports it
# counts so much more.
LONG_AGO, FAR = 60, 2
# An invitation and the visit that follows are one event with a history.
INVITED = frozenset({"invite", "visit"})
# Two accounts of one matter share so much of the words that tell; under it they are of two.
ONE_MATTER = 0.25
# Who met whom is the same either way round.
EITHER_WAY = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# A verbal act is told from another of its kind by what it is about.
ABOUT = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})

Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Deed:
    """An event as it is compared: each field is what another report may say in other words.

    `reported` is the day of its report, 0 where that is not known.
    """

    event: Event
    words: frozenset[str]
    who: Side
    whom: Side
    days: Days | None
    reported: int
    matter: Mapping[str, float]

    @property
    def keys(self) -> list[str]:
        """What it is looked up by: whom it has to share one thing with to be compared."""
        sides = (self.who, self.whom)
        found = {x for s in sides for x in s.named | s.heads}
        found |= {str(day) for day in (self.days or ())[:1]}
        return sorted(f"{self.event.type}|{x}" for x in found)


def deed(event: Event, around: Around) -> Deed:
    """An event, made ready to be compared."""
    who, whom = side(event.actors, around), side(event.recipients, around)
    if event.type in EITHER_WAY:
        who, whom = both(who, whom), side((), around)
    return Deed(
        event,
        families(event.trigger.text),
        who,
        whom,
        days_of(event.when) if event.when and event.when.ground == "words" else None,
        around.day[event.report] or 0,
        telling(" ".join(m.text for m in event.matters)),
    )


def _matter(a: Deed) -> str:
    return " ".join(m.text for m in a.event.matters)


def match(a: Deed, b: Deed) -> tuple[int, tuple[str, ...]]:
    """How much speaks for two events being one, and what; nothing where something is against."""
    if a.event.report == b.event.report or a.event.type != b.event.type or _against(a, b):
        return 0, ()
    told: list[tuple[int, str]] = []
    for name, x, y in (("actor", a.who, b.who), ("recipient", a.whom, b.whom)):
        told += _sides(name, x, y)
    if not told:
        return 0, ()
    if len({words.split(":")[0].split()[0] for _, words in told}) == len((a.who, a.whom)):
        told.append((SIDES, "both sides"))
    if a.words & b.words or {*a.words, *b.words} >= INVITED:
        told.append((WORDS, f"words: {a.event.trigger.text}, {b.event.trigger.text}"))
    if a.days and b.days:
        exact = a.days == b.days and a.days[0] == a.days[1]
        told.append((DAY if exact else SPAN, f"time: {_value(a)}, {_value(b)}"))
        if a.days == b.days and a.days[1] < min(a.reported, b.reported) - LONG_AGO:
            told.append((FAR, f"long before: {_value(a)}"))
    if _place(a) and _place(a) == _place(b):
        told.append((PLACE, f"place: {_place(a)}"))
    about, share = shared(a.matter, b.matter)
    if about and share >= ONE_MATTER:
        told.append((MATTER * min(2, len(about)), f"matter: {spoken(about[:3], _matter(a))}"))
    if _figures(a) & _figures(b):
        told.append((FIGURE, "figure"))
    return sum(n for n, _ in told), tuple(words for _, words in told)


def _sides(name: str, a: Side, b: Side) -> Sequence[tuple[int, str]]:
    named = sorted(a.named & b.named)
    if named:
        names = [n for n in a.names if n in b.names][: len(named)]
        return [(NAMED * min(2, len(named)), f"{name}: {', '.join(names) or '='}")]
    heads, owners = sorted(a.heads & b.heads), sorted(a.owners & b.owners)
    told = [(HEAD, f"{name}: {', '.join(heads)}")] if heads else []
    return told + ([(OWNER, f"{name} of: {', '.join(owners)}")] if owners else [])


def _against(a: Deed, b: Deed) -> bool:
    """Whether what they say cannot be of one event."""
    if a.days and b.days and (a.days[0] > b.days[1] or b.days[0] > a.days[1]):
        return True
    mode_a, mode_b = a.event.mode, b.event.mode
    if mode_a and mode_b and mode_a != mode_b and not a.words & b.words:
        return True
    if _apart(a.who, b.who) or _apart(a.whom, b.whom):
        return True
    if a.event.type in ABOUT and a.matter and b.matter:
        return shared(a.matter, b.matter)[1] < ONE_MATTER
    where_a, where_b = a.event.where, b.event.where
    told = where_a and where_b and where_a.ground == where_b.ground == "words"
    return bool(
        told and where_a and where_b and where_a.country and where_b.country
        and where_a.country != where_b.country
    )  # fmt: skip


def _apart(a: Side, b: Side) -> bool:
    """Whether two sides are others: all of both are known by name, and they are not the same."""
    known = len(a.named) == a.size and len(b.named) == b.size
    if not known or not a.size or not b.size:
        return False
    return not a.named <= b.named and not b.named <= a.named


def days_of(when: EventTime) -> Days | None:
    """The first and last day that an event's time may mean, as proleptic ordinals.

    >>> days_of(EventTime("2007-02", "month", "words"))
    (732708, 732735)
    """
    value = when.value
    if value is None:
        return None
    for length, read in _READ:
        if len(value) >= length:
            try:
                return read(value[:length])
            except ValueError:
                continue
    return None


def _week(value: str) -> Days:
    first = date.fromisoformat(f"{value}-1").toordinal()
    return first, first + 6


def _month(value: str) -> Days:
    year, month = int(value[:4]), int(value[5:7])
    behind = date(year + month // 12, month % 12 + 1, 1).toordinal()
    return date(year, month, 1).toordinal(), behind - 1


def _day(value: str) -> Days:
    day = date.fromisoformat(value).toordinal()
    return day, day


def _year(value: str) -> Days:
    return date(int(value), 1, 1).toordinal(), date(int(value), 12, 31).toordinal()


_READ: tuple[tuple[int, Callable[[str], Days]], ...] = (
    (10, _day), (8, _week), (7, _month), (4, _year),
)  # fmt: skip


def _value(a: Deed) -> str:
    return (a.event.when.value if a.event.when else None) or "–"


def _place(a: Deed) -> str | None:
    where = a.event.where
    return where.name.lower() if where and where.ground == "words" else None


def _figures(a: Deed) -> set[tuple[str, float | None]]:
    return {(f.what, f.value) for f in a.event.figures if f.what != "other"}
