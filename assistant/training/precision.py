"""In which number format this machine trains fastest."""

import time

import torch

from index.precision import fastest_dtype

ROWS, WIDTH, INNER = 1600, 384, 1536
"""The largest product of a layer, on about the word pieces of a batch."""


def fastest_now() -> torch.dtype:
    """bfloat16 where this process multiplies matrices faster in it than in float32.

    A processor with avx512_bf16 does at one time and not at another (see `index.precision`), so
    that it is timed. Training may differ from run to run by what it computes in; vectors may not.
    """
    if torch.cuda.is_available():
        return fastest_dtype()
    return min((torch.float32, torch.bfloat16), key=_seconds)


@torch.no_grad()
def _seconds(dtype: torch.dtype) -> float:
    """The best of several products in this format, after one that warms up."""
    rows, layer = torch.randn(ROWS, WIDTH).to(dtype), torch.nn.Linear(WIDTH, INNER).to(dtype)
    taken = []
    for _ in range(10):
        begun = time.perf_counter()
        layer(rows)
        taken.append(time.perf_counter() - begun)
    return min(taken[1:])
