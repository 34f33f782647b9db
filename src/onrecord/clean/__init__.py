"""From a report as it was read to the article in it: clean text, its parts, who, where and when."""

from onrecord.clean.article import clean, find_article
from onrecord.clean.dateline import proper_start

__all__ = ["clean", "find_article", "proper_start"]
