"""An affair's account: what happened, what was said and what was reported, each with its words.

Every line is a record or a report. Nothing is put into words of ours but names, codes and days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.schema import Event, Evidence, Record, Statement

What = Literal["happened", "said"]
Row = Mapping[str, Any]

MOST_LINES = 40
"""Of each kind: those that most voices tell; all stand in the lists."""
OVER = ("happened", "ongoing")
"""Statuses of what took place; of others the account says which."""


@dataclass(frozen=True, slots=True)
class Line:
    """A record in the account.

    Attributes:
        what: whether something happened or was said.
        day: when, ISO 8601 cut to what is known; None where nobody tells.
        reported: when it was first reported, by which it is ordered where it has no day.
        who: who did or said it.
        whom: to whom.
        code: the type of the event or the act.
        status: where it did not take place, or not yet, what it is.
        words: the words that support it, of the report that was first.
        others: the words of the other reports that tell it.
        finding: the finding's id.
        voices: how many independent voices tell it.
        new: whether it is told only by what came since the moment that is asked for.
    """

    what: What
    day: str | None
    reported: str | None
    who: str
    whom: str
    code: str
    status: str | None
    words: Evidence
    others: tuple[tuple[str, Evidence], ...]
    finding: str
    voices: int
    new: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """The account of an affair, in the order of days; what has none stands last.

    Attributes:
        happened: what took place or is told to be planned, demanded, denied …
        said: what was said.
        left_out: how many records more there are.
    """

    happened: tuple[Line, ...]
    said: tuple[Line, ...]
    left_out: int = 0

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, told and said."""
        return (*self.happened, *self.said)


def account(
    records: Iterable[Record],
    findings: Mapping[str, Event | Statement],
    *,
    published: Mapping[str, str | None],
    new: Collection[str] = (),
    most: int = MOST_LINES,
) -> Account:
    """The account of some records.

    Args:
        records: of one story.
        findings: their members, by id; a record none of whose members is here is left out.
        published: when each report came out.
        new: reports that came since the moment that is asked for.
        most: lines of each kind.
    """
    told: dict[What, list[Line]] = {"happened": [], "said": []}
    for record in records:
        members = [findings[key] for key in record.members if key in findings]
        if members:
            line = _line(record, members, published, new)
            told[line.what].append(line)
    happened, said = (_cut(lines, most) for lines in told.values())
    every = sum(map(len, told.values()))
    return Account(happened, said, every - len(happened) - len(said))


def _line(
    record: Record,
    members: Sequence[Event | Statement],
    published: Mapping[str, str | None],
    new: Collection[str],
) -> Line:
    first, agreed = members[0], dict(record.agreed)
    rest = tuple((item.id, item.evidence[0]) for item in members[1:])
    reported = min((day for m in members if (day := published.get(m.report))), default=None)
    fresh = all(item.report in new for item in members)
    if isinstance(first, Event):
        when = first.when.value if first.when else None
        status = agreed.get("status", first.status)
        return Line(
            "happened", agreed.get("date", when), reported, _names(p.name for p in first.actors),
            _names(p.name for p in first.recipients), first.type.lower(),
            None if status in OVER else status, first.evidence[0], rest, first.id, record.voices,
            fresh,
        )  # fmt: skip
    said_on = first.said_on.value if first.said_on else None
    who = first.speaker.name or first.speaker.mention or ""
    whom = first.addressee.text if first.addressee else ""
    return Line(
        "said", agreed.get("date", said_on), reported, who, whom, first.act,
        None, first.evidence[0], rest, first.id, record.voices, fresh,
    )  # fmt: skip


def _names(found: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(found))


def _cut(lines: list[Line], most: int) -> tuple[Line, ...]:
    """Those that most voices tell, then in the order of days."""
    kept = sorted(lines, key=lambda line: -line.voices)[:most]
    return tuple(sorted(kept, key=lambda line: line.day or line.reported or "~"))
