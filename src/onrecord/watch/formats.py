"""What the watch asks of the room of formats: bytes into feeds, pages and reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from onrecord.schema import Report


class Entry(Protocol):
    """An entry of a feed; see `onrecord.read.FeedEntry`."""

    @property
    def number(self) -> int: ...
    @property
    def key(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def fields(self) -> Mapping[str, object]: ...


class Bad(Protocol):
    """An entry that cannot be read."""

    @property
    def name(self) -> str: ...
    @property
    def reason(self) -> str: ...


class Parsed(Protocol):
    """A feed; see `onrecord.read.Feed`."""

    @property
    def form(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def entries(self) -> tuple[Entry, ...]: ...
    @property
    def broken(self) -> str | None: ...
    @property
    def bad(self) -> tuple[Bad, ...]: ...


class ParseFeed(Protocol):
    """Bytes → a feed; see `onrecord.read.parse_feed`."""

    def __call__(self, data: bytes, *, url: str | None, charset: str | None) -> Parsed: ...


class PageFields(Protocol):
    """Bytes → the fields of a page; see `onrecord.read.page_fields`."""

    def __call__(self, data: bytes, *, charset: str | None) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Formats:
    """What is made of bytes; the room of formats has it.

    Attributes:
        feed: bytes into a feed.
        page: bytes into the fields of a page.
        report: fields into a report that will stand in a folder.
        line: a report into what is kept of it there.
    """

    feed: ParseFeed
    page: PageFields
    report: Callable[..., Report]
    line: Callable[[Report], str]
