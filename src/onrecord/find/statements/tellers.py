"""Who speaks where grammar alone shows a statement, and whether it is told of as one made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.phrases import NAMING, NOMINAL, is_passive, noun_phrase, runs
from onrecord.find.statements.around import cue_verb
from onrecord.find.statements.drafts import Draft
from onrecord.find.statements.entries import cue_entry
from onrecord.find.statements.openings import CONDITIONS
from onrecord.find.statements.reach import Complement, has_finite
from onrecord.lexicon.tables import CueWord, collectives, cues

SUBJECTS = frozenset("nsubj nsubj:pass nsubj:outer".split())
# A bare object shows a statement only with verbs that do more than tell.
DOES = frozenset("accept refuse reject deny demand promise offer accuse criticise".split())
# Of what verbs with clauses do, this is done with a bare object too: "admitted the theft".
AVERRING = frozenset(("confirm", "announce"))
NOBODY = frozenset("nobody none anyone anybody neither".split())
NONE = frozenset(("no", "neither"))
FIRST_PERSON = frozenset(("i", "we"))
SPEAKERS = frozenset("he she it".split())
# What may yet be said ("will say") is told; what might or must be is not.
TOLD_AHEAD = frozenset("will would 'll ’ll".split())
# Verbs whose subject is who made the promise, threat or offer that is their object.
OWN = frozenset(
    "make give issue withdraw break keep honor honour renew repeat drop abandon fulfil fulfill "
    "reiterate retract send sign voice express raise uphold meet breach violate betray forget "
    "ignore carry renege go".split()
)
STEPS = 6
# Acts whose verbs have whom they are aimed at as their object.
AIMED = frozenset("accuse criticise praise warn demand ask advise".split())
FINITE = frozenset(("VBD", "VBZ", "VBP"))
# Prepositions behind which the object does it: "blamed him for saying …".
CONTROLLING = frozenset("of for from into".split())
# Verbs with a preposition that do by saying: "apologised for", "warned of".
PREPOSITIONAL = DOES | frozenset("ask agree claim warn confirm announce predict".split())


def teller(cue: Token) -> Token | None:
    """Who speaks: a verb's subject or agent, a noun's possessor or the subject of its verb."""
    return _of_noun(cue) if cue.pos_ == "NOUN" else _of_verb(cue)


def _of_verb(verb: Token) -> Token | None:
    agent = next((c for c in verb.children if c.dep_ == "obl:agent"), None)
    if agent is not None:
        return agent
    if is_passive(verb) and (verb.dep_ != "acl" or _aims(cues().get(verb.lemma_.lower(), ()))):
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
        held = next((c for c in at.head.rights if c.dep_ in ("obj", "iobj")), None)
        if held is not None and held.i < at.i and _is_objects(at):
            return held
        at = at.head
    return None


def _is_objects(verb: Token) -> bool:
    """Whether a verb's doer is the object of the one above: "accused *him* of saying …"."""
    before = {c.lower_ for c in verb.lefts if c.dep_ in ("mark", "case")}
    return verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and bool(before & CONTROLLING))


def nearest_subject(verb: Token) -> Token | None:
    """The subject that stands nearest before a verb; a noun before it that was parsed otherwise."""
    before = [c for c in verb.lefts if c.dep_ in SUBJECTS and not _has_case(c)]
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
    if not has_finite(verb):
        return None
    while near.dep_ in NAMING - {"appos"} and near.head.i < verb.i:
        near = near.head
    return near


def _has_case(noun: Token) -> bool:
    """Whether a preposition stands before a noun, so that it is no subject, whatever the parse."""
    return any(c.dep_ == "case" and c.i < noun.i for c in noun.lefts)


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
    return next((c for c in noun.lefts if c.dep_ == "compound" and c.lower_ in collectives()), None)


def is_told(cue: Token, said: Complement, word: CueWord, *, quoted: bool) -> bool:
    """Whether a cue tells of a statement that was made or is to be made.

    "to say", "should say" and "say!" tell of none; "I accept" in a quotation does what it says,
    and so does "(she said) she accepted the verdict" outside one.
    """
    if cue.pos_ == "NOUN":
        return True
    if cue.pos_ == "ADJ" and (subj := nearest_subject(cue)) is not None and subj.lower_ == "it":
        return False  # "it was clear that": nobody says so
    helpers = {c.lower_: c for c in cue.lefts if c.dep_ in ("aux", "aux:pass")}
    marks = {c.lower_ for c in cue.lefts if c.dep_ == "mark"}
    perfect = bool(helpers.keys() & {"have", "has", "had", "having"})
    modal = next((c for c in helpers.values() if c.tag_ == "MD"), None)
    if ("to" in marks and not perfect) or (modal is not None and modal.lower_ not in TOLD_AHEAD):
        return False
    by = _of_verb(cue)
    if by is not None and (by.lower_ in NOBODY or any(c.lower_ in NONE for c in by.lefts)):
        return False
    if by is not None and by.lower_ in FIRST_PERSON and not perfect and cue.tag_ != "VBD":
        return False
    own = by is not None and by.lower_ in SPEAKERS
    if said.shape == "phrase" and own and not quoted and not perfect:
        return False
    if said.shape != "phrase" or ("of" in word.frames and _has_object(cue)):
        return True
    done = cue.tag_ in ("VBD", "VBZ", "VBP") or perfect or is_passive(cue)
    if "as" in word.frames and any(c.lower_ == "as" for t in cue.rights for c in t.lefts):
        return done and modal is None  # "described the vote as a farce"
    acts = DOES if said.tokens.start == cue.i + 1 else PREPOSITIONAL
    does = word.act in acts or (word.act in AVERRING and "that" in word.frames)
    return done and modal is None and not marks & CONDITIONS and does


def _has_object(verb: Token) -> bool:
    return is_passive(verb) or any(c.dep_ in ("obj", "iobj") for c in verb.rights)


def source_of(by: Token | None, cue: Token, inside: range, content: range) -> tuple[int, ...]:
    """The tokens of a speaker's phrase, in the host's words and on its own side of the cue."""
    if by is None:
        return ()
    start = by.left_edge.i
    if start > inside.start and by.doc[start - 1].pos_ == "DET":
        start -= 1  # "*the* league's request", where the article was given to the request
    phrase = range(start, by.right_edge.i + 1)
    tokens = tuple(i for i in phrase if i in inside and i not in content)
    tokens = tuple(i for i in tokens if (i < cue.i) == (by.i < cue.i) and i != cue.i)
    while tokens and tokens[0] < by.i and by.doc[tokens[0]].tag_ == "IN":
        tokens = tokens[1:]  # "*with* a third of them saying"
    return tokens if by.i in tokens else (by.i,)


def with_whole_source(doc: Doc, draft: Draft) -> Draft:
    """A source that is only a piece of the cue's subject, or runs over another clause, mended.

    "Graham, who had endorsed *Cruz*, said": the name next to the cue is not who speaks. "*He met
    a woman who* says": nor is the subject of the clause before.
    """
    verb = cue_verb(doc, draft)
    if verb is None or verb.pos_ != "VERB" or not draft.source:
        return draft
    if is_passive(verb):
        return replace(draft, source=()) if _is_target(doc, draft, verb) else draft
    by = next((c for c in verb.children if c.dep_ == "nsubj" and not _has_case(c)), None)
    by = by or _behind_quotation(draft, verb)
    if by is None or by.pos_ not in NOMINAL or by.i in draft.tokens():
        return draft
    if by.i in draft.source:
        own = {t.i for t in by.subtree}
        if verb.dep_ == "acl:relcl":
            own |= set(range(*noun_phrase(verb.head)))
        elif len(runs(draft.source)) > 1:  # "*Orr*, backed by *Lund*, said": Lund does not
            clauses = (c for c in by.rights if c.dep_ == "acl")
            beside = (c for c in clauses if "," in (c.left_edge.text, c.left_edge.nbor(-1).text))
            own -= {t.i for c in beside for t in c.subtree}
            return replace(draft, source=tuple(i for i in draft.source if i in own))
        if not any(doc[i].tag_ in FINITE for i in draft.source if i not in own):
            return draft
        return replace(draft, source=tuple(i for i in draft.source if i in own))
    if not all(by.left_edge.i <= i <= by.right_edge.i for i in draft.source):
        return draft
    return replace(draft, source=tuple(range(*noun_phrase(by))))


def _behind_quotation(draft: Draft, verb: Token) -> Token | None:
    """The subject that stands behind what is said, where it was parsed as an object."""
    if any(i > verb.i for i in draft.tokens()):
        return None
    return next((c for c in verb.rights if c.dep_ == "obj" and c.i == c.left_edge.i + 1), None)


def _is_target(doc: Doc, draft: Draft, verb: Token) -> bool:
    """Whether a source is whom a passive is done to: "*a man* accused of theft"."""
    entry = cue_entry(doc, draft.cue)
    if entry is None or not _aims((entry,)):
        return False
    reduced = verb.dep_ == "acl" and verb.head.i in draft.source
    return reduced or any(c.dep_ == "nsubj:pass" and c.i in draft.source for c in verb.children)


def _aims(words: Sequence[CueWord]) -> bool:
    """Whether a verb's first reading is an act of speech aimed at its object."""
    return any(w.kind == "speech" and w.act in AIMED for w in words[:1])


def understood(doc: Doc, draft: Draft) -> tuple[int, ...]:
    """The tokens of a speaker that stands apart from the cue: "*He* struck a note, saying"."""
    verb = cue_verb(doc, draft)
    by = teller(verb) if verb is not None and verb.pos_ == "VERB" else None
    if by is None or by.i in draft.tokens():
        return ()
    return tuple(range(*noun_phrase(by)))
