"""Whether a deed happened: from its form, its negation, and the words that govern it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.annotate.parsed import Token
from onrecord.find.events.conditions import conditional, in_condition
from onrecord.find.events.forms import (
    POSSIBLE,
    is_to,
    modal,
    obliged,
    past_or_present,
    told_as_fact,
)
from onrecord.find.events.governing import governor_of
from onrecord.find.events.grammar import (
    FUTURE,
    WANTING,
    auxiliaries,
    done_to,
    grammatical_subject,
    own_subject,
    partner,
)
from onrecord.find.events.negation import first_negated, negated
from onrecord.find.events.words import case, has_to, mark
from onrecord.schema import Status

DEPTH = 6
# What a negated governor makes of the matter.
TURNED: dict[Status, Status | None] = {
    "promised": "refused", "threatened": "denied", "refused": "possible", "planned": "denied",
    "possible": "denied", "denied": "happened", "demanded": None,
}  # fmt: skip
OPEN: frozenset[Status] = frozenset(("promised", "planned", "possible"))
BY_WORD: dict[str, Status] = {
    "planned": "planned", "scheduled": "planned", "upcoming": "planned", "next": "planned",
    "forthcoming": "planned", "imminent": "planned", "future": "planned", "coming": "planned",
    "possible": "possible", "potential": "possible", "likely": "possible", "proposed": "possible",
    "promised": "promised", "pledged": "promised", "threatened": "threatened",
    "cancelled": "denied", "canceled": "denied", "set": "planned", "due": "planned",
    "slated": "planned", "expected": "possible",
}  # fmt: skip
AHEAD = frozenset(("ahead of", "ahead", "without", "pending"))
STATES = frozenset(
    "embargo sanction siege blockade occupation curfew ban boycott support restriction law "
    "backing emergency pressure tariff solidarity cooperation aid".split()
)


@dataclass(frozen=True, slots=True)
class Teller:
    """What the statement that tells a deed adds.

    Attributes:
        act: its act, None where the report tells the deed.
        conditional: whether a condition stands in it beside the deed.
        is_self: whether a subject is who speaks, or the body spoken for.
    """

    act: str | None = None
    conditional: bool = False
    is_self: Callable[[Token | None], bool] = lambda token: False


REPORT = Teller()


def status(head: Token, teller: Teller = REPORT, *, headline: bool = False) -> Status | None:
    """The status of the deed that a verb or noun tells; None where none is told.

    Args:
        head: the verb or noun.
        teller: what its statement adds.
        headline: whether it stands in a headline, whose present tense tells news.
    """
    found = _status(head, teller, headline, DEPTH)
    if found in OPEN and (teller.conditional or conditional(head)):
        return "conditional"
    return found


def _status(head: Token, teller: Teller, headline: bool, depth: int) -> Status | None:
    if depth == 0 or in_condition(head):
        return None
    if head.pos_ not in ("VERB", "AUX"):
        return _of_noun(head, teller, headline, depth)
    found = governor_of(head)
    if found is not None:
        verb, how = found
        if how.kind == "end":
            return None
        if how.kind == "through":
            return "denied" if negated(head) else _status(verb, teller, headline, depth - 1)
        given = _governed(head, verb, how.status)
        if given != "own":
            return given  # type: ignore[return-value]
    return _of_form(head, teller, headline, depth)


def _governed(head: Token, verb: Token, given: Status | None) -> Status | str | None:
    """What a governor makes of its matter; "own" where the matter's own form decides."""
    if given == "possible" and verb.lemma_ in WANTING and _of_another(head, verb):
        given = "demanded"
    if given is None or (given == "happened" and modal(head)):
        return "own"
    if given == "demanded" and told_as_fact(head):
        return "own"
    if negated(head):
        return None
    if negated(verb):
        return TURNED.get(given, given)
    return given


def _of_another(head: Token, verb: Token) -> bool:
    """Whether what is wanted is another's deed: "want *him to go*", "want the ban *lifted*"."""
    obj = done_to(verb)
    return obj is not None and obj.i < head.i and (has_to(head) or head.tag_ == "VBN")


def _of_form(verb: Token, teller: Teller, headline: bool, depth: int) -> Status | None:
    helpers = auxiliaries(verb)
    words = {c.lower_ for c in helpers}
    no = negated(verb) or first_negated(verb)
    if _had_to(verb, teller):
        return _of_form(verb.head, teller, headline, depth)
    if obliged(verb, words):
        return None if no or "have" in words else "demanded"
    if words & FUTURE or is_to(verb, helpers):
        return _future(verb, teller, no)
    if words & POSSIBLE:
        return "denied" if no and not words & {"may", "might"} else "possible"
    if verb.tag_ == "VB" and not words:
        return _infinitive(verb, teller, headline, depth)
    if verb.tag_ == "VBG" and not words:
        return _participle(verb, teller, headline, depth)
    if no:
        return "denied"
    return past_or_present(verb, words, headline)


def _had_to(verb: Token, teller: Teller) -> bool:
    """Whether what had to be done was done: "they *had to* flee", as the report or the doer tells.

    Under what another says it is a demand: "she said that they had to leave".
    """
    head = verb.head
    had = head.lemma_ == "have" and head.tag_ in ("VBD", "VBN", "VBG")
    if not had or verb.dep_ != "xcomp" or not has_to(verb):
        return False
    if any(c.dep_ == "obj" for c in head.rights):
        return False  # "they had guns to shoot with"
    return teller.act is None or teller.is_self(grammatical_subject(verb))


def _future(verb: Token, teller: Teller, no: bool) -> Status:
    own = teller.is_self(grammatical_subject(verb))
    if no:
        return "refused" if own else "denied"
    if teller.act == "threaten" and own:
        return "threatened"
    return "promised" if own else "planned"


def _infinitive(verb: Token, teller: Teller, headline: bool, depth: int) -> Status | None:
    """An infinitive without a governor that is known."""
    if not has_to(verb) and own_subject(verb) is not None and verb.dep_ == "root":
        return "happened"  # "let", "cut" and "quit" look alike in the past
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _status(partner(verb), teller, headline, depth - 1)
    if headline and has_to(verb) and verb.dep_ == "root":
        return "planned"  # "Ministers to meet in Oslo"
    if verb.dep_ == "root" and not has_to(verb):
        return "demanded" if teller.act == "demand" else None
    if has_to(verb) and verb.dep_ in ("advcl", "xcomp", "acl", "ccomp"):
        governed = (
            _status(verb.head, teller, headline, depth - 1) if verb.head is not verb else None
        )
        return "planned" if governed == "happened" else governed
    return None


def _participle(verb: Token, teller: Teller, headline: bool, depth: int) -> Status | None:
    """A participle or gerund tells what its clause tells: "after meeting", "killing four"."""
    if mark(verb) == "without" or case(verb) == "without":
        return "denied"
    if mark(verb) in ("after", "for", "since") or case(verb) in ("after", "for", "since"):
        return "happened"
    if headline and verb.dep_ == "root":
        return "ongoing"
    if verb.dep_ in ("advcl", "acl", "conj", "obl", "nmod", "amod") and verb.head.i != verb.i:
        above = verb.head
        if above.pos_ in ("VERB", "AUX"):
            return _status(above, teller, headline, depth - 1) or "happened"
        return "ongoing" if verb.dep_ == "acl" else "happened"
    return "happened" if verb.dep_ in ("csubj", "nsubj", "obj") else None


def _of_noun(noun: Token, teller: Teller, headline: bool, depth: int) -> Status | None:
    for child in noun.children:
        word = child.lower_
        if child.dep_ in ("amod", "acl", "acl:relcl") and word in BY_WORD:
            return BY_WORD[word]
        if child.dep_ == "det" and word in ("no", "neither"):
            return "denied"
        if child.dep_ == "amod" and word == "further":
            continue
    at = noun
    while at.dep_ == "conj" and at.head.pos_ == "NOUN":
        at = at.head
    found = governor_of(at)
    if found is None:
        if any(c.dep_ == "cop" for c in at.children):
            return _of_form(at, teller, headline, depth)
        if case(at) in AHEAD:
            return "denied" if case(at) == "without" else "planned"
        if _open(at):
            return "possible"
        return "ongoing" if noun.lemma_.lower() in STATES else "happened"
    verb, how = found
    if how.kind == "end":
        return None
    if how.kind == "matter":
        if negated(verb) and how.status is not None:
            return TURNED.get(how.status, how.status)
        return how.status
    above = _status(verb, teller, headline, depth - 1) if verb.pos_ != "NOUN" else "happened"
    if above == "happened" and how.kind == "support" and verb.lemma_ in ("schedule", "organise"):
        return "planned"
    return above


def _open(noun: Token) -> bool:
    """Whether a deed is just any of its kind, in a clause that looks ahead: "during a strike"."""
    definite = any(
        c.dep_ in ("det", "nmod:poss") and c.lower_ not in ("a", "an") for c in noun.lefts
    )
    verb = noun.head
    return not definite and verb.pos_ == "VERB" and modal(verb)
