"""Who speaks where grammar alone shows a statement, and whether it is told of as one made."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.find.phrases import NOMINAL, is_passive, noun_phrase
from onrecord.find.statements.around import cue_verb
from onrecord.find.statements.drafts import Draft
from onrecord.find.statements.openings import CONDITIONS
from onrecord.find.statements.reach import Complement
from onrecord.lexicon.tables import CueWord

SUBJECTS = frozenset("nsubj nsubj:pass nsubj:outer".split())
# A bare object shows a statement only with verbs that do more than tell.
DOES = frozenset("accept refuse reject deny demand promise offer accuse criticise threaten".split())
NOBODY = frozenset("nobody none anyone anybody neither".split())
FIRST_PERSON = frozenset(("i", "we"))
# What may yet be said ("will say") is told; what might or must be is not.
TOLD_AHEAD = frozenset("will would 'll ’ll".split())
# Verbs whose subject is who made the promise, threat or offer that is their object.
OWN = frozenset(
    "make give issue withdraw break keep honor honour renew repeat drop abandon fulfil fulfill "
    "reiterate retract stand receive".split()
)
STEPS = 6


def teller(cue: Token) -> Token | None:
    """Who speaks: a verb's subject or agent, a noun's possessor or the subject of its verb."""
    return _of_noun(cue) if cue.pos_ == "NOUN" else _of_verb(cue)


def _of_verb(verb: Token) -> Token | None:
    agent = next((c for c in verb.children if c.dep_ == "obl:agent"), None)
    if agent is not None:
        return agent
    if is_passive(verb) and verb.dep_ != "acl":
        return None
    at = verb
    for _ in range(STEPS):
        found = nearest_subject(at)
        if found is not None:
            return found
        if at.dep_ in ("acl", "acl:relcl") and at.head.pos_ in NOMINAL:
            return at.head
        if at.dep_ not in ("conj", "advcl", "xcomp") or at.head.i == at.i:
            return None
        if at.dep_ == "xcomp":
            held = next((c for c in at.head.rights if c.dep_ in ("obj", "iobj")), None)
            if held is not None and held.i < at.i:
                return held  # "accused him of …": the object does it
        at = at.head
    return None


def nearest_subject(verb: Token) -> Token | None:
    """The subject that stands nearest before a verb; a noun before it that was parsed otherwise."""
    before = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if before:
        return before[-1]
    behind = next((c for c in verb.rights if c.dep_ in SUBJECTS), None)
    if behind is not None:
        return behind
    left = next((c for c in verb.lefts if c.dep_ in ("iobj", "obj")), None)
    if left is not None:
        return left
    at = verb.i - 1
    while at > 0 and verb.doc[at].head.i == verb.i and verb.doc[at].pos_ in ("AUX", "ADV", "PART"):
        at -= 1
    near = verb.doc[max(at, 0)]
    if near.pos_ not in NOMINAL:
        return None
    while near.dep_ not in SUBJECTS and near.head.i < verb.i and near.head.i != near.i:
        near = near.head
    return near if near.dep_ in SUBJECTS and near.i < verb.i else None


def _of_noun(noun: Token) -> Token | None:
    owner = next((c for c in noun.lefts if c.dep_ == "nmod:poss"), None)
    if owner is not None and owner.pos_ != "PRON":
        return owner
    doer = _of_verb(noun.head) if noun.dep_ == "obj" and noun.head.lemma_ in OWN else None
    if doer is not None:
        return doer
    if owner is not None:
        return owner
    for child in (*noun.rights, *noun.head.rights):
        if child.i > noun.i and any(c.lower_ in ("by", "from") for c in child.lefts):
            return child
    return None


def is_told(cue: Token, said: Complement, word: CueWord) -> bool:
    """Whether a cue tells of a statement that was made or is to be made.

    "to say", "should say" and "say!" tell of none; "I accept" in a quotation does what it says.
    """
    if cue.pos_ == "NOUN":
        return True
    helpers = {c.lower_: c for c in cue.lefts if c.dep_ in ("aux", "aux:pass")}
    marks = {c.lower_ for c in cue.lefts if c.dep_ == "mark"}
    perfect = bool(helpers.keys() & {"have", "has", "had", "having"})
    modal = next((c for c in helpers.values() if c.tag_ == "MD"), None)
    if ("to" in marks and not perfect) or (modal is not None and modal.lower_ not in TOLD_AHEAD):
        return False
    by = _of_verb(cue)
    if by is not None and by.lower_ in NOBODY:
        return False
    if by is not None and by.lower_ in FIRST_PERSON and not perfect and cue.tag_ != "VBD":
        return False
    if said.shape != "phrase" or "of" in word.frames:
        return True
    done = cue.tag_ in ("VBD", "VBZ", "VBP") or perfect or is_passive(cue)
    return done and modal is None and not marks & CONDITIONS and word.act in DOES


def source_of(by: Token | None, inside: range, content: range) -> tuple[int, ...]:
    """The tokens of a speaker's phrase, within the host's words and apart from the content."""
    if by is None:
        return ()
    phrase = range(by.left_edge.i, by.right_edge.i + 1)
    tokens = tuple(i for i in phrase if i in inside and i not in content)
    tokens = tuple(i for i in tokens if (i < content.start) == (by.i < content.start))
    return tokens if by.i in tokens else (by.i,)


def understood(doc: Doc, draft: Draft) -> tuple[int, ...]:
    """The tokens of a speaker that stands apart from the cue: "*He* struck a note, saying"."""
    verb = cue_verb(doc, draft)
    by = teller(verb) if verb is not None and verb.pos_ == "VERB" else None
    if by is None or by.i in draft.tokens():
        return ()
    return tuple(range(*noun_phrase(by)))
