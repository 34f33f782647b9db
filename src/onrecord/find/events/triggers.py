"""Where a report tells deeds: its triggers with their sides and status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.events.aims import aimed
from onrecord.find.events.governing import governor_of
from onrecord.find.events.grammar import REFLEXIVE, done_to, grammatical_subject, passive
from onrecord.find.events.mention import Mention
from onrecord.find.events.missions import housed
from onrecord.find.events.negation import negated
from onrecord.find.events.nouns import classes, noun_lemma
from onrecord.find.events.parties import Parties
from onrecord.find.events.people import Side
from onrecord.find.events.senses import sense_of, words_of
from onrecord.find.events.slots import Frame
from onrecord.find.events.standing import reciprocal
from onrecord.find.events.status import REPORT, Teller, status
from onrecord.find.events.telling import Telling
from onrecord.find.events.words import has_to, is_time
from onrecord.lexicon.event_tables import Trigger, triggers
from onrecord.schema import EventType, Statement

VERBAL = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
PERFORMED = frozenset(("REQUEST", "ACCUSE", "AGREE", "THREATEN", "SUPPORT", "CONCEDE"))
# What a crowd does is what it shows: "gathered to protest", "wrote to condemn".
SHOWN: frozenset[EventType] = frozenset(("REQUEST", "ACCUSE", "PROTEST", "SUPPORT"))
SHOWING = frozenset(
    "gather march rally take attend assemble demonstrate protest strike write phone issue sign "
    "stage hold walk boycott block occupy picket parade mass turn pour flood".split()
)
# A word in a name tells no deed: "in *Congress*".
NAMES = frozenset(("PERSON", "ORG", "LOC"))
OBJECTS = ("obj", "with", "against", "on", "at")
FIRST = frozenset(("i", "we"))
# What is agreed to and is another's deed beside.
OTHERS = frozenset("invitation talk meeting summit visit offer truce ceasefire withdrawal".split())


def find_triggers(doc: Doc, parties: Parties, telling: Telling, headline: range) -> list[Mention]:
    """Every deed that a verb or noun of the lexicon tells, in the order of the text."""
    out: list[Mention] = []
    consumed: set[int] = set()
    for token in _candidates(doc):
        if token.i in consumed:
            continue
        frame = Frame(token, parties)
        row = sense_of(frame)
        if row is None:
            continue
        consumed |= _consumed(frame, row)
        mention = _mention(frame, row, telling, headline)
        if mention is not None:
            out.append(mention)
    return aimed(out)


def _candidates(doc: Doc) -> Iterator[Token]:
    """Verbs before nouns, since a verb may take its object's deed for itself."""
    asked = {t.sent.start for t in doc if t.text == "?"}  # a question tells nothing
    doc_ = [t for t in doc if t.sent.start not in asked]
    verbs = [t for t in doc_ if t.pos_ == "VERB" and t.dep_ != "amod"]
    nouns = [t for t in doc_ if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "flat")]
    verbs += [t for t in doc_ if t.pos_ == "ADJ" and (t.lower_, "adj") in triggers()]
    return iter((*verbs, *(t for t in nouns if not is_time(t) and t.ent_type_ not in NAMES)))


def _consumed(frame: Frame, row: Trigger) -> set[int]:
    """The deed that a row takes for itself: "*lifted* the embargo", "the *end* of the raids"."""
    if row.type == "REQUEST" or frame.lemma == "offer":  # the matter is a deed of its own
        return set()
    out: set[int] = set()
    for condition in row.conditions:
        of = set(condition.slots) & ({"of", "in", "to"} if frame.noun else {"obj"})
        if not condition.wanted or not of or {"party", "person", "place"} & set(condition.classes):
            continue
        for slot in of:
            for token in frame.tokens(slot):
                if row.type == "AGREE" and noun_lemma(token) in OTHERS:
                    continue
                out |= {token.i, *(c.i for c in token.rights if c.dep_ == "conj")}
    return out


def _mention(frame: Frame, row: Trigger, telling: Telling, headline: range) -> Mention | None:
    head = frame.head
    own = telling.by_cue(head.i)
    told = telling.over(head.i)
    if own is not None and told is own:
        told = telling.above(own)
    in_headline = head.i in headline
    found = status(head, teller_of(telling, told, head), headline=in_headline)
    if found is None:
        return None
    if found == "ongoing" and row.type in PERFORMED and _performed(head):
        found = "happened"
    if found == "planned" and row.type in SHOWN and _shown_by(head):
        found = "happened"
    if frame.noun and row.type in VERBAL and _turned_down(head):
        # who turns down a request is not who made it
        row = replace(row, actors=tuple(slot for slot in row.actors if slot != "light"))
        found = "happened"
        if not frame.sides(row.actors):
            return None
    obj = done_to(head) if not frame.noun else None
    if obj is not None and obj.lower_ in REFLEXIVE:
        return None
    if found == "ongoing" and row.type == "AGREE" and head.tag_ in ("VBZ", "VBP"):
        return None  # what is offered as a rule
    if negated(head) and row.type == "REJECT":
        return None  # "did not rule it out"
    if negated(head) and row.type == "AGREE" and not frame.noun:
        row, found = replace(row, type="REJECT", mode=None), "happened"
    actors, recipients = _sides(frame, row)
    if _idle(frame, row, actors, recipients):
        return None
    judicial = row.type == "ACCUSE" and row.mode != "disapprove"
    told_of = bool(recipients) and "receiver" in row.recipients  # "drew criticism"
    if frame.noun and row.type in VERBAL and not (actors or judicial or told_of):
        return None  # an issue's name, and nobody's deed
    speaks = own is not None and own.speaker.name and not passive(head)
    if own is not None and speaks and not actors and row.type in VERBAL:
        actors = frame.parties.speaker(own.speaker, head)
    return Mention(
        head,
        words_of(frame, row),
        row.type,
        row.mode,
        actors,
        recipients,
        found,
        told,
        in_headline,
        links=_links(frame),
    )


def _idle(
    frame: Frame, row: Trigger, actors: tuple[Side, ...], recipients: tuple[Side, ...]
) -> bool:
    """Whether it is no deed towards others: a candidate's rally, the defence of one's own."""
    if frame.noun:
        alone = bool(actors) and all(s.kind in ("person", "role") for s in actors)
        return row.mode == "demo" and alone and not recipients
    obj = done_to(frame.head)
    if obj is None or row.type not in ("SUPPORT", "ACCUSE"):
        return False
    if frame.parties.is_party(obj):
        return False
    own = (c for c in obj.lefts if c.dep_ == "nmod:poss" and c.pos_ == "PRON")
    keys = {s.key for s in actors}
    return any(s.key in keys for c in own for s in frame.parties.of(c))


def _turned_down(noun: Token) -> bool:
    """Whether a verb turns down what a noun tells: "rejected the demand", "denied the charge"."""
    found = governor_of(noun)
    if found is None or found[1].kind != "matter" or found[1].control != "subj":
        return False
    return found[1].status in ("refused", "denied")


def _shown_by(verb: Token) -> bool:
    """Whether what is done shows what it is done for: "they marched *to demand* a vote"."""
    above = verb.head
    if verb.dep_ != "advcl" or not has_to(verb) or above.pos_ != "VERB":
        return False
    return above.lemma_ in SHOWING and status(above) == "happened"


def _performed(verb: Token) -> bool:
    """Whether a verb does what it says: "we condemn"."""
    subject = grammatical_subject(verb)
    return subject is not None and subject.lower_ in FIRST


def _sides(frame: Frame, row: Trigger) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    actors = frame.sides(row.actors)
    joint = frame.sides(row.joint, every=True)
    actors = tuple({s.key: s for s in (*actors, *joint)}.values())
    if row.recipients and any(reciprocal(t) for slot in OBJECTS for t in frame.tokens(slot)):
        return actors, actors  # "accused each other"
    taken = {s.key for s in actors}
    suffering = frame.sides(row.recipients)
    if row.type == "ASSAULT":
        suffering = tuple(x for s in suffering for x in housed(s, frame.parties))
    recipients = tuple(s for s in suffering if s.key not in taken)
    return actors, recipients


def teller_of(telling: Telling, told: Statement | None, head: Token) -> Teller:
    """What the statement that tells a deed adds to its status."""
    if told is None:
        return REPORT
    condition = told.condition
    beside = condition is not None and head.i not in telling.tokens(condition.span)
    same = (
        beside
        and condition is not None
        and any(
            telling.doc[i].sent.start == head.sent.start for i in telling.tokens(condition.span)
        )
    )
    return Teller(told.act, same, lambda subject: telling.is_self(told, subject))


def _links(frame: Frame) -> set[int]:
    """Heads of nouns that tell the same deed: "the *attack* killed four", "died in the *raid*"."""
    if frame.noun:
        found = governor_of(frame.head)
        return (
            {found[0].i} if found is not None and found[1].kind in ("support", "occur") else set()
        )
    out = set()
    for child in frame.head.children:
        if child.pos_ == "NOUN" and child.dep_ in (
            "nsubj",
            "obl",
            "obl:agent",
            "obj",
            "nsubj:pass",
        ):
            out.add(child.i)
    if not passive(frame.head):  # "the attack killed four and *wounded* six"
        out |= {t.i for t in frame.tokens("subj") if "attack" in classes(t)}
    if frame.head.dep_ == "conj" and frame.head.head.i + 2 >= frame.head.i:
        out.add(frame.head.head.i)  # "shot and killed"
    first = frame.head
    while first.dep_ == "conj" and first.tag_ == first.head.tag_ == "VBG":
        first = first.head
    if first.dep_ in ("advcl", "acl") and first.tag_ == "VBG":
        out.add(first.head.i)
    return out
