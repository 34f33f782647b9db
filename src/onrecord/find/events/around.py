"""When a deed is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.annotate.parsed import Doc, Token
from onrecord.find.events.governing import CLAUSAL, governor_of
from onrecord.find.events.mention import Mention
from onrecord.find.events.words import case, is_time
from onrecord.find.phrases import top
from onrecord.find.times import said_on
from onrecord.schema import Article, Event, EventTime, Status, Time

DAY = len("2007-02-27")
# A news report's day is named in its first sentences, and the deeds that it tells are of that day.
LEAD = 4
RECENT = 7
DEPTH = 6
# Tokens that a time may have.
LONG = 12
OVER: frozenset[Status] = frozenset(("happened", "ongoing", "denied", "refused"))
DAYS = frozenset(("day", "minute"))


class Calendar:
    """The times of a report, by the words that they hang on.

    Args:
        doc: the report.
        article: its article.
        times: from `find.times`.
    """

    def __init__(self, doc: Doc, article: Article, times: Sequence[Time]) -> None:
        self.published = article.published.value if article.published else None
        self.inside = frozenset(t.i for t in doc for time in times if _in(t, time))
        starts = {t.idx: t.i for t in doc}
        self._at: list[tuple[Token, Time]] = []
        for time in times:
            first = starts.get(time.span[0])
            if time.type in ("DATE", "TIME") and time.precision and first is not None:
                words = [t for t in doc[first : first + LONG] if t.idx < time.span[1]]
                self._at.append((top(words), time))
        sentences = list(doc.sents)[:LEAD]
        self._thread = self._lead(sentences[-1].end if sentences else 0)

    def _lead(self, end: int) -> Time | None:
        """The day that the report's news is of, where it is named near its top."""
        for token, time in self._at:
            if token.i >= end or time.precision not in DAYS:
                continue
            if time.value is None or self.published is None:
                return time
            day = said_on(time, past=True, published=self.published).value
            if day is not None and _apart(day, self.published) in range(RECENT + 1):
                return time
        return None

    def named(self, mention: Mention) -> EventTime | None:
        """When a deed is done, by a time that hangs on its own words; None where none does."""
        if mention.said is not None:
            return None  # words of what is said date what is threatened, not the threat
        found = self._governing(mention.head)
        return told(found, mention.status in OVER, self.published) if found is not None else None

    def of(self, mention: Mention) -> EventTime | None:
        """When a deed is done, by its own words, else by the report's where it is news."""
        named = self.named(mention)
        if named is not None:
            return named
        if mention.status != "happened" or mention.headline or not _is_news(mention.head):
            return None
        if self._looks_back(mention.head):
            return None
        if self._thread is not None:
            return told(self._thread, True, self.published)
        return EventTime(self.published, "day", "report", past=True)

    def _looks_back(self, head: Token) -> bool:
        """Whether a sentence tells of what is long past: it names a year or a far day."""
        for token, time in self._at:
            if token.sent.start != head.sent.start or not time.value or not self.published:
                continue
            day = cut(time.value)
            if day[:DAY] < self.published[: len(day)] and not (
                time.precision in DAYS and _apart(day, self.published) in range(RECENT + 1)
            ):
                return True
        return False

    def _governing(self, head: Token) -> Time | None:
        best: tuple[int, Time] | None = None
        chain = _clause(head)
        for token, time in self._at:
            steps = _steps(token, chain)
            if steps is not None and token.sent.start == head.sent.start:
                rank = steps * 100 + abs(token.i - head.i)
                if best is None or rank < best[0]:
                    best = (rank, time)
        return best[1] if best else None


def told(time: Time, past: bool, published: str | None) -> EventTime:
    """The day of an event that a time tells; of what is over, no later than the report."""
    precision = time.precision or "day"
    value = cut(time.value) if time.value else None
    if past and precision in DAYS:
        value = said_on(time, past=True, published=published).value
    return EventTime(value, precision, "words", time.span, time.id, past)


def retold(
    events: Sequence[Event], times: Sequence[Time], published: str | None
) -> tuple[Event, ...]:
    """Events with their days told again, from another date of the report.

    Args:
        events: the events of a report.
        times: its times, as told from that date.
        published: the date, ISO 8601.
    """
    by_id = {time.id: time for time in times}
    return tuple(replace(e, when=again(e.when, by_id, published)) for e in events)


def again(
    when: EventTime | None, times: Mapping[str, Time], published: str | None
) -> EventTime | None:
    """When something took place, told again from another date of the report."""
    if when is None:
        return None
    if when.time is None:
        return replace(when, value=published)
    time = times.get(when.time)
    return told(time, when.past, published) if time is not None else replace(when, value=None)


def _in(token: Token, time: Time) -> bool:
    return time.span[0] <= token.idx < time.span[1]


def _steps(time: Token, chain: Mapping[int, int]) -> int | None:
    """How far a time is from the deed that it dates; None where it dates another."""
    at = time
    for _ in range(DEPTH):
        at = at.head
        if at.i in chain:
            return chain[at.i]
        # "on the evening of Monday": words of time on the way are part of the time
        deed = at.dep_ == "obl" and case(at) in ("during", "at", "in")
        if not (is_time(at) or deed) or at.head.i == at.i:
            return None
    return None


def cut(value: str) -> str:
    """A date without what is finer than a day: a weekend is of its week.

    >>> cut("2019-W10-WE"), cut("2007-02-27T10"), cut("2007-02")
    ('2019-W10', '2007-02-27', '2007-02')
    """
    return value[: len("2019-W10")] if "-W" in value else value[:DAY]


def _clause(head: Token) -> dict[int, int]:
    """The words of which a time tells the deed's day as well, and how near each is.

    A noun's verb where it stands with it; the verb that a participle or a second verb hangs on.
    """
    out = {head.i: 0}
    at = head
    for step in range(1, DEPTH):
        above = at.head
        found = governor_of(at)
        if found is not None and found[1].kind == "matter" and found[1].status == "planned":
            out[above.i] = step
        if above.i == at.i or (found is not None and found[1].kind == "matter"):
            break
        passes = found is not None and found[1].kind in ("support", "occur", "through", "reverse")
        if at.pos_ in ("NOUN", "PROPN"):
            beside = at.dep_ in ("obj", "obl", "nsubj", "nsubj:pass") and above.pos_ == "VERB"
            if not passes and not beside:
                break
        elif not passes:
            second = at.dep_ in ("conj", "advcl", "acl") and at.tag_ in ("VBG", "VBN", "VBD")
            if not second or above.pos_ != "VERB":
                break
        out[above.i] = step
        at = above
    return out


def _is_news(head: Token) -> bool:
    """Whether a deed is told in the tense of news: a simple past, not what had been before."""
    at = head
    for _ in range(DEPTH):
        if at.pos_ in ("VERB", "AUX"):
            helpers = {c.lower_ for c in at.children if c.dep_.startswith("aux")}
            if helpers & {"had", "'d"}:
                return False
            if at.tag_ == "VBD" or helpers & {"was", "were", "did"} or _plain_past(at):
                return True
        if at.dep_ in ("acl", "acl:relcl") or at.head.i == at.i:
            return False
        if at.dep_ not in (*CLAUSAL, "conj", "obj", "nsubj", "nsubj:pass", "obl"):
            return False
        at = at.head
    return False


def _plain_past(verb: Token) -> bool:
    """Whether a past is taken for a participle: a subject of its own, and no helper."""
    if verb.tag_ != "VBN" or any(c.dep_.startswith("aux") for c in verb.lefts):
        return False
    return any(c.dep_ == "nsubj" for c in verb.lefts)


def _apart(a: str, b: str) -> int:
    """Days from one day to another; -1 where one is no day."""
    if len(a) < DAY or len(b) < DAY:
        return -1
    return (date.fromisoformat(b[:DAY]) - date.fromisoformat(a[:DAY])).days
