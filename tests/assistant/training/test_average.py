import pytest
import torch

from assistant.training.average import average


def test_a_point_between_two_runs():
    first, second = {"w": torch.tensor([0.0, 2.0])}, {"w": torch.tensor([1.0, 4.0])}
    assert average(first, second, 0.25)["w"].tolist() == [0.25, 2.5]


def test_runs_of_different_networks_are_not_averaged():
    with pytest.raises(ValueError, match="different networks"):
        average({"w": torch.zeros(1)}, {"v": torch.zeros(1)}, 0.5)
