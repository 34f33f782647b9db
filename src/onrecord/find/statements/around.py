"""What stands around a statement: date and condition."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.phrases import NOMINAL, chars, top
from onrecord.find.statements.drafts import QUOTES, Draft
from onrecord.find.times import said_on as day_of
from onrecord.schema import SaidOn, Time, Words

# Tokens between a cue and a day that is taken for the day of the saying: "told a rally on Monday".
NEAR = 5
DAYS = frozenset(("day", "minute"))
# What tells of a saying less finely: "said *last week*".
LONGER = frozenset(("week", "month", "year"))
# Under these a day says since when or how long something is so.
_STRETCHES = frozenset(("since", "until", "till"))
CONDITIONS = frozenset("if unless when once until lest whenever".split())
ASKS = frozenset("ask wonder question inquire enquire know see decide check doubt".split())
OF_TIME = frozenset("when once until whenever as so".split())
CONDITION_PHRASES = (
    ("only", "if"),
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("as", "soon", "as"),
    ("on", "condition", "that"),
    ("in", "case"),
    ("provided", "that"),
    ("providing", "that"),
)
INVERTED = frozenset(("should", "had", "were"))


def cue_verb(doc: Doc, draft: Draft) -> Token | None:
    """The verb or noun of a cue that the others hang on."""
    if draft.cue is None:
        return None
    tokens = [t for t in doc[draft.cue[0] : draft.cue[1]] if t.pos_ in ("VERB", "NOUN", "ADJ")]
    return next((t for t in tokens if t.pos_ == "VERB"), tokens[0] if tokens else None)


def said_on(
    doc: Doc, draft: Draft, times: Sequence[Time], published: str | None = None
) -> SaidOn | None:
    """The day that a cue's own clause names, or the week, month or year: "said *last week*".

    A day without a date has no value.
    """
    if draft.cue is None:
        return None
    cue = doc.span(*draft.cue)
    sentence = doc[cue.start].sent
    content = draft.tokens()
    for time in times:
        if time.precision not in DAYS | LONGER:
            continue
        start, end = time.span
        words = [t for t in sentence if t.idx < end and start < t.idx + len(t)]
        if not words or any(t.i in content for t in words):
            continue
        if _of_another(top(words), range(cue.start, cue.end)):
            continue
        near = 0 <= words[0].i - cue.end <= NEAR or 0 < cue.start - words[-1].i <= NEAR
        hangs = time.precision in DAYS and _hangs_on(top(words), range(cue.start, cue.end))
        if near or hangs:
            past = any(t.tag_ in ("VBD", "VBN") for t in cue)
            return day_of(time, past, published)
    return None


def without_time(doc: Doc, draft: Draft, times: Sequence[Time]) -> Draft:
    """A draft without the time between cue and content: "said *last week that* six died"."""
    start, end = draft.content[0]
    that = next((t.i for t in doc[start : start + NEAR] if t.lower_ == "that"), start)
    if start < that < end - 1 and _within(doc, range(start, that), times):
        start = that + 1
    cue = draft.cue
    while cue and cue[1] - 1 > cue[0] and _within(doc, range(cue[1] - 1, cue[1]), times):
        cue = (cue[0], cue[1] - 1)
    return replace(draft, cue=cue, content=((start, end), *draft.content[1:]))


def _within(doc: Doc, tokens: range, times: Sequence[Time]) -> bool:
    """Whether some tokens belong to one time."""
    start, end = doc[tokens[0]].idx, doc[tokens[-1]].idx + len(doc[tokens[-1]])
    return any(t.span[0] <= start and end <= t.span[1] for t in times)


def _of_another(token: Token, cue: range) -> bool:
    """Whether a day is of a clause about the speaker: "Orr, who came *on Monday*, said"."""
    if any(c.dep_ == "case" and c.lower_ in _STRETCHES for c in token.lefts):
        return True
    at = token
    for _ in range(6):
        if at.i in cue or at.head.i == at.i:
            return False
        if at.dep_ == "acl:relcl":
            return at.i < cue.start
        at = at.head
    return False


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


def condition(doc: Doc, draft: Draft, told_in_it: Collection[int] = ()) -> Words | None:
    """The clause of a content on which the rest depends: "*When Israel does that*, …".

    A clause with "when" or "as long as" is a condition only of what is not past.

    Args:
        doc: the report.
        draft: the statement.
        told_in_it: tokens of the contents of statements told within; their conditions are theirs.
    """
    verb = cue_verb(doc, draft)
    asks = verb is not None and verb.lemma_.lower() in ASKS
    for start, end in draft.content:
        for token in doc[start:end]:
            size = _opens_condition(token)
            if not size or token.i in told_in_it or (token.i == start and asks):
                continue  # "asked if"
            stop = _condition_end(doc, token, size, end)
            if stop > token.i + size:
                return Words(doc.span(token.i, stop).text, chars(doc, token.i, stop))
    return None


def _condition_end(doc: Doc, token: Token, size: int, end: int) -> int:
    """Where the condition that begins at a token ends; at the token itself when it is none."""
    clause = token.head if token.dep_ in ("mark", "advmod") else None
    stop = end
    if clause is not None and clause.i > token.i:
        stop = min(end, clause.right_edge.i + 1)
    stop = min(stop, token.sent.end, _comma(doc, token.i + size + 2, stop))
    verb = next((t for t in doc[token.i + size : stop] if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or (token.lower_ in OF_TIME and not _lies_ahead(verb, clause)):
        return token.i
    while stop > token.i and (doc[stop - 1].is_punct or doc[stop - 1].is_space):
        stop -= 1
    return stop


def _lies_ahead(verb: Token, clause: Token | None) -> bool:
    """Whether a clause of time is not yet past: in the present, or under "would", "must" …"""
    if verb.tag_ not in ("VBD", "VBN"):
        return True
    perfect = verb.lower_ == "had" and clause is not None and clause.i > verb.i
    modal = clause is not None and any(c.tag_ == "MD" for c in clause.head.children)
    return perfect or modal


def _opens_condition(token: Token) -> int:
    """How many words open a condition at a token; 0 when none does."""
    words = [t.lower_ for t in token.doc[token.i : token.i + 3]]
    for phrase in CONDITION_PHRASES:
        if words[: len(phrase)] == list(phrase):
            return len(phrase)
    if words[0] in CONDITIONS and token.dep_ in ("mark", "advmod", "cc", "case"):
        return 0 if token.i and token.nbor(-1).lower_ in ("even", "as") else 1
    bare = token.lower_ in ("provided", "providing") and _before_nominal(token)
    return int(bare or _is_inverted(token))


def _before_nominal(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().pos_ in NOMINAL | {"DET"}


def _is_inverted(token: Token) -> bool:
    """Whether an auxiliary opens a condition: "*Should* the front move again, …"."""
    if token.lower_ not in INVERTED or not _before_nominal(token) or token.head.i <= token.i + 1:
        return False
    if token.sent.text.rstrip(" \"”’'").endswith("?"):
        return False
    if token.is_sent_start or token.nbor(-1).text in QUOTES:
        return True
    return token.lower_ == "should" and token.head.dep_ == "advcl"


def _comma(doc: Doc, start: int, end: int) -> int:
    return next((i for i in range(start, end) if doc[i].text in (",", ";", "--", "—")), end)
