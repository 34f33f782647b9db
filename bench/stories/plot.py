"""Time against the number of reports as a small drawing, both axes in powers of ten."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

WIDTH, HEIGHT = 480, 320
LEFT, RIGHT, TOP, BOTTOM = 60, 20, 20, 50


class Point(Protocol):
    """What is drawn of a size: how many reports, and what each part took."""

    @property
    def reports(self) -> int: ...
    @property
    def copying(self) -> float: ...
    @property
    def grouping(self) -> float: ...
    @property
    def seconds(self) -> float: ...


def plot(taken: Sequence[Point]) -> str:
    """The drawing, as SVG."""
    low, high = math.floor(_log(taken[0].reports)), math.ceil(_log(taken[-1].reports))
    all_of = [s for t in taken for s in (t.copying, t.grouping, t.seconds)]
    least, most = math.floor(_log(min(all_of))), math.ceil(_log(max(all_of)))

    def x(reports: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (_log(reports) - low) / (high - low)

    def y(seconds: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (_log(seconds) - least) / (most - least)

    first = taken[0]
    in_step = [(x(t.reports), y(first.seconds * t.reports / first.reports)) for t in taken]
    lines = [
        _line("in step", in_step, 'stroke="#999" stroke-dasharray="4 4"'),
        _line("copies", [(x(t.reports), y(t.copying)) for t in taken], 'stroke="#b45f06"'),
        _line("stories", [(x(t.reports), y(t.grouping)) for t in taken], 'stroke="#38761d"'),
        _line("both", [(x(t.reports), y(t.seconds)) for t in taken],
              'stroke="#1c4587" stroke-width="2"'),
    ]  # fmt: skip
    axes = [
        *(f'<text x="{x(10**p):.0f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**p:,}'
          "</text>" for p in range(low, high + 1)),
        *(f'<path d="M{LEFT} {y(10**p):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
          f'<text x="{LEFT - 8}" y="{y(10**p) + 4:.0f}" text-anchor="end">{_seconds(p)}</text>'
          for p in range(least, most + 1)),
        f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle">reports</text>',
    ]  # fmt: skip
    return "\n".join(_framed([*axes, *lines]))


def _log(value: float) -> float:
    return math.log10(value)


def _seconds(power: int) -> str:
    """A power of ten in seconds.

    >>> _seconds(-1), _seconds(2)
    ('0.1 s', '100 s')
    """
    return f"{10**power if power >= 0 else 10.0**power:g} s"


def _line(name: str, points: Sequence[tuple[float, float]], how: str) -> str:
    way = "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
    a, b = points[-1]
    dots = "".join(f'<circle cx="{p:.1f}" cy="{q:.1f}" r="2.5"/>' for p, q in points)
    return (
        f'<path d="M{way}" fill="none" {how}/>{dots if name != "in step" else ""}'
        f'<text x="{a - 6:.0f}" y="{b + 16:.0f}" text-anchor="end">{name}</text>'
    )


def _framed(inside: Iterable[str]) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' font-family="sans-serif" font-size="12">'
    )
    yield "<title>Seconds of one core against the number of reports, grouped</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    yield from inside
    yield "</svg>\n"
