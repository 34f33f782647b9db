"""How firmly a clause says that something was not so."""

from __future__ import annotations

from itertools import pairwise

from onrecord.annotate.parsed import Token
from onrecord.find.events.forms import POSSIBLE
from onrecord.find.events.grammar import FUTURE, auxiliaries, passive
from onrecord.find.events.words import case, mark
from onrecord.schema import Denial

NONE = frozenset("no not n't n’t never neither".split())
NOBODY = frozenset("nobody none no-one nothing".split())
# Beside these a "not" denies no more than a part: "not only", "not until Friday".
PARTIAL = frozenset(
    "only until till yet longer more enough alone again always necessarily immediately simply "
    "merely even far quite just anymore".split()
)
# That there was none of these is no denial of a deed.
SAYING = frozenset(
    "news comment word sign doubt question evidence need way reason answer choice time information "
    "indication response point".split()
)
# What is denied, once it was asked for, is not given.
ASKED_FOR = frozenset(
    "motion request appeal petition application bail bid plea parole permission access entry visa "
    "asylum permit licence license leave".split()
)
# What was not told of may have been.
TELLING = frozenset("report confirm announce disclose reveal give release name identify".split())
# "So *much* has never …" is told of what there is.
MUCH = frozenset("much many few little long big large often high low a".split())
PERFECT = frozenset("has have 've ’ve".split())


def denial(head: Token) -> Denial | None:
    """By what a deed that is told as not done is denied; None where it may have been done.

    What could not or will not be may have been before, and what has not been may yet come.
    """
    verb = head if head.pos_ == "VERB" else _verb(head)
    if not_given(head) or (head.pos_ == "NOUN" and _unreported(head)):
        return None
    if "without" in (case(head), mark(head)):
        return None
    here = [head] if verb is None else [head, verb]
    beside = {c.lower_ for t in here for c in t.children}
    helpers = {c.lower_ for t in here for c in auxiliaries(t)}
    if helpers & (FUTURE | POSSIBLE) or beside & PARTIAL or any(_else(t) for t in here):
        return None
    if "never" in beside:
        return None if _as_ever(head) else "none"
    if helpers & PERFECT:
        return None
    return "none" if not_there(head) or any(_none(t) for t in here) else "not"


def _as_ever(head: Token) -> bool:
    """Whether "never" only says that this was the most: "*so much* has *never* been brought"."""
    words = [t.lower_ for t in head.sent]
    return any(w in ("so", "such") and after in MUCH for w, after in pairwise(words))


def not_there(head: Token) -> bool:
    """Whether something is said not to be, or nobody to have done it, by words of its own.

    "There were *no* drones", "there was *never* an offer", "*not* a franc changed hands", "saw
    *no* weapon".
    """
    if head.pos_ == "VERB":
        if head.dep_ == "xcomp" and _none(head.head):
            return True  # "*nobody* is believed to have been hurt"
        tops = [c for c in head.children if c.dep_.startswith(("nsubj", "obj"))]
        return any(c.lower_ in ("not", "no") and _of_none(c) for t in tops for c in t.lefts)
    verb = head.head
    if (
        head.lemma_.lower() in SAYING
        or head.dep_ != "nsubj"
        or not any(c.dep_ == "expl" for c in verb.children)
    ):
        return False
    around = [c.lower_ for c in (*verb.lefts, *verb.rights, *head.lefts)]
    return any(word in NONE for word in around)


def _of_none(word: Token) -> bool:
    """Whether "no" and "not" deny what they stand before, and are not of "no more than"."""
    after = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    return after not in ("more", "fewer", "less", "only", "all", "every")


def _else(verb: Token) -> bool:
    """Whether only others are said not to have done it: "no one *else* was hurt"."""
    tops = [c for c in verb.children if c.dep_.startswith(("nsubj", "obj"))]
    return any(c.lower_ == "else" for t in tops for c in (*t.rights, *t.lefts))


def not_given(head: Token) -> bool:
    """Whether what is "denied" was asked for: "denied both motions", "was denied a visa"."""
    verb = head.head
    if verb.lemma_.lower() != "deny" or not head.dep_.startswith(("nsubj:pass", "obj")):
        return False
    given = passive(verb) and any(c.dep_.startswith("obj") for c in verb.children)
    return given or head.lemma_.lower() in ASKED_FOR


def _unreported(noun: Token) -> bool:
    """Whether nobody has told of something yet, or told only of sayings, or "no" is of a name.

    Of "no injuries were reported" some may have been, and "one no contest" is a thing.
    """
    if noun.lemma_.lower() in SAYING:
        return True
    if noun.dep_.startswith("nsubj") and noun.head.lemma_.lower() in TELLING:
        return True
    no = next((c for c in noun.lefts if c.lower_ == "no"), None)
    return no is not None and no.i > 0 and noun.doc[no.i - 1].pos_ in ("NUM", "DET")


def _verb(noun: Token) -> Token | None:
    """The verb that a noun is subject or object of."""
    if noun.dep_.startswith(("nsubj", "obj")) and noun.head.pos_ in ("VERB", "AUX"):
        return noun.head
    return None


def _none(token: Token) -> bool:
    """Whether of a deed or its sides there were none: "no order", "nobody fired"."""
    tops = [token, *(c for c in token.lefts if c.dep_.startswith("nsubj"))]
    return any(
        top.lower_ in NOBODY or any(c.lower_ == "no" and c.dep_ == "det" for c in top.lefts)
        for top in tops
    )
