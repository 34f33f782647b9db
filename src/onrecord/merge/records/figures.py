"""Figures of one event side by side: in words, and whether two can both be so."""

from __future__ import annotations

from onrecord.schema import Figure

# A round number told with "about" is off by so much at most.
ROUGH = 0.1


def told(figure: Figure) -> str:
    """A figure with its bound.

    >>> told(Figure("killed", 5, 5, None, "people", (0, 1)))
    'at least 5 people'
    """
    unit = f" {figure.unit}" if figure.unit else ""
    low, high = figure.low, figure.high
    if figure.value is not None and low == high == figure.value:
        return _number(figure.value) + unit
    if low is not None and high is not None:
        return f"{_number(low)} to {_number(high)}{unit}"
    if low is None and high is None:
        return f"about {_number(figure.value or 0)}{unit}"
    known = low if low is not None else high
    return f"{'at least' if low is not None else 'at most'} {_number(known or 0)}{unit}"


def bounds(figure: Figure) -> tuple[float, float]:
    """The least and the most that a figure allows."""
    if figure.low is None and figure.high is None and figure.value is not None:
        return figure.value * (1 - ROUGH), figure.value * (1 + ROUGH)
    low = figure.low if figure.low is not None else float("-inf")
    return low, figure.high if figure.high is not None else float("inf")


def apart(a: Figure, b: Figure) -> bool:
    """Whether two figures cannot both be so.

    >>> three = Figure("killed", 3, 3, 3, None, (0, 1))
    >>> apart(three, Figure("killed", 5, 5, None, None, (0, 1)))
    True
    """
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    return low_a > high_b or low_b > high_a


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:g}"
