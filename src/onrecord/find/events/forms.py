"""What a verb's form tells: that it may be, must be, is set to be, was, or is."""

from __future__ import annotations

from onrecord.annotate.parsed import Token
from onrecord.find.events.grammar import FUTURE, auxiliaries, passive
from onrecord.find.events.words import has_to
from onrecord.schema import Status

POSSIBLE = frozenset("may might could can ca".split())
OBLIGED = frozenset("must should ought".split())
OBLIGING = frozenset("have need".split())


def modal(verb: Token) -> bool:
    """Whether a verb stands behind "will", "may" or "must"."""
    return any(c.lower_ in FUTURE | POSSIBLE | OBLIGED for c in auxiliaries(verb))


def told_as_fact(verb: Token) -> bool:
    """Whether a clause tells what is or was: "told them *that it had left*"."""
    if verb.dep_ != "ccomp" or has_to(verb):
        return False
    helpers = {c.lower_ for c in auxiliaries(verb)}
    return verb.tag_ in ("VBD", "VBZ", "VBP") or bool(helpers & {"had", "has", "was", "were"})


def obliged(verb: Token, words: set[str]) -> bool:
    """Whether a verb tells what must be done: "they must go", "they have to go"."""
    if words & OBLIGED:
        return True
    head = verb.head
    return verb.dep_ == "xcomp" and head.lemma_ in OBLIGING and has_to(verb)


def is_to(verb: Token, helpers: list[Token]) -> bool:
    """Whether a verb is told as set: "is to meet", "is going to meet"."""
    if has_to(verb) and any(c.lemma_ == "be" and c.dep_ in ("aux", "cop") for c in helpers):
        return True
    going = verb.head
    return (
        verb.dep_ == "xcomp"
        and has_to(verb)
        and ((going.lower_ == "going" and going.tag_ == "VBG") or going.lemma_ == "be")
    )


def past_or_present(verb: Token, words: set[str], headline: bool) -> Status:
    """Whether a verb without "will", "may" or "must" tells what was done or what goes on."""
    if verb.tag_ == "VBG":
        return "happened" if words & {"was", "were"} else "ongoing"
    if verb.tag_ in ("VBZ", "VBP"):
        return "happened" if headline else "ongoing"
    if passive(verb) and words & {"is", "are", "'s", "’s"} and "been" not in words:
        return "ongoing"
    return "happened"
