"""Statements of a report: what the model linked, mended, nested, and told of in full."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.annotate.parsed import Annotated, Doc, parsed
from onrecord.find.actors import Cast
from onrecord.find.phrases import chars
from onrecord.find.statements.acts import Judge, act_of
from onrecord.find.statements.addressee import addressee, company
from onrecord.find.statements.around import condition, said_on, without_time
from onrecord.find.statements.drafts import Draft, from_attribution, without_doubles
from onrecord.find.statements.entries import cue_entry, kind_of, negated
from onrecord.find.statements.hedges import hedges
from onrecord.find.statements.inner import is_many, of_inner
from onrecord.find.statements.marks import quoted_tokens, with_single
from onrecord.find.statements.nested import arranged, in_order
from onrecord.find.statements.quotes import adopted, continued, owned, quotations
from onrecord.find.statements.tellers import understood, with_whole_source
from onrecord.find.statements.transcripts import with_turns
from onrecord.find.statements.venue import venue
from onrecord.schema import (
    Addressee,
    Article,
    Cue,
    Evidence,
    Form,
    Speaker,
    Statement,
    Time,
    Words,
    finding_id,
)

# Statements of cues that are in no lexicon, without a quotation, are wrong three times in four
# below this (PolNeAR dev): attitudes, deeds and states ("irked", "continued", "were").
LEAST_UNLISTED = 0.6
# Verbs that tell only with a quotation ("continued", "began") do something else without one.
QUOTING = frozenset(("quote",))


def find(
    doc: Annotated, article: Article, *, actors: Cast, times: Sequence[Time], judge: Judge
) -> tuple[Statement, ...]:
    """The statements of a report, in the order in which they stand.

    Args:
        doc: from `annotate`.
        article: the article that the `Doc` was made of.
        actors: from `find.actors`.
        times: from `find.times`.
        judge: what the language model thinks of an act; see `onrecord.annotate.ActJudge`.
    """
    doc = parsed(doc)
    layers = doc.layers
    quoted = with_single(doc, quoted_tokens(doc))
    quotes = quotations(doc, quoted)
    skipped = _dateline(doc, article)
    drafts = [from_attribution(doc, a, quoted, skipped) for a in layers.attributions]
    drafts = [d for d in drafts if d.content and _is_likely(doc, d, quoted)]
    drafts = [with_whole_source(doc, d) for d in drafts]
    drafts = owned(doc, without_doubles(drafts), quotes)
    drafts = continued(doc, [d for d in drafts if d.content], quotes)
    drafts = with_turns(doc, adopted(doc, drafts, quotes))
    drafts = [without_time(doc, d, times) for d in drafts if d.content]
    builder = _Builder(doc, article, actors, times, quoted, judge)
    made: dict[int, Statement] = {}
    pairs = in_order(arranged(doc, drafts, quoted))
    for draft, host in pairs:
        told = {i for d, h in pairs if h is draft for i in d.tokens()}
        above = made[id(host)] if host is not None else None
        made[id(draft)] = builder.build(draft, above, told)
    return tuple(made.values())


def _is_likely(doc: Doc, draft: Draft, quoted: npt.NDArray[np.bool_]) -> bool:
    """Whether a draft is surely enough a statement: an unlisted cue's is so more seldom."""
    if draft.score >= LEAST_UNLISTED or any(quoted[i] for i in draft.tokens()):
        return True
    entry = cue_entry(doc, draft.cue)
    if entry is None or entry.frames == QUOTING:
        return False
    says = any(doc[i].pos_ in ("VERB", "AUX") for i in draft.tokens())
    return bool(draft.source) or says or entry.pos != "verb"


def _dateline(doc: Doc, article: Article) -> frozenset[int]:
    """The tokens of "MOSCOW (AP) --", which are nobody's words."""
    if article.dateline is None:
        return frozenset()
    start, end = article.dateline
    return frozenset(t.i for t in doc if start <= t.idx < end)


def _own_words(speaker: Speaker) -> frozenset[str]:
    """Words by which a content names its speaker or the body that the speaker speaks for."""
    names = f"{speaker.name or ''} {speaker.of or ''}".lower().split()
    return frozenset(w for w in names if len(w) > 2)


class _Builder:
    """Makes statements of drafts; counts those at one place for their ids."""

    def __init__(
        self,
        doc: Doc,
        article: Article,
        cast: Cast,
        times: Sequence[Time],
        quoted: npt.NDArray[np.bool_],
        judge: Judge,
    ) -> None:
        self.doc, self.article, self.cast = doc, article, cast
        self.times, self.quoted, self.judge = times, quoted, judge
        self._made: dict[tuple[int, int], int] = {}
        self._many: list[Speaker] = []

    def build(self, draft: Draft, host: Statement | None, told_in_it: set[int]) -> Statement:
        doc, article = self.doc, self.article
        entry = cue_entry(doc, draft.cue)
        content = tuple(Words.at(article.text, *chars(doc, s, e)) for s, e in draft.content)
        cue = None
        if draft.cue:
            words = Words.at(article.text, *chars(doc, *draft.cue))
            cue = Cue(words.text, words.span, negated(doc, draft.cue))
        place = article.offsets.to_source(*(cue.span if cue else content[0].span))
        ordinal = self._made.get(place, 0)
        self._made[place] = ordinal + 1
        kind = kind_of(draft, entry)
        where = venue(doc, draft, self.times, spoken=kind == "speech")
        told = addressee(doc, draft)
        speaker = self._speaker(draft, told)
        published = article.published.value if article.published else None
        if host is not None:
            speaker = of_inner(speaker, host.speaker, self._many)
        heard = told or (company(doc, where.span) if where and where.occasion else None)
        self._many += [speaker] if is_many(doc, draft, speaker, self.cast) else []
        return Statement(
            id=finding_id(article.report, "statement", place, ordinal),
            report=article.report,
            speaker=speaker,
            cue=cue,
            act=act_of(
                doc,
                draft,
                entry,
                judge=self.judge,
                own=_own_words(speaker),
                told=told is not None,
            ),
            kind=kind,
            content=content,
            form=self._form(draft),
            evidence=self._evidence(draft),
            confidence=round(draft.score, 3),
            addressee=self._addressee(heard) if heard else None,
            said_on=said_on(doc, draft, self.times, published),
            within=host.id if host else None,
            condition=condition(doc, draft, told_in_it),
            venue=where,
            hedges=hedges(doc, draft, self.quoted, told_in_it),
        )

    def _speaker(self, draft: Draft, told: tuple[int, int] | None) -> Speaker:
        """Who speaks; where no source stands with the cue, the subject that is understood.

        Nobody that is told: "*Asked* if he would go, he said …".
        """
        source = draft.source or understood(self.doc, draft)
        if told is not None and set(source) & set(range(*told)):
            return Speaker(actor=None, name=None)
        return self.cast.speaker(self.doc, source, content=draft.tokens())

    def _addressee(self, told: tuple[int, int]) -> Addressee:
        start, end = chars(self.doc, *told)
        who = self.cast.who(self.doc, range(*told))
        actor = self.cast.actors[who[0][0]].id if who else None
        return Addressee(self.article.text[start:end], actor)

    def _form(self, draft: Draft) -> Form:
        words = [i for i in draft.tokens() if self.doc[i].is_alpha or self.doc[i].like_num]
        inside = sum(bool(self.quoted[i]) for i in words)
        if inside == len(words):
            return "direct"
        return "mixed" if inside else "indirect"

    def _evidence(self, draft: Draft) -> tuple[Evidence, ...]:
        """The words of source, cue and content, one evidence for each paragraph."""
        doc, out = self.doc, []
        tokens = sorted(draft.tokens() | draft.taken())
        start = tokens[0]
        for a, b in zip(tokens, [*tokens[1:], None], strict=True):
            apart = b is None or any("\n" in doc[i].text for i in range(a, b))
            if apart:
                s, e = chars(doc, start, a + 1)
                out.append(Evidence.of(self.article.report, self.article.text, s, e))
                start = b if b is not None else start
        return tuple(out)
