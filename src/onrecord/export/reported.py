"""The line of a report in `reports.jsonl`."""

from __future__ import annotations

from onrecord.export import spans
from onrecord.export.spans import Line
from onrecord.schema import Change, DateCandidate
from onrecord.store import Entry


def reports(entry: Entry) -> list[Line]:
    """The line of one report."""
    article = entry.article
    published = article.published if article else None
    versions = entry.version.all if entry.version else ()
    return [
        {
            "id": entry.id,
            "path": entry.path,
            "url": entry.url,
            "outlet": article.outlet if article else None,
            "agency": article.agency if article else None,
            "headline": article.headline if article else None,
            "byline": list(article.byline) if article else [],
            "contributors": list(article.contributors) if article else [],
            "dateline_place": article.dateline_place if article else None,
            "language": article.language if article else None,
            "published": published
            and {
                "value": published.value,
                "precision": published.precision,
                "clue": published.clue,
            },
            "dates": [_date(date) for date in article.dates] if article else [],
            "dated_by": list(entry.dated_by),
            "text": article.text if article else None,
            "blocks": [
                {"kind": block.kind, "start": block.start, "end": block.end}
                for block in (article.blocks if article else ())
            ],
            "parts": [
                {"kind": part.kind, "start": part.start, "end": part.end, "reason": part.reason}
                for part in (article.parts if article else ())
            ],
            "copies_of": entry.copies_of,
            "story": entry.story,
            "version_of": versions[0] if versions and versions[0] != entry.id else None,
            "versions": list(versions),
            "changes": [_change(c) for c in entry.version.changes] if entry.version else [],
            "failure": entry.failure,
        }
    ]


def _date(date: DateCandidate) -> Line:
    return {
        "value": date.value,
        "precision": date.precision,
        "source": date.source,
        "weight": date.weight,
        "of": date.of,
        "clue": date.clue,
    }


def _change(change: Change) -> Line:
    return {
        "was": change.was and spans.words(change.was),
        "now": change.now and spans.words(change.now),
    }
