"""Where the pages are: templates ask, and do not know whether they are files or a server's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

FOLDER = "reports"
"""The folder of the reports' own files."""
BESIDE = "pages"
"""The folder of the other pages that are written."""

Files = Mapping[tuple[str, str], str]
"""Pages that were written beside the index: kind and key, and the file from the folder on."""


class Links(Protocol):
    """Addresses of pages. None stands for a page that there is not: its words are no link then."""

    @property
    def live(self) -> bool:
        """Whether a server gives the pages, and can be asked for others."""

    def home(self) -> str:
        """The list of reports."""

    def report(self, report: str) -> str:
        """A report."""

    def finding(self, report: str, finding: str) -> str:
        """A finding's card beside its words."""

    def words(self, report: str, finding: str, start: int, end: int) -> str:
        """The words of a finding in their report."""

    def issue(self, issue: str) -> str | None:
        """Who stands where on an issue."""

    def actor(self, actor: str | None) -> str | None:
        """What is told of an actor."""

    def compare(self, one: str, other: str) -> str | None:
        """Two reports side by side."""

    def page(self, name: str, query: Mapping[str, str] | None = None) -> str | None:
        """Any other page, by its name and what it is asked."""


class _Files:
    """What pages that are written out have in common: only those that were written are there."""

    up: str
    files: Files

    @property
    def live(self) -> bool:
        return False

    def issue(self, issue: str) -> str | None:
        return self._wrote("issue", issue)

    def actor(self, actor: str | None) -> str | None:
        return self._wrote("actor", actor) if actor else None

    def compare(self, one: str, other: str) -> str | None:
        return self._wrote("compare", f"{one}-{other}")

    def page(self, name: str, query: Mapping[str, str] | None = None) -> str | None:
        kind, _, key = name.partition("/")
        return None if query else self._wrote(kind, key)

    def _wrote(self, kind: str, key: str) -> str | None:
        file = self.files.get((kind, key))
        return None if file is None else f"{self.up}{file}"


@dataclass(frozen=True)
class Together(_Files):
    """All reports in one file, index.html.

    Attributes:
        up: the way from another page to the folder that holds it; empty on it itself.
        files: pages that were written beside, by kind and key.
    """

    up: str = ""
    files: Files = field(default_factory=dict)

    @property
    def _index(self) -> str:
        return f"{self.up}index.html" if self.up else ""

    def home(self) -> str:
        return f"{self._index}#main"

    def report(self, report: str) -> str:
        return f"{self._index}#{report}"

    def finding(self, report: str, finding: str) -> str:
        return f"{self._index}#{finding}"

    def words(self, report: str, finding: str, start: int, end: int) -> str:
        return f"{self._index}#w-{finding}"


@dataclass(frozen=True)
class Apart(_Files):
    """A file for each report.

    Attributes:
        up: the way from the page to the folder that holds index.html: "" or "../".
        files: pages that were written beside, by kind and key.
    """

    up: str = ""
    files: Files = field(default_factory=dict)

    def home(self) -> str:
        return f"{self.up}index.html"

    def report(self, report: str) -> str:
        return f"{self.up}{FOLDER}/{report}.html"

    def finding(self, report: str, finding: str) -> str:
        return f"{self.report(report)}#{finding}"

    def words(self, report: str, finding: str, start: int, end: int) -> str:
        return f"{self.report(report)}#w-{finding}"
