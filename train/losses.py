"""The loss of each head; a head without labels in a batch adds nothing."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from train.batches import IGNORE

WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.7,
    "sentence": 0.7,
    "names": 1.2,
    "cue": 1.5,
    "kind": 0.2,
    "arc": 1.0,
    "label": 1.0,
    "source": 1.0,
    "content": 1.0,
    "coref": 0.4,
}
# Pairs of token and cue to a positive one: the links' loss is a mean over cues, not over pairs.
PAIRS_A_CUE = 12.0


def losses(out: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Unweighted losses by head, of the heads that the batch has labels for."""
    out = {k: v.float() for k, v in out.items()}
    got: dict[str, Tensor] = {}
    for k in ("upos", "xpos", "sentence", "cue", "kind"):
        if (batch[k] != IGNORE).any():
            got[k] = F.cross_entropy(out[k].flatten(0, 1), batch[k].flatten(), ignore_index=IGNORE)
    if (batch["names"] != IGNORE).any():
        each = F.cross_entropy(
            out["names"].flatten(0, 1),
            batch["names"].flatten(),
            ignore_index=IGNORE,
            reduction="none",
        )
        weight = batch["names_weight"].flatten() * (batch["names"].flatten() != IGNORE)
        got["names"] = (each * weight).sum() / weight.sum()
    if (batch["head"] != IGNORE).any():
        got |= _parse(out, batch)
    if batch["cue_valid"].any():
        got |= _links(out, batch)
    if (batch["mentions"] >= 0).any():
        got["coref"] = _coref(out["coref"], batch["mentions"])
    return got


def _parse(out: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    same = batch["sent_id"].unsqueeze(2) == batch["sent_id"].unsqueeze(1)
    arc = out["arc"].masked_fill(~same, -1e4)
    head = batch["head"]
    at = head.clamp(min=0)
    chosen = out["label_head"].gather(
        1, at.unsqueeze(-1).expand(-1, -1, out["label_head"].shape[-1])
    )
    label = torch.einsum("bnlk,bnk->bnl", out["label_query"], chosen)
    dep = batch["dep"].masked_fill(head == IGNORE, IGNORE)
    return {
        "arc": F.cross_entropy(arc.flatten(0, 1), head.flatten(), ignore_index=IGNORE),
        "label": F.cross_entropy(label.flatten(0, 1), dep.flatten(), ignore_index=IGNORE),
    }


def _links(out: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    got = {}
    real = (batch["cue"] != IGNORE).unsqueeze(2) & batch["cue_valid"].unsqueeze(1)
    for k in ("source", "content"):
        scores = out[k].gather(2, batch["cue_at"].unsqueeze(1).expand(-1, out[k].shape[1], -1))
        each = F.binary_cross_entropy_with_logits(scores, batch[f"{k}_links"], reduction="none")
        got[k] = (each * real).sum() / (batch["cue_valid"].sum() * PAIRS_A_CUE)
    return got


def _coref(scores: Tensor, mentions: Tensor) -> Tensor:
    """Minus the log of the chance that falls on any right antecedent (Lee et al. 2017)."""
    n = mentions.shape[1]
    earlier = torch.ones(n, n, dtype=torch.bool).tril(-1)
    real = mentions >= 0
    candidate = (earlier & real.unsqueeze(1)) | torch.eye(n, dtype=torch.bool)
    right = earlier & (mentions.unsqueeze(2) == mentions.unsqueeze(1)) & real.unsqueeze(1)
    right |= torch.eye(n, dtype=torch.bool) & ~right.any(2, keepdim=True)
    every = scores.masked_fill(~candidate, -1e4).logsumexp(2)
    good = scores.masked_fill(~right, -1e4).logsumexp(2)
    return (every - good)[real].mean()
