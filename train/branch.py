"""A branch of the model: layers of its own that read marked words, and one score for each label.

Its input embeddings are the encoder's, shared and frozen; its layers are its own. They start from
the sentence encoder that the whole model started from, since the layers that learned tags and
trees have lost most of what tells one verb's meaning from another's. An added embedding tells
which pieces are of which role.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.annotate.pieces import PieceMaker
from train.network import Config, Layer, Network

MOST_PIECES = 200


class Branch(nn.Module):
    """Pools the first piece and the pieces of each role.

    Args:
        config: sizes of the layers.
        labels: how many labels there are.
        roles: how many roles there are; 0 is none.
    """

    def __init__(self, config: Config, labels: int, roles: int) -> None:
        super().__init__()
        width = config.width
        self.roles = nn.Embedding(roles + 1, width)
        nn.init.normal_(self.roles.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.out = nn.Linear((roles + 1) * width, labels)
        self.drop = nn.Dropout(0.2)

    def forward(self, embedded: Tensor, roles: Tensor, keep: Tensor | None = None) -> Tensor:
        """Scores of the labels: embedded (batch, pieces, width), roles (batch, pieces)."""
        x = embedded + self.roles(roles)
        mask = None if keep is None else keep[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        pooled = [x[:, 0]]
        for role in range(1, self.roles.num_embeddings):
            chosen = (roles == role).to(x.dtype)
            total = chosen.sum(1, keepdim=True)
            pooled.append((x * chosen.unsqueeze(-1)).sum(1) / total.clamp(min=1))
        return self.out(self.drop(torch.cat(pooled, -1)))


Item = tuple[Tensor, Tensor]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a branch is trained.

    Attributes:
        epochs: passes over the rows.
        batch: rows a step.
        layer_rate: the last layer's highest rate; lower layers learn more slowly
            (Howard and Ruder 2018).
        head_rate: the highest rate of the scores and of the roles' embedding.
    """

    epochs: int = 7
    batch: int = 16
    layer_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9


def load(checkpoint: Path) -> Network:
    """The network of a checkpoint of `train.main`."""
    state = torch.load(checkpoint, weights_only=True, map_location="cpu")
    net = Network(Config(), state["labels"])
    net.load_state_dict(state["net"])
    return net.eval()


def new_branch(net: Network, start: dict[str, Tensor], labels: int, roles: int) -> Branch:
    """A branch whose layers are those of `start`, from `bert_weights`."""
    model = Branch(net.config, labels, roles)
    model.layers.load_state_dict(
        {k.removeprefix("layers."): v for k, v in start.items() if k.startswith("layers.")}
    )
    return model


@torch.no_grad()
def item(
    net: Network,
    maker: PieceMaker,
    tokens: Sequence[str],
    gaps: Sequence[int],
    quoted: Sequence[int],
    roles: Sequence[int],
) -> Item:
    """What a branch reads of one row: its embedded pieces and their roles."""
    w = maker.window(tokens, gaps, quoted)
    x = [torch.from_numpy(getattr(w, k))[None] for k in ("ids", "shape", "gap", "quoted")]
    spread = np.pad(np.repeat(np.asarray(roles, np.int64), maker.lengths(tokens)), 1)
    return net.encoder.embed(*x)[0, :MOST_PIECES], torch.from_numpy(spread)[:MOST_PIECES]


def _optimizer(model: Branch, recipe: Recipe) -> torch.optim.AdamW:
    depth = len(model.layers)
    rates = [recipe.layer_rate * recipe.layer_decay ** (depth - 1 - k) for k in range(depth)]
    groups = [
        {"params": layer.parameters(), "lr": rate, "base": rate}
        for layer, rate in zip(model.layers, rates, strict=True)
    ]
    head = [*model.out.parameters(), *model.roles.parameters()]
    rate = recipe.head_rate
    return torch.optim.AdamW(
        [*groups, {"params": head, "lr": rate, "base": rate}], weight_decay=0.05
    )


def fit(
    model: Branch,
    data: Sequence[Item],
    gold: Tensor,
    chosen: Sequence[int],
    seed: int,
    recipe: Recipe,
) -> None:
    """Trains a branch on the chosen rows, in batches of like length.

    Args:
        model: the branch.
        data: what it reads of each row.
        gold: the class of each row, or its probabilities.
        chosen: the rows to train on.
        seed: of order and dropout.
        recipe: how.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    optimizer = _optimizer(model, recipe)
    total = recipe.epochs * (len(chosen) // recipe.batch + 1)
    step = 0
    model.train()
    for _ in range(recipe.epochs):
        order = sorted(chosen, key=lambda i: len(data[i][1]) + rng.random() * 40)
        batches = [order[k : k + recipe.batch] for k in range(0, len(order), recipe.batch)]
        rng.shuffle(batches)
        for part in batches:
            for g in optimizer.param_groups:
                g["lr"] = g["base"] * min(1, (step + 1) / (0.1 * total)) * (1 - step / total)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(*padded([data[i] for i in part]))
            loss = F.cross_entropy(scores.float(), gold[list(part)], label_smoothing=0.1)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
    model.eval()


def padded(part: Sequence[Item]) -> tuple[Tensor, Tensor, Tensor]:
    """Rows of one batch, brought to one length, and which pieces are theirs."""
    n = max(len(r) for _, r in part)
    embedded = torch.stack([F.pad(h, (0, 0, 0, n - len(h))) for h, _ in part])
    roles = torch.stack([F.pad(r, (0, n - len(r))) for _, r in part])
    keep = torch.stack([torch.arange(n) < len(r) for _, r in part])
    return embedded, roles, keep
