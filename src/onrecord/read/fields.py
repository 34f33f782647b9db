"""A report from named fields: a line of JSON, a row of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from onrecord.errors import ReadError
from onrecord.read.sniff import looks_like_html
from onrecord.schema import Failure, Format, Known, Report, report_id

NAMES = ("text", "html", "url", "title", "date", "outlet")
# What exports of crawlers, monitors and archives call these; capitals, “_”, “-” and spaces aside.
SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "maintext", "articletext",
             "articlebody"),
    "html": ("html", "rawhtml"),
    "url": ("url", "link", "permalink", "articleurl", "sourceurl", "weburl"),
    "title": ("title", "headline", "articletitle"),
    "date": ("date", "published", "publishedat", "publisheddate", "publishdate",
             "publicationdate", "pubdate", "datepublished", "datepublish", "datetime"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "medianame",
               "sourcename", "sitename"),
}  # fmt: skip
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
"""What a terminal would obey: a title is printed as it stands, while texts are cleaned."""


def from_fields(where: str, given: Mapping[str, object], *, what: str) -> Report:
    """The report that the fields make; its id hashes them, not how they were spelt.

    Args:
        where: the report's path.
        given: its fields, by one of their `SPELLINGS`; others, and what is no words, are passed
            over. What is called `text` is plain text; a `body` or `content` may be marked up.
        what: what holds the fields, in words for an error.

    Raises:
        ReadError: when there is neither `text` nor `html`.

    >>> from_fields("a.csv#2", {"text": "Talks failed.", "title": " "}, what="row").source
    'Talks failed.'
    >>> from_fields("a.csv#2", {"Body": "Talks failed.", "Headline": "Talks"}, what="row").known
    Known(title='Talks', date=None, outlet=None)
    """
    called = {bare(name): value for name, value in reversed(list(given.items()))}
    fields = {
        name: plain(value, said=name not in ("text", "html"))
        for name in NAMES
        if (value := _first(called, name)) is not None
    }
    plainly = str(called.get("text") or "").strip()
    if not plainly and looks_like_html(fields.get("text", "")):
        fields.setdefault("html", fields.pop("text"))
    kind: Format = "text" if fields.get("text") else "html"
    source = fields.get(kind)
    if not source:
        raise ReadError(f"the {what} has no text: it needs the field “text” or “html”")
    known = {name: fields[name] for name in ("title", "date", "outlet") if name in fields}
    url = fields.get("url")
    content = json.dumps({kind: source, **known}, sort_keys=True, ensure_ascii=False)
    return Report(
        report_id(content.encode(), url), where, url, source, kind, "utf-8", Known(**known)
    )


def bare(name: str) -> str:
    """A field's name in small letters alone.

    >>> bare("Published_at")
    'publishedat'
    """
    return re.sub(r"[^a-z]", "", name.lower())


def holds_reports(names: Iterable[str]) -> bool:
    """Whether one of some fields may hold a report's text or page."""
    return not {*SPELLINGS["text"], *SPELLINGS["html"]}.isdisjoint(map(bare, names))


def _first(called: Mapping[str, object], name: str) -> str | None:
    """The words under the first spelling that has any; an outlet is no address."""
    for spelling in SPELLINGS[name]:
        value = called.get(spelling)
        if isinstance(value, Mapping):  # a monitor's `source`: {"name": "The Planet", …}
            value = value.get("name") or value.get("title")
        if not isinstance(value, str) or not value.strip():
            continue
        if name != "outlet" or "://" not in value:
            return value
    return None


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
