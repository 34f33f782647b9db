"""What a story is: title, days, phases, who takes part, issues; told from what was found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from onrecord.merge.stories.phases import phases
from onrecord.merge.stories.words import Sketch
from onrecord.schema import Article, Comparison, Featured, Identity, Position, Story, Stretch, Voice


def account(
    story: str,
    articles: Sequence[Article],
    *,
    sketches: Mapping[str, Sketch],
    voices: tuple[Voice, ...],
    copies: Iterable[tuple[str, ...]],
    identities: Iterable[Identity],
    positions: Iterable[Position],
    compare: tuple[Comparison, ...] = (),
) -> Story:
    """A story.

    Args:
        story: its id.
        articles: its reports, in order of time.
        sketches: of its reports, and maybe of others.
        voices: who tells it.
        copies: reports that print one text.
        identities: the actors of all reports, or those who stand in these.
        positions: those taken in its reports.
        compare: findings to be laid side by side.
    """
    reports = [a.report for a in articles]
    days = {r: sketches[r].day for r in reports}
    known = [day for day in days.values() if day is not None]
    middle = central([sketches[r] for r in reports])
    return Story(
        id=story,
        title=next(a.title for a in articles if a.report == middle),
        reports=tuple(reports),
        voices=voices,
        copies=tuple(copies),
        first=_iso(min(known)) if known else None,
        last=_iso(max(known)) if known else None,
        phases=tuple(Stretch(_iso(p.first), _iso(p.last), p.reports) for p in phases(days)),
        actors=featured(identities, set(reports)),
        issues=issues(positions),
        compare=compare,
    )


def central(sketches: Sequence[Sketch]) -> str:
    """The report that has most in common with all of a story, the first of equals."""
    whole: defaultdict[str, float] = defaultdict(float)
    for sketch in sketches:
        for term, weight in zip(sketch.terms, sketch.weights, strict=True):
            whole[term] += weight
    return max(
        sketches,
        key=lambda s: round(sum(w * whole[t] for t, w in zip(s.terms, s.weights, strict=True)), 6),
    ).report


def featured(identities: Iterable[Identity], reports: set[str]) -> tuple[Featured, ...]:
    """Who stands in some reports, those in most first."""
    found = [(len(reports & set(i.reports)), i) for i in identities]
    ordered = sorted(((n, i) for n, i in found if n), key=lambda x: (-x[0], x[1].name, x[1].id))
    return tuple(Featured(i.id, i.name, i.kind, n) for n, i in ordered)


def issues(positions: Iterable[Position]) -> tuple[str, ...]:
    """What positions are taken on, those of most reports first."""
    counted = Counter(issue for issue, _ in {(p.issue, p.report) for p in positions})
    return tuple(sorted(counted, key=lambda issue: (-counted[issue], issue)))


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
