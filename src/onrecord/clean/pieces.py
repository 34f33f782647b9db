"""Inline elements side by side in one line: "Published May 3 | Updated May 4" in two spans.

Where a line is nothing but such neighbours, a reader sees each as a piece; where words stand
between or around them they are parts of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.clean.kinds import is_prose, told
from onrecord.clean.line import Line

# What a piece that the next one completes ends with: "By Jane Doe", "Photo: Jane Doe".
_OPEN_ENDS = (":", ",", "|", "·", "•", "/", "-", "–", "—")
_OPENERS = frozenset({"by", "from", "and", "with", "in", "at", "on", "the", "photo", "via", "&"})
# Elements that lay out what stands side by side.
_COLUMNS = frozenset({"div", "td", "th", "header", "footer"})
# Such words are complete, whatever link stands behind them: "By Jane Doe [14 comments]".
_WHOLE = frozenset({"byline", "stamp", "copyright", "contributor"})
LONGEST_SIGNED = 300
# A line of more elements is no row of pieces.
MOST = 60
# "T" and "he", a figure and what it counts, are no pieces.
SHORTEST = 4
# A label has at most so many words besides its last, a title at least so many, and is a link.
MOST_LABEL, FEWEST_TITLE, LINKED = 3, 4, 0.9
_STOPS = re.compile(r"[.!?][\"'”’)\]]*$")
# Behind whole sentences fewer words that end none are a piece of their own.
MOST_BEHIND = 8


@dataclass(slots=True)
class Pieces:
    """The pieces of the line that is being read.

    Attributes:
        closed: where in the source the last inline element ended; -1 when other things came since.
    """

    closed: int = -1
    _seams: list[tuple[int, int, int]] = field(default_factory=list)
    _regions: list[frozenset[str] | None] = field(default_factory=lambda: [None])
    _names: list[str] = field(default_factory=lambda: [""])
    _shallowest: int = 1_000_000
    _behind: list[tuple[int, int, int]] = field(default_factory=list)

    def words(self, regions: frozenset[str], depth: int, names: str) -> None:
        """Words came, in an element of some use at some depth."""
        shared = self._regions[-1]
        self._names[-1] = names if shared is None else self._names[-1]
        self._regions[-1] = regions if shared is None else shared & regions
        self._shallowest = min(self._shallowest, depth)
        self._behind = [seam for seam in self._behind if seam[2] < depth]

    def seam(self, length: int, linked: int, depth: int) -> None:
        """One element ended and the next begins.

        Args:
            length: how long the line is so far.
            linked: how many characters of it are links.
            depth: how deep the element around both is nested.
        """
        if length and self._regions[-1] is not None and len(self._seams) < MOST:
            self._seams.append((length, linked, depth))
            self._regions.append(None)
            self._names.append("")

    def opened(self, length: int, linked: int, depth: int) -> None:
        """An element begins behind words that stand in none of its level; as for `seam`."""
        if length and len(self._behind) < MOST:
            self._behind.append((length, linked, depth))

    def cut(self, line: Line, linked: int) -> Iterator[Line]:
        """The line's pieces; the line itself where words stand beside its elements.

        Args:
            line: the whole line.
            linked: how many characters of it are links.
        """
        seams = [seam for seam in self._seams if self._parts(line, seam, linked)]
        if not seams and self._behind and len(line.text) <= LONGEST_SIGNED:
            listed = line.look.tag == "li"  # the day before a title is an item's
            seams = [s for s in self._behind if _signs(line.text[: s[0]], listed=listed)][:1]
            seams += [seam for seam in self._behind if seams and seam[0] > seams[0][0]]
            seams = seams or [seam for seam in self._behind if _heads(line, seam[0])][-1:]
            seams = seams or [s for s in self._behind if s[1] == linked and _ends(line, s[0])][-1:]
        if not seams:
            yield _with_fields(line)
            return
        regions = {at: n + 1 for n, (at, _, _) in enumerate(self._seams)}
        start, before = 0, 0
        for end, so_far, _ in [*seams, (len(line.text), linked, 0)]:
            if line.text[start:end].strip():
                number = regions.get(start, -1 if start else 0)
                share = min(1.0, (so_far - before) / (end - start))
                look = replace(
                    line.look,
                    regions=self._regions[number] or line.look.regions,
                    names=self._names[number],
                    links=share,
                    gap=line.look.gap and start == 0,
                    pictured=line.look.pictured and start == 0,
                    piece=True,
                )
                yield _with_fields(replace(line.cut(start, end), look=look))
            start, before = end, so_far

    def _parts(self, line: Line, seam: tuple[int, int, int], linked: int) -> bool:
        """Whether the two sides of a seam are pieces of their own."""
        at, before, depth = seam
        left, right = line.text[:at].rstrip(), line.text[at:].lstrip()
        last = left.rpartition(" ")[2].casefold()
        return (
            self._shallowest > depth
            and len(left) >= SHORTEST
            and bool(right)
            and not right[0].islower()
            and (not left.endswith(_OPEN_ENDS) or _announces(left, right, linked - before))
            and right[0].isalnum() | (right[0] in "\"'“‘([©«»")
            and last not in _OPENERS
        )


def _signs(words: str, *, listed: bool) -> bool:
    """Whether words before a link are a byline, a date or a notice by themselves."""
    kind = told(Line(words.strip(), (0,), (0,))) if words.strip() else None
    return kind is not None and kind.kind in _WHOLE and not (listed and kind.kind == "stamp")


def _heads(line: Line, at: int) -> bool:
    """Whether words of a short line, no sentence, come before an element of their own use."""
    left, right = line.text[:at].strip(), line.text[at:].strip()
    plain = line.look.tag in _COLUMNS and not is_prose(line.text) and len(left) >= SHORTEST
    apart = not left.endswith(_OPEN_ENDS) and left.rpartition(" ")[2].casefold() not in _OPENERS
    return plain and apart and " " in left and right[:1].isupper() and " " in right


def _announces(label: str, right: str, linked: int) -> bool:
    """Whether a label stands before the links that it announces: "READ ALSO: Lake rises again"."""
    few = label.endswith(":") and label.count(" ") < MOST_LABEL and linked >= LINKED * len(right)
    return few and (right.count(" ") + 1 >= FEWEST_TITLE or _advertises(label))


def _advertises(label: str) -> bool:
    kind = told(Line(label, (0,), (0,)))
    return label.isupper() or (kind is not None and kind.kind in ("related", "promo", "advert"))


def _ends(line: Line, at: int) -> bool:
    """Whether whole sentences come before a few words that are none: a caption and its credit."""
    left, right = line.text[:at].rstrip(), line.text[at:].strip()
    none = not _STOPS.search(right) and right.count(" ") < MOST_BEHIND and right[:1].isupper()
    return bool(_STOPS.search(left)) and none


def _with_fields(line: Line) -> Line:
    fields = line.text.count(" | ") + line.text.count(" • ") + 1
    return replace(line, look=replace(line.look, fields=fields)) if fields > 1 else line
