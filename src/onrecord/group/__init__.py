"""What reports tell of each other: which tell of one affair, and which are versions of one."""

from onrecord.group.clues import Clues, Dating, Near
from onrecord.group.dating import date_each_other
from onrecord.group.versions import Seen, versions

__all__ = ["Clues", "Dating", "Near", "Seen", "date_each_other", "versions"]
