"""Matrix products in float16, by oneMKL where it is installed.

On a CPU PyTorch turns float16 into float32 before it multiplies. A processor with avx512_fp16
multiplies twice as many float16 numbers at a time, which oneMKL's `hgemm` makes use of. The sum of
4,096 products is then off by .3% of what such sums are, as when their factors are in bfloat16.
"""

import ctypes
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from typing import Any

import torch
from torch import Tensor, nn

BY_ROWS, AS_IT_IS, TRANSPOSED = 101, 111, 112
"""CBLAS's own numbers."""

ONE, ZERO = ctypes.c_uint16(0x3C00), ctypes.c_uint16(0)
"""In float16's bits."""


@cache
def mkl() -> ctypes.CDLL | None:
    """oneMKL, or None where the package `mkl` is not installed.

    Each call multiplies in the thread that calls: training shares batches out, not products.
    """
    try:
        libraries = [file for file in files("mkl") or () if file.name.startswith("libmkl_rt.so")]
    except PackageNotFoundError:
        return None
    if not libraries:
        return None
    library = ctypes.CDLL(str(libraries[0].locate()))
    library.MKL_Set_Threading_Layer(1)  # sequential
    return library


def product(
    left: Tensor, right: Tensor, turn_left: bool = False, turn_right: bool = False
) -> Tensor:
    """left @ right of float16 matrices, each transposed first if `turn_…` says so.

    Raises:
        RuntimeError: oneMKL is not installed.
    """
    library = mkl()
    if library is None:
        raise RuntimeError("Products in float16 need oneMKL: pip install mkl")
    left, right = left.contiguous(), right.contiguous()
    rows, inner = left.shape[::-1] if turn_left else left.shape
    columns = right.shape[0 if turn_right else 1]
    found = torch.empty(rows, columns, dtype=torch.float16)
    library.cblas_hgemm(
        BY_ROWS,
        TRANSPOSED if turn_left else AS_IT_IS,
        TRANSPOSED if turn_right else AS_IT_IS,
        *(rows, columns, inner),
        *(ONE, ctypes.c_void_p(left.data_ptr()), left.shape[1]),
        *(ctypes.c_void_p(right.data_ptr()), right.shape[1]),
        *(ZERO, ctypes.c_void_p(found.data_ptr()), columns),
    )
    return found


class _Product(torch.autograd.Function):
    """(rows, inputs) @ weight.T + bias."""

    @staticmethod
    def forward(context: Any, given: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
        context.save_for_backward(given, weight)
        return product(given, weight, turn_right=True).add_(bias)

    @staticmethod
    def backward(context: Any, *slopes: Tensor) -> tuple[Tensor | None, ...]:
        given, weight = context.saved_tensors
        (slope,) = slopes
        of_given, of_weight, of_bias = context.needs_input_grad
        return (
            product(slope, weight) if of_given else None,
            product(slope, given, turn_left=True) if of_weight else None,
            slope.sum(0) if of_bias else None,
        )


class Linear(nn.Linear):
    """`torch.nn.Linear`, whose products in float16 on a CPU are oneMKL's."""

    def forward(self, given: Tensor) -> Tensor:
        """(..., inputs) to (..., outputs)."""
        if given.dtype != torch.float16 or given.is_cuda:
            return super().forward(given)
        found: Tensor = _Product.apply(  # type: ignore[no-untyped-call]  # PyTorch does not type it
            given.flatten(0, -2), self.weight, self.bias
        )
        return found.view(*given.shape[:-1], -1)
