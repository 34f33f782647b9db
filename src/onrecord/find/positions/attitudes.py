"""Stances that the report's own clauses tell: "Kenya is weighing an embargo", "is against it".

These are deeds of no kind that events have, and nobody says them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors import cast as actors
from onrecord.find.events.conditions import in_condition
from onrecord.find.events.forms import POSSIBLE
from onrecord.find.events.grammar import auxiliaries
from onrecord.find.events.parties import Parties
from onrecord.find.events.telling import Telling
from onrecord.find.events.words import antecedent, has_to
from onrecord.find.phrases import chars
from onrecord.find.positions.clausal import wording
from onrecord.find.positions.frames import NOT, shown
from onrecord.find.positions.issues import is_judged
from onrecord.find.positions.sides import holders
from onrecord.find.positions.speaking import Cast
from onrecord.find.positions.stand import Stand, backing
from onrecord.schema import Article, Event, Evidence, Statement

# Who does one of these to do a thing does it, or has bound himself to.
DOING = frozenset(
    "continue vote decide intend choose come agree promise vow pledge go refuse move "
    "sue file march rally campaign lobby work fight battle strive push press try seek form "
    "unite join".split()
)
# Deeds of the body that go by words for stances: "attacked the town", "blocked the road".
BODILY = frozenset(("ASSAULT", "COERCE"))
# What is fought, and nobody is against: "fought a battle".
FOUGHT = frozenset("battle war fire blaze duel fight".split())
# Pronouns that stand for a noun before them: "a plan *which* the union opposes".
RELATIVE = frozenset(("WDT", "WP"))


def attitudes(
    doc: Doc,
    article: Article,
    *,
    statements: Sequence[Statement],
    events: Sequence[Event],
    cast: Cast,
    known: actors.Cast,
) -> Iterator[Stand]:
    """The stances that clauses show; a matter is empty where it is left to be understood.

    Args:
        doc: the report.
        article: the article that it was made of.
        statements: the report's.
        events: the report's.
        cast: for whom each actor stands.
        known: the actors, to be told by their tokens.
    """
    telling = Telling(doc, known, statements)
    parties = Parties(doc, known, telling.speaker_at)
    bodily = {e.trigger.span[0] for e in events if e.type in BODILY}
    for token in doc:
        if token.pos_ not in ("VERB", "ADJ", "NOUN", "ADP"):
            continue
        found = shown(token)
        if found is None or token.idx in bodily or _unreal(token):
            continue
        subject, stance, matter, deed = found
        if matter is not None and matter.lemma_.lower() in FOUGHT:
            continue
        if matter is not None and matter.tag_ in RELATIVE:
            matter = antecedent(matter)
        told = telling.over(token.i)
        words = wording(matter) if matter is not None else ""
        if deed and words and not is_judged(words):
            continue
        what, towards = backing(words, stance)
        somebody = matter is not None and matter.pos_ != "VERB" and cast.is_person(words)
        if stance in ("supports", "opposes") and somebody:
            continue
        for who in holders(subject, words, parties, cast):
            last = matter.i if matter is not None else token.i
            span = chars(doc, min(token.i, subject.i, last), max(token.i, subject.i, last) + 1)
            yield Stand(
                who=who,
                matter=what,
                stance=towards,
                via=None,
                evidence=(Evidence.of(article.report, article.text, *span),),
                words=(chars(doc, token.i, token.i + 1),),
                told_by=told.id if told is not None else None,
            )


def _unreal(token: Token) -> bool:
    """Whether what a word tells is not told to be so."""
    words = {c.lower_ for c in auxiliaries(token)}
    possible = words & POSSIBLE and not any(c.lower_ in NOT for c in token.lefts)
    wished = has_to(token) and token.head.lemma_.lower() not in DOING
    asked = token.sent[-1].text == "?"
    return bool(possible) or asked or wished or in_condition(token)
