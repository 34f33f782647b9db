"""The PLOVER relation of a marked pair: `python -m train.relation CHECKPOINT --data …`.

A branch of the model: its input embeddings are the encoder's, shared and frozen; its layers are
its own. They start from the sentence encoder that the whole model started from, since the layers
that learned tags and trees have lost most of what tells one verb's meaning from another's (five
folds: about .74 from those, .84 from these). An added embedding tells which tokens are source
and target. No encoder here ever saw PLV_train's rows, so the folds, grouped by sentence, are
clean.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from bench.common import lines
from bench.relation.marked import Row, read
from bench.relation.score import QUADS, macro_f1
from onrecord.annotate.pieces import PieceMaker, quoted_tokens
from onrecord.annotate.tokens import make_tokenizer
from train.network import Config, Layer, Network, bert_weights

EPOCHS, BATCH, LAYER_RATE, HEAD_RATE = 7, 16, 2e-4, 1e-3
LAYER_DECAY = 0.9  # lower layers learn more slowly (Howard and Ruder 2018)
MOST_PIECES = 200
FOLDS = 5


def load(checkpoint: Path) -> Network:
    state = torch.load(checkpoint, weights_only=True, map_location="cpu")
    net = Network(Config(), state["labels"])
    net.load_state_dict(state["net"])
    return net.eval()


def rows(path: Path) -> list[Row]:
    return list(read(lines(path), make_tokenizer().make_doc))


class Relation(nn.Module):
    """Layers of its own over the encoder's embeddings, and one score for each root."""

    def __init__(self, config: Config, roots: int) -> None:
        super().__init__()
        width = config.width
        self.roles = nn.Embedding(3, width)
        nn.init.normal_(self.roles.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.out = nn.Linear(3 * width, roots)
        self.drop = nn.Dropout(0.2)

    def forward(self, embedded: Tensor, roles: Tensor, keep: Tensor | None = None) -> Tensor:
        """Scores of the roots: embedded (batch, pieces, width), roles (batch, pieces)."""
        x = embedded + self.roles(roles)
        mask = None if keep is None else keep[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        pooled = [x[:, 0]]
        for role in (1, 2):
            chosen = (roles == role).to(x.dtype)
            total = chosen.sum(1, keepdim=True)
            pooled.append((x * chosen.unsqueeze(-1)).sum(1) / total.clamp(min=1))
        return self.out(self.drop(torch.cat(pooled, -1)))


Item = tuple[Tensor, Tensor]


@torch.no_grad()
def items(net: Network, maker: PieceMaker, data: list[Row]) -> list[Item]:
    """What each row's branch reads: its embedded pieces and their roles."""
    out = []
    for r in data:
        w = maker.window(r.tokens, r.gaps, quoted_tokens(r.tokens, r.gaps))
        x = [torch.from_numpy(getattr(w, k))[None] for k in ("ids", "shape", "gap", "quoted")]
        roles = torch.from_numpy(np.pad(np.repeat(r.roles, maker.lengths(r.tokens)), 1))
        out.append((net.encoder.embed(*x)[0, :MOST_PIECES], roles[:MOST_PIECES]))
    return out


def new_branch(net: Network, start: dict[str, Tensor], roots: int) -> Relation:
    model = Relation(net.config, roots)
    model.layers.load_state_dict(
        {k.removeprefix("layers."): v for k, v in start.items() if k.startswith("layers.")}
    )
    return model


def optimizer_of(model: Relation) -> torch.optim.AdamW:
    rates = [LAYER_RATE * LAYER_DECAY ** (len(model.layers) - 1 - k) for k in range(6)]
    groups = [
        {"params": layer.parameters(), "lr": rate, "base": rate}
        for layer, rate in zip(model.layers, rates, strict=True)
    ]
    head = [*model.out.parameters(), *model.roles.parameters()]
    return torch.optim.AdamW(
        [*groups, {"params": head, "lr": HEAD_RATE, "base": HEAD_RATE}], weight_decay=0.05
    )


def fit(model: Relation, data: list[Item], gold: list[int], chosen: list[int], seed: int) -> None:
    """Trains the branch on the chosen rows, in batches of like length."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    optimizer = optimizer_of(model)
    total = EPOCHS * (len(chosen) // BATCH + 1)
    step = 0
    model.train()
    for _ in range(EPOCHS):
        order = sorted(chosen, key=lambda i: len(data[i][1]) + rng.random() * 40)
        batches = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        for part in batches:
            for g in optimizer.param_groups:
                g["lr"] = g["base"] * min(1, (step + 1) / (0.1 * total)) * (1 - step / total)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(*padded([data[i] for i in part]))
            target = torch.tensor([gold[i] for i in part])
            loss = F.cross_entropy(scores.float(), target, label_smoothing=0.1)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
    model.eval()


def padded(part: list[Item]) -> tuple[Tensor, Tensor, Tensor]:
    n = max(len(r) for _, r in part)
    embedded = torch.stack([F.pad(h, (0, 0, 0, n - len(h))) for h, _ in part])
    roles = torch.stack([F.pad(r, (0, n - len(r))) for _, r in part])
    keep = torch.stack([torch.arange(n) < len(r) for _, r in part])
    return embedded, roles, keep


def folds(data: list[Row]) -> list[list[int]]:
    """Five folds of rows; rows of one sentence stand in one."""
    groups = defaultdict(list)
    for i, r in enumerate(data):
        groups[r.sentence].append(i)
    keys = sorted(groups)
    random.Random(5).shuffle(keys)
    out: list[list[int]] = [[] for _ in range(FOLDS)]
    for key in keys:
        min(out, key=len).extend(groups[key])
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="train on all rows and save the branch here")
    args = parser.parse_args()
    torch.set_num_threads(2)
    net = load(args.checkpoint)
    start = bert_weights(args.base / "model.safetensors")
    maker = PieceMaker(Tokenizer.from_file(str(args.base / "tokenizer.json")))
    pairs = rows(args.data / "event/PLV_train.tsv")
    names = sorted({r.root for r in pairs})
    gold = [names.index(r.root) for r in pairs]
    data = items(net, maker, pairs)
    if args.out:
        torch.manual_seed(7)
        model = new_branch(net, start, len(names))
        fit(model, data, gold, list(range(len(pairs))), 7)
        torch.save({"relation": model.state_dict(), "roots": names}, args.out)
        return
    made = [0] * len(pairs)
    for k, held in enumerate(folds(pairs)):
        began = time.time()
        inside = set(held)
        torch.manual_seed(k)
        model = new_branch(net, start, len(names))
        fit(model, data, gold, [i for i in range(len(pairs)) if i not in inside], k)
        with torch.no_grad():
            for i in held:
                made[i] = int(model(*(x[None] for x in data[i])).argmax())
        part = macro_f1([gold[i] for i in held], [made[i] for i in held])
        print(f"fold {k + 1}: root macro-F1 {part:.3f} ({time.time() - began:.0f} s)", flush=True)
    print(f"all folds: root macro-F1 {macro_f1(gold, made):.3f}")
    quads = [r.quad for r in pairs], [QUADS[names[m]] for m in made]
    print(f"all folds: quad macro-F1 {macro_f1(*quads):.3f}")


if __name__ == "__main__":
    main()
