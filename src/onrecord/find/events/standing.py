"""The words that stand in a slot of a trigger: its possessor, its phrases, whom it engages."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.parsed import Token
from onrecord.find.events.governing import governor, governor_of
from onrecord.find.events.grammar import doer, done_to, grammatical_subject, own_subject, passive
from onrecord.find.events.nouns import classes
from onrecord.find.events.words import antecedent, case, has_to, with_preposition

ENGAGED = frozenset(("on", "in", "under"))
# Deeds that one can be "in" or "on", or do during which one does others.
BUSY = frozenset(("meeting", "protest"))
DURING = frozenset(("during", "after", "before", "at", "following"))
LEAVING = frozenset("leave kill wound injure claim cost drive force displace".split())
HURTING = frozenset("kill wound injure hurt maim destroy damage".split())
PLACED = frozenset(("at", "in", "near", "on"))
GIVING_SUBJECT = ("support", "matter", "through")


def left(noun: Token) -> Token | None:
    """Whom a deed did something to: "the clash *left nine people dead*"."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_ in LEAVING:
        return done_to(verb)
    return None


def hitting(verb: Token, subject: Token | None) -> Token | None:
    """The attack that killed, where the parse takes its place for it.

    "the bombings at two *embassies*, which killed six" is of the bombings.
    """
    if subject is None or verb.lemma_ not in HURTING or subject.tag_ != "WDT":
        return None
    meant = antecedent(subject)
    if meant is None or meant.dep_ != "nmod" or case(meant) not in PLACED:
        return None
    return meant.head if "attack" in classes(meant.head) else None


def reciprocal(token: Token) -> bool:
    """Whether a word says that each does it to the other."""
    return token.lower_ in ("each", "other", "another") and (
        token.nbor(-1).lower_ in ("each", "one") or token.lower_ == "each"
    )


def engaged(noun: Token) -> Token | None:
    """Whose deed a noun is by the verb that it stands with: "*they* held talks"."""
    at = noun
    while at.dep_ == "conj" and at.head.pos_ == "NOUN":
        at = at.head
    by = next((who for verb in carried_by(at) if (who := doer(verb)) is not None), None)
    if by is not None:
        return by
    own = own_subject(at) if at.dep_ in ("root", "ccomp", "advcl", "parataxis", "conj") else None
    if own is not None:  # "Kenya is in talks with Norway"
        return own
    found = governor_of(at)
    if found is not None:
        verb, how = found
        another = how.kind == "matter" and _known(at)  # "accepted the verdict"
        if verb.pos_ == "VERB" and how.kind in GIVING_SUBJECT and how.control != "obj":
            return doer(verb) if not another else None
        return None
    if at.dep_ in ("obl", "advcl") and at.head.pos_ == "VERB":
        indefinite = any(c.lower_ in ("a", "an") for c in at.lefts)
        busy = bool(classes(at) & BUSY) and not passive(at.head)
        if busy and (case(at) in ENGAGED or (case(at) in DURING and indefinite)):
            return grammatical_subject(at.head)
    if at.dep_ == "nmod" and case(at) == "on":
        return at.head
    return None


def carried_by(noun: Token) -> list[Token]:
    """The participles that carry a noun: "the sanctions *imposed* on Kenya"."""
    found = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and passive(c)]
    return [c for c in found if (sense := governor(c)) is not None and sense.kind == "support"]


def _known(noun: Token) -> bool:
    """Whether a noun tells of a deed that was told before: "the verdict", "their demand"."""
    return any(
        c.dep_ in ("det", "nmod:poss") and c.lower_ not in ("a", "an", "any", "no")
        for c in noun.lefts
    )


def complement(head: Token) -> Token | None:
    """The clause that a verb or noun governs."""
    for child in head.rights:
        if child.dep_ in ("xcomp", "ccomp") and child.pos_ in ("VERB", "ADJ", "NOUN", "AUX"):
            return child
        if child.dep_ in ("acl", "advcl") and has_to(child):
            return child
    return None


def slot_of(head: Token, slot: str) -> list[Token]:
    if slot == "poss":
        return [_meant(c, head) for c in head.lefts if c.dep_ == "nmod:poss"]
    if slot == "iobj":
        given = [c for c in head.rights if c.dep_ == "iobj"]
        return given or [c for c in head.rights if c.dep_ == "obj"][:-1]
    if slot == "mod":
        return [c for c in head.lefts if c.dep_ in ("amod", "compound")]
    if slot == "that":
        return [c for c in head.rights if c.dep_ == "ccomp"]
    if slot == "front":
        return list(with_preposition(head, "in front of"))
    found = list(with_preposition(head, slot))
    if slot == "between" and len(found) == 1:
        found += _other_side(found[0])
    return found


def _meant(owner: Token, noun: Token) -> Token:
    """Whom a possessive pronoun means that stands before its name: "before *his* visit, Orr …"."""
    if owner.pos_ != "PRON":
        return owner
    at = noun
    while at.dep_ in ("nmod", "obl", "advcl", "obj", "conj") and at.head.i != at.i:
        at = at.head
        if at.pos_ == "VERB":
            subject = own_subject(at)
            if subject is not None and noun.i < subject.i and noun.i < at.i:
                return subject
    return owner


def _other_side(one: Token) -> list[Token]:
    """The second of two sides, where the parse does not join it: "between one *and the other*"."""
    doc, at = one.doc, one.right_edge.i + 1
    if any(True for _ in members(one)) or at >= len(doc) or doc[at].lower_ != "and":
        return []
    for token in doc[at + 1 : at + 8]:
        if token.pos_ in ("VERB", "AUX", "PUNCT"):
            return []
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "nmod:desc"):
            return [token]
    return []


def members(token: Token) -> Iterator[Token]:
    return (c for c in token.rights if c.dep_ == "conj")
