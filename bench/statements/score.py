"""Scores a run's statements against what a careful reader takes from the same reports.

Statements are paired one to one by their words, in the same report. What is found beyond the gold
costs precision, except what the reader marked as optional, and the second half of a quotation
that was kept as a statement of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench.common import Metrics, f1, share

Gold = Mapping[str, Any]
Made = Mapping[str, Any]
"""A line of statements.jsonl, with the report's file name under "file"."""

# Of the words of two contents, so much must be shared for them to be the same statement: a
# conjunction or a trailing "on Tuesday" may differ, the gist may not.
SAME = 0.6
SMALL = frozenset({"the", "a", "an", "of", "s"})
FIELDS = ("speaker", "cue", "form", "act", "date", "addressee")


def words(text: str | None) -> list[str]:
    """The words of a text, without accents and case.

    >>> words("Hélène's “No”")
    ['helene', 's', 'no']
    """
    parted = unicodedata.normalize("NFKD", text or "")
    plain = "".join(c for c in parted if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", plain.casefold())


def dice(a: str | None, b: str | None) -> float:
    """How many of the words of two texts are shared."""
    left, right = Counter(words(a)), Counter(words(b))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if left and right else 0.0


def same_name(a: str | None, b: str | None) -> bool:
    """The last word agrees, or all words of one stand in the other; two unknown ones agree.

    >>> same_name("Sergei Lavrov", "Lavrov"), same_name("the minister", None)
    (True, False)
    """
    left, right = ([w for w in words(x) if w not in SMALL] for x in (a, b))
    if not left or not right:
        return not left and not right
    return left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left)


def same_date(got: str | None, wanted: str | list[str]) -> bool:
    """The same date, or one a shortening of the other down to the month.

    >>> same_date("2007-02", "2007-02-27"), same_date("2007", "2007-02-27")
    (True, False)
    """
    if not got:
        return False
    shortened = len(got) >= len("2007-02")
    return any(got.startswith(w) or (shortened and w.startswith(got)) for w in as_list(wanted))


def as_list(value: Any) -> list[Any]:
    """A list of one or several, as the gold may give either; none of None."""
    return value if isinstance(value, list) else [] if value is None else [value]


def pair(
    gold: Sequence[Gold], made: Sequence[Made], like: Callable[[Gold, Made], float]
) -> list[tuple[Gold, Made]]:
    """Greedy one-to-one pairs, the likest first."""
    scored = sorted(
        ((like(g, m), i, j) for i, g in enumerate(gold) for j, m in enumerate(made)),
        key=lambda x: -x[0],
    )
    taken_gold: set[int] = set()
    taken_made: set[int] = set()
    out = []
    for value, i, j in scored:
        if value >= SAME and i not in taken_gold and j not in taken_made:
            taken_gold.add(i)
            taken_made.add(j)
            out.append((gold[i], made[j]))
    return out


def content(made: Made) -> str:
    """The words of what is said, all pieces of it."""
    return " ".join(piece["text"] for piece in made["content"])


def speaker(made: Made) -> str | None:
    """The speaker's name."""
    return (made.get("speaker") or {}).get("name")


def _like(g: Gold, m: Made) -> float:
    if m["file"] != g["report"]:
        return 0.0
    return max(dice(content(m), c) for c in (" ".join(g["content"]), *g.get("alt", ())))


def right_fields(g: Gold, m: Made) -> dict[str, bool]:
    """For each field that the gold has, whether the statement has it right."""
    cue, to, on = m.get("cue") or {}, m.get("addressee") or {}, m.get("said_on") or {}
    found = {
        "speaker": lambda: same_name(speaker(m), g["speaker"]),
        "cue": lambda: bool(set(words(cue.get("text"))) & set(words(g["cue"]))),
        "form": lambda: m.get("form") in as_list(g["form"]),
        "act": lambda: m.get("act") in as_list(g["act"]),
        "date": lambda: same_date(on.get("value"), g["date"]),
        "addressee": lambda: bool(set(words(to.get("text"))) & set(words(g["addressee"]))),
    }
    return {field: found[field]() for field in FIELDS if field in g}


def count(gold: Mapping[str, Any], made: Sequence[Made]) -> Counter[str]:
    """The sums over all reports."""
    wanted: list[Gold] = gold["statements"]
    outer = [m for m in made if not m.get("within")]
    got = pair(wanted, outer, _like)
    matched = {m["id"] for _, m in got}
    rest = [m for m in outer if m["id"] not in matched]
    spared = {m["id"] for _, m in pair(gold.get("optional_statements", []), rest, _like)}
    spared |= {m["id"] for m in rest if any(_half_of(g, m) for g, _ in got)}
    c = Counter(gold=len(wanted), made=len(outer) - len(spared), hit=len(got))
    for g in wanted:
        c.update(f"{field} gold" for field in FIELDS if field in g)
    for g, m in got:
        for field, right in right_fields(g, m).items():
            c[f"{field} found"] += 1
            c[f"{field} right"] += right
    judged = [m for m in outer if m["id"] not in spared]
    return c + _count_nested(wanted, made, spared) + _count_conditions(wanted, judged, got)


def _half_of(g: Gold, m: Made) -> bool:
    """Whether a statement is part of a quotation that was found already."""
    return (
        m["file"] == g["report"]
        and set(words(content(m))) <= set(words(" ".join(g["content"])))
        and same_name(speaker(m), g["speaker"])
    )


def _count_nested(wanted: list[Gold], made: Sequence[Made], spared: set[str]) -> Counter[str]:
    """Statements told within others; those within an optional one are not judged."""
    by_id = {m["id"]: m for m in made}

    def outermost(m: Made) -> str:
        while (above := by_id.get(m.get("within") or "")) is not None:
            m = above
        return str(m["id"])

    nested = [m for m in made if m.get("within") and outermost(m) not in spared]
    gold = [{**n, "report": g["report"]} for g in wanted for n in g.get("nested", ())]

    def like(g: Gold, m: Made) -> float:
        if m["file"] != g["report"] or not same_name(speaker(m), g["speaker"]):
            return 0.0
        return dice(content(m), g["content"])

    hits = len(pair(gold, nested, like))
    return Counter({"nested gold": len(gold), "nested made": len(nested), "nested hit": hits})


def _count_conditions(
    wanted: list[Gold], judged: Sequence[Made], got: list[tuple[Gold, Made]]
) -> Counter[str]:
    """Conditions under which something is promised or demanded, on the statement they belong to."""
    hits = sum(
        dice((m.get("condition") or {}).get("text"), g.get("condition")) >= SAME for g, m in got
    )
    return Counter(
        {
            "condition gold": sum(bool(g.get("condition")) for g in wanted),
            "condition made": sum(bool(m.get("condition")) for m in judged),
            "condition hit": hits,
        }
    )


def metrics(c: Counter[str]) -> Metrics:
    """The scores that the bench promises."""
    return {
        "f1": f1(c["hit"], c["made"], c["gold"]),
        "speaker_of_found": share(c["speaker right"], c["speaker found"]),
        "act": share(c["act right"], c["act gold"]),
        "nested_f1": f1(c["nested hit"], c["nested made"], c["nested gold"]),
        "condition_f1": f1(c["condition hit"], c["condition made"], c["condition gold"]),
    }
