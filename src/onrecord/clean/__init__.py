"""From a report as it was read to the article in it: clean text, its parts, who, where and when."""

from onrecord.clean.article import clean, find_article
from onrecord.clean.dateline import proper_start
from onrecord.clean.learn import Leftovers, learn

__all__ = ["Leftovers", "clean", "find_article", "learn", "proper_start"]
