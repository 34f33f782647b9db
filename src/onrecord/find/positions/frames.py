"""The stances that words show with what they are about, read off the parse by one table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from typing import cast as typed

from onrecord.annotate.parsed import Token
from onrecord.find.events.grammar import (
    FUTURE,
    done_to,
    grammatical_subject,
    own_subject,
    passive,
)
from onrecord.find.events.words import case, has_to, is_time, mark
from onrecord.lexicon.tables import rows
from onrecord.schema import Stance

NOT = frozenset("not n't n’t never neither nor no hardly".split())
# Verbs that only carry the noun: "voiced support for the plan".
VOICING = frozenset(
    "voice express declare reiterate repeat renew issue make announce give offer lend throw signal "
    "underline stress state reaffirm have maintain lodge raise show see find take reject "
    "share".split()
)
# Verbs by which somebody has no longer what a noun names.
ENDING = frozenset("drop withdraw abandon lift soften".split())
REVERSED: dict[Stance, Stance] = {"opposes": "supports", "supports": "opposes"}
# A phrase that says on which side: "in favour (of the lease)".
SIDES = frozenset("favour favor support".split())
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "csubj")
_PHRASES = ("obl", "nmod", "obl:agent", "advcl", "xcomp")


class Shown(NamedTuple):
    """Whose stance, which, on what, and whether that must be a deed or proposal.

    The matter is no word where it is left to be understood.
    """

    subject: Token
    stance: Stance
    matter: Token | None
    deed: bool = False


class _Frame(NamedTuple):
    stance: Stance | None
    denied: Stance | None
    deed: bool


def shown(token: Token) -> Shown | None:
    """The stance that a word shows, with its subject and its matter."""
    found: Iterator[Shown] = iter(())
    if (token.pos_ == "ADJ" and _copula(token)) or (token.tag_ == "VBN" and passive(token)):
        found = _of_adjective(token)
    elif token.pos_ == "VERB":
        found = _of_verb(token)
    elif token.pos_ == "NOUN":
        found = _of_noun(token)
    return next(found, None) or _sided(token)


@cache
def frames() -> dict[tuple[str, str], dict[str, _Frame]]:
    """The stances by kind of word and lemma, then by what opens the matter."""
    out: dict[tuple[str, str], dict[str, _Frame]] = {}
    for r in rows("stance_frames.csv"):
        stance, denied = (typed(Stance | None, r[key] or None) for key in ("stance", "denied"))
        frame = _Frame(stance, denied, r["of"] == "deed")
        for word in r["words"].split(";"):
            known = out.setdefault((r["kind"], word), {})
            known |= {opening: frame for opening in r["before"].split(";") if opening not in known}
    return out


def _of_verb(verb: Token) -> Iterator[Shown]:
    if passive(verb):
        return
    behind = (c for c in verb.rights if c.dep_ in ("compound:prt", "advmod"))
    particle = next((c.lower_ for c in behind if c.i == verb.i + 1), "")
    lemma = verb.lemma_.lower()
    known = frames().get(("verb", f"{lemma} {particle}")) or frames().get(("verb", lemma))
    if known is None:
        return
    subject = grammatical_subject(verb)
    if subject is None:
        return
    found = list(_complements(verb))
    if lemma == "call" and any(opening == "obj" for opening, _ in found):
        return  # "called its envoy home for talks"
    for opening, matter in found:
        if opening in known:
            for one in _stance(subject, known[opening], matter, denied=_denied(verb)):
                # "will not vote for it": what one will not do oneself is refused
                ahead = one.stance == "opposes" and any(c.lower_ in FUTURE for c in verb.lefts)
                own = ahead and _denied(verb)
                yield one._replace(stance="refuses") if own else one


def _of_adjective(adjective: Token) -> Iterator[Shown]:
    known = frames().get(("adjective", adjective.lower_))
    subject = grammatical_subject(adjective)
    if known is None or subject is None:
        return
    for opening, matter in _complements(adjective):
        if opening in known:
            yield from _stance(subject, known[opening], matter, denied=_denied(adjective))


def _of_noun(noun: Token) -> Iterator[Shown]:
    lemma = noun.lemma_.lower()
    agent = frames().get(("agent", lemma))
    if agent is not None:
        yield from _of_agent(noun, agent)
    known = frames().get(("noun", lemma))
    if known is None:
        return
    whose, verb = _whose(noun), noun.head
    carried = noun.dep_ in ("obj", "obl") and verb.pos_ == "VERB"
    ends = carried and verb.lemma_.lower() in ENDING
    if carried and (ends or (whose is None and verb.lemma_.lower() in VOICING)):
        whose = grammatical_subject(verb)
    if whose is None:
        return
    denied = any(c.lower_ in NOT for c in noun.lefts) or (carried and _denied(verb))
    found = [(o, m) for o, m in _complements(noun) if o in known and m != whose]
    for opening, matter in found[:1]:
        for one in _stance(whose, known[opening], matter, denied=denied):
            yield one._replace(stance=REVERSED.get(one.stance, one.stance)) if ends else one
    if ends and not found:
        for frame in list(known.values())[:1]:
            if frame.stance in REVERSED:
                yield Shown(whose, REVERSED[frame.stance], None)


def _of_agent(noun: Token, known: dict[str, _Frame]) -> Iterator[Shown]:
    """The stance of who is called by it: "the mayor, *a champion* of the tram"."""
    subject = noun.head if noun.dep_ == "appos" else None
    if _copula(noun):
        subject = grammatical_subject(noun)
    if subject is None:
        return
    owner = next((c for c in noun.lefts if c.dep_ == "nmod:poss"), None)
    for opening, matter in [*_complements(noun), *([("of", owner)] if owner else [])]:
        if opening in known:
            yield from _stance(subject, known[opening], matter, denied=_denied(noun))
            return


def _sided(token: Token) -> Shown | None:
    """The stance of who *is against* something, or *in favour* of it."""
    if not _copula(token) or token.pos_ == "VERB":
        return None
    subject = grammatical_subject(token)
    if subject is None:
        return None
    against = token.lower_ == "against" or case(token) == "against"
    matter = None if token.lower_ == "against" else token
    stance: Stance = "opposes"
    if not against:
        if token.lower_ in SIDES and case(token) == "in":
            matter = next((c for c in token.rights if c.dep_ == "nmod"), None)
        elif case(token) not in ("behind", "in favour of", "in favor of"):
            return None
        stance = "supports"
    if _denied(token):
        return None
    return Shown(subject, stance, matter)


def _stance(
    subject: Token, frame: _Frame, matter: Token | None, *, denied: bool
) -> Iterator[Shown]:
    stance = frame.denied if denied else frame.stance
    if stance is not None:
        yield Shown(subject, stance, matter, frame.deed)


def _complements(head: Token) -> Iterator[tuple[str, Token | None]]:
    """What a word is about, each with what opens it: "obj", "to", "that" or a preposition."""
    for child in head.rights:
        if child.dep_ in _CLAUSES and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            opening = mark(child)
            if has_to(child):
                yield from ((way, child) for way in _ways_to(head, child, opening))
            elif opening in ("that", "whether"):
                yield opening, child
            elif child.dep_ == "ccomp" and child.tag_ != "VBG":
                yield "that", child
            elif opening:
                yield opening, child
            elif child.dep_ == "xcomp" and child.tag_ == "VBG":
                yield "obj", child
        elif child.dep_ in _PHRASES and not is_time(child):
            opening = case(child)
            if child.lower_ in SIDES and opening == "in":
                inner = next((c for c in child.rights if c.dep_ == "nmod"), None)
                yield f"in {child.lower_}", inner
            elif opening in ("in favour of", "in favor of", "in support of"):
                yield opening.removesuffix(" of"), child
            elif child.tag_ in ("IN", "RP") and not opening:
                yield child.lower_, None
            elif opening:
                yield opening, child
        elif child.dep_ == "advmod" and child.lower_ in ("against", "for"):
            yield child.lower_, None
    if head.pos_ == "VERB":
        thing = done_to(head)
        if thing is not None and thing.i != head.i and not is_time(thing):
            yield "obj", thing


def _ways_to(head: Token, clause: Token, opening: str) -> tuple[str, ...]:
    """What opens an infinitive: "to", and "somebody to" where another is to do it."""
    if opening == "whether":
        return ("whether",)
    objects = (c for c in head.rights if c.i < clause.i and c.dep_ in ("obj", "iobj"))
    another = any(objects) or own_subject(clause) is not None
    return ("somebody to", "to") if head.pos_ == "VERB" and another else ("to",)


def _whose(noun: Token) -> Token | None:
    """Whose stance a noun names: "*Kenya's* call", "calls *from Kenya*"."""
    before = next((c for c in noun.lefts if c.dep_ == "nmod:poss"), None)
    of = (c for c in noun.rights if c.dep_ in ("nmod", "obl"))
    return before or next((c for c in of if case(c) in ("from", "by", "among")), None)


def _copula(token: Token) -> bool:
    return any(c.dep_ == "cop" for c in token.lefts)


def _denied(token: Token) -> bool:
    return any(c.lower_ in NOT for c in token.lefts)
