"""What a line is by where it stands: above, among or below the paragraphs of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean.dateline import dateline_of
from onrecord.clean.dates import written_dates
from onrecord.clean.kinds import ENDS, LONGEST_STAMP, Told, is_prose
from onrecord.clean.line import Line

# An unlabelled line between headline and text is a summary of the article from here on.
DECK_WORDS = 7
# Below the last paragraph a line of this many words is one that lost its full stop, no title.
UNENDED_WORDS = 16
# A sentence of this many words is a report's text when there is no longer one.
SHORT_WORDS = 4
# "About the study" may head a chapter: only what has this share of the words above it closes.
MAIN_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """Where the parts of a report lie.

    Attributes:
        headline: index of the headline.
        first: index of the first paragraph.
        last: index of the last one.
        trusted: whether an extractor chose the lines.
        ending: the index from which on a line may close the article, as most of it lies above.
    """

    headline: int | None
    first: int | None
    last: int
    trusted: bool
    ending: int = 0

    def tell(self, line: Line, number: int) -> Told:
        """What a line is that does not tell by itself."""
        words = line.text.count(" ") + 1
        above = self.first is None or number < self.first
        if (
            above
            and len(line.text) <= LONGEST_STAMP
            and any(date.year for date in written_dates(line.text))
            and not is_prose(line.text)
        ):
            return Told("stamp", "a short line above the text that holds a date")
        sentence = bool(ENDS.search(line.text)) and words >= 3
        if above:
            below = self.headline is not None and number > self.headline
            deck = below and (words >= DECK_WORDS or sentence)
            article = self.trusted and (line.look.tag == "p" or line.text[0].islower())
            if deck or (below and article):
                return Told("body", "stands between headline and text as a summary does")
            return Told("head", "stands above the text and tells nothing of it")
        if number > self.last and not self.trusted and not (sentence or words >= UNENDED_WORDS):
            return Told("tail", "a short line below the last paragraph")
        if is_prose(line.text):
            return Told("body", "reads like a paragraph")
        return Told("body", "stands among the paragraphs")


def place_of(
    lines: Sequence[Line],
    kinds: Sequence[str | None],
    *,
    headline: int | None,
    first: int | None,
    trusted: bool,
) -> Place:
    """Where the parts of a report lie, from what its lines are by themselves."""
    both = enumerate(zip(lines, kinds, strict=True))
    prose = [n for n, (line, kind) in both if kind is None and is_prose(line.text)]
    words = [lines[n].text.count(" ") + 1 for n in prose]
    above, ending = 0, 0
    for number, count in zip(prose, words, strict=True):
        above += count
        if above >= MAIN_SHARE * sum(words):
            ending = number
            break
    return Place(headline, first, max(prose, default=-1), trusted, ending)


def opening(
    lines: Sequence[Line], kinds: Sequence[str | None], *, after: int = -1, short: bool = False
) -> int | None:
    """The index of the first paragraph.

    Args:
        lines: the lines.
        kinds: what they are by themselves.
        after: where to begin: behind this one.
        short: whether any sentence will do.
    """
    for number in range(after + 1, len(lines)):
        text = lines[number].text
        if kinds[number]:
            continue
        enough = text.count(" ") + 1 >= SHORT_WORDS and bool(ENDS.search(text))
        if (short and enough) or is_prose(text) or dateline_of(text) is not None:
            return number
    return None
