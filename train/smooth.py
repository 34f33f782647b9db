"""Evens out activations before int8, as SmoothQuant does (Xiao et al. 2023).

Dynamic int8 has one scale for all of a window's activations, so a few large channels cost all
others their precision. Each linear layer's input is divided, channel by channel, by a factor
that its weights are multiplied with: the same function, but both sides are easier to round.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

SHARE = 0.85  # how much of the largest activation moves into the weights; .5 to .85 were tried
LEAST = 1e-5


class Smooth(nn.Module):
    """A linear layer behind its channels' factors."""

    def __init__(self, linear: nn.Linear, largest: Tensor) -> None:
        super().__init__()
        weights = linear.weight.detach().abs().amax(0).clamp(min=LEAST)
        factor = (largest.clamp(min=LEAST) ** SHARE / weights ** (1 - SHARE)).clamp(min=LEAST)
        self.linear = nn.Linear(linear.in_features, linear.out_features)
        self.linear.weight = nn.Parameter(linear.weight.detach() * factor)
        self.linear.bias = nn.Parameter(linear.bias.detach().clone())
        self.inverse: Tensor
        self.register_buffer("inverse", 1 / factor)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.linear(x * self.inverse)
        return out


@torch.no_grad()
def smooth(root: nn.Module, run: Iterable[object]) -> None:
    """Replaces every linear layer below `root`, in place.

    Args:
        root: the module.
        run: runs it over text when iterated, so that the layers' inputs are seen.
    """
    layers = [
        (parent, name, child)
        for parent in root.modules()
        for name, child in parent.named_children()
        if isinstance(child, nn.Linear)
    ]
    largest: dict[nn.Linear, Tensor] = {}

    def watch(linear: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        assert isinstance(linear, nn.Linear)
        seen = inputs[0].detach().abs().flatten(0, -2).amax(0)
        largest[linear] = torch.maximum(largest.get(linear, seen), seen)

    hooks = [child.register_forward_pre_hook(watch) for _, _, child in layers]
    for _ in run:
        pass
    for hook in hooks:
        hook.remove()
    for parent, name, child in layers:
        setattr(parent, name, Smooth(child, largest[child]))
