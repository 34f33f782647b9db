"""The PLOVER relation of a marked pair: `python -m train.relation CHECKPOINT --data …`.

A branch of the encoder: the lower layers are shared and frozen, the upper ones are copied, told
by an added embedding which tokens are source and target, and trained on the rows of PLV_train.
The encoder never saw those rows, so the five folds, grouped by sentence, are clean.
"""

from __future__ import annotations

import argparse
import copy
import csv
import random
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.annotate.pieces import JOINED, PARAGRAPH, SPACED, PieceMaker, quoted_tokens
from onrecord.annotate.tokens import make_tokenizer
from train.network import SHARED, Config, Network

EPOCHS, BATCH, LAYER_RATE, HEAD_RATE = 14, 24, 2e-4, 1e-3
FOLDS = 5
MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True)
class Row:
    """One sentence with a pair; roles per token: 0 none, 1 source, 2 target."""

    tokens: list[str]
    gaps: list[int]
    roles: list[int]
    root: str
    quad: int
    group: str


def load(checkpoint: Path) -> Network:
    state = torch.load(checkpoint, weights_only=True, map_location="cpu")
    net = Network(Config(), state["labels"])
    net.load_state_dict(state["net"])
    return net.eval()


def rows(path: Path) -> list[Row]:
    nlp = make_tokenizer()
    out = []
    with path.open(encoding="utf-8", newline="") as fh:
        for r in csv.DictReader(fh, delimiter="\t"):
            text, spans, opened = "", {}, {}
            at = 0
            for m in MARK.finditer(r["marked_sentence"]):
                text += r["marked_sentence"][at : m.start()]
                at = m.end()
                if m[1]:
                    spans[m[2]] = (opened[m[2]], len(text))
                else:
                    opened[m[2]] = len(text)
            text += r["marked_sentence"][at:]
            tokens, gaps, roles, gap = [], [], [], PARAGRAPH
            for t in nlp.make_doc(text):
                if t.is_space:
                    continue
                tokens.append(t.text)
                gaps.append(gap)
                gap = SPACED if t.whitespace_ else JOINED
                role = 0
                for k, name in ((1, "s"), (2, "t")):
                    s, e = spans.get(name, (0, 0))
                    if s <= t.idx < e:
                        role = k
                roles.append(role)
            out.append(
                Row(tokens, gaps, roles, r["gold_root"], int(r["gold_penta"]), r["sentence"])
            )
    return out


class Relation(nn.Module):
    """Upper layers of its own over shared lower states, and one score for each root."""

    def __init__(self, net: Network, roots: int) -> None:
        super().__init__()
        width = net.config.width
        self.roles = nn.Embedding(3, width)
        nn.init.normal_(self.roles.weight, std=0.02)
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in net.encoder.layers[SHARED:])
        self.out = nn.Linear(3 * width, roots)
        self.drop = nn.Dropout(0.2)

    def forward(self, lower: Tensor, roles: Tensor, keep: Tensor | None = None) -> Tensor:
        """Scores of the roots: lower (batch, pieces, width), roles (batch, pieces)."""
        x = lower + self.roles(roles)
        mask = None if keep is None else keep[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        pooled = [x[:, 0]]
        for role in (1, 2):
            chosen = (roles == role).to(x.dtype)
            total = chosen.sum(1, keepdim=True)
            pooled.append((x * chosen.unsqueeze(-1)).sum(1) / total.clamp(min=1))
        return self.out(self.drop(torch.cat(pooled, -1)))


@torch.no_grad()
def lower_states(net: Network, maker: PieceMaker, data: list[Row]) -> list[tuple[Tensor, Tensor]]:
    """The shared layers' states and the roles of each row's pieces."""
    out = []
    for r in data:
        w = maker.window(r.tokens, r.gaps, quoted_tokens(r.tokens, r.gaps))
        x = [torch.from_numpy(getattr(w, k))[None, :200] for k in ("ids", "shape", "gap", "quoted")]
        e = net.encoder
        h = e.words(x[0]) + e.positions.weight[: x[0].shape[1]]
        h = e.norm(h + e.shape(x[1]) + e.gap(x[2]) + e.quoted(x[3]))
        for layer in e.layers[:SHARED]:
            h = layer(h, None)
        sizes = maker.lengths(r.tokens)
        roles = np.pad(np.repeat(r.roles, sizes), 1)[:200]
        out.append((h[0], torch.from_numpy(roles)))
    return out


def fit(
    net: Network,
    states: list[tuple[Tensor, Tensor]],
    gold: list[int],
    roots: int,
    chosen: list[int],
    seed: int,
) -> Relation:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Relation(net, roots)
    for layer in model.layers:
        layer.drop.p = 0.15
    optimizer = torch.optim.AdamW(
        [
            {"params": model.layers.parameters(), "lr": LAYER_RATE, "base": LAYER_RATE},
            {
                "params": [*model.out.parameters(), *model.roles.parameters()],
                "lr": HEAD_RATE,
                "base": HEAD_RATE,
            },
        ],
        weight_decay=0.05,
    )
    total = EPOCHS * (len(chosen) // BATCH + 1)
    step = 0
    model.train()
    for _ in range(EPOCHS):
        order = chosen[:]
        rng.shuffle(order)
        for k in range(0, len(order), BATCH):
            part = order[k : k + BATCH]
            lower, roles, keep = padded([states[i] for i in part])
            for g in optimizer.param_groups:
                g["lr"] = g["base"] * min(1, (step + 1) / (0.1 * total)) * (1 - step / total)
            loss = F.cross_entropy(
                model(lower, roles, keep),
                torch.tensor([gold[i] for i in part]),
                label_smoothing=0.1,
            )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
    return model.eval()


def padded(items: list[tuple[Tensor, Tensor]]) -> tuple[Tensor, Tensor, Tensor]:
    n = max(len(r) for _, r in items)
    lower = torch.stack([F.pad(h, (0, 0, 0, n - len(h))) for h, _ in items])
    roles = torch.stack([F.pad(r, (0, n - len(r))) for _, r in items])
    keep = torch.stack([torch.arange(n) < len(r) for _, r in items])
    return lower, roles, keep


def macro_f1(gold: list[int], made: list[int]) -> float:
    hits: Counter[int] = Counter(g for g, m in zip(gold, made, strict=True) if g == m)
    of, got = Counter(gold), Counter(made)
    return float(np.mean([2 * hits[x] / (of[x] + got[x]) for x in of]))


def folds(data: list[Row]) -> list[list[int]]:
    """Five folds of rows; rows of one sentence stand in one."""
    groups = defaultdict(list)
    for i, r in enumerate(data):
        groups[r.group].append(i)
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
    maker = PieceMaker(Tokenizer.from_file(str(args.base / "tokenizer.json")))
    data = rows(args.data / "event/PLV_train.tsv")
    names = sorted({r.root for r in data})
    quads = {r.root: Counter(x.quad for x in data if x.root == r.root) for r in data}
    quad = {name: c.most_common(1)[0][0] for name, c in quads.items()}
    gold = [names.index(r.root) for r in data]
    states = lower_states(net, maker, data)
    if args.out:
        model = fit(net, states, gold, len(names), list(range(len(data))), 7)
        torch.save({"relation": model.state_dict(), "roots": names}, args.out)
        return
    made = [0] * len(data)
    for k, held in enumerate(folds(data)):
        began = time.time()
        inside = set(held)
        model = fit(
            net, states, gold, len(names), [i for i in range(len(data)) if i not in inside], k
        )
        with torch.no_grad():
            for i in held:
                made[i] = int(model(*(x[None] for x in states[i])).argmax())
        part = macro_f1([gold[i] for i in held], [made[i] for i in held])
        print(f"fold {k + 1}: root macro-F1 {part:.3f} ({time.time() - began:.0f} s)", flush=True)
    print(f"all folds: root macro-F1 {macro_f1(gold, made):.3f}")
    q = [[r.quad for r in data], [quad[names[m]] for m in made]]
    print(f"all folds: quad macro-F1 {macro_f1(*q):.3f}")


if __name__ == "__main__":
    main()
