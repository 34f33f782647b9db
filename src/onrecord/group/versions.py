"""The same address again with other words: versions of one report, and what changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.schema import Change, Span, Version, Words

# What an address carries along without naming another page.
TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|cmpid|ocid|ref|src|smid)", re.I)
# Two texts at one address are two reports when the shorter shares less than this of its names and
# words: a page of changing news keeps its address. Of 1,500 pairs of unrelated reports, two in a
# thousand share more.
SAME = 0.5
# A capital inside a sentence makes a name, unless the same word stands in small letters elsewhere.
NAME = re.compile(
    r"(?<![.!?:\"“”‘`'\n]\s)(?<![\n\"“‘'`])(?<!^)\b(?:[A-Z][\w’'-]*[a-z][\w’'-]*|[A-Z]{2,}\b)"
)
WORD = re.compile(r"[a-z][a-z’'-]{3,}")
SMALL = re.compile(r"\b[a-z][a-z’'-]+")
POSSESSIVE = re.compile(r"['’]s?$")
SHORTEST_NAME = 3
# What changes is told in whole sentences.
SENTENCE = re.compile(r"(?<=[.!?][\"”’'])\s+(?=[A-Z“\"'‘])|(?<=[.!?])\s+(?=[A-Z“\"'‘])|\n+")


@dataclass(frozen=True, slots=True)
class Seen:
    """A report as versions are told from it.

    Attributes:
        id: the report's id.
        url: its address.
        text: its clean text.
        when: what its time is told by, the surest first; the earliest version is the first.
    """

    id: str
    url: str
    text: str
    when: tuple[str, ...] = ()


def address(url: str) -> str:
    """An address without what makes no other page of it.

    >>> address("http://www.A.example/b/?utm_source=x&id=2#top")
    'a.example/b?id=2'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    asked = [(k, v) for k, v in parse_qsl(parts.query) if not TRACKING.fullmatch(k)]
    host = (parts.hostname or "").removeprefix("www.")
    return host + parts.path.rstrip("/") + ("?" + urlencode(sorted(asked)) if asked else "")


def terms(text: str, body: str) -> frozenset[str]:
    """The names and words of a report, each once; names keep their capital.

    Args:
        text: all of its text.
        body: the part without headline, whose words may all have capitals.

    >>> body = "An envoy met Belova in Reykjavik."
    >>> sorted(terms("Ferry Talks Fail. " + body, body))
    ['Belova', 'Reykjavik', 'envoy', 'fail', 'ferry', 'talks']
    """
    small = set(SMALL.findall(body))
    found = (POSSESSIVE.sub("", m.group()) for m in NAME.finditer(body))
    names = {n for n in found if len(n) >= SHORTEST_NAME and n.lower() not in small}
    words = {POSSESSIVE.sub("", w) for w in WORD.findall(text.lower())}
    return frozenset(names | (words - {n.lower() for n in names}))


def versions(reports: Iterable[Seen]) -> dict[str, Version]:
    """The reports that have more than one version, each with its place among them.

    Args:
        reports: those with an address, in any order.
    """
    places: defaultdict[str, list[Seen]] = defaultdict(list)
    for report in reports:
        places[address(report.url)].append(report)
    made: dict[str, Version] = {}
    for found in places.values():
        for row in _rows(sorted(found, key=lambda r: (r.when, r.id))):
            ids = tuple(one.id for one in row)
            made[ids[0]] = Version(ids)
            for before, after in pairwise(row):
                made[after.id] = Version(ids, changes(before.text, after.text))
    return made


def _rows(found: Sequence[Seen]) -> list[list[Seen]]:
    """The reports of an address that go on from each other; those alone are left out."""
    rows: list[list[Seen]] = []
    for one in found:
        row = next((row for row in rows if _share(row[-1].text, one.text) >= SAME), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return [row for row in rows if len(row) > 1]


def _share(one: str, other: str) -> float:
    """The share of the shorter text's names and words that the longer one has."""
    first, second = terms(one, one), terms(other, other)
    return len(first & second) / (min(len(first), len(second)) or 1)


def changes(was: str, now: str) -> tuple[Change, ...]:
    """What stands in one text and not in another, sentence by sentence.

    >>> for change in changes("Two died. He left.", "Three died. He left. She stayed."):
    ...     print(change.was and change.was.text, "->", change.now and change.now.text)
    Two died. -> Three died.
    None -> She stayed.
    """
    old, new = _sentences(was), _sentences(now)
    matcher = SequenceMatcher(
        None, [was[a:b] for a, b in old], [now[a:b] for a, b in new], autojunk=False
    )
    return tuple(
        Change(_words(was, old[a:b]), _words(now, new[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )


def _words(text: str, spans: Sequence[Span]) -> Words | None:
    return Words.at(text, spans[0][0], spans[-1][1]) if spans else None


def _sentences(text: str) -> list[Span]:
    spans, start = [], 0
    for gap in SENTENCE.finditer(text):
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(text)))
    return [(a, b) for a, b in spans if text[a:b].strip()]
