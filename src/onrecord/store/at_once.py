"""All rows of a query in one step."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Select, func, select


def at_once(connection: Connection, made: Select[Any]) -> list[list[Any]]:
    """All rows of a query that tells text and numbers; in which order is not said.

    Python's driver lets other threads run at each row, and must then wait for its turn again: over
    thousands of rows all that is done beside them would be held up, and they by it. So SQLite puts
    the rows together, and gives them as one.
    """
    if connection.dialect.name != "sqlite":
        return [list(row) for row in connection.execute(made)]
    rows = made.subquery()
    told = connection.scalar(select(func.json_group_array(func.json_array(*rows.c))))
    found: list[list[Any]] = json.loads(told or "[]")
    return found
