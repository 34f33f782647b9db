"""To whom something was said: "told *reporters*", "called on *both sides* to stop"."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.role_nouns import is_person_noun
from onrecord.find.phrases import noun_phrase, subject
from onrecord.find.statements.around import cue_verb
from onrecord.find.statements.drafts import Draft
from onrecord.lexicon.tables import collectives, rows
from onrecord.schema import Span

OBJECT = "object"
_HEARERS = ("PERSON", "ORG")
REASONS = frozenset(("for", "over", "about"))
_CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis")
_PHRASES = ("obl", "nmod")


@cache
def ways() -> dict[str, frozenset[str]]:
    """By what each verb names its hearer: as its object, or behind a preposition.

    >>> sorted(ways()["call"])
    ['object', 'on']
    """
    out: dict[str, set[str]] = {}
    for r in rows("addressees.csv"):
        for verb in r["verbs"].split(";"):
            out.setdefault(verb, set()).add(r["by"])
    return {verb: frozenset(by) for verb, by in out.items()}


def addressee(doc: Doc, draft: Draft) -> tuple[int, int] | None:
    """The tokens that name whom the words were said to; None when nobody is named."""
    verb = cue_verb(doc, draft)
    if verb is None:
        return None
    told = _told_passively(verb)
    if told is not None:
        return _phrase(told)
    source, content = set(draft.source), draft.tokens()
    by = ways().get(verb.lemma_, frozenset())
    for child in (*verb.rights, *verb.lefts):
        if child.i in source or not _is_somebody(child):
            continue
        case = _case(child)
        way = OBJECT if case is None and _is_object(child) else case.lower_ if case else None
        if way not in by or (case is not None and child.dep_ not in _PHRASES):
            continue
        if child.i not in content or _goes_on(verb, child) or _stands_by(verb, case):
            return _behind(case, _phrase(child))
    return _of_object(verb, by)


def company(doc: Doc, venue: Span) -> tuple[int, int] | None:
    """The tokens that name with whom an occasion was: "in an interview *with the Echo*"."""
    inside = [t for t in doc if venue[0] <= t.idx < venue[1]]
    led = next((t for t in inside if t.lower_ == "with" and t.dep_ == "case"), None)
    if led is None or led.i == inside[-1].i:
        return None
    first = led.i + 1 + (doc[led.i + 1].pos_ == "DET")
    name = next((e for e in doc.ents if e.start <= first < e.end and e.label_ in _HEARERS), None)
    if name is not None:
        return led.i + 1, name.end
    start, end = _phrase(led.head)
    return (start, min(end, inside[-1].i + 1)) if _may_hear(led.head) else None


def _may_hear(noun: Token) -> bool:
    """Whether a noun is for people or a body: what "with" leads to may be a thing."""
    return is_person_noun(noun) or noun.lemma_.lower() in collectives()


def _phrase(noun: Token) -> tuple[int, int]:
    """A hearer's phrase, without what it was said for: "apologised to fans *for the delay*"."""
    start, end = noun_phrase(noun)
    cut = (c.i for t in noun.rights for c in t.lefts if c.dep_ == "case" and c.lower_ in REASONS)
    return start, min([end, *cut])


def _is_somebody(token: Token) -> bool:
    """Whether a token may name a hearer: a noun, a pronoun, or "both".

    An occasion too: who "told a rally" has told those who were there, and the rally is the venue.
    """
    return token.pos_ in ("NOUN", "PROPN", "PRON") or token.lower_ in ("both", "all")


def _case(noun: Token) -> Token | None:
    """The preposition of a phrase, also where the parse gives it to the verb: "called *on* him"."""
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else None
    if before is not None and before.dep_ == "compound:prt" and before.head == noun.head:
        return before
    return next((c for c in noun.lefts if c.dep_ == "case"), None)


def _is_object(token: Token) -> bool:
    return token.dep_ in ("iobj", "obj") and token.i > token.head.i


def _goes_on(verb: Token, hearer: Token) -> bool:
    """Whether what is said follows the hearer, so that the hearer is no part of it."""
    if hearer.dep_ != "obj":
        return hearer.dep_ == "iobj"
    return any(c.dep_ in _CLAUSES and c.i > hearer.i for c in verb.rights)


def _stands_by(verb: Token, case: Token | None) -> bool:
    """Whether a phrase follows its verb at once: "apologised *to fans* for the delay"."""
    return case is not None and case.i == verb.i + 1


def _behind(case: Token | None, phrase: tuple[int, int]) -> tuple[int, int]:
    """A phrase without its preposition."""
    return (phrase[0] if case is None else max(phrase[0], case.i + 1)), phrase[1]


def _of_object(verb: Token, by: frozenset[str]) -> tuple[int, int] | None:
    """The hearer in a phrase on the verb's object: "demanded an apology *from the envoy*"."""
    for thing in verb.rights:
        if thing.dep_ != "obj":
            continue
        for child in thing.rights:
            case = _case(child)
            if child.dep_ == "nmod" and case is not None and case.lower_ in by - {"to", OBJECT}:
                return _behind(case, _phrase(child))
    return None


def _told_passively(verb: Token) -> Token | None:
    """Who was told: "*workers* were told", "Asked if he would go, *she* said"."""
    if verb.tag_ not in ("VBN", "VBD") or OBJECT not in ways().get(verb.lemma_, ()):
        return None
    own = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
    if own is not None:
        return own if own.dep_ == "nsubj:pass" else None
    helped = any(c.dep_.startswith("aux") or c.dep_ in ("obj", "iobj") for c in verb.children)
    opens = verb.dep_ == "advcl" and verb.i < verb.head.i
    return subject(verb.head) if opens and not helped else None
