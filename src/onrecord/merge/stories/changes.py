"""What a report that comes in changes: values to be kept, shown and undone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """A report that belongs to no story begins one."""

    story: str
    report: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A report is taken into a story; `shared` are the terms that told most."""

    story: str
    report: str
    fit: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Two stories became one: `gone` is no more, its reports `moved` to `story`."""

    story: str
    gone: str
    moved: tuple[str, ...]
    fit: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """Reports left a story for another, which may be new: by now they fit better there."""

    story: str
    left: str
    moved: tuple[str, ...]


Change = Opened | Joined | Merged | Parted
