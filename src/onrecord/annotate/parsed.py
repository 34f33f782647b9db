"""An annotated report as plain Python objects, which finders read.

A finder asks tokens for their words, tags and neighbours some thirty thousand times a report. A
spaCy `Token` makes each string and each neighbour anew when it is asked; here all are made once,
under the same names, so that whoever knows spaCy can read a finder. What is not here, no finder
needs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import overload

import numpy as np
import spacy.tokens

from onrecord.annotate.layers import Layers, layers_of

_KEY = "onrecord parsed"


@dataclass(init=False, repr=False, eq=False, slots=True)
class Token:
    """A token under the names of spaCy's `Token`; neighbours and children are made already.

    Attributes:
        doc: its report.
        i: its place there.
        idx: the place of its first character.
        sent: its sentence.
        depth: steps to its sentence's root; of a mark or a space on which nothing hangs, more than
            any steps.
    """

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_space: bool
    is_punct: bool
    is_alpha: bool
    is_digit: bool
    is_quote: bool
    like_num: bool
    is_sent_start: bool
    head: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token
    sent: Span
    depth: int

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def nbor(self, step: int = 1) -> Token:
        """The token so many places on.

        Raises:
            IndexError: when there is none.
        """
        at = self.i + step
        if at < 0:
            raise IndexError(at)
        return self.doc[at]

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all that hang on it, in the order of the text where arcs do not cross."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree


class Span:
    """Some tokens in a row: a sentence, a name, a phrase."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        return self.doc[self.start : self.end][at]

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """The place of its first character."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """The place behind its last character."""
        last = self.doc[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its words, without the space behind."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Token:
        """The token nearest to the sentence's root; of several the first."""
        some = self.doc[self.start : self.end]
        heads = [t for t in some if not self.start <= t.head.i < self.end or t.head is t]
        return min(heads, key=lambda t: t.depth) if heads else some[0]

    @property
    def ents(self) -> list[Span]:
        """The names that stand wholly in it."""
        return [e for e in self.doc.ents if self.start <= e.start and e.end <= self.end]


class Doc(tuple[Token, ...]):
    """The tokens of a report.

    A slice of it is a plain tuple of tokens; `span` gives the same tokens with their words and
    their root.

    Attributes:
        text: the report's text.
        sents: its sentences.
        ents: the names in it.
        layers: what the language model says beside the parse.
        starts: the place of each token's first character.
    """

    text: str
    sents: tuple[Span, ...]
    ents: tuple[Span, ...]
    layers: Layers
    starts: list[int]

    def span(self, start: int, end: int) -> Span:
        """The tokens from one place up to another."""
        length = len(self)
        start = min(max(start, 0), length)
        return Span(self, start, max(start, min(end, length)))

    def covering(self, start: int, end: int) -> Span | None:
        """The tokens that characters from one place up to another lie in; None where none do."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        if self and start >= self.starts[first] + len(self[first].text):
            first += 1  # the space behind a word is no part of it
        behind = bisect_left(self.starts, end)
        return Span(self, first, behind) if first < behind else None


Annotated = spacy.tokens.Doc | Doc
"""What stages take: what `annotate` made, or the same as plain objects."""


_Looks = tuple[str, str, bool, bool, bool, bool, bool, bool]


def parsed(doc: Annotated) -> Doc:
    """The plain objects of an annotated report, made when they are first asked for."""
    if isinstance(doc, Doc):
        return doc
    made = doc.user_data.get(_KEY)
    if made is None:
        made = doc.user_data[_KEY] = _made(doc)
    assert isinstance(made, Doc)
    return made


def _made(doc: spacy.tokens.Doc) -> Doc:
    out = Doc(Token() for _ in range(len(doc)))
    out.text = doc.text
    out.layers = layers_of(doc)
    out.starts = [t.idx for t in doc]
    known: dict[int, _Looks] = {}
    for mine, t in zip(out, doc, strict=True):
        mine.doc, mine.i, mine.idx = out, t.i, t.idx
        mine.lemma_, mine.pos_, mine.tag_, mine.dep_ = t.lemma_, t.pos_, t.tag_, t.dep_
        mine.ent_type_, mine.ent_iob_, mine.whitespace_ = t.ent_type_, t.ent_iob_, t.whitespace_
        mine.is_sent_start = bool(t.is_sent_start)
        mine.head = out[t.head.i]
        mine.left_edge, mine.right_edge = out[t.left_edge.i], out[t.right_edge.i]
        looks = known.get(t.orth)
        if looks is None:
            looks = known[t.orth] = _looks(t)
        mine.text, mine.lower_, mine.is_space, mine.is_punct, mine.is_alpha = looks[:5]
        mine.is_digit, mine.is_quote, mine.like_num = looks[5:]
    _hang(out, (np.arange(len(doc)) + doc.to_array(["HEAD"]).astype(np.int64)).tolist())
    out.sents = tuple(Span(out, s.start, s.end) for s in doc.sents)
    out.ents = tuple(Span(out, e.start, e.end, e.label_) for e in doc.ents)
    for sentence in out.sents:
        for mine in sentence:
            mine.sent = sentence
    return out


def _looks(t: spacy.tokens.Token) -> _Looks:
    """What a token is by its text alone."""
    return (
        t.text, t.lower_, t.is_space, t.is_punct, t.is_alpha, t.is_digit, t.is_quote, t.like_num
    )  # fmt: skip


def _hang(doc: Doc, heads: list[int]) -> None:
    """Tells heads what hangs on them, and tokens how far they are from the root.

    Args:
        doc: the report.
        heads: the place of each token's head. A space hangs on the token before it, though spaCy
            gives as the `head` of what has no relation the token itself.
    """
    for mine in doc:
        mine.lefts = mine.rights = ()
    for mine in doc:
        head = doc[heads[mine.i]]
        if head.i > mine.i:
            head.lefts += (mine,)
        elif head is not mine:
            head.rights += (mine,)
    for mine in doc:
        mine.children = mine.lefts + mine.rights
        at, mine.depth = mine.i, 0
        while heads[at] != at:
            at = heads[at]
            mine.depth += 1
        if mine.depth and not mine.children and (mine.is_space or mine.is_punct):
            mine.depth = len(doc)
