"""Files and folders in, reports out. Formats and encodings only: nothing here looks at language."""

from onrecord.read.feeds import NO_FEED, Feed, FeedEntry, parse_feed
from onrecord.read.fetched import fetched, line, page_fields
from onrecord.read.files import read
from onrecord.read.source import MOST_BYTES
from onrecord.read.standard_input import STANDARD_INPUT, kept

__all__ = [
    "MOST_BYTES",
    "NO_FEED",
    "STANDARD_INPUT",
    "Feed",
    "FeedEntry",
    "fetched",
    "kept",
    "line",
    "page_fields",
    "parse_feed",
    "read",
]
