"""Whether a condition hangs on a deed, or whether the deed is the condition itself."""

from __future__ import annotations

from onrecord.annotate.parsed import Token
from onrecord.find.events.governing import CLAUSAL
from onrecord.find.events.grammar import auxiliaries
from onrecord.find.events.words import case, mark

IFS = frozenset("if unless whether lest".split())
CONDITIONS = frozenset("if unless once provided providing until when".split())
EXCHANGES = frozenset(("in exchange for", "in return for"))
DEPTH = 6


def in_condition(head: Token) -> bool:
    """Whether a deed stands in an "if" clause, where nobody tells it."""
    at = head
    for _ in range(DEPTH):
        if at.dep_ in ("advcl", "ccomp") and mark(at) in IFS:
            return True
        if at.head.i == at.i or at.dep_ not in (*CLAUSAL, "conj", "obj", "obl", "nsubj"):
            return False
        at = at.head
    return False


def conditional(head: Token) -> bool:
    """Whether a condition hangs on a deed, or on the word that governs it."""
    at = head
    for _ in range(DEPTH):
        for child in at.children:
            if child.dep_ == "advcl" and mark(child) in CONDITIONS and _ahead(child):
                return True
            if child.dep_ in ("obl", "nmod") and case(child) in EXCHANGES:
                return True
        if at.dep_ not in ("xcomp", "ccomp", "acl", "obj", "conj") or at.head.i == at.i:
            return False
        if at.head.lemma_ in ("say", "tell", "add"):
            return False
        at = at.head
    return False


def _ahead(clause: Token) -> bool:
    """Whether a clause looks ahead: "if it rains", "once they have left", not "when he came"."""
    if mark(clause) in ("if", "unless", "provided", "providing"):
        return True
    return clause.tag_ in ("VBZ", "VBP") or any(
        c.lower_ in ("has", "have", "is", "are") for c in auxiliaries(clause)
    )
