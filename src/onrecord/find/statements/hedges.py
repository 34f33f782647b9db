"""By what words a statement is weakened: "*reportedly* said", "the crack *may have* grown"."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from onrecord.annotate.parsed import Doc, Span, Token
from onrecord.find.phrases import chars
from onrecord.find.statements.around import cue_verb
from onrecord.find.statements.doubts import doubt_at
from onrecord.find.statements.drafts import Draft
from onrecord.schema import Hedge, HedgeBy


def hedges(
    doc: Doc,
    draft: Draft,
    quoted: npt.NDArray[np.bool_],
    told_in_it: Collection[int] = (),
) -> tuple[Hedge, ...]:
    """The words that weaken a statement, in the order in which they stand.

    Those around the cue are of who tells the statement; those in the content are the speaker's,
    except that outside quotation marks "what he called" is the teller's as well.

    Args:
        doc: the report.
        draft: the statement.
        quoted: which tokens stand in quotation marks.
        told_in_it: tokens of the contents of statements told within; their hedges are theirs.
    """
    verb = cue_verb(doc, draft)
    content = draft.tokens()
    own = content - set(told_in_it)
    places = _sentences(doc, content if verb is None else {*content, verb.i})
    out: list[Hedge] = []
    last = -1
    for sentence in places:
        for token in sentence:
            if token.i <= last:
                continue
            for how, start, end in doubt_at(token):
                at_cue = verb is not None and _is_around(token, verb, draft)
                if at_cue and how == "first person":
                    continue  # the cue of a belief, not its hedge
                called = how == "what is called" and not quoted[start]
                if not (token.i in own or at_cue):
                    continue
                span = chars(doc, start, end)
                by: HedgeBy = "report" if at_cue or called else "speaker"
                out.append(Hedge(doc.span(start, end).text, span, by))
                last = end - 1
                break
    return tuple(out)


def _sentences(doc: Doc, tokens: Collection[int]) -> list[Span]:
    """The sentences that some tokens stand in, each once, in the order of the text."""
    out: list[Span] = []
    for i in sorted(tokens):
        if not out or i >= out[-1].end:
            out.append(doc[i].sent)
    return out


def _is_around(token: Token, verb: Token, draft: Draft) -> bool:
    """Whether a word stands by the cue: on it, on a verb that governs it, or in it."""
    if token.i in draft.source:
        return False
    governors = {verb.i}
    at = verb
    while at.dep_ == "xcomp" and at.head.i != at.i:
        at = at.head
        governors.add(at.i)
    if token.i in governors:
        return True
    return token.head.i in governors and token.dep_.split(":")[0] in ("advmod", "aux", "expl")
