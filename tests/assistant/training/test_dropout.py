"""Dropout from masks drawn once."""

import torch

from assistant.training.dropout import MaskPool


def pool() -> MaskPool:
    return MaskPool(0.1, 7, torch.device("cpu"), torch.float32)


def test_a_tenth_is_dropped_and_the_sum_is_kept() -> None:
    dropped = pool().dropout(1)(torch.ones(8, 200, 384))
    assert abs(float((dropped == 0).float().mean()) - 0.1) < 0.005
    assert abs(float(dropped.mean()) - 1) < 0.005


def test_each_use_drops_other_values() -> None:
    drop = pool().dropout(1)
    ones = torch.ones(50, 60)
    assert not torch.equal(drop(ones), drop(ones))


def test_the_same_seed_drops_the_same_values() -> None:
    ones = torch.ones(50, 60)
    assert torch.equal(pool().dropout(3)(ones), pool().dropout(3)(ones))
    assert not torch.equal(pool().dropout(3)(ones), pool().dropout(4)(ones))


def test_gradients_pass_through_what_is_kept_only() -> None:
    given = torch.ones(30, 40, requires_grad=True)
    dropped = pool().dropout(5)(given)
    dropped.sum().backward()
    assert given.grad is not None
    assert torch.equal(given.grad == 0, dropped == 0)
