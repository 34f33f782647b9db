"""Marked mentions are read off the parse, and joined within a story."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bench.eventcoref.reading import Marked, Words, mentions
from bench.eventcoref.score import joined
from onrecord import annotate
from onrecord.annotate import LanguageModel
from onrecord.merge.records.mentions import Mention


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return annotate.load()


def case(*sentences: str, marks: dict[str, int]) -> dict[str, Any]:
    """A line of the cases: sentences with a space before each token, and words with their place."""
    tokens: list[dict[str, Any]] = []
    for n, words in enumerate(sentences):
        for word in words.split():
            start = tokens[-1]["end"] + 1 if tokens else 0
            tokens.append(
                {"id": len(tokens), "sent": n, "text": word, "start": start,
                 "end": start + len(word)}
            )  # fmt: skip
    marked = []
    for word, n in marks.items():
        at = next(t["id"] for t in tokens if t["text"] == word and t["sent"] == n)
        marked.append(
            {"id": word, "kind": "event", "validated": True, "sent": n, "token_ids": [at],
             "coref": word}
        )  # fmt: skip
    return {"doc_id": "r", "tokens": tokens, "mentions": marked}


def test_sides(model: LanguageModel) -> None:
    record = case(
        "The ferry left at noon .",
        "Guards shot a farmer near the bridge , and the shooting of the farmer shocked Selme .",
        marks={"shot": 1, "shooting": 1},
    )
    shot, shooting = (m.mention for m in mentions(record, 0, Words([record]), model=model))
    assert (shot.lemma, shot.verb, shot.sentence) == ("shoot", True, 1)
    assert set(shot.doers) == {"guard"}
    assert set(shot.ends) == {"farmer"}
    assert "bridg" in shot.beside
    assert not shooting.verb
    assert set(shooting.ends) == {"farmer"}
    assert shooting.often == 0.5


def test_mentions_of_two_stories_are_apart() -> None:
    one = Mention("", "", 0, "shot", "shoot", own=0.7, often=0.02, ends={"farmer": 0.8})
    some = [
        Marked(replace(one, id=name, report=name), "e", story)
        for name, story in {"a": 0, "b": 0, "c": 1}.items()
    ]
    assert len(set(joined(some).values())) == 2
