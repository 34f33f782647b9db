"""Numbered steps that bring a database to today's tables. Steps are only ever added."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, inspect, select

from onrecord.errors import StoreError
from onrecord.store import schema


def initial(connection: Connection) -> None:
    """All tables of the first layout."""
    schema.metadata.create_all(connection)


# The first step makes today's tables. When a second comes, the first keeps the tables of its time.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (initial,)


def version(connection: Connection) -> int:
    """The number of the last step that a database has taken, 0 for an empty one.

    Raises:
        StoreError: when it holds tables but none of ours.
    """
    names = inspect(connection).get_table_names()
    if schema.migrations.name not in names:
        if names:
            raise StoreError("the database holds tables of another program")
        return 0
    return max(connection.scalars(select(schema.migrations.c.version)), default=0)


def migrate(connection: Connection) -> None:
    """Bring a database to today's layout.

    Raises:
        StoreError: when it was written by a newer version of OnRecord.
    """
    check(connection)
    for number, step in enumerate(MIGRATIONS[version(connection) :], version(connection) + 1):
        step(connection)
        connection.execute(schema.migrations.insert().values(version=number, name=step.__name__))


def check(connection: Connection) -> int:
    """The database's version, having made sure that this version of OnRecord can read it.

    Raises:
        StoreError: when it was written by a newer version of OnRecord.
    """
    found = version(connection)
    if found > len(MIGRATIONS):
        raise StoreError(
            f"the database was written by a newer OnRecord (its layout is {found}, this version"
            f" knows {len(MIGRATIONS)}): upgrade onrecord, or choose another output folder"
        )
    return found
