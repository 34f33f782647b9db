"""What stands around a statement: addressee, date, condition."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.find.phrases import chars, noun_phrase
from onrecord.find.statements.drafts import Draft
from onrecord.find.times import TimeRef
from onrecord.schema import SaidOn, Words

# Verbs whose object is the one spoken to, when what is said stands beside it.
TOLD = frozenset(
    "tell ask urge warn inform assure remind advise persuade notify brief order call invite "
    "instruct implore beg convince reassure promise command challenge caution press".split()
)
TOLD_TO = frozenset(
    "say speak announce explain write complain confirm admit report talk suggest propose "
    "describe repeat stress apologise apologize reply respond add".split()
)
CONDITIONS = frozenset("if unless when once until provided providing lest whenever".split())


def cue_verb(doc: Doc, draft: Draft) -> Token | None:
    """The verb or noun of a cue that the others hang on."""
    if draft.cue is None:
        return None
    tokens = [t for t in doc[draft.cue[0] : draft.cue[1]] if t.pos_ in ("VERB", "NOUN", "ADJ")]
    return next((t for t in tokens if t.pos_ == "VERB"), tokens[0] if tokens else None)


def addressee(doc: Doc, draft: Draft) -> tuple[int, int] | None:
    """The tokens that name whom the words were said to: "told *reporters*"."""
    verb = cue_verb(doc, draft)
    if verb is None:
        return None
    content = draft.tokens()
    for child in verb.rights:
        if child.i in content or child.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        if child.dep_ in ("iobj", "obj") and verb.lemma_ in TOLD:
            return noun_phrase(child)
        case = next((c for c in child.lefts if c.dep_ == "case"), None)
        if child.dep_ == "obl" and case is not None and case.lower_ == "to":
            if verb.lemma_ in TOLD_TO:
                start, end = noun_phrase(child)
                return max(start, case.i + 1), end
    return None


def said_on(doc: Doc, draft: Draft, times: Sequence[TimeRef]) -> SaidOn | None:
    """The day that a cue's own clause names: "said *Tuesday*"."""
    if draft.cue is None:
        return None
    cue = doc[draft.cue[0] : draft.cue[1]]
    sentence = cue.sent
    content = draft.tokens()
    for time in times:
        if not sentence.start_char <= time.span[0] < sentence.end_char:
            continue
        span = doc.char_span(*time.span, alignment_mode="expand")
        if span is None or span.start in content or set(range(span.start, span.end)) & content:
            continue
        if _hangs_on(span.root, range(cue.start, cue.end)):
            return SaidOn(time.value, time.precision)
    return None


def _hangs_on(token: Token, cue: range) -> bool:
    """Whether a token's clause is the cue's."""
    at = token
    for _ in range(6):
        if at.i in cue:
            return True
        if at.pos_ == "VERB" or at.head.i == at.i:
            return False
        at = at.head
    return False


def condition(doc: Doc, draft: Draft) -> Words | None:
    """The clause of a content on which the rest depends: "*When Israel does that*, …"."""
    for start, end in draft.content:
        for token in doc[start:end]:
            if token.lower_ not in CONDITIONS or token.head.dep_ != "advcl":
                continue
            if token.dep_ not in ("mark", "advmod") or token.i > token.head.i:
                continue
            clause = token.head
            lo = max(start, min(token.i, clause.left_edge.i))
            hi = min(end, clause.right_edge.i + 1)
            while hi > lo and doc[hi - 1].is_punct:
                hi -= 1
            if hi > lo:
                return Words.at(doc.text, *chars(doc, lo, hi))
    return None
