"""In which number format this machine trains fastest."""

import time

import torch

from assistant.training.half import Linear, mkl
from index.precision import fastest_dtype

ROWS, WIDTH, INNER = 1600, 384, 1536
"""The largest product of a layer, on about the word pieces of a batch."""


def formats() -> tuple[torch.dtype, ...]:
    """What this machine can train in on its CPU: float16 only by oneMKL (`half`)."""
    return (torch.float32, torch.bfloat16, *((torch.float16,) if mkl() else ()))


def fastest_now() -> torch.dtype:
    """The format that this process multiplies matrices in fastest.

    A processor with avx512_bf16 multiplies bfloat16 faster at one time and not at another (see
    `index.precision`), so that all are timed. Training may differ from run to run by what it
    computes in; vectors may not.
    """
    if torch.cuda.is_available():
        return fastest_dtype()
    return min(formats(), key=_seconds)


@torch.no_grad()
def _seconds(dtype: torch.dtype) -> float:
    """The best of several products in this format, after one that warms up, on one thread."""
    rows, layer = torch.randn(ROWS, WIDTH).to(dtype), Linear(WIDTH, INNER).to(dtype)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    taken = []
    for _ in range(10):
        begun = time.perf_counter()
        layer(rows)
        taken.append(time.perf_counter() - begun)
    torch.set_num_threads(threads)
    return min(taken[1:])
