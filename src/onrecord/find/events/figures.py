"""The numbers that belong to a deed: people killed, votes, sums, with their bounds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from onrecord.annotate.parsed import Token
from onrecord.find.events.governing import governor_of
from onrecord.find.events.grammar import done_to, passive
from onrecord.find.events.mention import Mention
from onrecord.find.events.words import case
from onrecord.find.phrases import chars
from onrecord.schema import Figure, Measure

WORDS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {
    w: 10 * n
    for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# "dozens": at least two of them; "scores": two twenties.
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6}
LEAST = (
    ("at", "least"),
    ("more", "than"),
    ("over",),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
)
MOST = (("up", "to"), ("at", "most"), ("fewer", "than"), ("less", "than"), ("as", "many", "as"),
        ("under",), ("no", "more", "than"))  # fmt: skip
ABOUT = (("about",), ("around",), ("some",), ("roughly",), ("nearly",), ("almost",),
         ("an", "estimated"), ("approximately",))  # fmt: skip
MONEY = frozenset(
    "dollar euro pound yen crown franc rouble ruble yuan rupee shilling peso krone krona dinar "
    "lira naira rand shekel $ € £".split()
)
BY_VERB: dict[str, Measure] = {
    **dict.fromkeys("kill die slay murder execute massacre behead slaughter perish assassinate hang"
                    .split(), "killed"),
    **dict.fromkeys("wound injure hurt maim".split(), "wounded"),
    **dict.fromkeys("arrest detain hold jail round imprison capture kidnap abduct".split(),
                    "arrested"),
    **dict.fromkeys("free release liberate pardon".split(), "released"),
    **dict.fromkeys("flee displace evacuate evict deport resettle shelter".split(), "displaced"),
}  # fmt: skip
BY_NOUN: dict[str, Measure] = {
    "killing": "killed", "murder": "killed", "death": "killed", "massacre": "killed",
    "assassination": "killed", "execution": "killed", "arrest": "arrested",
    "detention": "arrested", "release": "released", "deportation": "displaced",
}  # fmt: skip
PRESENT = frozenset(("PROTEST", "MOBILIZE", "CONSULT"))
Value = tuple[float | None, float | None, float | None]


def figures_of(mention: Mention, times: Collection[int] = ()) -> tuple[Figure, ...]:
    """The figures that stand with a deed's verb or noun.

    Args:
        mention: the deed.
        times: tokens of times, whose numbers count nothing.
    """
    found = {figure.span: figure for figure in _figures(mention, times)}
    return tuple(found[span] for span in sorted(found))


def _figures(mention: Mention, times: Collection[int]) -> Iterator[Figure]:
    head = mention.head
    places = [head]
    found = governor_of(head)
    if found is not None and head.pos_ != "VERB" and found[1].kind in ("support", "occur"):
        places.append(found[0])
    for place in places:
        for child in _arguments(place):
            for noun in (child, *(c for c in child.rights if c.dep_ in ("conj", "nmod", "appos"))):
                if noun.i not in times:
                    yield from _of_noun(noun, mention, place)


def _arguments(head: Token) -> Iterator[Token]:
    wanted = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "obl:unmarked", "nummod", "iobj")
    seen = done_to(head)
    if seen is not None:
        yield seen
    for child in head.children:
        if child.dep_ in wanted and child is not seen:
            yield child


def _of_noun(noun: Token, mention: Mention, place: Token) -> Iterator[Figure]:
    number = number_of(noun)
    if number is None:
        return
    value = read(number)
    if value == (None, None, None):
        return
    what, unit = _what(noun, mention, place)
    if what is None:
        return
    first, last = number[0], number[-1]
    span = chars(noun.doc, first.i, last.i + 1)
    yield Figure(what, *value, unit, span)


def number_of(noun: Token) -> list[Token] | None:
    """The tokens of a noun's number with the words that bound it."""
    doc = noun.doc
    digits = [c for c in noun.lefts if c.dep_ == "nummod"]
    if noun.pos_ == "NUM" or noun.lower_ in VAGUE or noun.lower_ in SCALES:
        digits = [*digits, noun]
    if not digits:
        return None
    start, end = min(t.i for t in digits), max(t.i for t in digits) + 1
    while start and (_is_number(doc[start - 1]) or doc[start - 1].text in (*MONEY, "-")):
        start -= 1
    if start > 1 and doc[start - 1].lower_ == "and" and doc[start - 2].lower_ in SCALES:
        start -= 2  # "eight hundred and fifty"
        while start and _is_number(doc[start - 1]):
            start -= 1
    while end < len(doc) and (doc[end].lower_ in SCALES or doc[end].lower_ in VAGUE):
        end += 1
    if start and doc[start].lower_ in SCALES and doc[start - 1].lower_ in ("a", "an"):
        start -= 1  # "more than a hundred"
    # "no more than" before "more than"
    for phrase in sorted((*LEAST, *MOST, *ABOUT, ("between",)), key=len, reverse=True):
        size = len(phrase)
        before = list(doc[start - size : start]) if start >= size else []
        if tuple(t.lower_ for t in before) == phrase:
            # "when it was over four lay dead" has no more than four
            ended = tuple(t.lower_ for t in doc[max(start - 3, 0) : start]) == ("it", "was", "over")
            apart = ended or (size == 1 and before[0].head.i < start)
            start -= 0 if apart else size
            break
    return list(doc[start:end])


def _is_number(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lower_ in WORDS or token.lower_ in SCALES


def read(tokens: list[Token]) -> Value:
    """Value, least and most of a number's words."""
    words = [t.lower_ for t in tokens]
    vague = next((VAGUE[w] for w in words if w in VAGUE), None)
    if vague is not None:
        return None, float(vague), None
    numbers = _numbers(words)
    if not numbers:
        return None, None, None
    n = numbers[0]
    text = " ".join(words)
    if len(numbers) > 1 and (" to " in text or "between" in words or "–" in text or "-" in words):
        return None, n, numbers[1]
    if any(_opens(words, p) for p in LEAST):
        return n, n, None
    if any(_opens(words, p) for p in MOST):
        return n, None, n
    if any(_opens(words, p) for p in ABOUT):
        return n, None, None
    return n, n, n


def _opens(words: list[str], phrase: tuple[str, ...]) -> bool:
    return tuple(words[: len(phrase)]) == phrase


def _numbers(words: list[str]) -> list[float]:
    """The numbers that some words spell.

    >>> _numbers(["two", "hundred"]), _numbers("three million two hundred thousand".split())
    ([200.0], [3200000.0])
    """
    out: list[float] = []
    whole: float | None = None  # what is closed by a thousand or more, and what comes behind it
    current: float | None = None
    for word in [p for w in words for p in w.split("-") if p] + [""]:
        plain = word.replace(",", "").lstrip("$€£")
        digits = re.fullmatch(r"\d+(?:\.\d+)?", plain)
        if word in WORDS:
            current = (current or 0.0) + WORDS[word]
        elif word == "hundred":
            current = 100 * (1.0 if current is None else current)
        elif word in SCALES:
            whole = (whole or 0.0) + SCALES[word] * (1.0 if current is None else current)
            current = None
        elif digits or word != "and":
            if whole is not None or current is not None:
                out.append((whole or 0.0) + (current or 0.0))
            whole, current = None, float(plain) if digits else None
    return out


def _what(noun: Token, mention: Mention, place: Token) -> tuple[Measure | None, str | None]:
    """What a number counts, and its unit."""
    lemma, verb = noun.lemma_.lower(), place.lemma_.lower()
    unit = noun.text if noun.pos_ == "NOUN" and noun.lower_ not in VAGUE | SCALES else None
    near = {t.text for t in noun.lefts} | {lemma, noun.text[:1]}
    money = near & MONEY
    if money:
        return "money", next((w for w in (unit, *money) if w), None)
    if lemma == "vote":
        return "votes", _side(noun)
    if lemma in ("year", "month", "day", "week", "hour", "time", "percent", "minute"):
        return (
            ("other", unit)
            if mention.type == "SANCTION" and mention.mode == "convict"
            else (None, None)
        )
    subject = noun.dep_.startswith("nsubj") and not passive(place)
    if verb in BY_VERB and (not subject or verb in ("die", "flee", "perish")):
        return BY_VERB[verb], unit
    if verb in BY_NOUN and case(noun) == "of":
        return BY_NOUN[verb], unit
    if mention.type in PRESENT:
        return "present", unit
    return (
        ("other", unit)
        if mention.type in ("AID", "COERCE", "SANCTION", "RETREAT")
        else (None, None)
    )


def _side(noun: Token) -> str:
    """Whether votes are for or against: the second number of "61 votes to 12" is against."""
    return "against" if case(noun) in ("to", "against") else "for"
