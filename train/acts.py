"""What a statement does: `python -m train.acts CHECKPOINT --data … --base … --out …`.

A branch (`train/branch.py`) whose roles are source, cue and content. It learns from statements of
news that language models read and labelled by the codebook (`acts.tsv.gz` here: document, offsets
and acts; the words are in the corpora) and from invented ones (`acts_invented.csv`). Two acts in
a row mean that both can be defended.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.annotate.model import load as load_model
from onrecord.annotate.pieces import PieceMaker
from train.acts_rows import ACTS, Row, of_corpora, of_sentences
from train.branch import Branch, Item, Recipe, fit, item, load, new_branch, padded
from train.network import Network, bert_weights

ROLES = 3
RECIPE = Recipe(epochs=4, batch=32)
INVENTED_TIMES = 2
"""How often an epoch reads the invented statements, which hold more of the rarer acts."""
HELD = 0.1
"""The share of documents that the recipe was chosen by."""
HERE = Path(__file__).parent


def items(net: Network, maker: PieceMaker, data: Sequence[Row]) -> list[Item]:
    """What each row's branch reads."""
    return [item(net, maker, r.tokens, r.gaps, r.quoted, r.roles) for r in data]


def held_out(data: Sequence[Row]) -> set[int]:
    """Rows of a tenth of the corpora's documents."""
    documents = sorted({r.document for r in data if "/" in r.document})
    chosen = set(random.Random(3).sample(documents, int(HELD * len(documents))))
    return {i for i, r in enumerate(data) if r.document in chosen}


@torch.no_grad()
def scores(model: Branch, data: Sequence[Item], batch: int = 64) -> Tensor:
    """Probabilities of the acts, (rows, acts)."""
    out = [model(*padded(data[k : k + batch])) for k in range(0, len(data), batch)]
    return torch.cat(out).softmax(-1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="train on all rows and save the branch here")
    args = parser.parse_args()
    torch.set_num_threads(2)
    net = load(args.checkpoint)
    runtime = load_model()
    maker = PieceMaker(Tokenizer.from_file(str(args.base / "tokenizer.json")))
    rows = [
        *of_corpora(HERE / "acts.tsv.gz", args.data, runtime),
        *INVENTED_TIMES * list(of_sentences(HERE / "acts_invented.csv", runtime)),
    ]
    data = items(net, maker, rows)
    gold = torch.tensor([r.chances() for r in rows])
    torch.manual_seed(7)
    model = new_branch(net, bert_weights(args.base / "model.safetensors"), len(ACTS), ROLES)
    held = set() if args.out else held_out(rows)
    fit(model, data, gold, [i for i in range(len(rows)) if i not in held], 7, RECIPE)
    if args.out:
        torch.save({"branch": model.state_dict(), "labels": list(ACTS)}, args.out)
        return
    order = sorted(held)
    best = [ACTS[i] for i in scores(model, [data[i] for i in order]).argmax(1)]
    first = sum(b == rows[i].acts[0] for b, i in zip(best, order, strict=True))
    either = sum(b in rows[i].acts for b, i in zip(best, order, strict=True))
    print(f"{len(order)} rows held out: first act {first / len(order):.3f}", end=", ")
    print(f"one that can be defended {either / len(order):.3f}")


if __name__ == "__main__":
    main()
