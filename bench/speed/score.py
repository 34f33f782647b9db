"""The speeds of a run from what was watched of it."""

from __future__ import annotations

from dataclasses import dataclass

from bench.common import Metrics

# A rate needs something left to read once the first reports stand in the database.
MOST_BEFORE = 0.5


@dataclass(frozen=True, slots=True)
class Watched:
    """What was seen of a run; times in seconds from the start of its process.

    Attributes:
        first: when the first record stood in the database; None when none ever did.
        before: how many reports stood there then; they are written in batches.
        end: when the process ended.
        reports: reports read in all.
        words: their words.
        peak_bytes: most memory of all its processes together (PSS); None where not measured.
    """

    first: float | None
    before: int
    end: float
    reports: int
    words: int
    peak_bytes: int | None = None


def metrics(run: Watched) -> Metrics:
    """The scores that the bench promises; the rates leave the start out.

    >>> metrics(Watched(first=2.0, before=20, end=12.0, reports=100, words=50_000))["reports_per_s"]
    8.0
    """
    rate = None
    if run.first is not None and run.before <= MOST_BEFORE * run.reports:
        rate = (run.reports - run.before) / (run.end - run.first)
    return {
        "reports_per_s": rate,
        "words_per_s": None if rate is None else rate * run.words / run.reports,
        "first_record_s": run.first,
        "peak_mb": None if run.peak_bytes is None else run.peak_bytes / 1e6,
    }


def cut(text: str, words: int) -> str:
    """A text cut behind the paragraph whose end is nearest to so many words.

    >>> cut("one two\\n\\nthree\\n\\nfour five six", 3)
    'one two\\n\\nthree'
    """
    best, total, end = (float("inf"), len(text)), 0, 0
    for paragraph in text.splitlines(keepends=True):
        total, end = total + len(paragraph.split()), end + len(paragraph)
        if paragraph.strip():
            best = min(best, (abs(total - words), end))
    return text[: int(best[1])].rstrip()
