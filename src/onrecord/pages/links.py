"""Where the pages are: templates ask, and do not know whether they are files or a server's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

FOLDER = "reports"
"""The folder of the reports' own files."""


class Links(Protocol):
    """Addresses of pages. None stands for a page that there is not: its words are no link then."""

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


@dataclass(frozen=True, slots=True)
class Together:
    """All in one file."""

    def home(self) -> str:
        return "#main"

    def report(self, report: str) -> str:
        return f"#{report}"

    def finding(self, report: str, finding: str) -> str:
        return f"#{finding}"

    def issue(self, issue: str) -> None:
        return None

    def actor(self, actor: str | None) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Apart:
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

    def issue(self, issue: str) -> None:
        return None

    def actor(self, actor: str | None) -> None:
        return None
