"""How large the numbers are that go into a network's products: what `export` quantises by."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from assistant.reader.engine import Floats, Ints
from assistant.reader.spans import SpanReader, Text
from assistant.training.network import ReaderNetwork


def input_ranges(
    network: ReaderNetwork, tokenizer: Tokenizer, pairs: Sequence[tuple[str, Text]]
) -> dict[str, NDArray[np.float32]]:
    """The largest size of each input of the encoder's products, by the name of their matrix, while
    it reads these questions and passages.
    """
    found: dict[str, Tensor] = {}

    def watch(name: str) -> None:
        def note(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            largest = given[0].abs().amax(dim=(0, 1))
            found[name] = torch.maximum(found[name], largest) if name in found else largest

        handles.append(network.get_submodule(name).register_forward_pre_hook(note))

    handles: list[torch.utils.hooks.RemovableHandle] = []
    for name, part in network.named_modules():
        if isinstance(part, nn.Linear) and name.startswith("encoder."):
            watch(name)
    SpanReader(_Exact(network), tokenizer, threads=1).read_pairs(pairs)
    for handle in handles:
        handle.remove()
    return {f"{name}.weight": largest.numpy() for name, largest in found.items()}


class _Exact:
    """The network as it was trained, for a reader."""

    def __init__(self, network: ReaderNetwork) -> None:
        self._network = network.eval()

    @torch.inference_mode()
    def __call__(self, ids: Ints, types: Ints) -> tuple[Floats, float]:
        shown = torch.from_numpy(ids)[None]
        pieces, relevance = self._network(
            shown, torch.from_numpy(types)[None], shown.new_ones(shown.shape)
        )
        return pieces[0].numpy(), float(relevance[0])
