"""The clauses of a report: its deeds and its counts, made ready to be laid beside others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.annotate.parsed import Annotated, Doc, Token, parsed
from onrecord.find.actors.cast import Cast
from onrecord.find.clauses.ages import ages
from onrecord.find.clauses.deeds import about, deeds, told_as, whole
from onrecord.find.clauses.denials import denial, not_given, not_there
from onrecord.find.clauses.numbers import Number, numbers
from onrecord.find.clauses.places import place
from onrecord.find.events.around import OVER, Calendar, again
from onrecord.find.events.grammar import doer, done_to
from onrecord.find.events.mention import Mention
from onrecord.find.events.parties import Parties
from onrecord.find.events.status import status
from onrecord.find.events.telling import Telling
from onrecord.find.events.triggers import teller_of
from onrecord.find.events.words import mark
from onrecord.find.phrases import chars
from onrecord.lexicon.tables import cues
from onrecord.schema import (
    Article,
    Clause,
    ClauseKind,
    EventTime,
    Evidence,
    Figure,
    Party,
    Statement,
    Status,
    Time,
    Words,
    finding_id,
)

# Cues of what is held not to be so, by their beginnings; and those that are so of a claim only, as
# a demand may be rejected too.
DENYING = ("denie", "deny", "disput", "refut", "doubt")
REJECTING = ("dismiss", "reject")
CLAIMS = frozenset("claim report allegation accusation assertion suggestion rumour charge".split())
# Before a day that is another than the deed's own.
OTHER_DAY = frozenset("for until till by before after".split())
# What must come before something else may not have come.
UNTIL = frozenset("once if unless until till".split())
# Acts of cues by which something is done beside what is said: "offered a loan", "agreed to go".
DOING = frozenset("accept agree offer promise refuse reject threaten".split())


def find(
    doc: Annotated,
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
    doc = parsed(doc)
    builder = _Builder(doc, article, statements, actors, times)
    found = [*builder.deeds(), *builder.counts(), *builder.ages()]
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


def _a_claim(told: Statement) -> bool:
    """Whether what somebody speaks of is a claim that something is so: "a report that …"."""
    words = {w.rstrip("s") for piece in told.content for w in piece.text.lower().split()}
    return "that" in words and bool(words & CLAIMS)


def _does(token: Token) -> bool:
    """Whether a cue is a deed too."""
    return any(cue.act in DOING for cue in cues().get(token.lemma_.lower(), ()))


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
            i
            for s in statements
            if s.cue is not None
            for i in self.telling.tokens(s.cue.span)
            if not _does(doc[i])
        }
        # A length is a figure of what lasts so long; all other times count nothing.
        lasting = [i for t in times if t.type == "DURATION" for i in self.telling.tokens(t.span)]
        self.times = self.calendar.inside - frozenset(lasting)
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
        for number in numbers(self.doc, self.times):
            if number.noun.sent.start in self.asked or self._not_so(number):
                continue
            verb = number.verb if number.verb is not None and number.verb.pos_ == "VERB" else None
            if verb is not None and mark(verb) in UNTIL:
                continue  # "once the gauge has stood at 180": of what has yet to come
            if verb is not None and verb.i in self.cues and doer(verb) == number.noun:
                continue  # "two officials said": how many speak is no news
            # who is "expected" is told as any other is; what is said of the saying is not
            at = verb if verb is not None and verb.i not in self.cues else None
            made = self._clause("count", number.noun, number.tokens, at)
            if made is not None:
                with_it = (told_as(verb), *about(verb)) if verb is not None else ()
                yield replace(made, figure=number.figure, about=with_it, instead=number.instead)

    def ages(self) -> Iterator[Clause]:
        """How old people are."""
        for whom, token, age in ages(self.doc):
            made = self._clause("age", whom, (token.i, token.i + 1), None)
            who = self._parties(whom)
            if made is not None and len(who) == 1:
                span = chars(self.doc, token.i, token.i + 1)
                figure = Figure("other", age, age, age, "years", span)
                yield replace(made, figure=figure, actors=who)

    def _clause(
        self, kind: ClauseKind, head: Token, tokens: tuple[int, int], verb: Token | None
    ) -> Clause | None:
        told = self.telling.over(head.i)
        found: Status | None = "happened"
        if verb is not None:
            found = status(verb, teller_of(self.telling, told, verb))
            if not_there(verb):
                found = "denied"
        if found is None or (verb is not None and mark(verb) == "whether"):
            return None
        denied = denial(verb or head) if found == "denied" else None
        if found in OVER and self._denied(told) and not not_given(head):
            found, denied = "denied", "by"
        if found == "denied" and denied is None:
            found = "possible"
        words = Words.at(self.article.text, *chars(self.doc, *tokens))
        sentence = chars(self.doc, head.sent.start, head.sent.end)
        mention = Mention(verb or head, tokens, "CONSULT", None, (), (), found, told)
        return Clause(
            id=finding_id(
                self.article.report, "clause", self.article.offsets.to_source(*words.span),
                kind in ("count", "age"),
            ),
            report=self.article.report,
            kind=kind,
            words=words,
            lemma=head.lemma_.lower(),
            status=found,
            evidence=Evidence.of(self.article.report, self.article.text, *self._trimmed(sentence)),
            when=self._when(mention),
            where=place(self.doc, self.article, mention),
            told_by=told.id if told is not None else None,
            denial=denied,
        )  # fmt: skip

    def _denied(self, told: Statement | None) -> bool:
        """Whether what a statement tells is what somebody denies: "denied a claim that …"."""
        while told is not None:
            cue = told.cue.text.lower() if told.cue else ""
            if told.form != "direct" and any(word in cue for word in DENYING):
                return True
            if any(word in cue for word in REJECTING) and _a_claim(told):
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
