"""In which number format this machine multiplies matrices fastest."""

from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

ROWS, INNER, COLUMNS, ROUNDS = 512, 384, 1536, 3
"""The product that is timed: a small batch through the model's widest layer, some ten
milliseconds."""

WORTH = 1.2
"""How many times float32's rate bfloat16 must reach: less is not worth its lost digits."""


@cache
def fastest_dtype() -> "torch.dtype":
    """bfloat16 where it is clearly faster, else float32.

    It is measured, since a processor's flags do not tell: bfloat16 was seen at 2.5 times float32's
    rate (AMX) and at half of it (an AVX-512 processor that lists avx512_bf16).
    """
    import torch

    if torch.cuda.is_available():
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    if not torch.cpu.get_capabilities().get("avx512_bf16"):
        return torch.float32
    gain = _seconds(torch.float32) / _seconds(torch.bfloat16)
    return torch.bfloat16 if gain >= WORTH else torch.float32


def _seconds(dtype: "torch.dtype") -> float:
    """The least time of one product among a few."""
    import torch

    with torch.inference_mode():
        rows = torch.ones(ROWS, INNER, dtype=dtype)
        weights = torch.ones(COLUMNS, INNER, dtype=dtype)
        times = []
        for _ in range(ROUNDS):
            start = perf_counter()
            torch.nn.functional.linear(rows, weights)
            times.append(perf_counter() - start)
    return min(times)
