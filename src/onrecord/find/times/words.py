"""The words that times are made of, from `lexicon/time_words.csv`: their values and patterns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
# A gap inside an expression: one blank, or one line's end where text is wrapped.
GAP = r"[ \xa0\n]"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one table of the lexicon."""
    table = (files("onrecord") / "lexicon" / name).read_text("utf-8")
    yield from csv.DictReader(table.splitlines())


@cache
def values(kind: str) -> dict[str, str]:
    """The words of a kind and what each means: {"monday": "1", …}; lower-case."""
    return {r["word"].lower(): r["value"] for r in rows("time_words.csv") if r["kind"] == kind}


@cache
def words(kind: str) -> str:
    """A pattern that matches any word of a kind, the longest first.

    A word with a capital matches with it, or all in capitals; other words in any case.
    """
    found = [r["word"] for r in rows("time_words.csv") if r["kind"] == kind]
    capital = found[0][0].isupper()
    forms = {f for w in found for f in ((w, w.upper()) if capital else (w,))}
    longest = sorted(forms, key=lambda w: (-len(w), w))
    body = "|".join(re.escape(w).replace(r"\ ", GAP) for w in longest)
    return f"(?-i:{body})" if capital else f"(?:{body})"


@cache
def macros() -> dict[str, str]:
    """What `{name}` stands for in a rule's pattern; each is a group of that name."""
    spelled = words("number")
    digits = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    fraction = "|".join(map(re.escape, FRACTIONS))
    quantity = words("quantity")
    compound = rf"(?:{spelled})(?:(?:{GAP}and)?[- ](?:{spelled}))*"
    number = rf"(?:{quantity}|{compound}|(?:{digits})(?:[ -]?(?:{fraction}))?)"
    ordinal = rf"(?:{words('ordinal')}|\d{{1,2}}(?:st|nd|rd|th))"
    # "a hundred years", but "a | three-day visit".
    number = rf"(?:an?{GAP}(?=hundred|thousand|dozen)(?:{compound})|{number})"
    out = {k: words(k) for k in "month weekday unit season part near rel tens half hour".split()}
    out |= {
        "month": rf"(?:{words('month')}|{words('month_short')}(?=[ \xa0]\d))",
        "n": number,
        "ordinal": ordinal,
        "day": r"(?:3[01]|[12]\d|0?[1-9])",
        "year": r"(?:1\d{3}|20\d\d)",
        "clock": r"(?:2[0-4]|1\d|0?\d)",
    }
    named = {k: f"(?P<{k}>{v})" for k, v in out.items()}
    # The same without a group, for what is matched but not read.
    return named | {f"{k}_": f"(?:{v})" for k, v in out.items()}


def number(text: str) -> float | None:
    """The value of a number in words or digits; None for one that says no number.

    >>> number("twenty-seven"), number("a few"), number("2 1/2"), number("a hundred and ten")
    (27.0, None, 2.5, 110.0)
    """
    text = re.sub(r"\s+", " ", text.lower().strip())
    quantity = values("quantity").get(text)
    if quantity is not None:
        return None if quantity == "X" else float(quantity)
    for sign, worth in FRACTIONS.items():
        if text.endswith(sign):
            return (number(text.removesuffix(sign).rstrip(" -")) or 0) + worth
    if re.fullmatch(r"[\d,.]+", text):
        return float(text.replace(",", ""))
    return _spelled(re.findall(r"[a-z]+", text))


def _spelled(parts: list[str]) -> float | None:
    total = current = 0.0
    for word in parts:
        if word in ("a", "an", "and"):
            continue
        value = values("number").get(word)
        if value is None:
            return None
        if value in ("100", "1000", "12") and word in ("hundred", "thousand", "dozen"):
            current = (current or 1) * float(value)
            if word == "thousand":
                total, current = total + current, 0.0
        else:
            # "nineteen ninety-six" counts in hundreds where a ten follows a teen.
            current = (
                current * 100
                if 10 < current < 100 and float(value) >= 20 and (current < 20)
                else current
            )
            current += float(value)
    return total + current


def ordinal(text: str) -> int | None:
    """The value of "second" or "2nd".

    >>> ordinal("second"), ordinal("21st"), ordinal("twenty-first")
    (2, 21, 21)
    """
    found = re.match(r"\d+", text)
    if found:
        return int(found.group())
    value = values("ordinal").get(re.sub(r"\s+", " ", text.lower()))
    return int(value) if value else None
