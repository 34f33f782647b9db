"""The deeds of a report, whatever their kind: each verb, and each noun that tells what happens."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.clauses.denials import not_there
from onrecord.find.events.governing import governor_of
from onrecord.find.events.grammar import doer, done_to
from onrecord.find.events.nouns import noun_lemma
from onrecord.find.events.words import antecedent, is_time
from onrecord.lexicon.event_tables import triggers
from onrecord.lexicon.tables import rows

# Verbs that tell nothing by themselves.
LIGHT = frozenset("be have do get make go come seem become let keep".split())
PARTICLES = frozenset("down up off out away over back aside apart".split())
NAMES = frozenset(("PERSON", "ORG", "LOC"))
HOLDING = frozenset(("support", "occur", "matter", "reverse", "end"))


def deeds(doc: Doc) -> Iterator[Token]:
    """The heads of all deeds, in the order of the text."""
    for token in doc:
        if token.pos_ == "VERB":
            light = token.lemma_.lower() in LIGHT and whole(token)[1] == token.i + 1
            if token.dep_ not in ("amod", "case", "mark") and not light:
                yield token
        elif token.pos_ == "NOUN" and token.dep_ not in ("compound", "flat"):
            told = _tells(token) or not_there(token)
            yield from [token] if told else []


def whole(head: Token) -> tuple[int, int]:
    """The words that tell a deed: the verb with its particle or bare object: "opened fire"."""
    end = head.i + 1
    if head.pos_ != "VERB":
        return head.i, end
    for child in head.rights:
        alone = not any(True for _ in child.children)
        particle = child.dep_ == "compound:prt" or (child.lower_ in PARTICLES and alone)
        bare = child.dep_ == "obj" and child.pos_ == "NOUN" and alone
        if child.i == end and (particle or bare):
            end = child.i + 1
    return head.i, end


def told_as(verb: Token) -> str:
    """A verb's lemma with its particle, wherever that stands: "*pull* their guns *back*"."""
    lemma = verb.lemma_.lower()
    return next((f"{lemma} {c.lower_}" for c in verb.rights if c.lower_ in PARTICLES), lemma)


def _tells(noun: Token) -> bool:
    """Whether a noun tells of a deed: by the lexicons, or as what somebody holds or ends."""
    if is_time(noun) or noun.ent_type_ in NAMES:
        return False
    lemma = noun_lemma(noun)
    if lemma in _nouns() or (lemma, "noun") in triggers():
        return True
    found = governor_of(noun)
    return found is not None and found[1].kind in HOLDING and found[0].pos_ == "VERB"


@cache
def _nouns() -> frozenset[str]:
    """Words of one kind of event each; nouns among them are found by their part of speech."""
    return frozenset(w for row in rows("event_families.csv") for w in row["words"].split(";"))


def about(head: Token) -> tuple[str, ...]:
    """Lemmas of the nouns that stand with a deed: its subject, objects and phrases."""
    tops = [t for t in (doer(head), done_to(head)) if t is not None] if head.pos_ == "VERB" else []
    tops = [antecedent(t) or t if t.tag_ in ("WDT", "WP") else t for t in tops]
    tops += [c for c in head.children if c.dep_ in ("obj", "obl", "nmod", "iobj", "obl:agent")]
    tops += [c for c in head.children if c.dep_ in ("compound", "nmod:poss", "amod", "xcomp")]
    if not_there(head) and head.pos_ != "VERB":
        tops += [c for c in head.head.children if c.dep_ == "obl"]  # "no guns *on the bridge*"
    found = dict.fromkeys(
        t.lemma_.lower()
        for top in tops
        for t in (top, *_inside(top))
        if t.pos_ in ("NOUN", "PROPN", "ADJ") and not is_time(t)
    )
    return tuple(found)


def _inside(top: Token) -> Iterator[Token]:
    """The nouns of a phrase, clauses on it left out."""
    for child in top.children:
        if child.dep_ in ("compound", "nmod", "flat", "amod", "nmod:poss", "conj", "nmod:desc"):
            yield child
            yield from _inside(child)
