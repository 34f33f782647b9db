"""Garbage is looked for seldom within, and as before behind it."""

from __future__ import annotations

import gc

from onrecord.garbage import SELDOM, seldom_collected


def test_what_held_before_holds_again() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    with seldom_collected():
        assert gc.get_threshold() == SELDOM
        assert gc.get_freeze_count() > frozen
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == frozen
