"""What a line of a page is by the element that it shares with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.clean.kinds import LONGEST_CAPTION, Told, told
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
    tells = [told(line) for line in lines]
    kinds = [tell.kind if tell else None for tell in tells]
    return {
        **dict.fromkeys(_appealing(lines, kinds), _APPEALS),
        **dict(_beside(lines, kinds)),
    }


def _beside(lines: Sequence[Line], kinds: Sequence[str | None]) -> Iterator[tuple[int, Told]]:
    for number in range(len(lines) - 1):
        line, below = lines[number], lines[number + 1]
        if line.look.at != below.look.at:
            continue
        if kinds[number] is None and kinds[number + 1] == "credit":
            if len(line.text) <= LONGEST_CAPTION and line.look.links == 0:
                yield number, _CREDITED
        elif kinds[number] == "byline" and kinds[number + 1] is None and is_title(below.text):
            yield number + 1, _SIGNED


def _appealing(lines: Sequence[Line], kinds: Sequence[str | None]) -> Iterator[int]:
    boxes: dict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        boxes[line.look.box].append(number)
    for box, numbers in boxes.items():
        together = len(numbers) <= MOST_LINES and numbers[-1] - numbers[0] < len(numbers)
        small = all(len(lines[n].text) <= LONGEST_APPEAL for n in numbers)
        if box and together and small and any(kinds[n] == "promo" for n in numbers):
            yield from (n for n in numbers if kinds[n] is None)
