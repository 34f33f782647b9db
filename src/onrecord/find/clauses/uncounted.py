"""Numbers that count nothing: ages, hours, shares of others, and which one it is."""

from __future__ import annotations

from onrecord.annotate.parsed import Doc, Token

# What numbers of these tell is no count: hours of the clock, ages, how often.
NO_COUNT = frozenset("second time times o'clock p.m a.m pm am age point ° old".split())
# Behind these a number tells which one it is: "day six", "phase 2".
LABELS = frozenset(
    "day week year page chapter article section phase part stage round highway route flight room "
    "platform line number no no. district precinct unit ward zone gate category magnitude".split()
)
# Before a number that is of some of them: "the *last* two games".
SOME_OF = frozenset("last final next past previous".split())
# Behind a number that is part of another, that stands so near.
PART_NEAR = 7
PARTING = frozenset((",", ";", ".", ":", "and", "or", "in", "on", "to", "for", "with"))


def counts_nothing(doc: Doc, found: list[Token], noun: Token) -> bool:
    """Whether a number, with the noun it stands with, tells no count.

    Args:
        doc: the parsed report.
        found: the number's tokens.
        noun: what it would count.
    """
    behind = doc[found[-1].i + 1].lower_ if found[-1].i + 1 < len(doc) else ""
    if {noun.lemma_.lower(), noun.lower_, behind.rstrip(".")} & NO_COUNT:
        return True
    if (behind == "-" and noun.i != found[-1].i + 2) or _broken(doc, found) or _label(doc, found):
        return True
    # "her 12-year-old daughter"
    return "old" in [t.lower_ for t in doc[noun.i + 1 : noun.i + 3]]


def is_age(token: Token) -> bool:
    """Whether a number is an age: "Ilie Corda, *17*, was …"."""
    doc, i = token.doc, token.i
    if i < 2 or i + 1 >= len(doc) or doc[i - 1].text != "," or doc[i - 2].pos_ != "PROPN":
        return False
    return doc[i + 1].text in (",", ".", ";", ")")


def is_part(doc: Doc, found: list[Token]) -> bool:
    """Whether a number is a share of another, or one end of a range: "28 of his 68", "35 to 40"."""
    behind = doc[found[-1].i + 1 : found[-1].i + PART_NEAR]
    if len(behind) > 1 and behind[0].lower_ == "to":
        return behind[1].pos_ == "NUM"
    if not behind or behind[0].lower_ != "of":
        return False
    after = next((t for t in behind[1:] if t.pos_ == "NUM" or t.lower_ in PARTING), None)
    return after is not None and after.pos_ == "NUM"


def _broken(doc: Doc, found: list[Token]) -> bool:
    """Whether a number is cut by a space, or is of a clock: "31, 000", "6. 1", "3: 30"."""
    first, last = found[0].i, found[-1].i
    around = [t.text for t in doc[max(0, first - 2) : last + 3]]
    for one, sign, other in zip(around, around[1:], around[2:], strict=False):
        if one.isdigit() and other.isdigit():
            thousands = sign == "," and len(one) <= len("100") == len(other)
            if thousands or sign in (".", ":"):
                return True
    return False


def _label(doc: Doc, found: list[Token]) -> bool:
    """Whether a number tells which one it is, or of which some it is, and not how many."""
    first = found[0].i
    before = doc[first - 1] if first else None
    if before is not None and before.lower_ in SOME_OF:
        return True
    return (
        before is not None and before.lower_ in LABELS and any(t.head.i == before.i for t in found)
    )
