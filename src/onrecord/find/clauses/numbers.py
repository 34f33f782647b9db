"""The numbers of a report: how many of what."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import cast

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.clauses.measures import measure, told_before
from onrecord.find.clauses.uncounted import counts_nothing, is_age, is_part
from onrecord.find.events.figures import MONEY, SCALES, VAGUE, WORDS, Value, number_of, read
from onrecord.find.events.grammar import done_to
from onrecord.find.events.people import counted_of
from onrecord.find.events.words import case
from onrecord.find.phrases import chars
from onrecord.schema import Figure, Measure

PARTS = frozenset("them whom these those us which".split())
# Before a number that is said to be wrong: "14, and *not* 23".
NOT_SO = frozenset("not n't never".split())
# So many tokens behind a number another may be denied.
DENIED_NEAR = 6
# "put the crowd *at* 30,000": verbs by which somebody says how many there were.
PUTTING = frozenset("put estimate number reckon".split())
# Lengths that a number makes an adjective of: "a five-*year* contract".
LASTING = frozenset("year month week day hour kilometre kilometer mile metre meter".split())
# Lengths that are so many of another: who says three decades says thirty years.
SO_MANY = {"decade": (10, "years"), "century": (100, "years"), "fortnight": (2, "weeks")}
# From a noun to the verb that tells of it there are no more steps up the tree.
STEPS = 4


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text with what it counts.

    Attributes:
        noun: the token that is counted; the number's own where nothing else is named.
        tokens: token start and end of number and noun.
        figure: the value.
        verb: the verb that tells of it, None in a phrase without one.
        instead: the number that it is said to take the place of: "14, and not *23*".
    """

    noun: Token
    tokens: tuple[int, int]
    figure: Figure
    verb: Token | None
    instead: float | None = None


def numbers(doc: Doc, times: Collection[int]) -> Iterator[Number]:
    """All counts of a report, in the order of the text.

    Args:
        doc: from `annotate`.
        times: tokens of times, whose numbers count nothing.
    """
    done: set[int] = set()
    for token in doc:
        if token.i in done or token.i in times or not _opens(token):
            continue
        head = token
        while head.dep_ == "nummod" and head.head.i > head.i:
            head = head.head  # "two hundred observers" by way of "hundred"
        found = number_of(head)
        if not found or any(t.i in times for t in found):
            continue
        done |= {t.i for t in found}
        made = _number(doc, head, found)
        if made is not None:
            yield made


def _opens(token: Token) -> bool:
    number = token.pos_ == "NUM" or token.lower_ in WORDS or token.lower_ in VAGUE
    if number and is_age(token):
        return False
    named = token.ent_type_ in ("PERSON", "ORG", "LOC")
    return number and not named and token.dep_ not in ("compound", "flat", "appos", "nmod:desc")


def _number(doc: Doc, head: Token, found: list[Token]) -> Number | None:
    if "of" in [t.lower_ for t in found]:
        found = found[-1:]  # "three of the dam's *five* gates", both told of one noun
    if is_part(doc, found):
        return None
    value = _several(doc, found) or read(found)
    if value == (None, None, None) or (value[0] == 1 and found[-1].lower_ == "one"):
        return None
    part = counted_of(found[-1])
    instead = _instead(doc, found)
    if part is not None and (part.lower_ in PARTS or told_before(part)):
        whole = part.lower_ == "those" and any(c.dep_ == "acl:relcl" for c in part.children)
        if instead is None and not whole:
            return None  # "nine of them", "four of the wounded": of a number that was told before
        part = None
    noun = part or _put(head) or _behind(doc, found) or _joined(doc, found) or head
    if counts_nothing(doc, found, noun):
        return None
    lemma = noun.lemma_.lower()
    behind = doc[found[-1].i + 1].lower_ if found[-1].i + 1 < len(doc) else ""
    verb = _verb(head)
    money = {t.lower_ for t in found} & MONEY or lemma in MONEY
    what: Measure | None = "money" if money else measure(noun, head, verb)
    if what is None:
        if instead is None:
            return None
        what = "other"
    start, end = found[0].i, max(noun.i, found[-1].i) + 1
    if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].pos_ == "PROPN":
        end += 2  # "31 citizens of Dravia"
    unit = doc.span(found[-1].i + 1, end).text.lstrip("-").removeprefix("of ").strip() or None
    if lemma in SO_MANY and unit == noun.text:
        times, unit = SO_MANY[lemma]
        value = cast(Value, tuple(times * n if n is not None else None for n in value))
    if unit is None and money:
        unit = next((t.text for t in found if t.lower_ in MONEY), None)
    if behind in ("per", "percent", "%"):
        unit = "per cent"
    return Number(
        noun, (start, end), Figure(what, *value, unit, chars(doc, start, found[-1].i + 1)), verb,
        instead,
    )  # fmt: skip


def _several(doc: Doc, found: list[Token]) -> Value | None:
    """The bounds of "several hundred": at least two."""
    if any(t.lower_ not in SCALES for t in found) or not found[0].i:
        return None
    if doc[found[0].i - 1].lower_ not in ("several", "few", "many", "couple"):
        return None
    return None, 2.0 * SCALES[found[0].lower_], None


def _put(head: Token) -> Token | None:
    """What a bare number is of, by the verb that says so: "put the *crowd* at 30,000"."""
    if head.pos_ != "NUM" or head.head.lemma_.lower() not in PUTTING or head.i == head.head.i:
        return None
    return done_to(head.head) if case(head) == "at" else None


def _behind(doc: Doc, found: list[Token]) -> Token | None:
    """The noun right behind a number whose words are joined: "eight hundred and fifty *jobs*"."""
    at = found[-1].i + 1
    joined = any(t.lower_ == "and" for t in found)
    return doc[at] if joined and at < len(doc) and doc[at].pos_ == "NOUN" else None


def _joined(doc: Doc, found: list[Token]) -> Token | None:
    """The length behind a hyphen: "a five-*year* contract", but no age."""
    at = found[-1].i + 2
    if at + 1 >= len(doc) or doc[at - 1].text != "-" or doc[at + 1].text == "-":
        return None
    return doc[at] if doc[at].lemma_.lower() in LASTING else None


def _instead(doc: Doc, found: list[Token]) -> float | None:
    """The number behind some number that is denied: "more than 500 of them, not *300*"."""
    for token in doc[found[-1].i + 1 : found[-1].i + 1 + DENIED_NEAR]:
        if token.is_sent_start:
            return None
        if token.pos_ == "NUM" and doc[token.i - 1].lower_ in NOT_SO:
            return read([token])[0]
    return None


def _verb(noun: Token) -> Token | None:
    """The verb whose subject, object or phrase a noun is part of."""
    at = noun
    for _ in range(STEPS):
        if at.head.i == at.i:
            return None
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            return at
        if at.pos_ in ("ADJ", "ADV") and any(c.dep_ == "cop" for c in at.children):
            return at
    return None
