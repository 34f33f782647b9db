"""The mean of checkpoints of one line of training: `python -m train.average A.pt B.pt OUT.pt`.

A later stage that starts from an earlier one stays near it, and the mean of both is often better
than either (Wortsman et al. 2022, Model soups): what one stage gains and the other loses evens
out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor


def mean(checkpoints: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each weight."""
    return {k: torch.stack([c[k] for c in checkpoints]).mean(0) for k in checkpoints[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    states = [torch.load(p, weights_only=True, map_location="cpu") for p in args.checkpoints]
    torch.save({"net": mean([s["net"] for s in states]), "labels": states[0]["labels"]}, args.out)


if __name__ == "__main__":
    main()
