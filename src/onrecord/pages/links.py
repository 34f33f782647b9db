"""Where the pages are: templates ask, and do not know whether they are files or a server's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

FOLDER = "reports"
"""The folder of the reports' own files."""


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

    def issue(self, issue: str) -> str | None:
        """Who stands where on an issue."""

    def actor(self, actor: str | None) -> str | None:
        """What is told of an actor."""

    def page(self, name: str, query: Mapping[str, str] | None = None) -> str | None:
        """Any other page, by its name and what it is asked."""


class _Files:
    """What pages that are written out have in common: there are no others."""

    @property
    def live(self) -> bool:
        return False

    def issue(self, issue: str) -> None:
        return None

    def actor(self, actor: str | None) -> None:
        return None

    def page(self, name: str, query: Mapping[str, str] | None = None) -> None:
        return None


@dataclass(frozen=True)
class Together(_Files):
    """All in one file."""

    def home(self) -> str:
        return "#main"

    def report(self, report: str) -> str:
        return f"#{report}"

    def finding(self, report: str, finding: str) -> str:
        return f"#{finding}"


@dataclass(frozen=True)
class Apart(_Files):
    """A file for each report.

    Attributes:
        up: the way from the page to the folder that holds index.html: "" or "../".
    """

    up: str = ""

    def home(self) -> str:
        return f"{self.up}index.html"

    def report(self, report: str) -> str:
        return f"{self.up}{FOLDER}/{report}.html"

    def finding(self, report: str, finding: str) -> str:
        return f"{self.report(report)}#{finding}"
