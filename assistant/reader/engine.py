"""What runs the reader's network: an int8 graph in onnxruntime."""

import gzip
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Engine(Protocol):
    """Runs the network; may be called from several threads at once."""

    def __call__(self, ids: Ints, types: Ints) -> tuple[Floats, float]:
        """(T,) word pieces and segment numbers to piece logits (T, 3), start, end, sentence, and
        relevance.
        """
        ...


class OnnxEngine:
    """The graph that `assistant.training.export` writes.

    It takes one input at a time, on one thread: activations are quantised by the range of what runs
    together, so that an input read alone is read the same in any company.
    """

    def __init__(self, graph: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            gzip.decompress(graph.read_bytes()), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, ids: Ints, types: Ints) -> tuple[Floats, float]:
        pieces, relevance = self._session.run(
            ["pieces", "relevance"], {"ids": ids[None], "types": types[None]}
        )
        return pieces[0], float(relevance[0])
