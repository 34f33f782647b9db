"""Events, statements and what is around them, made of a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.merge.records import Around
from onrecord.schema import (
    Act,
    Event,
    EventPlace,
    EventTime,
    EventType,
    Evidence,
    Figure,
    Form,
    Identity,
    Measure,
    Party,
    SaidOn,
    Speaker,
    Statement,
    Status,
    Words,
)

PEOPLE = {"Belova": "ib", "Falk": "if", "Orn": "io"}


def around(
    reports: Sequence[str],
    *,
    voices: Mapping[str, int] | None = None,
    copies: Mapping[str, str] | None = None,
    days: Mapping[str, int] | None = None,
) -> Around:
    """A story in which Belova, Falk and Orn are known; by default each report is a voice."""
    return Around(
        "s1",
        {r: k for k, r in enumerate(reports)},
        {r: k for k, r in enumerate(reports)} | dict(voices or {}),
        dict.fromkeys(reports) | dict(days or {}),
        {r: r for r in reports} | dict(copies or {}),
        {
            f"{r}:{name}": Identity(key, f"Ana {name}", "person", None, (f"{r}:{name}",), (r,))
            for r in reports
            for name, key in PEOPLE.items()
        },
        {},
    )


def _party(report: str, words: str) -> Party:
    return Party(f"{report}:{words}", words)


def event(
    report: str,
    type_: EventType,
    trigger: str,
    *,
    who: str = "",
    whom: str = "",
    when: str | None = None,
    where: str | None = None,
    status: Status = "happened",
    figures: Mapping[Measure, tuple[float | None, float | None]] | None = None,
    matter: str = "",
) -> Event:
    """An event; sides are names with commas between them, figures have their bounds."""
    return Event(
        id=f"e{report}{trigger}",
        report=report,
        type=type_,
        mode=None,
        contexts=(),
        quad=1,
        actors=tuple(_party(report, w.strip()) for w in who.split(",") if w),
        recipients=tuple(_party(report, w.strip()) for w in whom.split(",") if w),
        trigger=Words(trigger, (0, len(trigger))),
        status=status,
        evidence=(Evidence(report, 0, len(trigger), trigger),),
        confidence=0.9,
        when=EventTime(when, "day", "words", (0, 1)) if when else None,
        where=EventPlace(where, None, "words", (0, 1)) if where else None,
        matters=(Words(matter, (0, len(matter))),) if matter else (),
        figures=tuple(
            Figure(what, low if low is not None else high, low, high, None, (0, 1))
            for what, (low, high) in (figures or {}).items()
        ),
    )


def statement(
    report: str,
    speaker: str,
    words: str,
    *,
    form: Form = "indirect",
    act: Act = "say",
    day: str | None = None,
    **fields: Any,
) -> Statement:
    """A statement by somebody."""
    return Statement(
        id=f"s{report}{words[:12]}",
        report=report,
        speaker=Speaker(f"{report}:{speaker}", speaker),
        cue=None,
        act=act,
        kind="speech",
        content=(Words(words, (0, len(words))),),
        form=form,
        evidence=(Evidence(report, 0, len(words), words),),
        confidence=0.9,
        said_on=SaidOn(day, "day") if day else None,
        **fields,
    )
