"""The numbers of a report: how many of what, and what is told of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.events.figures import MONEY, SCALES, VAGUE, WORDS, Value, number_of, read
from onrecord.find.events.grammar import done_to, grammatical_subject, passive
from onrecord.find.events.nouns import classes
from onrecord.find.events.people import counted_of
from onrecord.find.events.words import case, company
from onrecord.find.phrases import chars
from onrecord.lexicon.tables import rows
from onrecord.schema import Figure, Measure

# What numbers of these tell is no count: hours of the clock, ages, how often.
NO_COUNT = frozenset("second time times o'clock p.m a.m pm am age point ° old".split())
# Behind these a number tells which one it is: "day six", "phase 2".
LABELS = frozenset(
    "day week year page chapter article section phase part stage round highway route flight room "
    "platform line number no no. district precinct unit ward zone gate category magnitude".split()
)
# Before a number that is of some of them: "the *last* two games".
SOME_OF = frozenset("last final next past previous".split())
# Places and things are not killed, hurt or held.
THINGS = frozenset(("place", "premises", "property"))
SOMEBODY = frozenset(("people", "armed", "captive", "captives"))
HARMED = frozenset(("killed", "wounded", "missing", "arrested", "released"))
PARTS = frozenset("them whom these those us which".split())
# Before a number that is said to be wrong: "14, and *not* 23".
NOT_SO = frozenset("not n't never".split())
# Behind a number that is part of another, that stands so near.
PART_NEAR = 7
PARTING = frozenset((",", ";", ".", ":", "and", "or", "in", "on", "to", "for", "with"))
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
# Where on a verb stands what its subject or object is said to be: "left four *dead*".
BESIDE = frozenset(("xcomp", "acl", "advcl", "obj", "ccomp", "advmod"))
# Words behind a noun that may tell its state.
NEAR = 4


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
    if number and _is_age(token):
        return False
    named = token.ent_type_ in ("PERSON", "ORG", "LOC")
    return number and not named and token.dep_ not in ("compound", "flat", "appos", "nmod:desc")


def _is_age(token: Token) -> bool:
    """Whether a number is an age: "Ilie Corda, *17*, was …"."""
    doc, i = token.doc, token.i
    if i < 2 or i + 1 >= len(doc) or doc[i - 1].text != "," or doc[i - 2].pos_ != "PROPN":
        return False
    return doc[i + 1].text in (",", ".", ";", ")")


def _number(doc: Doc, head: Token, found: list[Token]) -> Number | None:
    if "of" in [t.lower_ for t in found]:
        found = found[-1:]  # "three of the dam's *five* gates", both told of one noun
    if _part(doc, found):
        return None
    value = _several(doc, found) or read(found)
    if value == (None, None, None) or (value[0] == 1 and found[-1].lower_ == "one"):
        return None
    part = counted_of(found[-1])
    instead = _instead(doc, found)
    if part is not None and (part.lower_ in PARTS or _told_before(part)):
        whole = part.lower_ == "those" and any(c.dep_ == "acl:relcl" for c in part.children)
        if instead is None and not whole:
            return None  # "nine of them", "four of the wounded": of a number that was told before
        part = None
    noun = part or _put(head) or _behind(doc, found) or _joined(doc, found) or head
    lemma = noun.lemma_.lower()
    behind = doc[found[-1].i + 1].lower_ if found[-1].i + 1 < len(doc) else ""
    if {lemma, noun.lower_, behind.rstrip(".")} & NO_COUNT:
        return None
    if (behind == "-" and noun.i != found[-1].i + 2) or _broken(doc, found) or _label(doc, found):
        return None
    if "old" in [t.lower_ for t in doc[noun.i + 1 : noun.i + 3]]:
        return None  # "her 12-year-old daughter"
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


def _part(doc: Doc, found: list[Token]) -> bool:
    """Whether a number is a share of another, or one end of a range: "28 of his 68", "35 to 40"."""
    behind = doc[found[-1].i + 1 : found[-1].i + PART_NEAR]
    if len(behind) > 1 and behind[0].lower_ == "to":
        return behind[1].pos_ == "NUM"
    if not behind or behind[0].lower_ != "of":
        return False
    after = next((t for t in behind[1:] if t.pos_ == "NUM" or t.lower_ in PARTING), None)
    return after is not None and after.pos_ == "NUM"


def _label(doc: Doc, found: list[Token]) -> bool:
    """Whether a number tells which one it is, or of which some it is, and not how many."""
    first = found[0].i
    before = doc[first - 1] if first else None
    if before is not None and before.lower_ in SOME_OF:
        return True
    return (
        before is not None and before.lower_ in LABELS and any(t.head.i == before.i for t in found)
    )


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


def _put(head: Token) -> Token | None:
    """What a bare number is of, by the verb that says so: "put the *crowd* at 30,000"."""
    if head.pos_ != "NUM" or head.head.lemma_.lower() not in PUTTING or head.i == head.head.i:
        return None
    return done_to(head.head) if case(head) == "at" else None


def _instead(doc: Doc, found: list[Token]) -> float | None:
    """The number behind some number that is denied: "more than 500 of them, not *300*"."""
    for token in doc[found[-1].i + 1 : found[-1].i + 1 + DENIED_NEAR]:
        if token.is_sent_start:
            return None
        if token.pos_ == "NUM" and doc[token.i - 1].lower_ in NOT_SO:
            return read([token])[0]
    return None


def _told_before(noun: Token) -> bool:
    """Whether those of whom a part is counted are themselves a toll: "the wounded"."""
    the = any(c.lower_ in ("the", "those") for c in noun.lefts)
    return the and noun.lemma_.lower() in _table()["noun"]


def _several(doc: Doc, found: list[Token]) -> Value | None:
    """The bounds of "several hundred": at least two."""
    if any(t.lower_ not in SCALES for t in found) or not found[0].i:
        return None
    if doc[found[0].i - 1].lower_ not in ("several", "few", "many", "couple"):
        return None
    return None, 2.0 * SCALES[found[0].lower_], None


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


def measure(noun: Token, head: Token, verb: Token | None) -> Measure | None:
    """What a number counts: the killed, the missing, those who came; `other` for all else.

    None for a bare number of which nothing is told.
    """
    table = _table()
    lemma = noun.lemma_.lower()
    if (found := table["noun"].get(lemma)) is not None:
        return found
    found = _told_of(noun, head, verb)
    kinds = classes(noun)
    if found in HARMED and kinds & THINGS and not kinds & SOMEBODY:
        return "other"
    return found


def _told_of(noun: Token, head: Token, verb: Token | None) -> Measure | None:
    """What is told of those counted, by the words around."""
    table = _table()
    if verb is not None:
        words = company(verb) | {verb.lemma_.lower()}
        for place in _places(noun, head, verb):
            for cue, what in table[place].items():
                first, *others = cue.split()
                if verb.lemma_.lower() == first and set(others) <= words:
                    return what
        if (found := _of_state(noun, head, verb, table["state"])) is not None:
            return found
        if (found := _of_toll(noun, verb)) is not None:
            return found
    if (found := _said_behind(noun, table["state"])) is not None:
        return found
    bare = noun.pos_ == "NUM" or noun.lower_ in VAGUE or noun.lower_ in SCALES
    if bare and verb is not None and verb.lemma_.lower() == "count" and noun.dep_ == "obj":
        return "present"  # "the police counted 8,000": the news counts crowds
    return None if bare else "other"


def _places(noun: Token, head: Token, verb: Token) -> Iterator[str]:
    """In which rows of the table a verb is looked up for what is counted."""
    here = {noun.i, head.i}
    done = done_to(verb) if verb.pos_ == "VERB" else None
    those = {done.i, *(c.i for c in done.rights)} if done is not None else set()
    if here & (those | {c.i for c in verb.rights if c.dep_ == "obj"}):
        yield "done"
    if noun.lemma_.lower() == "life" or noun.head.lemma_.lower() == "life":
        yield "life"
    subject = grammatical_subject(verb) if verb.pos_ == "VERB" else None
    if subject is not None and subject.i in here and not passive(verb):
        yield "does"
        if "armed" in classes(noun):
            yield "armed"


def _of_state(
    noun: Token, head: Token, verb: Token, states: Mapping[str, Measure]
) -> Measure | None:
    """What those counted are said to be: "left four *dead*", "two are *missing*"."""
    here = {noun.i, head.i}
    if verb.pos_ in ("ADJ", "ADV") or any(c.dep_ == "cop" for c in verb.lefts):
        return states.get(verb.lower_)
    if verb.lower_ in states and any(c.i in here for c in verb.lefts):
        return states[verb.lower_]  # "are missing", taken for a verb
    beside = [c for c in verb.rights if c.dep_ in BESIDE]
    own = [c for t in (noun, head) for c in t.rights if c.dep_ in ("acl", "amod", "xcomp")]
    own += [c for c in noun.lefts if c.dep_ == "amod"]
    subject = any(c.i in here for c in verb.lefts if c.dep_.startswith("nsubj"))
    obj = any(c.i in here for c in verb.rights)
    for word in (*own, *(beside if subject or obj else ())):
        if word.lower_ in states and case(word) == "":
            return states[word.lower_]
    return None


def _said_behind(noun: Token, states: Mapping[str, Measure]) -> Measure | None:
    """What follows a noun in its clause, where the parse has it elsewhere: "were *missing*"."""
    for token in noun.doc[noun.i + 1 : noun.i + 1 + NEAR]:
        if token.pos_ not in ("AUX", "VERB", "ADV", "ADJ"):
            return None
        if token.lower_ in states:
            return states[token.lower_]
    return None


def _of_toll(noun: Token, verb: Token) -> Measure | None:
    """A bare number that is a toll: "the death toll stood at *nine*"."""
    if noun.pos_ != "NUM":
        return None
    tops = [c for c in verb.children if c.dep_ in ("nsubj", "obj", "nsubj:pass")]
    tolls = [t for t in tops if t.lemma_.lower() == "toll"]
    counts = [c for t in tops if t.lemma_.lower() == "number" for c in t.rights]
    dead = tolls or [c for c in counts if c.lower_ in ("dead", "deaths", "victims", "killed")]
    return "killed" if dead else None


@cache
def _table() -> Mapping[str, dict[str, Measure]]:
    """What is told of those counted, by where the words stand."""
    out: defaultdict[str, dict[str, Measure]] = defaultdict(dict)
    for row in rows("counted.csv"):
        for words in row["words"].split(";"):
            out[row["place"]][words] = cast(Measure, row["measure"])
    return out
