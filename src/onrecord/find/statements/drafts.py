"""A statement while it is put together, in token indices of the `Doc`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from onrecord.annotate import Attribution
from onrecord.find.phrases import runs

QUOTES = frozenset('" “ ” \' ‘ ’ `` \'\' « » „'.split())
# A hole of so few tokens inside a content is the tagger's, not the report's.
SMALL_HOLE = 2
# A piece of fewer tokens beside one more than twice as long is dropped.
STRAY = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """Cue, source and content of one statement.

    Attributes:
        cue: token start and end; None for a quotation without one.
        source: tokens of the source, empty when none stands there.
        content: runs of tokens, (start, end), in order.
        score: how surely this is a statement, 0 to 1.
        kinds: the model's probability of each kind of attribution.
    """

    cue: tuple[int, int] | None
    source: tuple[int, ...]
    content: tuple[tuple[int, int], ...]
    score: float
    kinds: dict[str, float] = field(default_factory=dict)

    def tokens(self) -> set[int]:
        """All tokens of the content."""
        return {i for s, e in self.content for i in range(s, e)}

    def with_content(self, doc: Doc, tokens: set[int]) -> Draft:
        """The same draft with these tokens as its content."""
        return replace(self, content=pieces(doc, tokens, self.taken()))

    def taken(self) -> set[int]:
        """The tokens of cue and source."""
        return set(self.source) | (set(range(*self.cue)) if self.cue else set())


def from_attribution(doc: Doc, a: Attribution) -> Draft:
    """The draft of what the model linked."""
    cue = (a.cue[0], a.cue[-1] + 1)
    source = nearest_run(doc, a.source, cue)
    taken = set(source) | set(a.cue)
    return Draft(
        cue,
        source,
        pieces(doc, set(a.content), taken),
        round(a.cue_score * a.link_score, 3),
        a.kinds,
    )


def nearest_run(doc: Doc, source: tuple[int, ...], cue: tuple[int, int]) -> tuple[int, ...]:
    """The source's run nearest to its cue, with what stands within a few tokens of it.

    The links of far words ("Hamas … Western") are slips; a source in two parts stands close.
    """
    got = runs(source)
    if len(got) < 2:
        return source
    distances = [max(cue[0] - e, s - cue[1], 0) for s, e in got]
    best = got[min(range(len(got)), key=lambda k: (distances[k], got[k][0] - got[k][1]))]
    near = [r for r in got if max(best[0] - r[1], r[0] - best[1]) <= SMALL_HOLE + 1]
    return tuple(i for s, e in near for i in range(s, e))


def pieces(doc: Doc, tokens: set[int], taken: set[int]) -> tuple[tuple[int, int], ...]:
    """Content tokens as runs: small holes closed, marks and "that" at the edges cut off."""
    filled = set(tokens)
    got = runs(tokens)
    for (_, a), (b, _) in zip(got, got[1:], strict=False):
        hole = range(a, b)
        plain = all(doc[i].is_punct for i in hole)
        space = any(doc[i].is_space for i in hole)
        if not space and not taken & set(hole) and (plain or len(hole) <= SMALL_HOLE):
            filled |= set(hole)
    out = []
    found = _split_at_space(doc, runs(filled - taken))
    longest = max((e - s for s, e in found), default=0)
    for s, e in found:
        if e - s < STRAY and longest > STRAY * 2:
            continue  # a word or two far from the rest are the tagger's slip
        while s < e and _sheds(doc, s, first=True):
            s += 1
        while s < e and _sheds(doc, e - 1, first=False):
            e -= 1
        if any(t.is_alpha or t.like_num for t in doc[s:e]):
            out.append((s, e))
    return tuple(out)


def _split_at_space(doc: Doc, got: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out = []
    for s, e in got:
        start = s
        for i in range(s, e):
            if doc[i].is_space:
                if i > start:
                    out.append((start, i))
                start = i + 1
        if e > start:
            out.append((start, e))
    return out


def _sheds(doc: Doc, i: int, *, first: bool) -> bool:
    """Whether an edge token is no part of the words: quotation marks, commas, "that"."""
    token = doc[i]
    if token.text in QUOTES or token.is_space or token.text in (",", ";", ":", "--", "—", "–"):
        return True
    if first:
        return token.is_punct or (token.lower_ == "that" and token.tag_ == "IN")
    return False
