"""Lengths and what comes again: durations and sets."""

from __future__ import annotations

from onrecord.find.times import reckon
from onrecord.find.times.context import Context
from onrecord.find.times.meaning import Meaning
from onrecord.find.times.scan import Hit
from onrecord.find.times.words import number, values


def length(hit: Hit, context: Context, way: int) -> Meaning | None:
    """A duration: "two weeks", "the past decade", "a year and a half"."""
    f = hit.fields
    n = 1.0 if "n" not in f else None if f["n"].lower() == "many" else number(f["n"])
    if "n_low" in f:
        n = number(f["n_low"])
    if n is not None and ("half_more" in f or "plus" in f):
        n += 0.5
    unit = values("unit")[f["unit"].lower()]
    if unit == "Q" and n in (1, 3) and "side" not in f:  # a quarter of something
        return None
    if unit == "TS" and n == 1 and "-" not in f.get("hy", " "):  # "a second" is mostly an ordinal
        return None
    if "n" in f and n is None and "hy" in f and f["hy"] == "-" and f["n"].lower() in ("a", "an"):
        return None
    return Meaning("DURATION", reckon.length(n, unit))


def repeated(hit: Hit, context: Context, way: int) -> Meaning | None:
    """What comes again: "every Monday", "daily", "twice a week"."""
    f = hit.fields
    if f.get("only") == "narrative" and not context.narrative:
        return None
    if "often" in f:
        return Meaning("SET", OFTEN[f["often"].lower()])
    if "weekday" in f or "weekday2" in f:
        day = values("weekday")[f.get("weekday", f.get("weekday2", "")).lower()]
        part = f.get("part", f.get("part2"))
        return Meaning(
            "SET", f"XXXX-WXX-{day}" + (f"T{values('part')[part.lower()]}" if part else "")
        )
    if "month" in f:
        return Meaning("SET", f"XXXX-{reckon.month_number(f['month']):02d}")
    if "part" in f:
        return Meaning("SET", f"XXXX-XX-XXT{values('part')[f['part'].lower()]}")
    n = number(f["n"]) if "n" in f else 2.0 if hit.rule == "every_n" else 1.0
    return Meaning("SET", reckon.length(n, values("unit")[f["unit"].lower()]))


OFTEN = {
    "daily": "P1D",
    "everyday": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
}
