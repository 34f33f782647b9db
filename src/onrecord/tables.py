"""The tables that a user gives a run, parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.clean import Leftovers
    from onrecord.lexicon.own import Own


def leftovers(settings: Settings) -> Leftovers | None:
    """The lines that sites repeat, None where no table is given.

    Raises:
        ReadError: when it is not such a table.
    """
    if settings.leftovers is None:
        return None
    from onrecord.clean import Leftovers

    try:
        return Leftovers.from_csv(settings.leftovers)
    except ValueError as error:
        raise ReadError(f"the table of leftovers cannot be read: {error}") from error


def own(settings: Settings) -> Own | None:
    """The actors that the user knows, None where no table is given.

    Raises:
        ReadError: when it is not such a table.
    """
    if settings.lexicon is None:
        return None
    from onrecord.lexicon.own import from_csv

    try:
        return from_csv(settings.lexicon)
    except ValueError as error:
        raise ReadError(f"the table of actors cannot be read: {error}") from error
