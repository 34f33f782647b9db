"""What all tables share. A change to any of them needs a migration."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, MetaData

metadata = MetaData()


def of_report() -> Column[str]:
    """The column of a table that hangs on a report."""
    return Column("report", ForeignKey("reports.id"), nullable=False, index=True)
