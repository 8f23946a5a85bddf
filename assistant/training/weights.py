"""Float32 weights behind a network that may compute in 16 bits."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from assistant.training.export import WORDS
from assistant.training.network import ReaderNetwork

SCALE = 512.0
"""What a loss is multiplied by before its gradients are found, so that float16, whose smallest
number is 6e-8, does not lose the small ones: less than 1 in 10,000 of real batches is zero then.
"""

HEAD_FACTOR = 5.0
"""How much faster the new heads learn than the encoder, which knows something already."""


class MasterWeights:
    """AdamW on float32 copies of a network's weights.

    Where 16 bits are fast they halve the time of a step, but hold too few digits to add small
    updates up.
    """

    def __init__(self, network: ReaderNetwork, decay: float, clip: float) -> None:
        named = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
        self._kept = {
            name: p.detach().float()
            for name, p in network.named_parameters()
            if not p.requires_grad and name != WORDS
        }
        self._used = [parameter for _, parameter in named]
        self.names = [name for name, _ in named]
        self.masters = [
            parameter.detach().float().clone().requires_grad_() for parameter in self._used
        ]
        groups = [
            {
                "params": [master],
                "factor": 1.0 if name.startswith("encoder.") else HEAD_FACTOR,
                "weight_decay": decay if master.ndim > 1 else 0.0,
            }
            for name, master in zip(self.names, self.masters, strict=True)
        ]
        self.optimizer = torch.optim.AdamW(groups, fused=True)
        self._clip = clip

    def gradients(self, total: Tensor) -> tuple[Tensor, ...]:
        """The gradients of a loss for the trained weights, times `SCALE`."""
        return torch.autograd.grad(total * SCALE, self._used)

    def step(self, gradients: Sequence[tuple[Tensor, ...]], rate: float) -> float:
        """Update from the mean of several batches' gradients; their norm before clipping is
        returned.

        Gradients too large for float16 have a norm that is not finite and change nothing.
        """
        for master, *parts in zip(self.masters, *gradients, strict=True):
            master.grad = torch.stack([part.float() for part in parts]).mean(0) / SCALE
        norm = float(nn.utils.clip_grad_norm_(self.masters, self._clip))
        if not math.isfinite(norm):
            return norm
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["factor"]
        self.optimizer.step()
        self.give_back()
        return norm

    @torch.no_grad()
    def give_back(self) -> None:
        """Copy the float32 weights into the network."""
        for master, used in zip(self.masters, self._used, strict=True):
            used.copy_(master)

    def trained(self) -> dict[str, Tensor]:
        """All weights but the word embeddings, by name."""
        return self._kept | {
            name: master.detach().contiguous()
            for name, master in zip(self.names, self.masters, strict=True)
        }
