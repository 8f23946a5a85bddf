"""A trained network and the graph that ships say the same."""

import numpy as np
import pytest
import torch

from assistant.reader.engine import OnnxEngine
from assistant.training.export import export, exported_weights
from assistant.training.model import from_base
from assistant.training.network import Shape
from index.embedding import packaged_model

BASE = packaged_model()


@pytest.fixture(scope="module")
def network():
    return from_base(BASE, seed=1).eval()


@pytest.fixture(scope="module")
def graph(network, tmp_path_factory):
    weights = {name: value for name, value in network.state_dict().items() if "words" not in name}
    out = tmp_path_factory.mktemp("graph") / "reader.onnx"
    export(weights, Shape.of(BASE), out)
    return out


def test_the_graph_computes_what_the_network_computes(network, graph):
    engine = OnnxEngine(BASE, graph)
    rng = np.random.default_rng(1)
    ids, types = rng.integers(1000, 20000, 70), (np.arange(70) > 12).astype(np.int64)
    pieces, relevance = engine(ids, types)
    with torch.inference_mode():
        exact, exact_relevance = network(
            torch.from_numpy(ids)[None],
            torch.from_numpy(types)[None],
            torch.ones(1, 70, dtype=torch.int64),
        )
    assert pieces.shape == (70, 3)
    assert np.corrcoef(pieces.ravel(), exact[0].numpy().ravel())[0, 1] > 0.99
    assert relevance == pytest.approx(float(exact_relevance[0]), abs=0.05)


def test_training_can_go_on_from_a_graph(network, graph):
    weights = exported_weights(graph)
    kept = {name: value for name, value in network.state_dict().items() if "words" not in name}
    assert weights.keys() == kept.keys()
    for name, value in kept.items():
        assert weights[name].shape == value.shape
        assert (weights[name] - value).abs().max() <= 0.01 * value.abs().max()
    further = from_base(BASE, 2, graph).state_dict()
    assert torch.equal(further["span.weight"], network.state_dict()["span.weight"])


def test_a_graph_is_the_same_bits_each_time(network, graph, tmp_path):
    weights = {name: value for name, value in network.state_dict().items() if "words" not in name}
    export(weights, Shape.of(BASE), tmp_path / "again.onnx")
    assert (tmp_path / "again.onnx").read_bytes() == graph.read_bytes()
