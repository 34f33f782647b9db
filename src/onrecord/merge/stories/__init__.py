"""Which reports tell of one affair: all at once, or as they come."""

from onrecord.merge.stories.account import account
from onrecord.merge.stories.batch import gather
from onrecord.merge.stories.changes import Change, Joined, Merged, Opened, Parted
from onrecord.merge.stories.ids import named, story_id
from onrecord.merge.stories.likeness import nearest
from onrecord.merge.stories.phases import Phase, phases
from onrecord.merge.stories.stream import Stream
from onrecord.merge.stories.words import Sketch, sketch, sketch_text

__all__ = [
    "Change",
    "Joined",
    "Merged",
    "Opened",
    "Parted",
    "Phase",
    "Sketch",
    "Stream",
    "account",
    "gather",
    "named",
    "nearest",
    "phases",
    "sketch",
    "sketch_text",
    "story_id",
]
