"""In which number format this machine multiplies matrices fastest."""

from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

ROWS, INNER, COLUMNS, ROUNDS = 512, 384, 1536, 8
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
    gain = _gain()
    return torch.bfloat16 if gain >= WORTH else torch.float32


def _gain() -> float:
    """How many times faster bfloat16 is: the least times of both, taken in turns, since another
    process may slow some of them.
    """
    import torch

    formats = (torch.float32, torch.bfloat16)
    with torch.inference_mode():
        operands = [
            (torch.ones(ROWS, INNER, dtype=dtype), torch.ones(COLUMNS, INNER, dtype=dtype))
            for dtype in formats
        ]
        rounds = [[_seconds(*each) for each in operands] for _ in range(ROUNDS)]
    single, half = (min(times) for times in zip(*rounds, strict=True))
    return single / half


def _seconds(rows: "torch.Tensor", weights: "torch.Tensor") -> float:
    import torch

    start = perf_counter()
    torch.nn.functional.linear(rows, weights)
    return perf_counter() - start
