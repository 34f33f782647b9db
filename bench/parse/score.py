"""Scores a parse from raw text by aligning characters, as the CoNLL 2018 shared task did.

Both sides are words over one text, placed by its characters without white space. Words that
stand in the same place are the same word; where a multiword token is at play ("don't" as "do" and
"n't"), words in its place are paired by the longest common sequence of their forms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.common import Metrics, f1
from bench.parse.conllu import Document

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A word at its place: `head` is its number in the document, None of a root."""

    form: str
    span: Span
    multiword: bool
    upos: str
    head: int | None
    deprel: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a document, the places of its sentences, and all its characters."""

    words: tuple[Placed, ...]
    sentences: tuple[Span, ...]
    characters: str


def bare(text: str) -> str:
    """A text without its white space.

    >>> bare("a b\\tc")
    'abc'
    """
    return "".join(text.split())


def place(document: Document) -> Parse:
    """The gold of a document."""
    words: list[Placed] = []
    sentences: list[Span] = []
    characters: list[str] = []
    at = 0
    for sentence in document.sentences:
        base, begin, found = len(words), at, iter(sentence.words)
        for token in sentence.tokens:
            form = bare(token.form)
            characters.append(form)
            span = (at, at + len(form))
            at = span[1]
            for _ in range(token.words):
                w = next(found)
                head = None if w.head < 0 else base + w.head
                words.append(Placed(w.form, span, token.words > 1, w.upos, head, w.deprel))
        sentences.append((begin, at))
    return Parse(tuple(words), tuple(sentences), "".join(characters))


def align(gold: Sequence[Placed], made: Sequence[Placed]) -> dict[int, int]:
    """For each gold word that the other side has too, that word's number."""
    regions = _regions([w.span for w in (*gold, *made) if w.multiword])
    by_place = {w.span: j for j, w in enumerate(made) if not w.multiword}
    in_gold, in_made = (_in_regions(side, regions) for side in (gold, made))
    special = {i for inside in in_gold for i in inside}
    pairs = {
        i: by_place[w.span]
        for i, w in enumerate(gold)
        if i not in special and not w.multiword and w.span in by_place
    }
    for left, right in zip(in_gold, in_made, strict=True):
        pairs.update(_common(gold, left, made, right))
    return pairs


def _regions(spans: list[Span]) -> list[Span]:
    """The places of multiword tokens; those that overlap are one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _in_regions(words: Sequence[Placed], regions: list[Span]) -> list[list[int]]:
    """The numbers of the words that stand wholly in each region."""
    out: list[list[int]] = [[] for _ in regions]
    r = 0
    for i, word in enumerate(words):
        while r < len(regions) and regions[r][1] <= word.span[0]:
            r += 1
        if r < len(regions) and regions[r][0] <= word.span[0] and word.span[1] <= regions[r][1]:
            out[r].append(i)
    return out


def _common(
    gold: Sequence[Placed], left: list[int], made: Sequence[Placed], right: list[int]
) -> dict[int, int]:
    """Pairs along a longest common sequence of the forms, in lower case."""
    a = [gold[i].form.lower() for i in left]
    b = [made[j].form.lower() for j in right]
    longest = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            longest[i][j] = (
                1 + longest[i + 1][j + 1]
                if a[i] == b[j]
                else max(longest[i + 1][j], longest[i][j + 1])
            )
    pairs, i, j = {}, 0, 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            pairs[left[i]] = right[j]
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def universal(deprel: str) -> str:
    """A relation without its subtype.

    >>> universal("nmod:poss"), universal("ROOT")
    ('nmod', 'root')
    """
    return deprel.partition(":")[0].lower()


def count(gold: Parse, made: Parse) -> Counter[str]:
    """What one document adds to each sum.

    Raises:
        ValueError: when the two are not over the same text.
    """
    if gold.characters != made.characters:
        raise ValueError(f"another text was parsed: {made.characters[:40]!r}…")
    pairs = align(gold.words, made.words)
    c = Counter(
        words_gold=len(gold.words),
        words_made=len(made.words),
        words=len(pairs),
        sentences_gold=len(gold.sentences),
        sentences_made=len(made.sentences),
        sentences=len(set(gold.sentences) & set(made.sentences)),
    )
    for i, j in pairs.items():
        g, m = gold.words[i], made.words[j]
        c["upos"] += g.upos == m.upos
        same_head = m.head is None if g.head is None else pairs.get(g.head, -1) == m.head
        c["uas"] += same_head
        c["las"] += same_head and universal(g.deprel) == universal(m.deprel)
    return c


def metrics(raw: Counter[str], given: Counter[str]) -> Metrics:
    """The scores that the bench promises, from sums over raw text and over gold words."""

    def over_words(c: Counter[str], name: str) -> float | None:
        return f1(c[name], c["words_made"], c["words_gold"])

    return {
        "las": over_words(raw, "las"),
        "uas": over_words(raw, "uas"),
        "upos": over_words(raw, "upos"),
        "word_f1": over_words(raw, "words"),
        "sentence_f1": f1(raw["sentences"], raw["sentences_made"], raw["sentences_gold"]),
        "las_gold": over_words(given, "las"),
        "upos_gold": over_words(given, "upos"),
    }
