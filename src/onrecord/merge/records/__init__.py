"""Findings of a story → records: which tell of one thing, why, and where they differ."""

from onrecord.merge.records.around import Around
from onrecord.merge.records.build import records
from onrecord.merge.records.compare import comparisons

__all__ = ["Around", "comparisons", "records"]
