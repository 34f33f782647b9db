"""The clauses of a report: its deeds and its counts, made ready to be laid beside others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.find.actors.cast import Cast
from onrecord.find.clauses.deeds import about, deeds, whole
from onrecord.find.clauses.numbers import Number, numbers
from onrecord.find.events.around import OVER, Calendar, again
from onrecord.find.events.grammar import FUTURE, auxiliaries, doer, done_to
from onrecord.find.events.mention import Mention
from onrecord.find.events.parties import Parties
from onrecord.find.events.places import named_place
from onrecord.find.events.status import POSSIBLE, status
from onrecord.find.events.telling import Telling
from onrecord.find.events.triggers import teller_of
from onrecord.find.phrases import chars
from onrecord.schema import (
    Article,
    Clause,
    ClauseKind,
    EventTime,
    Evidence,
    Party,
    Statement,
    Status,
    Time,
    Words,
    finding_id,
)

# Words by which a deed is not said to have been done, nor denied.
NOT_YET = FUTURE | POSSIBLE
# Cues of what is held not to be so, by their beginnings.
DENYING = ("denie", "deny", "disput", "refut", "dismiss", "reject")
# Before a day that is another than the deed's own.
OTHER_DAY = frozenset("for until till by before after".split())


def find(
    doc: Doc,
    article: Article,
    *,
    statements: Sequence[Statement],
    actors: Cast,
    times: Sequence[Time],
) -> tuple[Clause, ...]:
    """The clauses of a report, in the order of the text; what it asks or supposes is left out.

    Args:
        doc: from `annotate`.
        article: the article that the `Doc` was made of.
        statements: from `find.statements`.
        actors: from `find.actors`.
        times: from `find.times`.
    """
    builder = _Builder(doc, article, statements, actors, times)
    found = [*builder.deeds(), *builder.counts()]
    return tuple(sorted(found, key=lambda c: (c.words.span, c.kind)))


def retold(
    clauses: Sequence[Clause], times: Sequence[Time], published: str | None
) -> tuple[Clause, ...]:
    """Clauses with their days told again, from another date of the report.

    Args:
        clauses: of a report.
        times: its times, as told from that date.
        published: the date, ISO 8601.
    """
    by_id = {time.id: time for time in times}
    return tuple(replace(c, when=again(c.when, by_id, published)) for c in clauses)


class _Builder:
    """Makes clauses of their heads."""

    def __init__(
        self,
        doc: Doc,
        article: Article,
        statements: Sequence[Statement],
        actors: Cast,
        times: Sequence[Time],
    ) -> None:
        self.doc, self.article = doc, article
        self.telling = Telling(doc, actors, statements)
        self.parties = Parties(doc, actors, self.telling.speaker_at)
        self.calendar = Calendar(doc, article, times)
        self.cues = {
            i for s in statements if s.cue is not None for i in self.telling.tokens(s.cue.span)
        }
        self.asked = {t.sent.start for t in doc if t.text == "?"}

    def deeds(self) -> Iterator[Clause]:
        """What each verb and deed of the report tells, sayings left out: they are statements."""
        for head in deeds(self.doc):
            if head.i in self.cues or head.sent.start in self.asked:
                continue
            verb = head.pos_ == "VERB"
            who, whom = (doer(head), done_to(head)) if verb else (None, None)
            made = self._clause("verb" if verb else "noun", head, whole(head), head)
            if made is not None:
                yield replace(
                    made,
                    actors=self._parties(who),
                    recipients=self._parties(whom),
                    about=about(head),
                )

    def counts(self) -> Iterator[Clause]:
        """What the report counts."""
        for number in numbers(self.doc, self.calendar.inside):
            if number.noun.sent.start in self.asked or self._not_so(number):
                continue
            at = number.verb if number.verb is not None and number.verb.pos_ == "VERB" else None
            made = self._clause("count", number.noun, number.tokens, at)
            if made is not None:
                yield replace(made, figure=number.figure)

    def _clause(
        self, kind: ClauseKind, head: Token, tokens: tuple[int, int], verb: Token | None
    ) -> Clause | None:
        told = self.telling.over(head.i)
        found: Status | None = "happened"
        if verb is not None:
            found = status(verb, teller_of(self.telling, told, verb))
            if found == "denied" and {c.lower_ for c in auxiliaries(verb)} & NOT_YET:
                found = "possible"  # what could not or will not be may have been before
        if found is None:
            return None
        if found in OVER and self._denied(told):
            found = "denied"
        words = Words.at(self.article.text, *chars(self.doc, *tokens))
        sentence = chars(self.doc, head.sent.start, head.sent.end)
        mention = Mention(verb or head, tokens, "CONSULT", None, (), (), found, told)
        return Clause(
            id=finding_id(
                self.article.report, "clause", self.article.offsets.to_source(*words.span),
                kind == "count",
            ),
            report=self.article.report,
            kind=kind,
            words=words,
            lemma=head.lemma_.lower(),
            status=found,
            evidence=Evidence.of(self.article.report, self.article.text, *self._trimmed(sentence)),
            when=self._when(mention),
            where=named_place(self.doc, self.article, mention),
            told_by=told.id if told is not None else None,
        )  # fmt: skip

    def _denied(self, told: Statement | None) -> bool:
        """Whether what a statement tells is what somebody denies: "denied a claim that …"."""
        while told is not None:
            cue = told.cue.text.lower() if told.cue else ""
            if told.form != "direct" and any(word in cue for word in DENYING):
                return True
            told = self.telling.above(told)
        return False

    def _when(self, mention: Mention) -> EventTime | None:
        """The day that a deed's own words tell; "a meeting *for* Friday" was called before."""
        when = self.calendar.named(mention)
        if when is None or when.span is None:
            return when
        first = self.telling.tokens(when.span)[0]
        before = self.doc[first - 1].lower_ if first else ""
        return None if before in OTHER_DAY else when

    def _trimmed(self, span: tuple[int, int]) -> tuple[int, int]:
        text = self.article.text[slice(*span)]
        start = span[0] + len(text) - len(text.lstrip())
        return start, max(start + 1, span[1] - (len(text) - len(text.rstrip())))

    def _parties(self, token: Token | None) -> tuple[Party, ...]:
        return tuple(s.party for s in self.parties.of(token)) if token is not None else ()

    def _not_so(self, number: Number) -> bool:
        """Whether a number is what is said not to be: "and not 23"."""
        first = self.doc[number.tokens[0]]
        before = self.doc[first.i - 1] if first.i else None
        return before is not None and before.lower_ in ("not", "n't", "never")
