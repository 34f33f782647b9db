"""The second reading of acts: `python -m train.reading --data … OUT.csv`.

A linear reading of the means that `train/pools.py` gives, added to the branch's scores
(`annotate/reading.py`). The branch knows its own rows too well to tell what its lower layers could
add; so this learns above all from statements invented afterwards (`acts_fresh.csv`), in which an
act is done without the words that name it, and each scene has nearly all acts.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from onrecord.annotate.model import LanguageModel
from onrecord.annotate.model import load as load_model
from onrecord.annotate.reading import TRUST, UNIT
from train.acts_rows import ACTS, Row, of_corpora, of_sentences

HERE = Path(__file__).parent
CORPORA, INVENTED, FRESH = 0.3, 1.0, 1.5
"""What a row counts, by where it is from; cross-validated, as is the next."""
DECAY = 0.03
STEPS = 40
FOLDS = 4
Floats = npt.NDArray[np.float32]
Part = tuple[Floats, Floats, Floats, Floats]
"""Scores of the branch, means of its layers, gold and weight of some rows."""


def part(rows: Iterable[Row], weight: float, model: LanguageModel) -> Part:
    """What is learnt from some rows."""
    made = [(*read(r, model), r.chances()) for r in rows if set(r.acts) <= set(ACTS)]
    scores, pools, gold = (np.array(x, np.float32) for x in zip(*made, strict=True))
    return scores, pools, gold, np.full(len(made), weight, np.float32)


def read(row: Row, model: LanguageModel) -> tuple[Floats, Floats]:
    """The branch's scores of one row, and the means of its layers."""
    return model.act_scores(model.pieces.window(row.tokens, row.gaps, row.quoted), row.roles)


def fit(parts: Sequence[Part]) -> tuple[Floats, Floats]:
    """Weights of the means, and of each act alone."""
    scores, pools, gold, weight = (
        torch.from_numpy(np.concatenate(x)) for x in zip(*parts, strict=True)
    )
    mean, spread = pools.mean(0), pools.std(0) + 1e-6
    pools = (pools - mean) / spread
    weights = torch.zeros(pools.shape[1], len(ACTS), requires_grad=True)
    bias = torch.zeros(len(ACTS), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        chances = (TRUST * scores + pools @ weights + bias).log_softmax(1)
        missed = -(weight * (gold * chances).sum(1)).sum() / weight.sum()
        total = missed + DECAY * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    table = weights.detach() / spread[:, None]
    return table.numpy(), (bias.detach() - mean @ table).numpy()


def right(found: Part, table: Floats, bias: Floats) -> float:
    """How many of some rows get an act that can be defended."""
    scores, pools, gold, _ = found
    best = (TRUST * scores + pools @ table + bias).argmax(1)
    return float((gold[np.arange(len(gold)), best] > 0).mean())


def write(out: Path, table: Floats, bias: Floats) -> None:
    """The table, in hundredths; its first row is what each act has alone."""
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(ACTS)
        writer.writerows(np.rint(np.vstack([bias, table]) / UNIT).astype(int).tolist())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    model = load_model()
    old = [
        part(of_corpora(HERE / "acts.tsv.gz", args.data, model), CORPORA, model),
        part(of_sentences(HERE / "acts_invented.csv", model), INVENTED, model),
    ]
    rows = list(of_sentences(HERE / "acts_fresh.csv", model))
    scenes = sorted({r.document for r in rows})
    shares = []
    for fold in range(FOLDS):
        held = set(scenes[fold::FOLDS])
        learnt = part([r for r in rows if r.document not in held], FRESH, model)
        shares.append(
            right(part([r for r in rows if r.document in held], 1, model), *fit([*old, learnt]))
        )
    alone = part(rows, FRESH, model)
    zero = np.zeros((alone[1].shape[1], len(ACTS)), np.float32)
    before, after = right(alone, zero, zero[0]), np.mean(shares)
    print(f"{len(rows)} fresh statements: the branch alone {before:.3f}", end=", ")
    print(f"with the reading {after:.3f}, {FOLDS} folds by scene")
    write(args.out, *fit([*old, alone]))


if __name__ == "__main__":
    main()
