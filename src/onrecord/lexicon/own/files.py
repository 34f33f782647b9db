"""Tells the formats of actors' files by what they hold, and reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onrecord.errors import ReadError
from onrecord.lexicon.own import followthemoney, phoenix, wikidata
from onrecord.lexicon.own.entry import Entry, from_csv, to_csv


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a file: our CSV, FollowTheMoney JSON, Wikidata JSON lines, or Phoenix actors.

    Raises:
        ReadError: when it is none of these.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: cannot be read ({error})") from error
    try:
        found = _entries(text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"{path}: not a table of actors ({error})") from error
    if not found:
        raise ReadError(f"{path}: contains no actors")
    return found


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Writes a table in our CSV.

    Raises:
        ReadError: when it cannot be written.
    """
    try:
        path.write_text(to_csv(entries), "utf-8", newline="\n")
    except OSError as error:
        raise ReadError(f"{path}: cannot be written ({error})") from error


def _entries(text: str) -> tuple[Entry, ...]:
    start = text.lstrip()[:1]
    if start in ("{", "["):
        items = _json(text)
        if items and "schema" in items[0]:
            return tuple(followthemoney.entries(items))
        return tuple(wikidata.entries(items))
    if "name" in text.partition("\n")[0].lower().split(","):
        return from_csv(text).entries
    return tuple(phoenix.entries(text))


def _json(text: str) -> list[dict[str, Any]]:
    """The objects of a JSON list, of one object, or of JSON lines; a dump's commas fall away."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        lines = (line.strip().rstrip(",") for line in text.splitlines())
        return [json.loads(line) for line in lines if line and line not in ("[", "]")]
    return whole if isinstance(whole, list) else [whole]
