"""Windows of whole units, cut anew each epoch, and the tensors made of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.annotate.pieces import PieceMaker, quoted_tokens
from train.corpora import UNLABELLED, Text
from train.labels import kind_of

MOST_PIECES = 254
IGNORE = -100
NEGATIVE_CUES = 6  # columns of the link scorers that are no cue, per window


@dataclass(frozen=True)
class Window:
    text: Text
    start: int
    end: int
    pieces: int


def cut(text: Text, sizes: list[int], rng: random.Random | None) -> Iterator[Window]:
    """Greedy windows of whole units; with a random source the room varies from window to window."""
    start, used = 0, 2
    room = MOST_PIECES if rng is None else rng.choice((96, 160, 254, 254, 254))
    for s, e in text.units:
        need = sum(sizes[s:e])
        if used + need > room and s > start:
            yield Window(text, start, s, used)
            start, used = s, 2
            room = MOST_PIECES if rng is None else rng.choice((96, 160, 254, 254, 254))
        if need + 2 > MOST_PIECES:  # one unit alone is too long: its first tokens only
            e2, total = s, 2
            while e2 < e and total + sizes[e2] <= MOST_PIECES:
                total += sizes[e2]
                e2 += 1
            yield Window(text, s, e2, total)
            start, used = e, 2
            continue
        used += need
    if text.tokens[start:]:
        yield Window(text, start, len(text.tokens), used)


def batched(windows: list[Window], most: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, at most `most` padded pieces each, in random order."""
    windows = sorted(windows, key=lambda w: w.pieces + rng.random() * 24)
    out: list[list[Window]] = []
    batch: list[Window] = []
    for w in windows:
        if batch and max(w.pieces, *(x.pieces for x in batch)) * (len(batch) + 1) > most:
            out.append(batch)
            batch = []
        batch.append(w)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


class Collator:
    """Turns windows into padded tensors: the inputs and every target that the texts have."""

    def __init__(self, maker: PieceMaker, labels: dict[str, list[str]]) -> None:
        self.maker = maker
        self.index = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}

    def __call__(self, batch: list[Window], rng: random.Random) -> dict[str, Tensor]:
        n = max(w.end - w.start for w in batch)
        p = max(w.pieces for w in batch)
        b = len(batch)
        arrays = {k: np.zeros((b, p), np.int64) for k in ("ids", "shape", "gap", "quoted")}
        arrays["first"] = np.zeros((b, n), np.int64)
        for k in ("upos", "xpos", "dep", "head", "sentence", "names", "cue", "kind"):
            arrays[k] = np.full((b, n), IGNORE, np.int64)
        arrays["sent_id"] = np.full((b, n), -1, np.int64)
        arrays["names_weight"] = np.ones((b, n), np.float32)
        keep = np.zeros((b, p), bool)
        mentions = np.full((b, n), -1, np.int64)
        columns: list[list[tuple[int, list[int], list[int]]]] = []
        for i, w in enumerate(batch):
            t, size = w.text, w.end - w.start
            tokens, gaps = t.tokens[w.start : w.end], t.gaps[w.start : w.end]
            x = self.maker.window(tokens, gaps, quoted_tokens(tokens, gaps))
            m = len(x.ids)
            keep[i, :m] = True
            for k in ("ids", "shape", "gap", "quoted"):
                arrays[k][i, :m] = getattr(x, k)
            arrays["first"][i, :size] = x.first
            if t.upos:
                self._parse(arrays, i, w)
            if t.names is not None:
                arrays["names_weight"][i, :] = t.names_weight
                for j, tag in enumerate(t.names[w.start : w.end]):
                    if tag != UNLABELLED:
                        arrays["names"][i, j] = self.index["names"][tag]
            columns.append(self._links(arrays, i, w, rng) if t.attributions is not None else [])
            if t.mentions is not None:
                ids: dict[str, int] = {}
                for at, eid in t.mentions:
                    if w.start <= at < w.end:
                        mentions[i, at - w.start] = ids.setdefault(eid, len(ids))
        out = {k: torch.from_numpy(v) for k, v in arrays.items()}
        out["keep"] = torch.from_numpy(keep)
        out["mentions"] = torch.from_numpy(mentions)
        return out | self._columns(columns, n)

    def _parse(self, arrays: dict[str, np.ndarray], i: int, w: Window) -> None:
        t = w.text
        assert t.upos and t.xpos and t.dep and t.head
        for k, values in (("upos", t.upos), ("xpos", t.xpos), ("dep", t.dep)):
            arrays[k][i, : w.end - w.start] = [
                self.index[k].get(v, IGNORE) for v in values[w.start : w.end]
            ]
        sentence = 0
        for s, e in t.units:
            if s >= w.start and s < w.end:
                e = min(e, w.end)
                arrays["sentence"][i, s - w.start : e - w.start] = 0
                arrays["sentence"][i, s - w.start] = 1
                arrays["sent_id"][i, s - w.start : e - w.start] = sentence
                sentence += 1
                for j in range(s, e):
                    if s <= t.head[j] < e:
                        arrays["head"][i, j - w.start] = t.head[j] - w.start

    def _links(
        self, arrays: dict[str, np.ndarray], i: int, w: Window, rng: random.Random
    ) -> list[tuple[int, list[int], list[int]]]:
        """Cue tags of one window, and (cue's first token, source, content) for each column."""
        t, size = w.text, w.end - w.start
        assert t.attributions is not None
        arrays["cue"][i, :size] = 0
        out, firsts = [], set()
        for cue, source, content in t.attributions:
            cue = [c - w.start for c in cue if w.start <= c < w.end]
            if not cue:
                continue
            arrays["cue"][i, cue[0]] = 1
            for c in cue[1:]:
                arrays["cue"][i, c] = 2
            kind = kind_of([t.tokens[c + w.start] for c in cue])
            if kind:
                arrays["kind"][i, cue[0]] = self.index["kind"][kind]
            firsts.add(cue[0])
            out.append(
                (
                    cue[0],
                    [s - w.start for s in source if w.start <= s < w.end],
                    [c - w.start for c in content if w.start <= c < w.end],
                )
            )
        for _ in range(NEGATIVE_CUES):
            c = rng.randrange(size)
            if c not in firsts:
                out.append((c, [], []))
        return out

    def _columns(
        self, columns: list[list[tuple[int, list[int], list[int]]]], n: int
    ) -> dict[str, Tensor]:
        most = max(1, *(len(c) for c in columns))
        at = np.zeros((len(columns), most), np.int64)
        valid = np.zeros((len(columns), most), bool)
        links = np.zeros((2, len(columns), n, most), np.float32)
        for i, cs in enumerate(columns):
            for k, (cue, source, content) in enumerate(cs):
                at[i, k], valid[i, k] = cue, True
                links[0, i, source, k] = 1
                links[1, i, content, k] = 1
        return {
            "cue_at": torch.from_numpy(at),
            "cue_valid": torch.from_numpy(valid),
            "source_links": torch.from_numpy(links[0]),
            "content_links": torch.from_numpy(links[1]),
        }
