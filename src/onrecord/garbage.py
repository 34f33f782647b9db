"""When Python looks for garbage that holds itself: seldom, where a great deal is made and kept.

By default it looks after every seven hundred things that were made, and at all there is whenever a
quarter has come to it. What reports tell together is millions of small values, of which hardly one
is in a circle: about a tenth of the time of telling it went into looking.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (10_000, 5, 50)
"""After so many new things the youngest are looked at; the others after so many such times."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Within it garbage is looked for seldom."""
    before = gc.get_threshold()
    gc.freeze()  # what is there already stays
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
