"""What may open the words that a verb says, and what may stand between the verb and them."""

from __future__ import annotations

from typing import Literal

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.phrases import NOMINAL, is_passive
from onrecord.find.statements.drafts import QUOTES, is_noun_cue

Shape = Literal["clause", "infinitive", "gerund", "phrase", "quotation"]
"""What kind of words are said."""

FINITE = frozenset("VBD VBZ VBP MD".split())
HELPING = frozenset("aux aux:pass cop".split())
ASKED = frozenset("if whether how why what who when where which whom".split())
CONDITIONS = frozenset("if unless once when until".split())
# A subject's first token is at most so far from its head.
LONGEST_SUBJECT = 9


def opens(token: Token, verb: Token, frames: frozenset[str]) -> Shape | None:
    """What a token opens, if it may be what a verb says."""
    if "that" in frames or "wh" in frames:
        if is_that(token):
            return "clause"
        if token.lower_ in ASKED and "wh" in frames and token.head.i >= verb.i:
            return None if _is_relative(token) else "clause"
    if "that" in frames and (begins_clause(token) or _lost_subject(token, verb)):
        return "clause"
    if frames & {"to", "obj_to"} and is_to(token):
        return "infinitive"
    if "np" in frames and token.tag_ == "VBG" and token.head.i == verb.i:
        return "gerund" if token.dep_ in ("xcomp", "ccomp", "obj", "advcl") else None
    return None


def _is_relative(token: Token) -> bool:
    """Whether a word tells more of what stands before it: "told the girl, *who* was ill, that"."""
    return token.head.dep_ == "acl:relcl" or token.nbor(-1).text == ","


def may_stand_between(
    doc: Doc, begin: int, k: int, verb: Token, shape: Shape, frames: frozenset[str]
) -> bool:
    """Whether a cue's words may be apart from what it says by doc[begin:k]."""
    gap = list(doc[begin:k])
    nouns = [t for t in gap if t.pos_ in NOMINAL]
    if any(is_noun_cue(t) for t in nouns[-1:]) and doc[k].tag_ != "VBG":
        return False  # "accepted the claim that": what is accepted is the claim
    if not len(gap) or all(t.pos_ == "ADV" for t in gap):
        return shape != "gerund" or not len(gap)
    if shape == "gerund" or any(t.text in QUOTES or t.pos_ in ("SCONJ", "CCONJ") for t in gap):
        return False
    if doc[k].lower_ in ASKED | CONDITIONS:
        return all(_is_addressee(t, verb, frames) for t in gap)
    if shape == "infinitive":
        gap = [t for t in gap if not t.is_punct and t.pos_ != "ADV"]
        objects = any(t.head.i == verb.i and t.dep_ in ("obj", "iobj") for t in nouns)
        controls = bool(objects) or (gap and gap[0].pos_ != "ADP") or is_passive(verb)
        return ("obj_to" if controls else "to") in frames
    if is_that(doc[k]):
        return True
    return not gap[0].is_punct and all(_hangs_beside(t, verb) for t in gap)


def _hangs_beside(token: Token, verb: Token) -> bool:
    """Whether a token belongs to a verb's own object or time, and begins no clause itself."""
    if token.lower_ in ("to", "that") or token.tag_ in ("WRB", "WDT", "WP", "VB"):
        return False
    top = top_in(token, verb)
    return top is not None and top.dep_ not in ("nsubj", "ccomp")


def _is_addressee(token: Token, verb: Token, frames: frozenset[str]) -> bool:
    """Whether a token belongs to a verb's bare object: "asked *the two men* whether"."""
    top = top_in(token, verb)
    return top is not None and (top.dep_ == "iobj" or (top.dep_ == "obj" and "obj_to" in frames))


def is_that(token: Token) -> bool:
    return token.lower_ == "that" and token.tag_ == "IN"


def is_to(token: Token) -> bool:
    """Whether an infinitive begins: "to leave", "not to leave", 'to "leave"'."""
    doc, k = token.doc, token.i
    if token.lower_ in ("not", "never") and k + 1 < len(doc):
        k += 1
    if doc[k].lower_ != "to":
        return False
    behind = (t for t in doc[k + 1 : k + 4] if t.text not in QUOTES and t.pos_ != "ADV")
    following = next(behind, None)
    if following is None or doc[k].tag_ == "TO" or following.tag_ == "VB":
        return following is not None
    # what a determiner or number follows is no noun: "to chair the session"
    after = doc[following.i + 1 : following.i + 2]
    bare = following.tag_ in ("NN", "JJ", "VBP")
    return bare and any(t.pos_ in ("DET", "NUM", "PRON") for t in after)


def is_finite(token: Token) -> bool:
    return token.tag_ in FINITE


def begins_clause(token: Token) -> bool:
    """Whether a finite clause's subject begins at a token, or a condition before it."""
    if token.lower_ in CONDITIONS and token.dep_ in ("mark", "advmod"):
        return token.head.i > token.i
    for noun in token.doc[token.i : token.i + LONGEST_SUBJECT]:
        if noun.dep_.startswith(("nsubj", "expl")) and noun.left_edge.i == token.i:
            clause = noun.doc[noun.i + 1 : noun.head.i + 1]
            return any(is_finite(t) for t in clause)
        if noun.is_punct or is_finite(noun):
            return False
    return False


def _lost_subject(token: Token, verb: Token) -> bool:
    """Whether a finite verb stands right behind a noun that was parsed as the cue's object.

    "They told us *the breaks were* safe".
    """
    before = token.nbor(-1)
    if not is_finite(token) or before.pos_ not in NOMINAL or before.i <= verb.i:
        return False
    clause = token.head if token.dep_ in HELPING else token
    has = any(c.dep_.startswith(("nsubj", "expl")) for c in clause.lefts)
    top = top_in(before, verb)
    return not has and clause.dep_ in ("ccomp", "parataxis") and top is not None


def top_in(token: Token, verb: Token) -> Token | None:
    """The child of a verb in whose phrase a token stands."""
    at = token
    while at.head.i != verb.i:
        if at.head.i == at.i or at.head.i < verb.i:
            return None
        at = at.head
    return at
