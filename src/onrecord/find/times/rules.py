"""The rules of `lexicon/time_rules.csv`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.find.times.named import holidays
from onrecord.find.times.words import GAP, macros, rows

CLASS = re.compile(r"\\.|\[(?:\\.|[^]])*\]| ")
MACRO = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what it matches, where to try it, and what kind of time it makes.

    Attributes:
        name: as in the table.
        kind: point, shift, ago, clock, span, set, event, fixed or none; see `resolve`.
        triggers: word kinds and "=words"; the pattern is tried around these only.
        expression: what it matches, in the table's words.
        fields: fields beside the pattern's groups.
        examples: "text with [the time] => TIMEX3 value" as of `EXAMPLE_DAY`.
        order: its place in the table; the earlier wins between equals.
    """

    name: str
    kind: str
    triggers: tuple[str, ...]
    expression: str
    fields: Mapping[str, str]
    examples: tuple[str, ...]
    order: int

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked: a report needs a few of them."""
        return compiled(self.expression)


EXAMPLE_DAY = "2007-02-27"
"""The Tuesday on which the table's examples were published."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the table: `{month}` stands for a macro, a blank for a blank or line's end."""
    known = macros() | {"holiday": f"(?P<holiday>{_holiday_pattern()})"}
    # Blanks first: the macros have their own. A class ("[- ]") takes the blanks without brackets.
    spaced = CLASS.sub(lambda m: m[0].replace(" ", GAP[1:-1]) if m[0] != " " else GAP, pattern)
    return re.compile(MACRO.sub(lambda m: known[m[1]], spaced), re.IGNORECASE)


def _holiday_pattern() -> str:
    longest = sorted(holidays(), key=lambda n: (-len(n), n))
    body = "|".join(re.escape(n).replace(r"\ ", GAP).replace("'", "['’]") for n in longest)
    return f"(?-i:{body})"


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in their order."""
    return tuple(
        Rule(
            r["name"],
            r["kind"],
            tuple(r["trigger"].split()),
            r["pattern"],
            dict(pair.split("=", 1) for pair in r["fields"].split(";") if pair),
            tuple(e.strip() for e in r["examples"].split(" | ") if e.strip()),
            order,
        )
        for order, r in enumerate(rows("time_rules.csv"))
    )


@cache
def by_trigger() -> dict[str, tuple[Rule, ...]]:
    """The rules to try around each kind of trigger."""
    out: dict[str, list[Rule]] = {}
    for rule in rules():
        for trigger in rule.triggers:
            out.setdefault(trigger, []).append(rule)
    return {k: tuple(v) for k, v in out.items()}
