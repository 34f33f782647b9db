"""A report from named fields: a line of JSON, a row of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from onrecord.errors import ReadError
from onrecord.schema import Failure, Format, Known, Report, report_id

NAMES = ("text", "html", "url", "title", "date", "outlet")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
"""What a terminal would obey: a title is printed as it stands, while texts are cleaned."""


def from_fields(where: str, given: Mapping[str, object], *, what: str) -> Report:
    """The report that the fields make; its id hashes them, not how they were spelt.

    Args:
        where: the report's path.
        given: its fields; those of other names, and those that are no words, are passed over.
        what: what holds the fields, in words for an error.

    Raises:
        ReadError: when there is neither `text` nor `html`.

    >>> from_fields("a.csv#2", {"text": "Talks failed.", "title": " "}, what="row").source
    'Talks failed.'
    """
    fields = {
        name: plain(value, said=name not in ("text", "html"))
        for name in NAMES
        if isinstance(value := given.get(name), str) and value.strip()
    }
    kind: Format = "text" if fields.get("text") else "html"
    source = fields.get(kind)
    if not source:
        raise ReadError(f"the {what} has no text: it needs a field “text” or “html”")
    known = {name: fields[name] for name in ("title", "date", "outlet") if name in fields}
    url = fields.get("url")
    content = json.dumps({kind: source, **known}, sort_keys=True, ensure_ascii=False)
    return Report(
        report_id(content.encode(), url), where, url, source, kind, "utf-8", Known(**known)
    )


def plain(value: str, *, said: bool = True) -> str:
    """A value that can be written, and where it is said of the report be shown as it stands.

    Args:
        value: as it was had.
        said: whether it is said of the report, as its title and address are, and not its text.

    >>> plain("https://a.example/\\x1b[2J")
    'https://a.example/ [2J'
    """
    value = _LONE_SURROGATES.sub("\ufffd", value)
    return _CONTROLS.sub(" ", value).strip() if said and _CONTROLS.search(value) else value


def failure(where: str, reason: str) -> Failure:
    """What is at a path and cannot be read; its id hashes the path, there being no words."""
    return Failure(report_id(where.encode("utf-8", "surrogatepass"), None), where, reason)
