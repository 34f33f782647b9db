"""Feeds and pages from the network, politely and with care: no other room asks it for anything."""

from onrecord.watch.follow import FOLDER, Watched, follow, untold
from onrecord.watch.formats import Formats
from onrecord.watch.keeper import News

__all__ = [
    "FOLDER",
    "Formats",
    "News",
    "Watched",
    "follow",
    "untold",
]
