"""Whether a deed is negated by a word of its own or of the verb it is joined to."""

from __future__ import annotations

from onrecord.annotate.parsed import Token

NEGATIONS = frozenset("not n't n’t never neither nor hardly no".split())


def negated(head: Token) -> bool:
    """Whether a verb or noun is negated by a word of its own."""
    if any(c.lower_ in NEGATIONS for c in head.lefts if c.dep_ in ("advmod", "det", "cc:preconj")):
        return True
    subject = next((c for c in head.children if c.dep_.startswith("nsubj")), None)
    return subject is not None and (
        subject.lower_ in ("nobody", "none", "no-one")
        or any(c.lower_ == "no" and c.dep_ == "det" for c in subject.lefts)
    )


def first_negated(verb: Token) -> bool:
    """Whether the verb that lends its helpers is negated: "did not attack or bomb"."""
    return (
        verb.dep_ == "conj"
        and not any(c.dep_.startswith(("aux", "nsubj")) for c in verb.lefts)
        and any(c.lower_ == "or" for c in verb.lefts)
        and negated(verb.head)
    )
