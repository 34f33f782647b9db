"""Time expressions: found by rules that are data, told from publication or from the text."""

from onrecord.find.times.find import find, said_on
from onrecord.find.times.tagger import TimeRef, tag

__all__ = ["TimeRef", "find", "said_on", "tag"]
