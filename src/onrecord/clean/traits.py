"""What a reader sees of a line before reading it closely: its place, its look, its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.clean.dateline import EARLY_PARAGRAPHS, dateline_of
from onrecord.clean.headline import stems
from onrecord.clean.kinds import ENDS, is_prose
from onrecord.clean.label import Labelled
from onrecord.clean.signs import FEWEST_LETTERS, headings, runs, signs

# Words of longer lines tell what they are about, not what they are for.
MOST_WORDS = 30
# Of longer lines the first words alone.
FIRST_WORDS = 3
LONGEST_REASON = 40
# Fewer words stand in any title.
FEWEST_TITLE_WORDS = 3
# Steps for counts of words, letters, lines.
_STEPS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 40)
_SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.99)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[©@#]")
_NAME = re.compile(r"[a-zA-Z]{2,}")
_DIGITS = re.compile(r"\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MARKS = {
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "time": re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE),
    "month": re.compile(
        r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b"
        r"|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
        re.IGNORECASE,
    ),
    "digits": re.compile(r"\d"),
    "right": re.compile(r"©|\(c\)", re.IGNORECASE),
    "mail": re.compile(r"\S@\S"),
    "handle": re.compile(r"(?<!\S)@\w"),
    "web": re.compile(r"https?:|www\.|\.(?:com|org|net|example)\b"),
    "phone": re.compile(r"\d[\d ()./-]{6,}\d"),
    "quoted": re.compile(r"[\"“”]"),
    "asks": re.compile(r"\?"),
    "calls": re.compile(r"!"),
    "barred": re.compile(r" [|•·] "),
    "dashed": re.compile(r" [–—-] |--"),
    "labelled": re.compile(r"\w[\w ]{0,24}: "),
    "bracketed": re.compile(r"[(\[^].*[)\]<]\.?"),
    "signed": re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"),
    "money": re.compile(r"[$£€]\d"),
    "arrow": re.compile(r"[»«>→‹›]"),
    "reader": re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE),
    "house": re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE),
    "page": re.compile(r"\b(?:this|the) (?:article|story|report|page|site|website)\b", re.I),
}
STEPS = (
    "first", "next", "gap", "at", "like box", "like out", "other box", "other out",
)  # fmt: skip
"""How a line stands to the one before: in a text below it or below a gap; on a page in the same
element, or in one that looks like that or other, in the same box or out of it."""

_WHOLE = frozenset({"labelled", "bracketed", "signed", "phone"})
_FIGURED = frozenset({"year", "time", "month", "digits", "phone", "money"})
# What a line must hold for a mark to be looked for.
_NEEDED = {
    "mail": "@", "handle": "@", "asks": "?", "calls": "!", "labelled": ": ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Around:
    """What the traits of every line of one report hang on.

    Attributes:
        items: its lines, sorted by the rules.
        top: index of the headline, -1 where there is none.
        first: index of the first paragraph.
        last: index of the last.
        stems: the words of headline and paragraphs, cut to their beginnings.
        boxes: how many lines each element holds.
        linked: how many of them are links.
        outlet: who published it.
        titles: what the page calls itself, and its address.
        prose: of each line whether it reads like a paragraph.
        shapes: of each line its length, and whether a sentence ends it.
        texts: how often each line stands there.
        over: of each line the heading over it.
        runs: of each line how many before and behind it no paragraph parts from it.
        told: the paragraphs' words, folded.
        dated: index of the first line that opens with a dateline; -1 where none does.
    """

    items: Sequence[Labelled]
    top: int
    first: int
    last: int
    stems: frozenset[str]
    boxes: Counter[int]
    linked: Counter[int]
    outlet: str
    titles: tuple[frozenset[str], ...] = ()
    prose: tuple[bool, ...] = ()
    shapes: tuple[str, ...] = ()
    texts: Counter[str] = field(default_factory=Counter)
    over: Sequence[str] = ()
    runs: Sequence[tuple[int, int]] = ()
    told: str = ""
    dated: int = -1


def around(items: Sequence[Labelled], outlet: str | None, *, titles: Sequence[str] = ()) -> Around:
    """What the lines of a report have in common.

    Args:
        items: its lines, sorted.
        outlet: who published it.
        titles: what the page calls itself, and its address.
    """
    body = [n for n, item in enumerate(items) if item.kind == "body"]
    reads = tuple(is_prose(item.line.text) for item in items)
    prose = [n for n in body if reads[n]] or body or [len(items)]
    top = next((n for n, item in enumerate(items) if item.kind == "headline"), -1)
    words = " ".join(items[n].line.text for n in [*body, *([top] if top >= 0 else [])])
    boxes = Counter(item.line.look.box for item in items)
    linked = Counter(i.line.look.box for i in items if i.line.look.links > 0.5)
    return Around(
        items, top, prose[0], prose[-1], frozenset(stems(words)), boxes, linked,
        (outlet or "").casefold().removeprefix("the "),
        tuple(held for title in titles if (held := frozenset(_plain(title)))),
        reads,
        tuple(_shape_of(item.line.text) for item in items),
        Counter(item.line.text for item in items), headings(items), runs(reads),
        " ".join(items[n].line.text for n in body if reads[n]).casefold(),
        next((n for n in body[:EARLY_PARAGRAPHS] if dateline_of(items[n].line.text)), -1),
    )  # fmt: skip


def traits(number: int, of: Around) -> list[str]:
    """What is to be seen of one line, each trait by its name."""
    item = of.items[number]
    zone = _zone(number, of)
    found = ["", f"rule={item.kind}", f"zone={zone}", f"rule={item.kind} zone={zone}"]
    found.append(f"why={_DIGITS.sub('', item.reason)[:LONGEST_REASON]}")
    found += _look(number, of, zone)
    found += _shape(item.line.text, zone, prose=of.prose[number])
    found += _words(item.line.text, zone)
    found += _beside(number, of)
    found += _shared(item.line.text, of)
    found += signs(item.line.text, zone)
    found += _among(number, of, zone)
    return found


def step(number: int, of: Around) -> str:
    """How a line stands to the one before, one of `STEPS`."""
    if not number:
        return "first"
    here, there = of.items[number].line.look, of.items[number - 1].line.look
    if not here.tag:
        return "gap" if here.gap else "next"
    if here.at == there.at:
        return "at"
    like = here.tag == there.tag and here.names == there.names
    return f"{'like' if like else 'other'} {'box' if here.box == there.box else 'out'}"


def _zone(number: int, of: Around) -> str:
    if number < of.top or (of.top < 0 and number < of.first):
        return "above"
    if number < of.first:
        return "head"
    return "mid" if number <= of.last else "below"


def _look(number: int, of: Around, zone: str) -> Iterator[str]:
    look = of.items[number].line.look
    yield f"tag={look.tag} zone={zone}"
    yield f"tag={look.tag}"
    yield f"links={_step(look.links, _SHARES)} zone={zone}"
    yield f"fields={min(look.fields, 4)}"
    yield f"gap={look.gap}"
    if look.piece:
        yield "piece"
    for mark in look.marks:
        yield f"mark={mark}"
        yield f"mark={mark} zone={zone}"
        yield f"mark={mark} prose={of.prose[number]}"
    if look.pictured:
        yield "pictured"
        yield f"pictured zone={zone}"
        yield f"pictured links={look.links > 0.5} prose={of.prose[number]}"
    elif number and of.items[number - 1].line.look.pictured:
        yield "pictured before"
        yield f"pictured before zone={zone}"
    yield f"below={_step(number - of.last, _STEPS)}" if number > of.last else "below=no"
    yield f"above={_step(of.first - number, _STEPS)}" if number < of.first else "above=no"
    yield f"end={_step(len(of.items) - number - 1, _STEPS)}"
    for region in look.regions:
        yield f"region={region}"
        yield f"region={region} zone={zone}"
    if look.tag:
        yield f"box={_step(of.boxes[look.box], _STEPS)}"
        yield f"boxlinks={_step(of.linked[look.box] / of.boxes[look.box], _SHARES)}"
    inner, _, outer = look.names.partition(" | ")
    yield from {f"name={n.lower()}" for n in _NAME.findall(_CAMEL.sub("-", inner))}
    yield from {f"outer={n.lower()}" for n in _NAME.findall(_CAMEL.sub("-", outer))}


def _shape_of(text: str) -> str:
    return f"{_step(text.count(' ') + 1, _STEPS)} {bool(ENDS.search(text))}"


def _shape(text: str, zone: str, *, prose: bool) -> Iterator[str]:
    words = text.split()
    size = f"size={_step(len(words), _STEPS)}"
    yield size
    yield f"{size} zone={zone}"
    letters = [w for w in words if w[0].isalpha()]
    capital = sum(w[0].isupper() for w in letters) / max(1, len(letters))
    yield f"capital={_step(capital, _SHARES)}"
    yield f"{size} capital={_step(capital, _SHARES)}"
    if text.isupper():
        yield "upper"
    end = text[-1] if not text[-1].isalnum() else "a"
    yield f"ends={end}"
    yield f"stops={bool(ENDS.search(text))} prose={prose} zone={zone}"
    start = text[0]
    kind = "A" if start.isupper() else "a" if start.isalpha() else "0" if start.isdigit() else start
    yield f"starts={kind}"
    figures = bool(_DIGITS.search(text))
    for name, pattern in _MARKS.items():
        if (name in _FIGURED and not figures) or _NEEDED.get(name, "") not in text:
            continue
        if pattern.fullmatch(text) if name in _WHOLE - {"labelled"} else pattern.search(text):
            yield f"has={name}"
            yield f"has={name} {size}"


def _words(text: str, zone: str) -> Iterator[str]:
    words = [_DIGITS.sub("0", w.lower()) for w in _WORD.findall(text)]
    if not words:
        return
    yield f"first={words[0]}"
    yield f"last={words[-1]}"
    yield f"opens={' '.join(words[:2])}"
    if len(words) <= MOST_WORDS:
        yield from {f"word={w}" for w in words}
        if len(words) <= 4:
            yield from {f"short={w}" for w in words}
    else:
        yield from {f"word={w}" for w in words[:FIRST_WORDS]}


def _beside(number: int, of: Around) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        other = number + step
        inside = 0 <= other < len(of.items)
        kind = of.items[other].kind if inside else "none"
        yield f"at{step}={kind}"
        if abs(step) == 1 and inside:
            here, there = of.items[number].line.look, of.items[other].line.look
            same = "at" if here.at == there.at else "box" if here.box == there.box else "none"
            yield f"same{step}={same}"
            yield f"same{step}={same} kind={kind}"
            yield f"prose{step}={of.prose[other]}"
            yield f"size{step}={of.shapes[other]}"
            yield f"like{step}={here.tag == there.tag and here.names == there.names}"


def _among(number: int, of: Around, zone: str) -> Iterator[str]:
    text = of.items[number].line.text
    before, behind = of.runs[number]
    yield f"run={before}:{behind}"
    yield f"runs={_step(before + behind, _STEPS)} zone={zone}"
    yield from {f"under={word}" for word in _plain(of.over[number])}
    if len(text) >= FEWEST_LETTERS:
        if of.texts[text] > 1:
            yield "repeated"
        bare = text.casefold().strip("\"'“”‘’ …")
        if not of.prose[number] and bare in of.told:
            yield "told"
        elif of.prose[number] and of.told.count(bare) > 1:
            yield "told twice"
    if of.dated >= 0:
        yield f"dateline={_step(number - of.dated, (-4, -2, -1, 0))}"
    if abs(number - of.top) < 4:
        yield f"top={number - of.top}"


def _shared(text: str, of: Around) -> Iterator[str]:
    mine = stems(text)
    if mine:
        yield f"shared={_step(len(mine & of.stems) / len(mine), _SHARES)}"
    small = text.casefold()
    if of.outlet and of.outlet in small:
        yield "outlet"
        if len(small) < len(of.outlet) + 8:
            yield "outlet alone"
    if of.top >= 0 and of.items[of.top].line.text.casefold() in small:
        yield "headline inside"
    words = set(_plain(text))
    if of.titles and len(words) >= FEWEST_TITLE_WORDS:
        yield f"titled={_step(max(len(words & t) / len(words) for t in of.titles), _SHARES)}"
        yield f"titling={_step(max(len(words & t) / len(t) for t in of.titles), _SHARES)}"


def _plain(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value > step for step in steps)
