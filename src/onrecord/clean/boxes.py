"""What a line of a page is by the element that it shares with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.clean.kinds import LONGEST_CAPTION, Told, own_kind
from onrecord.clean.line import Line
from onrecord.clean.people import is_title

# An element that appeals for sign-ups holds few lines; one that holds more is a column.
MOST_LINES = 6
LONGEST_APPEAL = 250
_CREDITED = Told("caption", "shares its element with a picture's credit")
_APPEALS = Told("promo", "shares its element with an appeal to readers")
_SIGNED = Told("byline", "says below a byline what its writer is")


def boxed(lines: Sequence[Line]) -> dict[int, Told]:
    """What lines of a page are by their neighbours in one element, by their index.

    Args:
        lines: all lines of the page.
    """
    return {**dict.fromkeys(_appealing(lines), _APPEALS), **dict(_beside(lines))}


def _beside(lines: Sequence[Line]) -> Iterator[tuple[int, Told]]:
    for number in range(len(lines) - 1):
        line, below = lines[number], lines[number + 1]
        if line.look.at != below.look.at:
            continue
        here, next_ = own_kind(line), own_kind(below)
        if here is None and next_ == "credit":
            if len(line.text) <= LONGEST_CAPTION and line.look.links == 0:
                yield number, _CREDITED
        elif here == "byline" and next_ is None and is_title(below.text):
            yield number + 1, _SIGNED


def _appealing(lines: Sequence[Line]) -> Iterator[int]:
    boxes: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        boxes[line.look.box].append(number)
    for box, numbers in boxes.items():
        together = len(numbers) <= MOST_LINES and numbers[-1] - numbers[0] < len(numbers)
        small = all(len(lines[n].text) <= LONGEST_APPEAL for n in numbers)
        if not (box and together and small and len(numbers) > 1):
            continue
        kinds = {n: own_kind(lines[n]) for n in numbers}
        if "promo" in kinds.values():
            yield from (n for n, kind in kinds.items() if kind is None)
