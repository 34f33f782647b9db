"""Deeds that are done by saying something under a plain cue: "they must leave", she said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.parsed import Token
from onrecord.find.events.forms import OBLIGED, OBLIGING
from onrecord.find.events.grammar import (
    FUTURE,
    auxiliaries,
    done_to,
    grammatical_subject,
    own_subject,
    passive,
)
from onrecord.find.events.mention import Mention
from onrecord.find.events.negation import negated
from onrecord.find.events.parties import Parties
from onrecord.find.events.people import Side
from onrecord.find.events.telling import SELF, Telling
from onrecord.find.events.words import has_to, mark
from onrecord.schema import Act, EventType, Statement

TYPES: dict[Act, EventType] = {
    "demand": "REQUEST", "promise": "AGREE", "threaten": "THREATEN", "refuse": "REJECT",
}  # fmt: skip
VERBAL = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
CONFLICT: frozenset[EventType] = frozenset(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
WELCOME: frozenset[EventType] = frozenset(("AID", "CONCEDE", "RETREAT", "SUPPORT", "COOPERATE"))
PLEDGING: frozenset[Act] = frozenset(
    ("say", "promise", "threaten", "announce", "warn", "offer", "predict", "confirm", "claim")
)
AHEAD = frozenset(("promised", "conditional", "threatened", "planned"))
OTHERS = frozenset("they he she you it".split())
UNWILLING = frozenset("ready willing prepared".split())
# What one will do by these binds nobody to a deed: "we will see", "I will be able to pay".
IDLE = frozenset(
    "be see know say tell admit look wait find hear have need learn understand remember remain "
    "stay keep continue try win lose succeed fail prevail survive talk speak discuss think watch "
    "monitor become get like want believe happen come go defend".split()
)
AUDIENCE = frozenset("reporter journalist parliament conference audience rally press".split())


def find_spoken(parties: Parties, telling: Telling, named: Sequence[Mention]) -> list[Mention]:
    """The verbal deeds of statements whose cue does not name them.

    Args:
        parties: tells the parties of the report.
        telling: its statements.
        named: the deeds that words of the lexicon tell.
    """
    out = []
    done = {m.head.i for m in named}
    verbal = {m.head.i for m in named if m.type in VERBAL}
    for s in telling.statements:
        if s.kind != "speech" or s.speaker.name is None:
            continue
        if s.cue is not None and done & set(telling.tokens(s.cue.span)):
            continue
        type_, heads = _done_by_saying(telling, s, named)
        if type_ is None or not heads:
            continue
        head = heads[0]
        actors = _doers(parties, s, head)
        aimed = [x for h in heads if h.sent == head.sent for x in _recipients(parties, s, h)]
        keys = {x.key for x in actors}
        if not aimed:  # "would not lift the embargo *on Kenya*"
            aimed = [x for m in named if m.head.i == head.i for x in m.recipients]
        recipients = tuple({x.key: x for x in aimed if x.key not in keys}.values())
        tokens = (_opening(head, s.act), head.i + 1)
        told = telling.above(s)
        out.append(
            Mention(
                head,
                tokens,
                type_,
                None,
                actors,
                recipients,
                "happened",
                told,
                said=tuple(h for h in heads if h.i not in verbal),
            )
        )
    return out


def _done_by_saying(
    telling: Telling, s: Statement, named: Sequence[Mention]
) -> tuple[EventType | None, list[Token]]:
    """Which verbal deed a statement is, and by which words.

    What one says one will do oneself is a threat where it harms, a promise where it is what
    another wants, whatever the statement's act is.
    """
    pledged = [m for m in named if m.told_by is s and _pledges(telling, s, m)]
    if pledged and s.act in PLEDGING:
        harm = pledged[0].type in CONFLICT
        for m in pledged:
            m.status = "threatened" if harm else m.status
        return ("THREATEN" if harm else "AGREE"), [m.head for m in pledged]
    type_ = TYPES.get(s.act)
    if type_ is None:
        return None, []
    heads = list(_performing(telling, s))
    if type_ == "AGREE" and heads and _on_harm(heads[0]):
        type_ = "THREATEN"
    return type_, heads


def _pledges(telling: Telling, s: Statement, m: Mention) -> bool:
    """Whether a deed is one that the speaker says will be done by the own side."""
    if m.head.pos_ != "VERB" or m.type not in (*CONFLICT, *WELCOME) or m.status not in AHEAD:
        return False
    words = {c.lower_ for c in auxiliaries(m.head)}
    subject = grammatical_subject(m.head)
    if passive(m.head) or negated(m.head):
        return False
    return bool(words & FUTURE) and telling.is_self(s, subject)


def _on_harm(verb: Token) -> bool:
    """Whether what will be done hangs on another's wrong: "if they shell us again, we …"."""
    clause = next((c for c in verb.children if c.dep_ == "advcl" and mark(c) == "if"), None)
    if clause is None:
        return False
    subject = grammatical_subject(clause)
    return negated(clause) or (subject is not None and subject.lower_ in OTHERS)


def _performing(telling: Telling, s: Statement) -> Iterator[Token]:
    """The words of a content that demand, promise, threaten or refuse."""
    for i in sorted(telling.content(s)):
        verb = telling.doc[i]
        if verb.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or not telling.speaks(s, i):
            continue
        subject = grammatical_subject(verb)
        own = telling.is_self(s, subject)
        one = subject is not None and subject.lower_ in SELF  # "we must not forget"
        if _performs(verb, s.act) and (not one if s.act == "demand" else own):
            yield verb


def _performs(verb: Token, act: Act) -> bool:
    """Whether a verb's form is one in which an act is done."""
    words = {c.lower_ for c in auxiliaries(verb)}
    if act == "demand":
        return _demands(verb, words)
    if act == "refuse":
        return negated(verb) and (bool(words & FUTURE) or verb.lemma_ in UNWILLING)
    if verb.pos_ != "VERB" or verb.lemma_ in IDLE or passive(verb):
        return False
    return bool(words & FUTURE) and not negated(verb) and mark(verb) != "if"


def _doers(parties: Parties, s: Statement, head: Token) -> tuple[Side, ...]:
    """Who does the deed: the speaker, or the body spoken for where it is named."""
    subject = grammatical_subject(head)
    if s.act != "demand" and subject is not None and subject.pos_ != "PRON":
        found = tuple(x for x in parties.of(subject) if x.kind in ("organization", "country"))
        if found and parties.is_party(subject):
            return found
    return parties.speaker(s.speaker, head)


def _demands(verb: Token, words: set[str]) -> bool:
    if words & OBLIGED:
        subject = own_subject(verb)
        turned = subject is not None and any(c.i < subject.i for c in auxiliaries(verb))
        return "have" not in words and not turned  # "should it rain" is a condition
    if verb.lemma_ in OBLIGING and any(c.dep_ == "xcomp" and has_to(c) for c in verb.rights):
        return True
    return verb.tag_ == "VB" and not words and verb.dep_ == "root" and not has_to(verb)


def _recipients(parties: Parties, s: Statement, head: Token) -> tuple[Side, ...]:
    """Of whom it is demanded, whom it threatens, whose wish is refused."""
    subject, obj = grammatical_subject(head), done_to(head)
    if s.act == "demand":
        found = _acting(parties, subject)
        if found or s.addressee is None:
            return found
        if s.addressee.text.split()[-1].lower().rstrip("s") in AUDIENCE:
            return ()
        return parties.actor(s.addressee.actor, head)
    if obj is not None:
        found = _acting(parties, obj)
        if found:
            return found
    clause = next((c for c in head.children if c.dep_ == "advcl" and mark(c) == "if"), None)
    return _acting(parties, grammatical_subject(clause) if clause is not None else None)


def _acting(parties: Parties, token: Token | None) -> tuple[Side, ...]:
    if token is None or not parties.is_party(token):
        return ()
    return tuple(x for x in parties.of(token) if x.kind != "place")


def _opening(head: Token, act: Act) -> int:
    """Where the words that do it begin: "must leave", "will not pay"."""
    helpers = [
        c.i for c in head.lefts if c.dep_ in ("aux", "aux:pass", "advmod") and head.i - c.i < 4
    ]
    return min([head.i, *helpers])
