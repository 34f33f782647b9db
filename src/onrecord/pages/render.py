"""Setting a page: templates, and the few words that they share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.pages.dates import day
from onrecord.pages.links import Links
from onrecord.pages.matrix import SIGNS
from onrecord.pages.office import office


def render(template: str, *, links: Links, **values: Any) -> str:
    """A page.

    Args:
        template: its name.
        links: where the other pages are.
        values: what the template sets.
    """
    # Each finding's words have one anchor though they may be in pieces: the first gets it.
    met: set[str] = set()

    def fresh(key: str) -> bool:
        new = key not in met
        met.add(key)
        return new

    return _environment().get_template(template).render(fresh=fresh, links=links, **values)


@cache
def stamp() -> str:
    """A hash of all that decides how pages look: templates and the modules that fill them."""
    here = resources.files("onrecord.pages")
    files = [*(here / "templates").iterdir(), *(f for f in here.iterdir() if f.name[-3:] == ".py")]
    texts = sorted(file.name + file.read_text("utf-8") for file in files)
    return hashlib.sha256("".join(texts).encode()).hexdigest()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("onrecord.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.globals |= {
        "counted": _counted,
        "day": day,
        "office": office,
        "one_of": _one_of,
        "SIGNS": SIGNS,
        "outlets_of": _outlets,
        "reports_of": _titles,
    }
    return made


def _counted(number: int, noun: str) -> str:
    """A number of things; only of a story there are stories."""
    more = f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else more}"


def _one_of(name: str) -> str:
    """What one of a list is called."""
    return f"{name[:-3]}y" if name.endswith("ies") else name[:-1]


def _outlets(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, str | None]:
    """The outlet of each report."""
    return {key: row["outlet"] for key, row in rows.items()}


def _titles(rows: Mapping[str, Mapping[str, Any]], keys: Sequence[str]) -> list[tuple[str, str]]:
    """Some reports by their ids and headlines."""
    return [(key, str(rows[key]["headline"] or rows[key]["path"])) for key in keys if key in rows]
