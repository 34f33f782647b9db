"""The mentions of a report that were read so far, and how near they are to the next one."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.annotate import Antecedents
from onrecord.annotate.parsed import Doc
from onrecord.find.actors.features import RECENT, Features, nearness, prominence
from onrecord.find.actors.places import Place, Seen

MODEL_LEAST, MODEL_MOST = -4.0, 6.0


class Memory:
    """The mentions read so far.

    Attributes:
        seen: bearer → their mentions, in the order of reading.
        in_headline: whether the headline is being read. It is read last, since it points to what
            it stands over.
    """

    def __init__(self, doc: Doc) -> None:
        self.seen: dict[int, list[Seen]] = {}
        self.in_headline = False
        self._spoke_last: int | None = None
        self._paragraph: list[Seen] = []
        self._windows: dict[int, tuple[Antecedents, int]] = {
            int(t): (a, k) for a in doc.layers.antecedents for k, t in enumerate(a.tokens)
        }

    def note(self, seen: Seen) -> None:
        """Remembers a mention."""
        self.seen.setdefault(seen.bearer, []).append(seen)
        if self._paragraph and self._paragraph[0].place.paragraph != seen.place.paragraph:
            self._paragraph = []
        self._paragraph.append(seen)
        if seen.place.source:
            self._spoke_last = seen.bearer

    def rename(self, old: int, new: int) -> None:
        """Counts all mentions of one bearer as another's."""
        moved = [Seen(new, m.place, m.named) for m in self.seen.pop(old, ())]
        if moved:
            self.seen[new] = moved + self.seen.get(new, [])
        if self._spoke_last == old:
            self._spoke_last = new
        self._paragraph = [
            Seen(new, m.place, m.named) if m.bearer == old else m for m in self._paragraph
        ]

    def nearness(self, place: Place, bearers: Collection[int]) -> dict[int, Features]:
        """How near the mentions of some bearers are to the one at a place."""
        first = next(
            (m.bearer for m in self._paragraph if m.bearer in bearers and _opens(m.place, place)),
            None,
        )
        out = {}
        for b in bearers:
            seen = self.seen[b]
            if self.in_headline:
                found = prominence(place, seen)
                model = max(self._model(m.place.token, place.token) for m in seen[:RECENT])
            else:
                found = nearness(place, seen, first, self._spoke_last)
                model = max(self._model(place.token, m.place.token) for m in seen[-RECENT:])
            if model:
                found["model"] = model
            out[b] = found
        return out

    def _model(self, later: int, earlier: int) -> float:
        """The model's score for two mentions, against "nothing before"; 0 across windows."""
        a, b = self._windows.get(later), self._windows.get(earlier)
        if a is None or b is None or a[0] is not b[0]:
            return 0.0
        row = a[0].scores[a[1]]
        return float(min(max(row[b[1]] - row[a[1]], MODEL_LEAST), MODEL_MOST))


def _opens(mention: Place, here: Place) -> bool:
    """Whether a mention may be what the paragraph of another is about."""
    return mention.paragraph == here.paragraph and not (mention.quoted or mention.possessive)
