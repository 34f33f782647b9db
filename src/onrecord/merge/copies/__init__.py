"""Which reports print the same text, which draw on another, and how many voices that leaves."""

from onrecord.merge.copies.find import copies
from onrecord.merge.copies.voices import copy_groups, credit, voices

__all__ = ["copies", "copy_groups", "credit", "voices"]
