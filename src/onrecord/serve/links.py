"""Addresses of the pages that the server gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True)
class Live:
    """Where the server's pages are; see `onrecord.pages.links.Links`."""

    @property
    def live(self) -> bool:
        return True

    def home(self) -> str:
        return "/"

    def report(self, report: str) -> str:
        return f"/report/{quote(report, safe='')}"

    def finding(self, report: str, finding: str) -> str:
        return f"{self.report(report)}#{quote(finding, safe='')}"

    def issue(self, issue: str) -> str:
        return "/issue?" + urlencode({"name": issue})

    def actor(self, actor: str | None) -> str | None:
        return f"/actor/{quote(actor, safe='')}" if actor else None

    def page(self, name: str, query: Mapping[str, str] | None = None) -> str:
        return f"/{name}" + (f"?{urlencode(query)}" if query else "")

    def place(self, report: str, start: int, end: int) -> str:
        """Words of a report: the address that one quotes."""
        return f"{self.report(report)}?c={start}-{end}#c"

    def words(self, report: str, finding: str, start: int, end: int) -> str:
        """The words of a finding: marked where they stand."""
        return self.place(report, start, end)

    def compare(self, one: str, other: str) -> str:
        """Two reports side by side."""
        return "/compare?" + urlencode({"a": one, "b": other})
