"""Dropout whose random numbers are drawn once.

Drawing a number for every value of every layer takes as long on a CPU as half of a training step.
A run of masks is drawn at the start instead, and each use reads on from a random place in it.
"""

import math

import torch
from torch import Tensor

POOL = 1 << 24
"""Values drawn: some times those of the largest tensor, attention over 1,600 word pieces."""


class MaskPool:
    """Drawn values, each 0 with probability `share` and else 1 / (1 - share)."""

    def __init__(self, share: float, seed: int, device: torch.device, dtype: torch.dtype) -> None:
        generator = torch.Generator().manual_seed(seed)
        kept = torch.rand(POOL, generator=generator) >= share
        self.values = (kept.to(torch.float32) / (1 - share)).to(device, dtype)

    def dropout(self, seed: int) -> "Dropout":
        """Dropout for one pass; the same seed drops the same values."""
        return Dropout(self.values, torch.Generator().manual_seed(seed))


class Dropout:
    """Sets some of a tensor's values to 0, others each time it is called."""

    def __init__(self, values: Tensor, generator: torch.Generator) -> None:
        self._values = values
        self._generator = generator

    def __call__(self, given: Tensor) -> Tensor:
        """The tensor, of any shape of at most `POOL` values, with some of them 0."""
        size = math.prod(given.shape)
        room = len(self._values) - size + 1
        at = int(torch.randint(room, (), generator=self._generator))
        return given * self._values[at : at + size].view(given.shape)
