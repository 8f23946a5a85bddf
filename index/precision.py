"""In which number format this machine multiplies matrices fastest."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


@cache
def fastest_dtype() -> "torch.dtype":
    """bfloat16 where the processor has a unit for its products (AMX, a GPU), else float32.

    AMX reached 2.5 times float32's rate. A processor with avx512_bf16 alone was seen at anything
    from .2 to 2 times, and another time in every process: to choose by timing would make one
    machine's vectors differ from run to run.
    """
    import torch

    if torch.cuda.is_available():
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    return torch.bfloat16 if torch.cpu.get_capabilities().get("amx_bf16") else torch.float32
