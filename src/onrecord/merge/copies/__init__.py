"""Which reports print the same text, which draw on another, and how many voices that leaves."""

from onrecord.merge.copies.find import CopyLink, copies
from onrecord.merge.copies.voices import Credit, Voice, credit, voices

__all__ = ["CopyLink", "Credit", "Voice", "copies", "credit", "voices"]
