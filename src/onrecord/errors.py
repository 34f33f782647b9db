"""The errors of OnRecord.

OnRecordError
├── ReadError      a file or line cannot be read; the run records it and goes on
├── FetchError     a feed or page cannot be had from the network; the watch records it and goes on
├── CleanError     no article, or not one in English; recorded likewise
├── EvidenceError  a finding's words do not stand where it says
├── StoreError     the database or the output folder cannot be used
├── AlertError     an alert is not one, or cannot be delivered; what cannot is tried again
├── ExportError    a format cannot be written: a package is missing, or an option does not fit
└── ModelError     the language model's file is missing or not one that this version reads
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root of all errors that OnRecord raises on purpose."""


class ReadError(OnRecordError):
    """A file or a line of one cannot be read as a report."""


class FetchError(OnRecordError):
    """A feed or a page cannot be had from the network, or must not be asked for.

    Attributes:
        again: whether it may be had another time, so that it is worth asking again.
        after: seconds after which the server wants to be asked again, where it says so.
        status: what the server answered, where it did.
        option: the field of `Manners` for which we refused it ourselves, where we did.
    """

    def __init__(
        self,
        reason: str,
        *,
        again: bool = False,
        after: float | None = None,
        status: int | None = None,
        option: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.again, self.after, self.status, self.option = again, after, status, option


class CleanError(OnRecordError):
    """What was read holds no article, or none that can be parsed."""


class EvidenceError(OnRecordError):
    """The words of a finding do not stand at its place in the report."""


class StoreError(OnRecordError):
    """The database or the output folder cannot be written or read."""


class AlertError(OnRecordError):
    """An alert is not written as one, or could not be delivered."""


class ExportError(OnRecordError):
    """A format cannot be written: its package is not installed, or an option does not fit it."""


class ModelError(OnRecordError):
    """The language model's file is missing, damaged or of another version."""
