"""The time, as it is written into the database."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
