"""A statement while it is put together, in token indices of the `Doc`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from onrecord.annotate import Attribution
from onrecord.annotate.parsed import Doc, Token
from onrecord.find.phrases import runs
from onrecord.lexicon.tables import cues

QUOTES = frozenset("\" “ ” ' ‘ ’ ` `` '' ‘‘ ’’ « » „".split())
SOURCES = frozenset("NOUN PROPN PRON NUM DET ADJ".split())
# Words of a cue that do not belong to the source behind them: "according to the airline".
LEADS = frozenset(("according", "and", "but", "that"))
# Relations of words that are nothing without their head, and how far ahead it may stand.
LEANS = frozenset("det case mark aux aux:pass cop amod compound nummod nmod:poss".split())
REACH = 5
# Words of a cue that say nothing without their verb, which stands at most so far behind them.
HELPERS = frozenset("AUX ADV PART DET ADJ".split())
NEAR_VERB = 4
# Tokens from a noun to the clause that says what it is: "suggestions by two online sleuths that".
LONGEST_HOLDER = 7
# Acts upon what somebody else has said.
REACTIONS = frozenset("deny reject accept confirm refuse criticise".split())
# A hole of so few tokens inside a content is the tagger's, not the report's.
SMALL_HOLE = 2
# A piece of fewer tokens beside one more than twice as long is dropped.
STRAY = 3
# An unquoted run in another sentence than the cue's must be so long to count.
STRETCH = 6


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


def from_attribution(
    doc: Doc, a: Attribution, quoted: npt.NDArray[np.bool_], skipped: frozenset[int]
) -> Draft:
    """The draft of what the model linked.

    Words outside quotation marks count in the cue's own paragraph only: what is told there is
    told there, while a quotation may go on in the next.
    """
    cue = whole_cue(doc, a.cue[0], a.cue[-1] + 1)
    told = _told_in_cue(doc, *cue)
    cue = (cue[0], told or cue[1])
    first, last = paragraph(doc, cue[0])
    content = {i for i in a.content if first <= i < last or quoted[i]} - skipped
    content |= set(range(told, min(content))) if told and content and min(content) > told else set()
    sentence = doc[cue[0]].sent
    here = {i for i in content if sentence.start <= i < sentence.end}
    if len(here) >= STRAY:
        # what is told without marks in other sentences is of it only where it is a whole stretch
        apart = [r for r in runs(content - here) if r[1] - r[0] >= STRETCH]
        whole = {i for s, e in apart for i in range(s, e)}
        content = here | whole | {i for i in content if quoted[i]}
    source = nearest_run(doc, tuple(i for i in a.source if i not in skipped), cue)
    if not any(doc[i].pos_ in SOURCES for i in source):
        source = ()
    while source and (doc[source[0]].pos_ in ("ADP", "PUNCT") or doc[source[0]].lower_ in LEADS):
        source = source[1:]
    taken = set(source) | set(range(*cue))
    content |= _with_noun(doc, cue, content) - taken
    return Draft(
        cue,
        source,
        pieces(doc, content, taken),
        round(a.cue_score * a.link_score, 3),
        a.kinds,
    )


def without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Drafts without those that have another's content and a cue beside its cue.

    "General Omar *Said* *said* …": one of the two is a name.
    """
    return [d for d in drafts if not any(_is_double(d, o) for o in drafts if o is not d)]


def _is_double(d: Draft, other: Draft) -> bool:
    if d.cue is None or other.cue is None or d.cue[1] != other.cue[0] or d.score > other.score:
        return False
    return d.content == other.content


def whole_cue(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A cue with the verb that its auxiliaries or adverbs belong to: "was [pointed out]"."""
    if any(t.pos_ not in HELPERS for t in doc[start:end]):
        return start, end
    verb = doc[end - 1].head
    near = end <= verb.i < end + NEAR_VERB and verb.pos_ in ("VERB", "NOUN")
    if not near or any(t.pos_ not in HELPERS for t in doc[end : verb.i]):
        return start, end
    particle = verb.nbor() if verb.i + 1 < len(doc) else verb
    return start, verb.i + 1 + (particle.dep_ == "compound:prt" and particle.head.i == verb.i)


def _told_in_cue(doc: Doc, start: int, end: int) -> int | None:
    """Where in a cue of two words what is said begins: "denied [telling them] that …".

    "Made a claim" is one act and one cue, "denied a claim" is about another's.
    """
    first = next((t for t in doc[start:end] if t.pos_ == "VERB"), None)
    word = next(iter(cues().get(first.lemma_, ())), None) if first is not None else None
    if first is None or word is None:
        return None  # "began by saying" is one cue
    for token in doc[first.i + 1 : end]:
        if token.tag_ == "VBG" and token.head.i == first.i and token.dep_ in ("xcomp", "ccomp"):
            return max(token.left_edge.i, first.i + 1)
        if token.dep_ == "obj" and word.act in REACTIONS and is_noun_cue(token):
            return max(token.left_edge.i, first.i + 1)
    return None


def is_noun_cue(token: Token) -> bool:
    """Whether a noun may be a cue: "claim", "promise"."""
    return any(w.pos == "noun" for w in cues().get(token.lemma_, ()))


def _with_noun(doc: Doc, cue: tuple[int, int], content: set[int]) -> set[int]:
    """What a content lacks of the noun that it explains: "denied [a rumour] that he was ill".

    Also what stands between the two: "rejected suggestions [by a rival] that he was ill".
    """
    verb = next((t for t in doc[cue[0] : cue[1]] if t.pos_ == "VERB"), None)
    if verb is None:
        return set()
    for noun in verb.rights:
        if noun.dep_ != "obj" or not is_noun_cue(noun):
            continue
        clause = min((i for i in content if i > noun.i), default=None)
        opens = clause is not None and (doc[clause].lower_ == "that" or doc[clause].tag_ == "TO")
        if clause is not None and opens and clause - noun.i <= LONGEST_HOLDER:
            return set(range(noun.left_edge.i, clause))
    return set()


def paragraph(doc: Doc, i: int) -> tuple[int, int]:
    """The paragraph of a token: (start, end) tokens."""
    start, end = i, i + 1
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    return start, end


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


def pieces(
    doc: Doc, tokens: set[int], taken: set[int], *, linked: bool = True
) -> tuple[tuple[int, int], ...]:
    """Content tokens as runs: small holes closed, marks and "that" at the edges cut off.

    Args:
        doc: the report.
        tokens: the content's tokens.
        taken: those of cue and source.
        linked: whether the model linked them, so that a last word may lack its head.
    """
    filled = set(tokens)
    got = runs(tokens)
    for (_, a), (b, _) in pairwise(got):
        hole = range(a, b)
        plain = all(doc[i].is_punct for i in hole)
        space = any(doc[i].is_space for i in hole)
        if not space and not taken & set(hole) and (plain or len(hole) <= SMALL_HOLE):
            filled |= set(hole)
    found = _split_at_space(doc, runs(filled - taken))
    longest = max((e - s for s, e in found), default=0)
    # a word or two far from the rest are the tagger's slip
    kept = {i for s, e in found if e - s >= STRAY or longest <= STRAY * 2 for i in range(s, e)}
    kept |= _heads_of_edges(doc, kept, taken) if linked else set()
    out = []
    for s, e in _split_at_space(doc, runs(kept - taken)):
        while s < e and _sheds(doc, s, first=True):
            s += 1
        while s < e and _sheds(doc, e - 1, first=False):
            e -= 1
        if any(t.is_alpha or t.like_num for t in doc[s:e]):
            out.append((s, e))
    return tuple(out)


def _heads_of_edges(doc: Doc, tokens: set[int], taken: set[int]) -> set[int]:
    """What a run's last words lack: "negotiation in the" lacks "meantime"."""
    out: set[int] = set()
    for start, end in runs(tokens):
        last = max((doc[i].head.i for i in range(start, end) if doc[i].dep_ in LEANS), default=0)
        missing = range(end, max(last + 1, end))
        near = end <= last < end + REACH and not any(doc[i].is_space or i in taken for i in missing)
        if near and doc[end - 1].sent.end > last:
            out |= set(missing)
    return out


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
