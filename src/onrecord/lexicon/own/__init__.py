"""A user's own knowledge of actors: who somebody is, of what, from when until when."""

from onrecord.lexicon.own.entry import Entry, Own, from_csv, to_csv
from onrecord.lexicon.own.files import read, write

__all__ = ["Entry", "Own", "from_csv", "read", "to_csv", "write"]
