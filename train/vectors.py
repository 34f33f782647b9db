"""Static vectors of all word pieces: `python -m train.vectors --base BASE OUT.npz`.

Each word piece is run alone through the sentence encoder that the model started from; the mean
of its states, cut to its principal components and weighted by rank as a stand-in for frequency,
is its vector (Model2Vec, Tulkens and van Dongen 2024; after Arora et al. 2017). A text's vector
is the mean of its pieces' vectors. They need no encoder at run time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from train.network import Config, Encoder, bert_weights

SIZE = 128
CLS, SEP = 101, 102
BATCH = 1024
FIRST_WORD = 1000  # what stands before are marks for padding, masking and unused places


@torch.no_grad()
def states(encoder: Encoder, count: int) -> Tensor:
    """The mean state of every word piece alone: (pieces, width)."""
    out = []
    for at in range(0, count, BATCH):
        piece = torch.arange(at, min(at + BATCH, count))
        ends = torch.ones_like(piece)
        ids = torch.stack([CLS * ends, piece, SEP * ends], 1)
        none = torch.zeros_like(ids)
        out.append(encoder(ids, none, none, none, None).mean(1))
    return torch.cat(out)


def reduce(vectors: Tensor, size: int) -> Tensor:
    """The first principal components, each piece weighted by the logarithm of its rank."""
    words = vectors[FIRST_WORD:]
    centred = vectors - words.mean(0)
    _, _, axes = torch.pca_lowrank(centred[FIRST_WORD:], q=size, center=False, niter=8)
    ranks = torch.arange(len(vectors)).clamp(min=FIRST_WORD) - FIRST_WORD
    small = centred @ axes * torch.log(2 + ranks)[:, None]
    small[:FIRST_WORD] = 0
    return small


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    torch.manual_seed(0)
    config = Config()
    encoder = Encoder(config).eval()
    encoder.load_state_dict(bert_weights(args.base / "model.safetensors"), strict=False)
    vectors = reduce(states(encoder, config.vocabulary), SIZE).numpy()
    scale = np.abs(vectors).max(0) / 127
    np.savez(args.out, vectors=np.round(vectors / scale).astype(np.int8), scale=scale)
    print(f"{args.out}: {vectors.shape}, {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
