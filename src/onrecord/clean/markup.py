"""One pass over HTML: what a reader would see, line by line, and what the page says of itself.

The scanner is ours and not `html.parser`: it gives absolute offsets, maps entities, keeps no
recursion, and takes linear time on any input, however broken its tags and quotes.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from dataclasses import dataclass

from onrecord.clean.entities import ENTITY, entity_text, plain_line
from onrecord.clean.line import LineMaker, Look
from onrecord.clean.page import Page
from onrecord.clean.pieces import Pieces
from onrecord.clean.regions import is_hidden, names_of, regions_of
from onrecord.clean.rows import with_rows
from onrecord.clean.tags import (
    CLOSES_P,
    INLINE,
    MARKS,
    PICTURES,
    RAW,
    SEAMED,
    SKIPPED,
    TITLES,
    VOID,
)

_TAG_START = re.compile(r"<(?:(?P<open>[a-zA-Z][^\s/>]*)|/(?P<close>[a-zA-Z][^\s/>]*)|[!?])")
_TAG_REST = re.compile(r"(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?+"
)
_SPECIAL = re.compile(r"[<&]")

# Of the names that elements have, the innermost say most.
LONGEST_NAMES = 200
_MOST_DATA_BLOCKS = 20
# Two elements side by side with no space between them that no reader would see as one word.
_JOINT = re.compile(r"[a-z0-9:.?!)’”]</(?:span|a|time|b|strong)>$")
JOINT_WITHIN = 12
_LINK = re.compile(r"<a\b", re.IGNORECASE)
# Menus of single words stay one line.
ITEM = 20
# Elements of these uses stand apart for the reader although their tags do not part them.
_ROLES = frozenset({"byline", "caption", "credit", "stamp", "time"})


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    regions: frozenset[str]
    skipped: bool
    block: str  # the tag of the innermost element that is no mere span
    at: int = 0  # that element's number
    box: int = 0  # the number of the element around it
    names: str = ""  # what the site names it and the elements around it, the innermost first
    marks: frozenset[str] = frozenset()  # how it and the elements around it set words apart


def scan(source: str) -> Page:
    """Read a page.

    >>> [line.text for line in scan("<h1>A&amp;B</h1><script>no()</script><p>One.<p>Two.").lines]
    ['A&B', 'One.', 'Two.']
    """
    return _Scanner(source).run()


class _Scanner:
    def __init__(self, source: str) -> None:
        self.source = source
        self.page = Page()
        self.maker = LineMaker(source)
        self.stack: list[_Open] = [_Open("", frozenset(), False, "")]
        self.counts: Counter[str] = Counter()
        self.linked = 0  # characters of the line so far that are links
        self.links = 0  # how many <a> are open
        self.gap = True  # whether more than a line's end stands before the line
        self.shared: frozenset[str] | None = None  # the regions that all text of the line is in
        self.pictured = False  # whether a picture came since the line before
        self.marks: frozenset[str] | None = None  # the marks that all text of the line has
        self.names = ""  # of the element that the line's first words stand in
        self.pieces = Pieces()  # what its neighbours of one level are, where nothing parts them
        self.last_tag_end = source.rfind(">")
        self.quotes_hold = True  # until a quotation mark in a tag is never closed
        self.last_comment_end = source.rfind("-->")
        self.unclosed: set[str] = set()  # raw elements known to have no end tag from here on

    def run(self) -> Page:
        at, source = 0, self.source
        while at < len(source):
            found = _SPECIAL.search(source, at)
            end = found.start() if found else len(source)
            if end > at:
                self._text(at, end)
            if not found:
                break
            at = self._entity(end) if source[end] == "&" else self._markup(end)
        self._break()
        self.page.lines[:] = with_rows(self.page.lines)
        return self.page

    def _text(self, start: int, end: int) -> None:
        if self.stack[-1].skipped:
            return
        before = self.maker.length
        self.maker.add(start, end)
        if self.maker.length > before:
            top = self.stack[-1]
            self.shared = top.regions if self.shared is None else self.shared & top.regions
            self.marks = top.marks if self.marks is None else self.marks & top.marks
            self.names = self.names if before else top.names
            self.pieces.words(top.regions, len(self.stack), top.names)
        if self.links:
            self.linked += self.maker.length - before

    def _entity(self, at: int) -> int:
        match = ENTITY.match(self.source, at)
        text, length = entity_text(match[0]) if match else ("", 0)
        if not length:
            self._text(at, at + 1)
            return at + 1
        if not self.stack[-1].skipped:
            self.maker.put(text, at)
        return at + length

    def _markup(self, at: int) -> int:
        if self.source.startswith("<!--", at):
            # A comment that is never closed hides the rest of the page from a browser, but such
            # pages are cut off or damaged; only the mark itself is dropped.
            closed = self.last_comment_end >= at + 4
            return self.source.find("-->", at + 4) + 3 if closed else at + 4
        if self.source.startswith("<![CDATA[", at):
            return at + 9
        match = _TAG_START.match(self.source, at)
        if match is None or at > self.last_tag_end:
            self._text(at, at + 1)
            return at + 1
        end = self._tag_end(match.end())
        self.page.tags += 1
        if match["open"] and _JOINT.search(self.source, max(0, at - JOINT_WITHIN), at):
            behind = self.source[end : end + 1]
            if behind.isupper() or behind.isdigit():  # "Jane Doe</span><span>Reporter"
                self._part_items(at, end)
        if match["open"]:
            self._seam(match["open"].lower(), at)
            return self._open(match["open"].lower(), match.end(), end)
        if match["close"]:
            tag = match["close"].lower()
            self._close(tag, at)
            self.pieces.closed = end if tag in SEAMED else -1
        return end

    def _seam(self, tag: str, at: int) -> None:
        """Note where one inline element stands behind another with at most space between."""
        closed = self.pieces.closed
        if tag in SEAMED:
            self.pieces.opened(self.maker.length, self.linked, len(self.stack))
        if tag in SEAMED and 0 <= closed <= at and not self.source[closed:at].strip():
            self.pieces.seam(self.maker.length, self.linked, len(self.stack))

    def _part_items(self, at: int, end: int) -> None:
        """Part what no space parts: a link beside a link is an item of its own."""
        link = _LINK.match(self.source, at) or self.source.endswith("</a>", 0, at)
        titled = self.maker.length >= ITEM or self.source.find(" ", end, end + ITEM) > 0
        if link and titled:
            self._break(br=True)
        else:
            self.maker.put(" ", at)

    def _tag_end(self, at: int) -> int:
        """Where the tag ends, quotation marks minded as long as they come in pairs."""
        if self.quotes_hold:
            match = _TAG_REST.match(self.source, at)
            if match:
                return match.end()
            self.quotes_hold = False
        end = self.source.find(">", at)
        return end + 1 if end >= 0 else len(self.source)

    def _open(self, tag: str, names_at: int, end: int) -> int:
        attributes = self._attributes(names_at, end)
        if tag in PICTURES and not self.maker.length:
            self.pictured = not self.stack[-1].skipped
        if tag == "meta":
            self._meta(attributes)
        elif tag == "html":
            self.page.language = attributes.get("lang", "")
        elif tag == "link" and attributes.get("rel") == "canonical":
            self.page.canonical = attributes.get("href")
        elif tag == "time" and attributes.get("datetime"):
            self.page.times.append((names_at, attributes["datetime"]))
        elif tag == "img" and len(attributes.get("alt", "")) > 8:
            self.page.alts.append(attributes["alt"])
        if tag in VOID:
            titled = tag == "br" and self.stack[-1].block in TITLES
            if titled and self.source[end : end + 2].strip().isalnum():
                self.maker.put(" ", names_at)  # a title of two rows
            elif tag in ("br", "hr"):
                self._break(br=tag == "br")
            elif tag not in INLINE:
                self.maker.put(" ", names_at)
            return end
        if tag in RAW:
            return self._raw(tag, attributes, end)
        if tag not in INLINE:
            self._break()
        if tag in CLOSES_P and self.stack[-1].tag == "p":
            self._close("p", names_at)
        self._push(tag, attributes)
        return end

    def _push(self, tag: str, attributes: dict[str, str]) -> None:
        top = self.stack[-1]
        names = names_of(attributes)
        found = regions_of(tag, names)
        regions = top.regions if found <= top.regions else top.regions | found
        if tag in INLINE:
            self._part_roles(regions)
        hidden = is_hidden(tag, attributes, names)
        skipped = top.skipped or tag in SKIPPED or hidden
        if tag == "form" and not top.skipped:  # old sites put the whole page into a form
            skipped = False
        block, at, box = (top.block, top.at, top.box)
        if tag not in INLINE:
            block, at, box = tag, self.page.tags, top.at
        names = f"{names} | {top.names}"[:LONGEST_NAMES] if names else top.names
        marks = top.marks | {MARKS[tag]} if tag in MARKS else top.marks
        self.stack.append(_Open(tag, regions, skipped, block, at, box, names, marks))
        self.page.depth = max(self.page.depth, len(self.stack))
        self.counts[tag] += 1
        self.links += tag == "a"

    def _part_roles(self, regions: frozenset[str]) -> None:
        """End the line where an element of one use stands beside one of another: author, date."""
        before, here = (self.shared or frozenset()) & _ROLES, regions & _ROLES
        closed = before - self.stack[-1].regions
        if here and (closed or (before and "credit" in here - before)):
            self._break(br=True)

    def _close(self, tag: str, at: int) -> None:
        if tag not in INLINE:
            self._break()
        if not self.counts[tag]:
            return
        while len(self.stack) > 1:
            top = self.stack[-1]
            if top.tag != tag and tag in INLINE and top.tag not in INLINE:
                return  # an inline end tag closes no block
            if "credit" in top.regions and "credit" not in self.stack[-2].regions:
                self._break(br=True)
            self.stack.pop()
            self.counts[top.tag] -= 1
            self.links -= top.tag == "a"
            if top.tag == tag:
                return

    def _raw(self, tag: str, attributes: dict[str, str], start: int) -> int:
        close = None
        if tag not in self.unclosed:
            close = re.compile(rf"</{tag}\b[^>]*+>", re.IGNORECASE).search(self.source, start)
        if close is None:
            self.unclosed.add(tag)
            return start
        end, after = close.span()
        if tag == "script" and "ld+json" in attributes.get("type", ""):
            self._data(self.source[start:end])
        elif tag == "title" and self.page.title is None and "svg" not in self.counts:
            self.page.title = plain_line(self.source, start, end)
        return after

    def _data(self, text: str) -> None:
        if len(self.page.data) >= _MOST_DATA_BLOCKS:
            return
        try:
            value = json.loads(html.unescape(text) if "&quot;" in text else text, strict=False)
        except (ValueError, RecursionError):
            return
        for item in value if isinstance(value, list) else [value]:
            graph = item.get("@graph", []) if isinstance(item, dict) else []
            parts = [item, *(graph if isinstance(graph, list) else [])]
            self.page.data += [part for part in parts if isinstance(part, dict)]

    def _meta(self, attributes: dict[str, str]) -> None:
        content = attributes.get("content", "").strip()
        for key in ("property", "name", "itemprop"):
            name = attributes.get(key, "").lower()
            if name and content:
                self.page.meta.setdefault(name, content)

    def _attributes(self, start: int, end: int) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.source, start, end - 1):
            found.setdefault(name.lower(), html.unescape(double or single or bare))
        return found

    def _break(self, *, br: bool = False) -> None:
        length = self.maker.length
        top = self.stack[-1]
        look = Look(
            tag=top.block,
            regions=top.regions if self.shared is None else self.shared,
            links=min(1.0, self.linked / length) if length else 0.0,
            gap=self.gap,
            at=top.at,
            box=top.box,
            names=self.names,
            marks=self.marks or frozenset(),
            pictured=self.pictured,
        )
        line = self.maker.line(look)
        self.gap = not br or (line is None and self.gap)
        if line is not None:
            self.pictured = False
            self.page.lines += self.pieces.cut(line, self.linked)
        self.linked = 0
        self.shared = self.marks = None
        self.names = ""
        self.pieces = Pieces()
