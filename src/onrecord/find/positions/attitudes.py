"""Stances that the report's own clauses tell: "Kenya is weighing an embargo", "is against it".

These are deeds of no kind that events have, and nobody says them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple
from typing import cast as typed

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors import cast as actors
from onrecord.find.events.conditions import in_condition
from onrecord.find.events.grammar import auxiliaries, done_to, grammatical_subject, passive
from onrecord.find.events.parties import Parties
from onrecord.find.events.status import POSSIBLE
from onrecord.find.events.telling import Telling
from onrecord.find.events.words import case, has_to, mark
from onrecord.find.phrases import chars
from onrecord.find.positions.clausal import wording
from onrecord.find.positions.predicates import phrases
from onrecord.find.positions.speaking import Cast
from onrecord.find.positions.stand import Stand
from onrecord.lexicon.tables import rows
from onrecord.schema import Article, Evidence, Stance, Statement

# What nothing follows from where it is denied.
_NEGATED: dict[Stance, Stance] = {"supports": "opposes"}
_NOT = frozenset("not n't n’t never neither nor".split())
# What may stand between a verb and the phrase that it asks for.
_PHRASES = ("obl", "nmod", "obl:agent", "advcl", "xcomp")
_OF_THINGS = ("obj", "xcomp", "ccomp", "csubj")
# Prepositions by which somebody is on a side.
SIDING: dict[str, Stance] = {
    "against": "opposes", "behind": "supports", "in favour of": "supports",
    "in favor of": "supports",
}  # fmt: skip
# What is wanted and promised is told by events; of these the rest are views.
VIEWS: frozenset[Stance] = frozenset(("supports", "opposes", "undecided"))
# Who looks into a thing may have his mind made up.
LOOKING = frozenset(("examine", "study", "review", "assail", "slam", "defend", "praise", "resist"))
# Verbs that only carry the noun: "voiced support for the plan".
VOICING = frozenset(
    "voice express declare reiterate repeat renew issue make announce give offer lend throw signal "
    "underline stress state reaffirm have maintain drop withdraw lodge raise".split()
)


class _Found(NamedTuple):
    """Whose stance, which, and on what."""

    subject: Token
    stance: Stance
    matter: Token


def attitudes(
    doc: Doc,
    article: Article,
    *,
    statements: Sequence[Statement],
    cast: Cast,
    known: actors.Cast,
    taken: Collection[int],
) -> Iterator[Stand]:
    """The stances that clauses show.

    Args:
        doc: the report.
        article: the article that it was made of.
        statements: the report's.
        cast: for whom each actor stands.
        known: the actors, to be told by their tokens.
        taken: the tokens by which statements and events show what they do.
    """
    telling = Telling(doc, known, statements)
    parties = Parties(doc, known, telling.speaker_at)
    for token in doc:
        if token.i in taken or token.pos_ not in ("VERB", "ADJ", "NOUN"):
            continue
        found = _stance(token) or (_noun_stance(token) if token.pos_ == "NOUN" else None)
        if found is None or _unreal(token):
            continue
        subject, stance, matter = found
        told = telling.over(token.i)
        words = wording(matter)
        for side in parties.of(subject):
            who = cast.holder(side.party.actor, side.party.name, words)
            if who is None or (stance in ("supports", "opposes") and cast.is_person(words)):
                continue
            first, last = min(token.i, subject.i), max(token.i, matter.i)
            span = chars(doc, first, last + 1)
            yield Stand(
                who=who,
                matter=words,
                stance=stance,
                via=None,
                evidence=(Evidence.of(article.report, article.text, *span),),
                words=(chars(doc, token.i, token.i + 1),),
                told_by=told.id if told is not None else None,
            )


def _noun_stance(noun: Token) -> _Found | None:
    """The stance that a noun names: "*support* from Norway *for* the plan"."""
    entry = nouns().get(noun.lower_)
    if entry is None:
        return None
    stance, before = entry
    of = [c for c in noun.rights if c.dep_ in ("nmod", "obl")]
    matter = next((c for c in of if case(c) in before and c.tag_ != "NNP"), None)
    whose = next((c for c in noun.lefts if c.dep_ == "nmod:poss"), None)
    whose = whose or next((c for c in of if case(c) in ("from", "by", "among")), None)
    verb = noun.head
    if whose is None and noun.dep_ == "obj" and verb.lemma_.lower() in VOICING:
        whose = grammatical_subject(verb)
    if matter is None or whose is None:
        return None
    return _Found(whose, stance, matter)


def _stance(token: Token) -> _Found | None:
    """The stance that a word shows by its phrase, and the word for what it is about."""
    subject = grammatical_subject(token)
    if subject is None or passive(token):
        return None
    if token.pos_ in ("NOUN", "PROPN"):  # "the union *is against* the lease"
        sided = SIDING.get(case(token)) if any(c.dep_ == "cop" for c in token.lefts) else None
        return _Found(subject, sided, token) if sided is not None else None
    for lemma, others in _openings(token):
        for words, stance in phrases().get(lemma, ()):
            if words[: len(others)] != others or lemma in LOOKING or stance not in VIEWS:
                continue
            matter = _about(token, words[len(others) :])
            if matter is not None:
                shown = _NEGATED.get(stance) if _denied(token) else stance
                return _Found(subject, shown, matter) if shown is not None else None
    return None


@cache
def nouns() -> dict[str, tuple[Stance, frozenset[str]]]:
    """The stance that a noun names, and the prepositions behind it, by the noun."""
    return {
        word: (typed(Stance, r["stance"]), frozenset(r["before"].split(";")))
        for r in rows("stance_nouns.csv")
        for word in r["words"].split(";")
    }


def _openings(token: Token) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The ways in which a phrase of the table may begin with a word: "oppose", "be opposed"."""
    if token.pos_ == "VERB":
        yield token.lemma_.lower(), ()
    if any(c.dep_ == "cop" for c in token.lefts) or token.tag_ == "VBN":
        yield "be", (token.lower_,)


def _about(token: Token, words: Sequence[str]) -> Token | None:
    """What a word is about, by the preposition that its phrase asks for."""
    if not words:
        thing = done_to(token) if token.pos_ == "VERB" else None
        if thing is not None and thing.i > token.i:
            return thing
        return next((c for c in token.rights if c.pos_ == "VERB" and _is_matter(c)), None)
    *before, last = words
    doc = token.doc
    after = [t.lower_ for t in doc[token.i + 1 : token.i + 1 + len(before)]]
    if after != list(before):
        return None
    return next((c for c in token.rights if c.dep_ in _PHRASES and case(c) == last), None)


def _is_matter(clause: Token) -> bool:
    """Whether a clause says what it is about: "weighs *whether to leave*"."""
    return clause.dep_ in _OF_THINGS or (clause.dep_ == "advcl" and mark(clause) == "whether")


def _denied(token: Token) -> bool:
    return any(c.lower_ in _NOT for c in token.lefts)


def _unreal(token: Token) -> bool:
    """Whether what a word tells is not told to be so."""
    words = {c.lower_ for c in auxiliaries(token)}
    asked = token.sent[-1].text == "?"
    return bool(words & POSSIBLE) or asked or has_to(token) or in_condition(token)
