"""How a watch behaves towards others, and what it puts up with from them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.provenance import version

AGENT = "OnRecord"
"""By what name robots.txt may speak of us."""

EVERY_SECONDS = 900.0
"""Time between two looks at a feed: what most feed readers take, and few sites change faster."""

LEAST_EVERY_SECONDS = 60.0
"""No feed of others is asked more often than this, whatever the user says."""

PAUSE_SECONDS = 1.0
"""Between two requests to one host; robots.txt may ask for more."""

CONNECT_SECONDS, READ_SECONDS, WHOLE_SECONDS = 10.0, 20.0, 60.0
"""For a connection, for each silence of the server, and for an answer with all its redirects."""

MOST_BYTES = 5_000_000
"""Of a feed or page, packed or not: the longest news pages stay under 3 MB with all scripts."""

MOST_REDIRECTS = 5

A_DAY = 86_400.0
"""The longest time after which something that failed is asked for again."""


@dataclass(frozen=True, slots=True)
class Manners:
    """What a watch may be told about its behaviour on the network.

    Attributes:
        every: seconds between two looks at a feed.
        pause: seconds between two requests to one host.
        connect: seconds for a connection.
        read: seconds for each silence of the server.
        whole: seconds for an answer, redirects included.
        most_bytes: bytes of an answer, packed or unpacked.
        allow_private: whether addresses of this machine and of private networks may be asked.
        contact: an address or page of whoever runs the watch, told to the servers.
    """

    every: float = EVERY_SECONDS
    pause: float = PAUSE_SECONDS
    connect: float = CONNECT_SECONDS
    read: float = READ_SECONDS
    whole: float = WHOLE_SECONDS
    most_bytes: int = MOST_BYTES
    allow_private: bool = False
    contact: str | None = None

    @property
    def agent(self) -> str:
        """What we call ourselves.

        >>> Manners(contact="desk@example.org").agent.partition("(")[2]
        'follows news feeds; desk@example.org)'
        """
        about = "; ".join(filter(None, ("follows news feeds", self.contact)))
        return f"{AGENT}/{version('onrecord')} ({about})"


DEFAULTS = Manners()
