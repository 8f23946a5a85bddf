"""Products in every format that this machine trains in, held against float32's."""

import importlib.metadata

import pytest
import torch

from assistant.training import half
from assistant.training.half import Linear
from assistant.training.network import ReaderNetwork, Shape
from assistant.training.precision import fastest_now, formats

SHAPE = Shape(layers=2, width=48, heads=4, inner=96, vocabulary=100)


@pytest.fixture
def without_mkl(monkeypatch):
    def none(name):
        raise importlib.metadata.PackageNotFoundError(name)

    half.mkl.cache_clear()
    monkeypatch.setattr(half, "files", none)
    yield
    half.mkl.cache_clear()


def gradients(dtype):
    """All gradients of a small network's loss, computed in a format, as one float32 vector."""
    torch.manual_seed(3)
    network = ReaderNetwork(SHAPE)
    network.encoder.to(dtype)
    ids = torch.randint(100, (3, 20))
    pieces, relevance = network(ids, torch.zeros_like(ids), torch.ones_like(ids))
    total = pieces.square().sum() + relevance.square().sum()
    found = torch.autograd.grad(total, list(network.parameters()))
    return torch.cat([part.float().flatten() for part in found])


@pytest.mark.parametrize("dtype", formats(), ids=str)
def test_every_format_finds_the_gradients_of_float32(dtype):
    exact, found = gradients(torch.float32), gradients(dtype)
    assert torch.nn.functional.cosine_similarity(exact, found, dim=0) > 0.995
    assert found.norm() == pytest.approx(float(exact.norm()), rel=0.05)


def test_the_format_of_a_run_is_one_of_this_machines():
    assert fastest_now() in formats()


def test_without_onemkl_nothing_is_computed_in_float16(without_mkl):
    assert formats() == (torch.float32, torch.bfloat16)
    layer = Linear(4, 4).to(torch.float16)
    with pytest.raises(RuntimeError, match="pip install mkl"):
        layer(torch.ones(1, 4, dtype=torch.float16))
