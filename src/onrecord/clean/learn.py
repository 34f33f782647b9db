"""A site's own leftovers, learnt from the lines that many of its reports repeat.

No pattern knows that "Tide at Marlow bar 06:41" is no news, but the fifth report of the same site
that bears it tells. What is learnt is a value that a person can read and change; cleaning takes
it as given. So a report's text hangs on the report and on that value, and never on which other
reports happen to be cleaned with it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.clean.kinds import ENDS, Told, is_prose, told
from onrecord.clean.line import Line
from onrecord.clean.markup import scan
from onrecord.clean.outlet import host_of, outlet_of_text
from onrecord.clean.plain import text_lines
from onrecord.schema import Report

# So many stories of a site must bear a line, and this share of all that are known of it.
FEWEST_STORIES = 3
LEAST_SHARE = 0.2
# What ends like a sentence may be the report's own ("He did not elaborate."): in every report that
# has it, it must stand above or below all paragraphs. A paragraph there may still be an agency's
# standing background, so most stories must have it.
PROSE_SHARE = 0.6
# Longer lines are paragraphs, which copies of one agency's story share.
LONGEST = 300
# Two reports that share so many paragraphs of so many words tell one story and count once.
SHARED_LINES, LONG_WORDS = 2, 12
_DIGITS = re.compile(r"\d+")
_NO_WORD = re.compile(r"[\W_]+")
# Words by which a site speaks to its readers.
_TO_READERS = re.compile(
    r"\b(?:you|your|our|us|we|readers?|subscri\w+|buy|join|from [$£€]?\d+)\b",
    re.IGNORECASE,
)
_COLUMNS = ("site", "line", "stories", "of")


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A line that a site repeats.

    Attributes:
        site: the site's host, else its outlet's name in small letters; "" where neither is known.
        line: the words as the first report has them.
        stories: how many of the site's stories bear it.
        of: how many stories of the site there were.
    """

    site: str
    line: str
    stories: int
    of: int


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What was learnt of sites, by site and by the bare words of each line."""

    lines: tuple[SiteLine, ...] = ()
    index: Mapping[tuple[str, str], SiteLine] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Iterable[SiteLine]) -> Leftovers:
        """Leftovers of these lines."""
        ordered = tuple(sorted(lines, key=lambda item: (item.site, item.line)))
        return cls(ordered, {(item.site, bare(item.line)): item for item in ordered})

    def tell(self, site: str, line: str) -> Told | None:
        """What a line of a site is, None when the site is not known to repeat it."""
        found = self.index.get((site, bare(line))) if self.index else None
        if found is None:
            return None
        kind = "promo" if _TO_READERS.search(line) else "site"
        where = site or "pages without address or outlet"
        return Told(kind, f"stands in {found.stories} of {found.of} stories of {where}")

    def to_csv(self) -> str:
        """What was learnt as a table that can be read and changed."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows((n.site, n.line, n.stories, n.of) for n in self.lines)
        return out.getvalue()

    @classmethod
    def from_csv(cls, text: str) -> Leftovers:
        """What `to_csv` wrote.

        Raises:
            ValueError: when a column is missing or holds no number.

        >>> Leftovers.from_csv("site,line,stories,of\\na.example,On air now,3,4\\n").lines[0].line
        'On air now'
        """
        rows = csv.DictReader(io.StringIO(text))
        try:
            return cls.of(
                [SiteLine(r["site"], r["line"], int(r["stories"]), int(r["of"])) for r in rows]
            )
        except (KeyError, TypeError) as error:
            raise ValueError(
                f"a table of leftovers has the columns {', '.join(_COLUMNS)}"
            ) from error


NONE = Leftovers()
"""What is known before anything was learnt."""


def bare(line: str) -> str:
    """A line's words without case, figures and marks.

    >>> bare("Comments (12)") == bare("COMMENTS (3)")
    True
    """
    return _NO_WORD.sub(" ", _DIGITS.sub("0", line.casefold())).strip()


def site_of(report: Report, lines: Sequence[Line]) -> str:
    """Which site a report is of: its host, else its outlet's name, as far as they are known."""
    host = host_of(report.url) if report.url else ""
    outlet = report.known.outlet or (None if host else outlet_of_text([n.text for n in lines]))
    return host or (outlet or "").casefold()


def learn(reports: Iterable[Report]) -> Leftovers:
    """What sites repeat, from their reports; the order of the reports does not matter."""
    sites: defaultdict[str, list[_Seen]] = defaultdict(list)
    for report in reports:
        lines = scan(report.source).lines if report.format == "html" else text_lines(report.source)
        sites[site_of(report, lines)].append(_see(report.id, lines))
    learnt = [_learnt(site, sorted(seen, key=lambda s: s.id)) for site, seen in sites.items()]
    return Leftovers.of(line for lines in learnt for line in lines)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A report's lines by their bare words.

    Attributes:
        id: the report's id.
        short: the words of those that may be leftovers.
        long: those by which copies are known.
        inside: those that end like sentences and stand in the midst of the text.
    """

    id: str
    short: Mapping[str, str]
    long: frozenset[str]
    inside: frozenset[str]


def _see(id_: str, lines: Sequence[Line]) -> _Seen:
    short: dict[str, str] = {}
    long: set[str] = set()
    inside: set[str] = set()
    prose = [n for n, line in enumerate(lines) if is_prose(line.text)]
    for number, line in enumerate(lines):
        key = bare(line.text)
        if not key or told(line) is not None:
            continue
        if is_prose(line.text) and line.text.count(" ") + 1 >= LONG_WORDS:
            long.add(key)
        if len(line.text) > LONGEST:
            continue
        if ENDS.search(line.text) and prose and prose[0] < number < prose[-1]:
            inside.add(key)
        else:
            short.setdefault(key, line.text)
    return _Seen(id_, short, frozenset(long), frozenset(inside))


def _learnt(site: str, reports: Sequence[_Seen]) -> Iterator[SiteLine]:
    story = _stories(reports)
    of = len(set(story))
    bearing: defaultdict[str, set[int]] = defaultdict(set)
    words: dict[str, str] = {}
    for seen, number in zip(reports, story, strict=True):
        for key, text in seen.short.items():
            bearing[key].add(number)
            words.setdefault(key, text)
    inside = frozenset[str]().union(*(seen.inside for seen in reports))
    for key, stories in bearing.items():
        share = PROSE_SHARE if is_prose(words[key]) else LEAST_SHARE
        if key not in inside and len(stories) >= max(FEWEST_STORIES, share * of):
            yield SiteLine(site, words[key], len(stories), of)


def _stories(reports: Sequence[_Seen]) -> list[int]:
    """A number for each report, the same for those that tell one story in the same words."""
    story = list(range(len(reports)))
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, seen in enumerate(reports):
        shared = Counter(other for line in seen.long for other in holders[line])
        for other, count in sorted(shared.items()):
            if count >= min(SHARED_LINES, len(seen.long), len(reports[other].long)):
                old, new = sorted((story[number], story[other]), reverse=True)
                story = [new if n == old else n for n in story]
        for line in seen.long:
            holders[line].append(number)
    return story
