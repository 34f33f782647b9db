"""Puts together what stands together: "early" + "Friday", "Oct. 5" + "1998", "noon" + "Monday"."""

from __future__ import annotations

import re

from onrecord.find.times.scan import Hit

PREFIX = re.compile(
    r"(?:(?<=[\s(“\"'`])|^)(?:(?:the|very)[ \n])?(?:"
    r"(?P<early>(?:very )?earl(?:y|ier)|(?:the |at the )?(?:early (?:part|days|hours|months|weeks)"
    r"|beginning|start|opening|outset|first (?:few )?(?:days|weeks|months|part)))"
    r"|(?P<late>late|later|(?:the )?(?:end|close|last (?:few )?(?:days|weeks|months|part)"
    r"|latter (?:part|half|stages)|final (?:days|weeks|months)|rest|remainder))"
    r"|(?P<mid>mid|(?:the )?(?:middle|midst|height))"
    r"|(?P<half>(?:the )?(?P<which>first|second|latter|last) half)"
    r"|(?P<some>sometime|some time))(?:(?P<of>[ \n](?:of|in|on))?[ \n](?:the[ \n])?|-)$",
    re.IGNORECASE,
)
PREFIX_REACH = 36
NEEDS_OF = frozenset("beginning start end close middle half part days rest remainder".split())
SAME_LEVEL_GAP = re.compile(
    r"[ \n]|,[ \n]|[ \n]?\([ \n]?|[ \n](?:of|on|in)[ \n](?:the[ \n])?|,[ \n]on[ \n]"
)
RANGE_DAY = re.compile(
    r"(?:[ \n](?:and|or|to|through)[ \n]|-|–|—|,[ \n])(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
    r"(?![\d:%/.]\d|\d|[ \n](?:[ap]\.?m|percent|million|people|of)|[ \n]?%|st|nd|[ \n][a-z]+s\b)"
)
YEAR_FIELDS = ("year", "year2", "year_words", "yearrel", "yearend", "small", "era")
DAY_FIELDS = ("day", "ordinal", "month", "year", "weekday", "near", "rel", "unit", "holiday")


def has_year(hit: Hit) -> bool:
    """Whether a hit names its own year."""
    return any(k in hit.fields for k in YEAR_FIELDS) or "decade" in hit.fields


def is_day(hit: Hit) -> bool:
    """Whether a hit is a day: a weekday, a day of a month, yesterday."""
    if hit.kind == "shift":
        return "near" in hit.fields or hit.fields.get("unit", "").lower() in ("d", "day")
    return hit.kind == "point" and (
        "day" in hit.fields
        or "weekday" in hit.fields
        or "holiday" in hit.fields
        or ("ordinal" in hit.fields and "month" in hit.fields)
    )


def is_year(hit: Hit) -> bool:
    """Whether a hit is a whole year: "1998", "last year", "the same year"."""
    if hit.kind == "shift":
        return hit.fields.get("unit", "").lower() == "year"
    keys = set(hit.fields) - {"era"}
    return hit.kind == "point" and keys in ({"year"}, {"year_words"})


def join(hits: list[Hit], text: str) -> list[Hit]:
    """Hits that are one time made one; words before that narrow it ("the end of") taken in."""
    out: list[Hit] = []
    for hit in hits:
        if out and (both := _joined(out[-1], hit, text)):
            out[-1] = both
        else:
            out.append(hit)
    out = [_prefixed(h, text, out[i - 1].end if i else 0) for i, h in enumerate(out)]
    return _with_more_days(out, text)


def _joined(left: Hit, right: Hit, text: str) -> Hit | None:
    gap = text[left.end : right.start]
    if not SAME_LEVEL_GAP.fullmatch(gap):
        return None
    of = "of" in gap or "in" in gap
    on = "on" in gap
    if left.kind == "clock" and is_day(right) and not on:
        return _merge(left, right, "clock")
    if left.kind == "shift" and "part" in left.fields and is_day(right) and (of or gap == " "):
        return _merge(left, right, right.kind, keep=("part",))
    if left.kind != "point":
        return None
    if (
        {"weekday"} <= set(left.fields) <= {"weekday", "part"}
        and is_day(right)
        and "weekday" not in right.fields
        and (right.kind == "point" and not of)
    ):
        return _merge(left, right, "point")
    if is_year(right) and not has_year(left) and not on:
        whole = right.kind == "shift" or gap.strip() in (",", "of", "") or of
        if whole and _may_take_year(left, gap):
            return _merge(left, right, "point")
    return None


def _may_take_year(left: Hit, gap: str) -> bool:
    fields = set(left.fields)
    if "in" in gap and "season" not in fields:
        return False
    return bool(fields & {"month", "season", "quarter", "half", "holiday"}) and "rel" not in fields


def _merge(left: Hit, right: Hit, kind: str, keep: tuple[str, ...] = ()) -> Hit:
    mine = {k: v for k, v in left.fields.items() if not keep or k in keep}
    theirs = dict(right.fields)
    if kind == "point" and right.kind == "shift":
        theirs = {"year_" + k: v for k, v in theirs.items()}
    return Hit(left.start, right.end, kind, f"{left.rule}+{right.rule}", mine | theirs)


def _prefixed(hit: Hit, text: str, floor: int) -> Hit:
    if hit.kind not in ("point", "shift", "clock"):
        return hit
    low = max(floor, hit.start - PREFIX_REACH)
    m = PREFIX.search(text[low : hit.start])
    own_article = text[hit.start : hit.start + 4].lower() == "the "
    if not m or (own_article and not m["of"] and not m["some"]):
        return hit
    needs_of = any(word in NEEDS_OF for word in m.group().lower().split())
    if needs_of and (m["of"] or "").strip() != "of":  # "will end on Monday"
        return hit
    fields = dict(hit.fields)
    if m["half"] and is_year(hit):
        fields["half"] = m["which"]
    mod = next((k for k in ("early", "late", "mid") if m[k]), None)
    if mod:
        fields["mod"] = mod
    start = low + m.start()
    return Hit(start, hit.end, hit.kind, hit.rule, fields)


def _with_more_days(hits: list[Hit], text: str) -> list[Hit]:
    """ "April 24 and 25": the second day is a time of its own."""
    out: list[Hit] = []
    for i, hit in enumerate(hits):
        out.append(hit)
        if hit.kind != "point" or not {"month", "day"} <= set(hit.fields):
            continue
        m = RANGE_DAY.match(text, hit.end)
        if m and (i + 1 == len(hits) or m.end() <= hits[i + 1].start):
            start = m.start("day")
            fields = dict(hit.fields) | {"day": m["day"]}
            fields.pop("weekday", None)
            out.append(Hit(start, m.end(), "point", hit.rule, fields))
    return out
