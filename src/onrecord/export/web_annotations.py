"""Statements as W3C Web Annotations, for Recogito, Hypothesis and whoever reads the standard."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.export.files import replacing
from onrecord.export.wanted import Wanted
from onrecord.schema import Article, Statement
from onrecord.store import Entry

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and behind a quote: what Hypothesis keeps as well."""


def write(entries: Iterable[Entry], to: Path, *, wanted: Wanted) -> list[str]:
    """Write one annotation a line, and say in which file.

    Args:
        entries: the reports.
        to: the folder.
        wanted: nothing here hangs on it.
    """
    with replacing(to / "annotations.jsonl") as file:
        for entry in entries:
            for made in of_report(entry):
                file.write(json.dumps(made, ensure_ascii=False) + "\n")
    return ["annotations.jsonl"]


def of_report(entry: Entry) -> Iterator[dict[str, Any]]:
    """An annotation for each statement of a report."""
    if entry.article is None:
        return
    source = entry.url or f"urn:onrecord:{entry.id}"
    for item in entry.statements:
        yield {
            "@context": CONTEXT,
            "id": f"urn:onrecord:{item.id}",
            "type": "Annotation",
            "motivation": "classifying",
            "body": [*_bodies(item), *_judged(item, entry)],
            "target": {"source": source, "selector": _selectors(item, entry.article)},
        }


def _bodies(item: Statement) -> Iterator[dict[str, Any]]:
    told: list[tuple[str, str]] = [
        ("classifying", item.act),
        ("classifying", item.form),
        ("classifying", item.kind),
    ]
    if item.speaker.name:
        told.append(("identifying", item.speaker.name))
    for purpose, value in told:
        yield {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _judged(item: Statement, entry: Entry) -> Iterator[dict[str, Any]]:
    """What people judged of it, each with who did."""
    for line in entry.judged.get(item.id, ()):
        told = f"{line.verdict} {line.field}: {line.value}" if line.field else line.verdict
        people = [{"type": "Person", "name": name} for name in line.people]
        body = {"type": "TextualBody", "purpose": "assessing", "value": told}
        yield {**body, "format": "text/plain", "creator": people}


def _selectors(item: Statement, article: Article) -> list[dict[str, Any]]:
    """The words with those around them, and their place in the clean text."""
    text, first = article.text, item.evidence[0]
    return [
        {
            "type": "TextQuoteSelector",
            "exact": first.quote,
            "prefix": text[max(0, first.start - AROUND) : first.start],
            "suffix": text[first.end : first.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": first.start, "end": first.end},
    ]
