"""Who did what to whom, where, when, and whether it happened."""

from onrecord.find.events.around import retold
from onrecord.find.events.find import find

__all__ = ["find", "retold"]
