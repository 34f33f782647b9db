"""How surely an event is one: how often an event found on such grounds was right.

A logistic function of what is known where an event is found. `lexicon/event_confidence.csv` says
what each feature means and how much it counts; `python -m train.events` fits it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.find.events.mention import Mention
from onrecord.lexicon.tables import rows

# Types whose words are told from those of other walks of life least surely.
BROAD = frozenset(("SUPPORT", "AGREE", "ASSAULT", "AID"))
OPEN = frozenset(("possible", "conditional", "denied"))


def features(group: Sequence[Mention]) -> dict[str, float]:
    """What speaks for and against an event, by its mentions."""
    body = [m for m in group if not m.headline] or list(group)
    first = body[0]
    actors = [s for m in body for s in m.actors]
    recipients = [s for m in body for s in m.recipients]
    found = {
        "always": True,
        "noun": first.head.pos_ != "VERB" and first.said is None,
        "said": first.said is not None,
        "broad": first.type in BROAD,
        "actor": bool(actors),
        "actor known": any(s.party.actor for s in actors),
        "recipient": bool(recipients),
        "told": first.told_by is not None,
        "open": first.status in OPEN,
        "wanted": first.status in ("demanded", "planned", "promised", "refused", "threatened"),
        "headline alone": all(m.headline for m in group),
        "several": len(group) > 1,
        "mode": first.mode is not None,
    }
    return {name: 1.0 for name, holds in found.items() if holds}


@cache
def weights() -> Mapping[str, float]:
    """How much each feature counts."""
    return {r["feature"]: float(r["weight"]) for r in rows("event_confidence.csv")}


def confidence(group: Sequence[Mention]) -> float:
    """The share of events found on such grounds that are right, 0 to 1."""
    total = sum(weights().get(name, 0.0) * value for name, value in features(group).items())
    return round(1 / (1 + math.exp(-total)), 2)
