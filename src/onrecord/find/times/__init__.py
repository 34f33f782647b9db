"""Time expressions: found by rules that are data, told from publication or from the text."""

from onrecord.find.times.find import TimeRef, find, tag

__all__ = ["TimeRef", "find", "tag"]
