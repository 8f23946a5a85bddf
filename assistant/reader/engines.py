"""What runs the reader's network: torch, over the base model and the changed layers."""

from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from assistant.reader.network import ReaderNetwork, Shape, base_weights

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Engine(Protocol):
    """Runs the network."""

    def __call__(self, ids: Ints, types: Ints, mask: Ints) -> tuple[Floats, Floats]:
        """(B, T) word pieces, segment numbers and mask to piece logits (B, T, 3), start, end,
        sentence, and relevance (B,).
        """
        ...


class TorchEngine:
    """The network in torch, in bfloat16 where the processor computes with it, which is several
    times faster.
    """

    def __init__(self, base: Path, weights: Path, dtype: torch.dtype | None = None) -> None:
        """`weights` holds all but the word embeddings, which are the base model's."""
        if dtype is None:
            dtype = torch.bfloat16 if torch.cpu._is_avx512_bf16_supported() else torch.float32
        self._network = ReaderNetwork(Shape.of(base))
        self._network.load_state_dict(
            {**load_file(weights), "encoder.words.weight": base_weights(base)["words.weight"]}
        )
        self._network.eval().encoder.to(dtype)

    @torch.inference_mode()
    def __call__(self, ids: Ints, types: Ints, mask: Ints) -> tuple[Floats, Floats]:
        pieces, relevance = self._network(
            torch.from_numpy(ids), torch.from_numpy(types), torch.from_numpy(mask)
        )
        return pieces.float().numpy(), relevance.float().numpy()
