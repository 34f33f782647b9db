"""What a cue word says: the clause, infinitive or phrase that it governs, as a range of tokens.

The parse of a long sentence is often wrong where a clause has no "that". So a complement is found
by what opens it on the surface, and the parse only says how far it reaches.
"""

from __future__ import annotations

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.statements.drafts import QUOTES, is_noun_cue
from onrecord.find.statements.openings import (
    is_finite,
    is_that,
    is_to,
    may_stand_between,
    opens,
    top_in,
)
from onrecord.find.statements.reach import Complement, main_verb, reaching, with_condition
from onrecord.lexicon.tables import CueWord

# Prepositions of whose or to whom a noun is: "an offer *from the bank* to pay".
HOLDERS = frozenset("by from to of".split())
# What parts a noun from a clause that is not its own.
APART = frozenset("VERB CCONJ SCONJ PRON".split())
BRACKETS = frozenset(("-LRB-", "-RRB-"))
CLOSING = frozenset(("'", "’", "''", '"', "”"))
# Tokens between a cue and the clause it governs: "told reporters at the airport on Monday that".
REACH = 12
# Prepositions by which a phrase goes on: "visas to observers", "the firm for the delay".
GOES_ON = frozenset("to for of against over from".split())
# Those behind which stands what a verb without an object tells of: "apologised for the delay".
GIVING = frozenset(("offer", "promise"))
TOPICS = frozenset("for of against over".split())


def of_verb(verb: Token, word: CueWord, begin: int, limit: int) -> Complement | None:
    """What a verb says.

    Args:
        verb: the cue's first token.
        word: its row of the lexicon.
        begin: the token behind the cue.
        limit: the end of the words in which it may stand.
    """
    found = _quotation(verb.doc, begin, limit) if {"quote", "that"} <= word.frames else None
    found = found or _clause(verb, word, begin, limit)
    if found is None and "of" in word.frames:
        found = _behind(verb, frozenset(("of",)), begin, limit)
    if found is None and "np" in word.frames:
        found = _phrase(verb, word, begin, limit)
    if found is None:
        found = _behind(verb, word.frames & TOPICS, begin, limit)
    return found


def of_noun(noun: Token, word: CueWord, begin: int, limit: int) -> Complement | None:
    """What a noun says: "the claim by two guards *that the gate was open*".

    Also behind a copula: "their demand was *that the gate be shut*".
    """
    doc, copula = noun.doc, False
    for k in range(begin, min(begin + REACH, limit)):
        token = doc[k]
        direct = k == begin or copula or doc[begin].lower_ in HOLDERS
        if is_that(token) and "that" in word.frames:
            found = reaching("clause", doc, k, limit, k + 2)
            return Complement("clause", range(k, main_verb(doc, k, found.tokens.stop)))
        if direct and is_to(token) and "to" in word.frames:
            # behind a comma stands what the noun's own clause depends on
            comma = next((t.i for t in doc[k:limit] if t.text == ","), limit)
            return reaching("infinitive", doc, k, comma, k + 2)
        if copula or _is_apart(token) or _ends(token) or is_noun_cue(token):
            return None  # of "a reply to claims that" the claims say it
        if token.pos_ == "AUX":
            if token.lemma_ != "be" or not is_finite(token):
                return None
            copula = True
    return None


def _is_apart(token: Token) -> bool:
    """Whether a word is none of a noun's holder: not "its", nor "and" between two names."""
    if token.pos_ == "CCONJ":
        return token.nbor(-1).pos_ != "PROPN" or token.nbor().pos_ != "PROPN"
    return token.pos_ in APART and token.tag_ != "PRP$"


def _ends(token: Token) -> bool:
    """Whether a mark or a break ends what belongs to a noun; a bracket's marks do not."""
    return token.is_space or (token.is_punct and token.tag_ not in BRACKETS)


def _quotation(doc: Doc, begin: int, limit: int) -> Complement | None:
    """The quotation behind a verb within another one: "They said to us, *'You must wait,'*"."""
    k = begin
    while k < min(begin + REACH, limit) and doc[k].text not in QUOTES:
        if is_finite(doc[k]) or doc[k].is_space or doc[k].text == ".":
            return None
        k += 1
    plain = all(t.pos_ in ("ADV", "PRON") for t in doc[begin:k])
    if k >= limit or doc[k].text not in QUOTES or doc[k].whitespace_:
        return None
    if not plain and doc[k - 1].text not in (",", ":"):
        return None
    ends = (t.i for t in doc[k + 1 : limit] if t.text in CLOSING and t.tag_ != "POS")
    return Complement("quotation", range(k, next(ends, limit)))


def _clause(verb: Token, word: CueWord, begin: int, limit: int) -> Complement | None:
    doc = verb.doc
    for k in range(begin, min(begin + REACH, limit)):
        token = doc[k]
        shape = opens(token, verb, word.frames)
        if shape and may_stand_between(doc, begin, k, verb, shape, word.frames):
            at = _with_subject(verb, begin, k) if is_finite(token) else k
            least = k + 2 + (shape == "infinitive" and doc[k + 1].tag_ != "VB")
            return reaching(shape, doc, at, limit, least)
        if token.is_space or token.text in (".", ";", ":") or is_finite(token):
            break
    return _far_clause(verb, word, begin, limit)


def _far_clause(verb: Token, word: CueWord, begin: int, limit: int) -> Complement | None:
    """A clause behind a long object, found by the parse: "told the girl, who was ill, *that* …"."""
    held = next((c for c in verb.rights if c.dep_ in ("obj", "iobj") and c.i >= begin), None)
    for clause in verb.rights:
        mark = next((c for c in clause.lefts if c.dep_ == "mark"), None)
        if held is None or mark is None or not held.i < mark.i < limit:
            continue
        if is_that(mark) and "that" in word.frames and clause.dep_ == "ccomp":
            return reaching("clause", verb.doc, mark.i, limit, mark.i + 2)
        if is_to(mark) and "obj_to" in word.frames and clause.dep_ in ("xcomp", "advcl"):
            return reaching("infinitive", verb.doc, mark.i, limit, mark.i + 2)
    return None


def _with_subject(verb: Token, begin: int, k: int) -> int:
    """Where a clause begins whose finite verb has lost its subject to the cue."""
    top = top_in(verb.doc[k - 1], verb)
    return max(begin, top.left_edge.i) if top is not None else k


def _behind(verb: Token, prepositions: frozenset[str], begin: int, limit: int) -> Complement | None:
    """What stands behind a preposition: "accused him of *fearing defeat*"."""
    for token in verb.doc[begin : min(begin + REACH, limit)]:
        here = token.lower_ in prepositions and token.head.head.i == verb.i
        if here and token.i + 1 < limit and token.tag_ == "IN":
            return reaching("phrase", verb.doc, token.i + 1, limit, token.i + 2)
        if token.is_space or is_finite(token):
            return None
    return None


def _phrase(verb: Token, word: CueWord, begin: int, limit: int) -> Complement | None:
    """The object of a verb that denies, demands or promises a thing."""
    doc = verb.doc
    objects = [c for c in verb.rights if c.dep_ in ("obj", "iobj") and begin <= c.i < limit]
    if begin > verb.i + 1:  # "called for help"
        objects = [t for t in doc[begin:limit] if t.left_edge.i in (begin - 1, begin)]
        objects = [t for t in objects if t.head.i < begin][:1]
    thing = next((c for c in reversed(objects) if c.pos_ in ("NOUN", "PROPN", "NUM")), None)
    thing = thing or next((c for c in objects if c.lower_.endswith("thing")), None)
    if thing is None:
        return None
    end = thing.right_edge.i + 1
    # "offered the sites to a developer": to whom it is offered is no part of the offer
    more = GOES_ON - ({"to"} if word.act in GIVING else set()) | (word.frames & {"as"})
    for child in verb.rights:
        case = next((c for c in child.lefts if c.dep_ in ("case", "mark")), None)
        if child.left_edge.i == end and case is not None and case.lower_ in more:
            end = child.right_edge.i + 1
    if end < limit and doc[end].lower_ == "or" and doc[end].head.pos_ == "VERB":
        return Complement("phrase", range(begin, end))  # "admitted the theft *or named anybody*"
    return Complement("phrase", range(begin, with_condition(doc, min(end, limit), limit)))
