"""The database: what every run found, kept so that a killed run goes on and an old one is known."""

from onrecord.store.database import reading, writing
from onrecord.store.entry import Entry, RunRow

__all__ = ["Entry", "RunRow", "reading", "writing"]
