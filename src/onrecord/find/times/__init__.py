"""Time expressions: weekdays and plain dates, resolved against the report's date."""

from onrecord.find.times.find import TimeRef, find

__all__ = ["TimeRef", "find"]
