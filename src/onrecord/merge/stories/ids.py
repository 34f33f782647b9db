"""Ids for stories that stay when their reports are grouped again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import count


def story_id(report: str, ordinal: int = 0) -> str:
    """The id of a story that a report opens; `ordinal` tells apart several that it opened.

    >>> story_id("r1") == story_id("r1") != story_id("r2")
    True
    """
    return "s" + hashlib.sha256(f"story|{report}|{ordinal}".encode()).hexdigest()[:16]


def named(
    made: Sequence[Sequence[str]], known: Mapping[str, str], *, taken: Collection[str] = ()
) -> list[str]:
    """An id for each group of reports: of the story that most of it was in, else a new one.

    Args:
        made: the reports of each group; the first one gives a new story its id.
        known: the story that reports were in before.
        taken: ids that others have.

    >>> before = {"a": "s1", "b": "s1", "c": "s2"}
    >>> named([["a", "b", "c"], ["d"]], before) == ["s1", story_id("d")]
    True
    """
    votes = [Counter(known[r] for r in group if r in known) for group in made]
    claims = sorted((-n, i, story) for i, v in enumerate(votes) for story, n in v.items())
    given: dict[int, str] = {}
    used = set(taken)
    for _, i, story in claims:
        if i not in given and story not in used:
            given[i] = story
            used.add(story)
    for i, group in enumerate(made):
        if i not in given:
            given[i] = next(s for n in count() if (s := story_id(group[0], n)) not in used)
            used.add(given[i])
    return [given[i] for i in range(len(made))]
