"""Where times stand: rules are tried only around words that times have, then the longest wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.find.times.named import holidays
from onrecord.find.times.rules import Rule, by_trigger
from onrecord.find.times.words import values

TOKEN = re.compile(r"[A-Za-z]+|\d+")
# How far a rule may reach to either side of its trigger: the longest rows need about as much.
BEFORE, AFTER = 56, 56
TRIGGER_KINDS = (
    "month",
    "month_short",
    "weekday",
    "unit",
    "season",
    "part",
    "near",
    "tens",
    "hour",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match: the place, the rules, and the fields as words or values."""

    start: int
    end: int
    kind: str
    rule: str
    fields: Mapping[str, str]
    order: int = 0


@cache
def trigger_words() -> dict[str, tuple[str, ...]]:
    """Which triggers a lower-case word pulls."""
    out: dict[str, set[str]] = {}
    for kind in TRIGGER_KINDS:
        for word in values(kind):
            # A word with a hyphen is two tokens; the last one is enough.
            last = TOKEN.findall(word)[-1]
            for form in (last, last + "s"):
                out.setdefault(form, set()).add(kind.removesuffix("_short"))
    for name in holidays():
        out.setdefault(TOKEN.findall(name.lower())[0], set()).add("holiday")
    for word in ("m", "am", "pm", "gmt", "utc"):
        out.setdefault(word, set()).add("clock")
    for word in ("bc", "bce", "b", "ad"):
        out.setdefault(word, set()).add("number")
    for trigger in by_trigger():
        if trigger.startswith("="):
            out.setdefault(trigger[1:], set()).add(trigger)
    return {k: tuple(sorted(v)) for k, v in out.items()}


def triggers(text: str) -> Iterator[tuple[str, int]]:
    """Each trigger in a text and where it stands."""
    known = trigger_words()
    for m in TOKEN.finditer(text):
        word = m.group()
        if word[0].isdigit():
            yield from ((kind, m.start()) for kind in _of_digits(word, text[m.end() : m.end() + 2]))
        elif found := known.get(word.lower()):
            for kind in found:
                yield kind, m.start()


def _of_digits(word: str, after: str) -> tuple[str, ...]:
    if len(word) == 4 and word[0] in "12":
        return ("year", "number")
    if after[:1] == ":":
        return ("clock",)
    if len(word) == 3:
        return ("year", "number")
    if after[:1] in ("/", "s", "."):
        return ("number",)
    return ()


def windows(places: Iterable[tuple[str, int]], text: str) -> dict[str, list[tuple[int, int]]]:
    """For each trigger the stretches of text around it, those that overlap joined."""
    out: dict[str, list[tuple[int, int]]] = {}
    size = len(text)
    for kind, at in places:
        found = out.setdefault(kind, [])
        low, high = max(0, at - BEFORE), min(size, at + AFTER)
        while max(0, at - 2 * BEFORE) < low and text[low - 1].isalnum():
            low -= 1
        while high < min(size, at + 2 * AFTER) and text[high].isalnum():
            high += 1
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return out


def matches(text: str) -> Iterator[Hit]:
    """Every match of every rule."""
    table = by_trigger()
    done: set[tuple[str, int, int]] = set()
    for kind, stretches in windows(triggers(text), text).items():
        for rule in table.get(kind, ()):
            for low, high in stretches:
                for m in rule.pattern.finditer(text, low, high):
                    key = (rule.name, *m.span())
                    if m.end() > m.start() and key not in done:
                        done.add(key)
                        yield hit(rule, m)


def hit(rule: Rule, m: re.Match[str]) -> Hit:
    """A match as a hit."""
    fields = {k: v for k, v in m.groupdict().items() if v is not None} | dict(rule.fields)
    return Hit(m.start(), m.end(), rule.kind, rule.name, fields, rule.order)


def _is_title(hit: Hit) -> bool:
    """Whether a unit has a capital that only a name has: "60 Minutes", "This Week"."""
    unit = hit.fields.get("unit", "")
    return (
        unit.istitle()
        and len(unit) > 1
        and hit.kind in ("shift", "span")
        and hit.rule != "bare_units"
    )


def scan(text: str) -> list[Hit]:
    """The longest match at each place, from the left; between equals the table's first."""
    out: list[Hit] = []
    end = 0
    for found in sorted(matches(text), key=lambda h: (h.start, -h.end, h.order)):
        if found.start >= end:
            end = found.end
            if not _is_title(found):
                out.append(found)
    return out
