"""Scores a run's events and positions against what a careful reader takes from the same reports.

An event is right when its type is right and its sides are: every party of the gold is there under
one of its names, and nobody else. What the reader marked as not required costs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench.common import Metrics, f1, share
from bench.statements.score import same_name, words

Gold = Mapping[str, Any]
Made = Mapping[str, Any]
"""A line of events.jsonl or positions.jsonl, with the report's file name under "file"."""

# Types in which all who take part do the same: it is nothing to them who is told as its actor.
TOGETHER = frozenset(("CONSULT", "AGREE", "COOPERATE"))
# Of the sides of two events so many must agree for them to be compared further.
HALF = 0.5
FIELDS = ("mode", "status", "told_by", "when", "where")


def names(party: str | Sequence[str]) -> list[str]:
    """The names under which a gold party may go."""
    return [party] if isinstance(party, str) else list(party)


def is_party(made: Made, party: str | Sequence[str]) -> bool:
    """Whether a made party is a gold one, under any of its names."""
    return any(same_name(made.get("name"), name) for name in names(party))


def same_sides(g: Gold, m: Made) -> bool:
    """Whether an event has the gold's actors and recipients, and no others.

    >>> same_sides({"type": "AID", "actors": ["Norway"], "recipients": [["the rebels", "rebels"]]},
    ...            {"actors": [{"name": "Norway"}], "recipients": [{"name": "rebels"}]})
    True
    """
    if g["type"] in TOGETHER:
        return _same([*g["actors"], *g["recipients"]], [*m["actors"], *m["recipients"]])
    return _same(g["actors"], m["actors"]) and _same(g["recipients"], m["recipients"])


def _same(gold: Sequence[Any], made: Sequence[Made]) -> bool:
    every = all(any(is_party(m, g) for m in made) for g in gold)
    return every and all(any(is_party(m, g) for g in gold) for m in made)


def shared_sides(g: Gold, m: Made) -> float:
    """The share of the gold's parties that stand in an event at all."""
    gold, made = [*g["actors"], *g["recipients"]], [*m["actors"], *m["recipients"]]
    return share(sum(any(is_party(x, p) for x in made) for p in gold), len(gold)) or 0.0


def same_trigger(g: Gold, m: Made) -> bool:
    """Whether an event has a word of one of the gold's triggers."""
    told = [g["trigger"], *g.get("mentions", [])]
    made = set(words((m.get("trigger") or {}).get("text")))
    return any(made & set(words(trigger)) for trigger in told)


def like(g: Gold, m: Made) -> float:
    """How like an event is to one of the gold; 0 where they are two."""
    if g["report"] != m["file"] or g["type"] != m["type"]:
        return 0.0
    sides, near = shared_sides(g, m), same_trigger(g, m)
    if sides < HALF and not near:
        return 0.0
    value = (m.get("when") or {}).get("value")
    dated = any(same_day(value, day) for day in g.get("when", [None]))
    return 1 + 2 * same_sides(g, m) + sides + near + 0.5 * dated


def same_day(got: str | None, wanted: str | None) -> bool:
    """The same date or none, or one a shortening of the other down to the month.

    >>> same_day("2025-03", "2025-03-07"), same_day(None, None), same_day("2025", "2025-03-07")
    (True, True, False)
    """
    if not got or not wanted:
        return not got and not wanted
    shorter = min(len(got), len(wanted))
    return got == wanted or (shorter >= len("2025-03") and got[:shorter] == wanted[:shorter])


def pair(
    gold: Sequence[Gold], made: Sequence[Made], alike: Callable[[Gold, Made], float]
) -> list[tuple[Gold, Made]]:
    """Greedy one-to-one pairs, the likest first."""
    scored = sorted(
        ((alike(g, m), i, j) for i, g in enumerate(gold) for j, m in enumerate(made)),
        key=lambda x: (-x[0], x[1], x[2]),
    )
    taken_gold: set[int] = set()
    taken_made: set[int] = set()
    out = []
    for value, i, j in scored:
        if value > 0 and i not in taken_gold and j not in taken_made:
            taken_gold.add(i)
            taken_made.add(j)
            out.append((gold[i], made[j]))
    return out


def right_fields(g: Gold, m: Made, teller: str | None) -> dict[str, bool]:
    """For each field, whether an event has it right.

    Args:
        g: the gold event.
        m: the event.
        teller: the name of the speaker who tells the event, None where the report does.
    """
    when, where = m.get("when") or {}, m.get("where") or {}
    told = g["told_by"]
    return {
        "mode": m.get("mode") == g["mode"],
        "status": m["status"] in g["status"],
        "told_by": (told is None and m["told_by"] is None)
        or (told is not None and any(same_name(teller, name) for name in told)),
        "when": any(same_day(when.get("value"), day) for day in g["when"]),
        "where": any(same_name(where.get("name"), place) for place in g["where"]),
    }


def count_events(
    gold: Sequence[Gold], made: Sequence[Made], teller: Callable[[Made], str | None]
) -> Counter[str]:
    """The sums over all events; fields are judged on those that were found."""
    wanted = [g for g in gold if g["required"]]
    found = pair(wanted, made, like)
    taken = {m["id"] for _, m in found}
    rest = [m for m in made if m["id"] not in taken]
    spared = {m["id"] for _, m in pair([g for g in gold if not g["required"]], rest, like)}
    c = Counter(gold=len(wanted), made=len(made) - len(spared), found=len(found))
    for g, m in found:
        c["hit"] += same_sides(g, m)
        for field, right in right_fields(g, m, teller(m)).items():
            c[f"{field} right"] += right
        c += _count_figures(g["figures"], m["figures"])
    return c


def _count_figures(gold: Sequence[Gold], made: Sequence[Made]) -> Counter[str]:
    def alike(g: Gold, m: Made) -> float:
        return float(all(m[key] == g[key] for key in ("what", "value", "low", "high")))

    hits = len(pair(gold, made, alike))
    return Counter({"figures gold": len(gold), "figures made": len(made), "figures hit": hits})


def count_positions(gold: Sequence[Gold], made: Sequence[Made]) -> Counter[str]:
    """The sums over all positions: actor, issue and stance must be right together."""

    def alike(g: Gold, m: Made) -> float:
        held = any(same_name(m["actor_name"], name) for name in names(g["actor"]))
        if g["report"] != m["file"] or not held:
            return 0.0
        about = {w for word in g["words"] for w in words(word)}
        shared = len(about & set(words(m["issue"])))
        return 0.0 if not shared or m["stance"] not in g["stances"] else 1 + shared

    wanted = [g for g in gold if g["required"]]
    got = pair(wanted, made, alike)
    taken = {m["id"] for _, m in got}
    rest = [m for m in made if m["id"] not in taken]
    spared = pair([g for g in gold if not g["required"]], rest, alike)
    return Counter(
        {
            "positions gold": len(wanted),
            "positions made": len(made) - len(spared),
            "positions hit": len(got),
        }
    )


def metrics(c: Counter[str]) -> Metrics:
    """The scores that the bench promises."""
    return {
        "f1": f1(c["hit"], c["made"], c["gold"]),
        "precision": share(c["hit"], c["made"]),
        "recall": share(c["hit"], c["gold"]),
        "found_f1": f1(c["found"], c["made"], c["gold"]),
        **{field: share(c[f"{field} right"], c["found"]) for field in FIELDS},
        "figures_f1": f1(c["figures hit"], c["figures made"], c["figures gold"]),
        "positions_f1": f1(c["positions hit"], c["positions made"], c["positions gold"]),
        "positions_precision": share(c["positions hit"], c["positions made"]),
        "positions_recall": share(c["positions hit"], c["positions gold"]),
    }
