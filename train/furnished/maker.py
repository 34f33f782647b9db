"""What writers of invented pages have in common."""

from __future__ import annotations

import html
import random
from dataclasses import dataclass

from bench.article.score import Block
from train.furnished.site import Site
from train.furnished.tables import furniture

# Slots of which half the lines are made by the grammar of phrases.
_COMPOSED = {"caption": "{caption}", "relitem": "{title}"}
# Of all reports this share holds turns of a talk: questions, answers, a transcript.
_SPOKEN = 0.07
_SHOUTED = frozenset({"relhead", "sub", "kicker", "ad"})


@dataclass(frozen=True, slots=True)
class Story:
    """What a marked page tells, apart from its furniture."""

    headline: str
    dateline: str
    body: tuple[str, ...]
    captions: tuple[str, ...]


class Maker:
    """Writes one page and notes its blocks."""

    def __init__(self, rng: random.Random, story: Story, *, web: bool) -> None:
        self.rng, self.story, self.web = rng, story, web
        self.site = Site(rng)
        self.out = ""
        self.blocks: list[Block] = []
        self.era = rng.choice(["old", "div", "div", "new", "new"])
        self.spoken = rng.random() < _SPOKEN

    def raw(self, text: str) -> None:
        """Write what belongs to no block."""
        self.out += text

    def put(self, kind: str, text: str) -> None:
        """Write the words of a block."""
        start = len(self.out)
        self.out += html.escape(text, quote=False).replace("\0", "<br>") if self.web else text
        if kind != "other":
            self.blocks.append(Block(kind, start, len(self.out)))

    def line(self, slot: str) -> tuple[str, str]:
        """The kind and words of a line of a slot."""
        kind, text = self.rng.choice(furniture()[slot])
        if slot in _COMPOSED and self.chance(0.5):
            kind, text = furniture()[slot][0][0], _COMPOSED[slot]
        words = self.site.fill(text, self.story.headline)
        if slot in _SHOUTED and self.chance(0.12):
            words = words.upper()
        return kind, words

    def phrase(self, symbol: str) -> str:
        """What the grammar makes of a symbol."""
        return self.site.fill(f"{{{symbol}}}", self.story.headline)

    def turns(self) -> list[str]:
        """Turns of a talk, in a report that holds some."""
        many = self.rng.randrange(1, 5) if self.spoken and self.chance(0.5) else 0
        return [self.phrase("turn") for _ in range(many)]

    def chance(self, share: float) -> bool:
        """Whether something with this chance happens."""
        return self.rng.random() < share

    def pick(self, *choices: str) -> str:
        """One of some strings, each as likely."""
        return self.rng.choice(choices)
