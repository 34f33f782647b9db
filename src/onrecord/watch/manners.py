"""How a watch behaves towards others: what it calls itself, and when it comes back."""

from __future__ import annotations

from onrecord.provenance import version
from onrecord.settings import Manners

AGENT = "OnRecord"
"""By what name robots.txt may speak of us."""

MOST_REDIRECTS = 5

A_DAY = 86_400.0
"""The longest time after which something that failed is asked for again."""


def agent(manners: Manners) -> str:
    """What we call ourselves.

    >>> agent(Manners(contact="desk@example.org")).partition("(")[2]
    'follows news feeds; desk@example.org)'
    """
    about = "; ".join(filter(None, ("follows news feeds", manners.contact)))
    return f"{AGENT}/{version('onrecord')} ({about})"


FIRST_AGAIN_SECONDS = 60.0
"""After this time a page that could not be had is asked for once more; then after four times it."""

MOST_ATTEMPTS = 4
"""So often a page is asked for: over an hour and a half, by which a site is up again or gone."""

JITTER = 0.1
"""Waits are longer by up to this share, so that not all that failed at once comes back at once."""


def refusal(manners: Manners, option: str | None) -> str | None:
    """The option for which something is refused, with its value: what is kept of it.

    >>> refusal(Manners(), "most_bytes"), refusal(Manners(), None)
    ('most_bytes=5000000', None)
    """
    return f"{option}={getattr(manners, option)}" if option else None


def refuses(manners: Manners, kept: str) -> bool:
    """Whether what was refused is refused still: its option is as it was.

    >>> refuses(Manners(allow_private=True), "allow_private=False")
    False
    """
    return kept == refusal(manners, kept.partition("=")[0])


def next_look(manners: Manners, chance: float) -> float:
    """Seconds until a feed that was had is asked again.

    Args:
        manners: as the watch was told.
        chance: a random number between 0 and 1.
    """
    return manners.every * (1 + JITTER * chance)


def next_look_after(manners: Manners, failures: int, wanted: float | None, chance: float) -> float:
    """Seconds until a feed that could not be had is asked again: each time twice as long.

    Args:
        manners: as the watch was told.
        failures: how often in a row it could not be had.
        wanted: what the server asks for.
        chance: a random number between 0 and 1.

    >>> [next_look_after(Manners(), n, None, 0.0) / 60 for n in (1, 2, 3, 20)]
    [15.0, 30.0, 60.0, 1440.0]
    >>> next_look_after(Manners(), 1, 7200.0, 0.0)
    7200.0
    """
    doubled = manners.every * 2.0 ** min(failures - 1, 20)
    return min(max(doubled, wanted or 0.0), A_DAY) * (1 + JITTER * chance)


def next_try_after(attempts: int, wanted: float | None, chance: float) -> float:
    """Seconds until a page that could not be had is asked for again; as `next_look_after`.

    >>> [next_try_after(n, None, 0.0) for n in (1, 2, 3)]
    [60.0, 240.0, 960.0]
    """
    longer = FIRST_AGAIN_SECONDS * 4.0 ** (attempts - 1)
    return min(max(longer, wanted or 0.0), A_DAY) * (1 + JITTER * chance)
