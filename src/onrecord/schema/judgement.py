"""What a person judges of a finding. The finding itself is never changed by it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Literal

Verdict = Literal["accept", "reject", "edit", "same", "different", "unsure", "undo"]
Target = Literal["statement", "event", "position", "actor", "issue", "story", "judgement"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of a person's judgements.

    Attributes:
        kind: what is judged.
        target: its id; an issue's is its name, a story's that of one of its reports.
        verdict: what is said of it; "undo" takes back an earlier line, the target.
        person: who judges, by the name given.
        time: when, ISO 8601.
        field: what is edited.
        value: what it should be.
        other: what it is the same as, or different from.
        report: the report whose words were seen.
        start: where they stood.
        end: where they ended.
        quote: the words.
        score: the machine's confidence at that moment.
        note: the person's reason.
    """

    kind: Target
    target: str
    verdict: Verdict
    person: str
    time: str
    field: str | None = None
    value: str | None = None
    other: str | None = None
    report: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    score: float | None = None
    note: str | None = None

    @property
    def id(self) -> str:
        """A hash of the whole line: the same line loaded twice is one."""
        line = json.dumps(asdict(self), sort_keys=True)
        return "j" + hashlib.sha256(line.encode()).hexdigest()[:16]
