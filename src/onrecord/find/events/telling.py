"""Who tells what: the statements over a report's tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.actors.cast import Cast
from onrecord.find.events.parties import OF_STATES, OWN_BODIES
from onrecord.schema import Span, Speaker, Statement

# Kinds of attribution by which something is told; a plan or a sight is the report's own telling.
TELLING = frozenset(("speech", "belief", "document"))
# How likely a reading of "the group" must be to go before the body that is spoken for.
SURE = 0.6
SELF = frozenset("i we".split())
OWN = frozenset("my our".split())


class Telling:
    """The statements of a report by the tokens that they tell.

    Args:
        doc: the report.
        cast: from `find.actors`.
        statements: from `find.statements`.
    """

    def __init__(self, doc: Doc, cast: Cast, statements: Sequence[Statement]) -> None:
        self.doc, self.cast = doc, cast
        self.statements = statements
        self._starts = [t.idx for t in doc]
        self._by_id = {s.id: s for s in statements}
        self._tokens = {s.id: self._content(s) for s in statements}
        self._cues = {s.id: self.tokens(s.cue.span) if s.cue else range(0) for s in statements}
        self._over: dict[int, list[Statement]] = {}
        for s in sorted(statements, key=lambda s: len(self._tokens[s.id])):
            for i in self._tokens[s.id]:
                self._over.setdefault(i, []).append(s)

    def tokens(self, span: Span) -> range:
        """The tokens in a stretch of the text."""
        first = bisect_right(self._starts, span[0]) - 1
        last = bisect_right(self._starts, span[1] - 1) - 1
        return range(max(first, 0), last + 1)

    def _content(self, s: Statement) -> set[int]:
        return {i for piece in s.content for i in self.tokens(piece.span)}

    def content(self, s: Statement) -> set[int]:
        """The tokens that a statement tells."""
        return self._tokens[s.id]

    def over(self, i: int) -> Statement | None:
        """The innermost statement that tells a token, None where the report does."""
        for s in self._over.get(i, ()):
            if s.kind in TELLING and i not in self._cues[s.id]:
                return s
        return None

    def above(self, s: Statement) -> Statement | None:
        """The statement in which another is told."""
        return self._by_id.get(s.within or "")

    def by_cue(self, i: int) -> Statement | None:
        """The statement whose cue a token is part of."""
        return next((s for s in self.statements if i in self._cues[s.id]), None)

    def speaker_at(self, i: int) -> tuple[Speaker | None, str | None]:
        """Who says "I" at a token, and the actor who is told "you"."""
        s = self.over(i)
        if s is None:
            return None, None
        return s.speaker, s.addressee.actor if s.addressee else None

    def is_self(self, s: Statement, subject: Token | None) -> bool:
        """Whether a subject is who speaks, or the body spoken for."""
        if subject is None:
            return False
        if subject.lower_ in SELF:
            return True
        if any(c.dep_ == "nmod:poss" and c.lower_ in OWN for c in subject.lefts):
            return True
        who = self.cast.who(self.doc, range(subject.left_edge.i, subject.right_edge.i + 1))
        if who and s.speaker.actor == self.cast.actors[who[0][0]].id:
            return True
        owner = next((c for c in subject.lefts if c.dep_ == "nmod:poss"), None)
        if owner is not None and owner.pos_ == "PRON":
            who = self.cast.who(self.doc, [owner.i])
            if who and s.speaker.actor == self.cast.actors[who[0][0]].id:
                return True
        body = (s.speaker.of or "").lower()
        if who and body and who[0][1] > SURE:
            named = self.cast.actors[who[0][0]]
            return body in (named.name.lower(), *(alias.lower() for alias in named.aliases))
        if body and subject.lower_ in OWN_BODIES:
            kinds = {a.kind for a in self.cast.actors if body in (a.name.lower(), *a.aliases)}
            return subject.lower_ not in OF_STATES or not kinds or "country" in kinds
        return bool(body) and subject.lower_ in body.split()

    def speaks(self, s: Statement, i: int) -> bool:
        """Whether a token is told by a statement itself, thought by its own speaker included."""
        told = self.over(i)
        while told is not None and told is not s:
            if told.kind != "belief" or told.within != s.id:
                return False
            told = self.above(told)
        return told is s
