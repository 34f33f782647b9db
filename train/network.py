"""The network: one MiniLM-size encoder and its heads (PyTorch; training only).

Arc and label scorers follow Dozat and Manning (2017); attribution links and coreference use the
same biaffine form, scored as independent yes or no for each (token, cue), since a source may
serve two cues.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.annotate.pieces import GAPS, SHAPES


@dataclass(frozen=True)
class Config:
    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    arc: int = 256
    label: int = 128
    label_head: int = 64
    link: int = 128
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, post-norm as BERT has it."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.heads = c.heads
        self.qkv = nn.Linear(c.width, 3 * c.width)
        self.out = nn.Linear(c.width, c.width)
        self.norm1 = nn.LayerNorm(c.width, eps=1e-12)
        self.up = nn.Linear(c.width, c.inner)
        self.down = nn.Linear(c.inner, c.width)
        self.norm2 = nn.LayerNorm(c.width, eps=1e-12)
        self.drop = nn.Dropout(c.dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        if mask is None:  # written out, so that the exported graph has plain matrix products
            scores = (q * (w // self.heads) ** -0.5) @ k.transpose(-1, -2)
            mixed = scores.softmax(-1) @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(b, n, w)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, c: Config) -> None:
        super().__init__()
        self.words = nn.Embedding(c.vocabulary, c.width)
        self.positions = nn.Embedding(c.positions, c.width)
        self.shape = nn.Embedding(len(SHAPES), c.width)
        self.gap = nn.Embedding(len(GAPS), c.width)
        self.quoted = nn.Embedding(2, c.width)
        for added in (self.shape, self.gap, self.quoted):
            nn.init.zeros_(added.weight)
        self.norm = nn.LayerNorm(c.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.layers))
        self.drop = nn.Dropout(c.dropout)

    def embed(self, ids: Tensor, shape: Tensor, gap: Tensor, quoted: Tensor) -> Tensor:
        """What enters the first layer, (batch, pieces, width); the relation branch shares it."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        return self.norm(x + self.shape(shape) + self.gap(gap) + self.quoted(quoted))

    def forward(
        self, ids: Tensor, shape: Tensor, gap: Tensor, quoted: Tensor, mask: Tensor | None
    ) -> Tensor:
        x = self.drop(self.embed(ids, shape, gap, quoted))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def bert_weights(path: Path) -> dict[str, Tensor]:
    """A BERT safetensors file, as this module names its parts."""
    with path.open("rb") as fh:
        size = struct.unpack("<Q", fh.read(8))[0]
        head = json.loads(fh.read(size))
        body = fh.read()
    raw = {
        k: torch.frombuffer(
            bytearray(body[v["data_offsets"][0] : v["data_offsets"][1]]), dtype=torch.float32
        ).reshape(v["shape"])
        for k, v in head.items()
        if k != "__metadata__" and v["dtype"] == "F32"
    }
    e = "embeddings."
    out = {
        "words.weight": raw[e + "word_embeddings.weight"],
        # every piece is of segment 0, so that row is folded into the positions
        "positions.weight": raw[e + "position_embeddings.weight"]
        + raw[e + "token_type_embeddings.weight"][0],
        "norm.weight": raw[e + "LayerNorm.weight"],
        "norm.bias": raw[e + "LayerNorm.bias"],
    }
    names = {
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "norm1",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "norm2",
    }
    for i in range(sum(k.endswith("intermediate.dense.weight") for k in raw)):
        p = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            out[f"layers.{i}.qkv.{part}"] = torch.cat(
                [raw[f"{p}attention.self.{x}.{part}"] for x in ("query", "key", "value")]
            )
            for theirs, ours in names.items():
                out[f"layers.{i}.{ours}.{part}"] = raw[f"{p}{theirs}.{part}"]
    return out


class Biaffine(nn.Module):
    """A score for every (token, other token): shape (batch, tokens, tokens)."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(size + 1, size + 1))
        nn.init.normal_(self.weight, std=1 / size)

    def forward(self, token: Tensor, other: Tensor) -> Tensor:
        token = F.pad(token, (0, 1), value=1.0)
        other = F.pad(other, (0, 1), value=1.0)
        return (token @ self.weight) @ other.transpose(-1, -2)


class Network(nn.Module):
    """Encoder and heads. Forward returns a dict of scores for every token of every window.

    Tags (`upos xpos sentence names cue kind`) have shape (batch, tokens, labels); `arc source
    content coref` (batch, tokens, tokens), row = dependent, source, content or later mention;
    `label_query` (batch, tokens, labels, k) and `label_head` (batch, tokens, k), whose product
    over k is the score of a label for a chosen head.
    """

    def __init__(self, config: Config, labels: dict[str, list[str]]) -> None:
        super().__init__()
        c = self.config = config
        self.labels = labels
        self.encoder = Encoder(c)
        self.tag_names = ("upos", "xpos", "sentence", "names", "cue", "kind")
        self.tags = nn.Linear(c.width, sum(len(labels[t]) for t in self.tag_names))
        self.sizes = {
            "arc_dep": c.arc,
            "arc_head": c.arc,
            "label_dep": c.label,
            "label_head": c.label_head,
            "source_token": c.link,
            "source_cue": c.link,
            "content_token": c.link,
            "content_cue": c.link,
            "coref_later": c.link,
            "coref_earlier": c.link,
        }
        self.project = nn.Linear(c.width, sum(self.sizes.values()))
        self.arc = Biaffine(c.arc)
        self.source = Biaffine(c.link)
        self.content = Biaffine(c.link)
        self.coref = Biaffine(c.link)
        self.label = nn.Linear(c.label, len(labels["dep"]) * (c.label_head + 1))
        self.drop_tags = nn.Dropout(0.2)
        self.drop_links = nn.Dropout(0.25)
        nn.init.constant_(self.source.weight[-1, -1], -3.0)
        nn.init.constant_(self.content.weight[-1, -1], -3.0)

    def encode(
        self,
        ids: Tensor,
        shape: Tensor,
        gap: Tensor,
        quoted: Tensor,
        first: Tensor,
        mask: Tensor | None = None,
    ) -> Tensor:
        """The state of every token, taken at its first piece: (batch, tokens, width)."""
        states = self.encoder(ids, shape, gap, quoted, mask)
        return states.gather(1, first.unsqueeze(-1).expand(-1, -1, states.shape[-1]))

    def heads(self, states: Tensor) -> dict[str, Tensor]:
        tags = self.tags(self.drop_tags(states))
        out = dict(
            zip(
                self.tag_names,
                tags.split([len(self.labels[t]) for t in self.tag_names], -1),
                strict=True,
            )
        )
        parts = dict(
            zip(
                self.sizes,
                self.drop_links(F.gelu(self.project(states))).split(list(self.sizes.values()), -1),
                strict=True,
            )
        )
        out["arc"] = self.arc(parts["arc_dep"], parts["arc_head"])
        out["source"] = self.source(parts["source_token"], parts["source_cue"])
        out["content"] = self.content(parts["content_token"], parts["content_cue"])
        out["coref"] = self.coref(parts["coref_later"], parts["coref_earlier"])
        b, n = states.shape[:2]
        out["label_query"] = self.label(parts["label_dep"]).view(
            b, n, len(self.labels["dep"]), self.config.label_head + 1
        )
        out["label_head"] = F.pad(parts["label_head"], (0, 1), value=1.0)
        return out

    def forward(
        self,
        ids: Tensor,
        shape: Tensor,
        gap: Tensor,
        quoted: Tensor,
        first: Tensor,
        mask: Tensor | None = None,
    ) -> dict[str, Tensor]:
        return self.heads(self.encode(ids, shape, gap, quoted, first, mask))
