"""On what occasion and where something was said: "told *a news conference in Geneva*"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.phrases import NOMINAL, chars
from onrecord.find.statements.around import cue_verb
from onrecord.find.statements.drafts import Draft
from onrecord.find.statements.occasions import (
    OBJECT,
    case_of,
    is_place,
    occasion_of,
    occasions,
    place_of,
)
from onrecord.schema import Time, Venue

# Participles that tell of the same saying as the cue: "*Speaking* in Geneva, he said …".
SPEAKING = frozenset("speak talk address appear testify write brief tell".split())
# Participles that take the occasion as their object: "*giving* a speech in Porto".
GIVING = frozenset("give deliver hold host open chair".split())
# Nouns that only say which part of an occasion: "on the *sidelines* of a summit".
PARTS = frozenset("sideline sidelines margin start end close opening beginning middle eve".split())
# Prepositions that lead from an occasion to who else had part in it, and what it was about.
COMPANY = frozenset(("with", "to", "about"))
# Words that end no phrase: "at an event *in*", "during a speech *earlier*".
LOOSE = frozenset("ADP ADV CCONJ SCONJ DET PUNCT SPACE".split())
_CLAUSES = frozenset("acl acl:relcl appos parataxis advcl ccomp xcomp punct".split())
# Heads between a phrase and its cue: "told reporters at a meeting in Oslo".
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Tokens of a phrase, start and end, and the noun of its occasion."""

    start: int
    end: int
    occasion: str | None


def venue(doc: Doc, draft: Draft, times: Sequence[Time], *, spoken: bool = True) -> Venue | None:
    """The words by which a cue's own clause tells on what occasion or where.

    Args:
        doc: the report.
        draft: the statement.
        times: the report's times, which are no part of it at its end.
        spoken: whether it is speech, so that a place alone is where it was said.
    """
    verb = cue_verb(doc, draft)
    if verb is None:
        return None
    timed = _timed(doc, verb, times)
    found = _joined(doc, sorted(_phrases(doc, draft, verb, timed), key=lambda p: p.start), timed)
    best = next((p for p in found if p.occasion), None)
    if best is None and spoken:
        best = next(iter(found), None)
    if best is None:
        return None
    span = chars(doc, best.start, best.end)
    words = doc.span(best.start, best.end)
    return Venue(words.text, span, best.occasion, place_of(words))


def _timed(doc: Doc, verb: Token, times: Sequence[Time]) -> frozenset[int]:
    """The tokens of a cue's sentence that tell when, with their prepositions."""
    sentence = verb.sent
    inside = {t.i for t in sentence for s in times if s.span[0] <= t.idx < s.span[1]}
    return frozenset(inside | {i - 1 for i in inside if i and doc[i - 1].pos_ == "ADP"})


def _phrases(doc: Doc, draft: Draft, verb: Token, timed: frozenset[int]) -> Iterator[_Phrase]:
    content, cue = _said(draft, verb), range(*draft.cue) if draft.cue else range(0)
    source = frozenset(draft.source)
    seen = -1
    for token in verb.sent:
        if token.i <= seen or token.i in content or token.i == verb.i or token.i in timed:
            continue
        if token.pos_ not in NOMINAL and token.tag_ != "NN":
            continue
        by = _participle(token)
        if by is None and (token.i in source or not _is_of(token, verb, cue, draft)):
            continue
        if by is not None and not _is_of(by, verb, cue, draft) and by.head.i not in source:
            continue
        got = _phrase(token, by, content | {verb.i})
        if got is not None:
            seen = got.end - 1
            yield got


def _said(draft: Draft, verb: Token) -> set[int]:
    """The tokens of a content without those before its "that": "told a rally *in Ohio* that …"."""
    clauses = (c for c in verb.rights if c.dep_ == "ccomp")
    that = (t.i for c in clauses for t in c.lefts if t.dep_ == "mark" and t.lower_ == "that")
    begins = min(that, default=0)
    return {i for i in draft.tokens() if i < verb.i or i >= begins}


def _participle(token: Token) -> Token | None:
    """The participle of saying that a phrase hangs on: "*speaking* to reporters in Lagos"."""
    at = token
    for _ in range(DEEPEST):
        at = at.head
        if at.pos_ == "VERB":
            tells = at.tag_ == "VBG" and at.lemma_.lower() in SPEAKING | GIVING
            return at if tells else None
    return None


def _is_of(token: Token, verb: Token, cue: Collection[int], draft: Draft) -> bool:
    """Whether a phrase hangs on the cue, or stands before all at the head of its sentence."""
    at = token
    for _ in range(DEEPEST):
        if at.i in cue or at.i == verb.i:
            return True
        if at.dep_.startswith("nsubj"):
            return False  # "a helicopter from Porto was called"
        if at.head.i == at.i or (at.pos_ == "VERB" and at.i != token.i):
            break
        at = at.head
    opens = token.left_edge.i if token.pos_ == "VERB" else _start(token)
    first = min([verb.i, *draft.source, *draft.tokens()])
    behind = {token.doc[first - 1].text, token.doc[max(first - 2, 0)].text}
    return opens == token.sent.start and token.i < first and "," in behind


def _phrase(token: Token, by: Token | None, barred: Collection[int]) -> _Phrase | None:
    """The phrase of a noun that tells of an occasion or a place; None for any other noun."""
    case = case_of(token)
    occasion = occasion_of(token)
    way = OBJECT if case is None else case.lower_
    if occasion is not None and not _leads(way, occasion, token):
        occasion = None
    if occasion is None and not (case is not None and is_place(token, case)):
        return None
    end = _end(token, barred)
    end = _with_more(token, end, barred) if occasion is not None else end
    while end > token.i + 1 and token.doc[end - 1].pos_ in LOOSE:
        end -= 1
    return _Phrase(by.i if by is not None else _start(token), end, occasion)


def _leads(way: str, occasion: str, token: Token) -> bool:
    if way == OBJECT and token.dep_ not in ("iobj", "obj"):
        return False
    if way == OBJECT and token.head.tag_ == "VBG" and token.head.lemma_.lower() in GIVING:
        return True
    if way == "of" and _part(token) is not None:
        return True
    return way in occasions()[occasion.lower()] or (way == "of" and _ahead(token))


def _part(noun: Token) -> Token | None:
    """The noun before "of" that says which part of an occasion: "the *sidelines* of"."""
    before = noun.left_edge.i - 1
    part = noun.doc[before] if before >= 0 else None
    return part if part is not None and part.lower_ in PARTS else None


def _ahead(token: Token) -> bool:
    """Whether "ahead of" leads to a noun."""
    case = case_of(token)
    return case is not None and case.i > 0 and case.nbor(-1).lower_ == "ahead"


def _start(noun: Token) -> int:
    """Where a phrase begins: with its preposition, or that of "the sidelines of"."""
    part = _part(noun)
    if part is not None:
        return part.left_edge.i
    if _ahead(noun):
        return noun.left_edge.i - (noun.left_edge.lower_ == "of")
    cases = [c.i for c in noun.lefts if c.dep_ == "case"]
    start = cases[0] if cases else noun.left_edge.i
    while start < noun.i and noun.doc[start].is_punct:
        start += 1
    return start


def _end(noun: Token, barred: Collection[int]) -> int:
    """The end of a noun's phrase, before any clause, comma or apposition behind it."""
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ in _CLAUSES or any(t.i in barred for t in child.subtree):
            break
        end = max(end, _end(child, barred))
    return end


def _with_more(noun: Token, end: int, barred: Collection[int]) -> int:
    """The end with what an occasion was with, to or about: "an interview *with the Post*".

    The parse often hangs such a phrase on the verb.
    """
    opens = noun.doc[end] if end < len(noun.doc) else noun
    beside = opens.head.dep_ in ("obl", "nmod") and opens.head.i > end
    if opens.lower_ not in COMPANY or opens.dep_ != "case" or not beside:
        return end
    return end if opens.head.i in barred else max(end, _end(opens.head, barred))


def _joined(doc: Doc, found: Sequence[_Phrase], timed: frozenset[int]) -> list[_Phrase]:
    """Phrases with those that follow at once or behind a day: "a rally *on Monday in Ohio*"."""
    out: list[_Phrase] = []
    for p in found:
        last = out[-1] if out else None
        between = range(last.end, p.start) if last else range(0)
        if last and (p.start <= last.end or all(i in timed for i in between)):
            out[-1] = _Phrase(last.start, max(last.end, p.end), last.occasion or p.occasion)
        else:
            out.append(p)
    return out
