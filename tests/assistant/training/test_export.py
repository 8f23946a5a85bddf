"""A trained network and the graph that ships say the same."""

import numpy as np
import pytest
import torch

from assistant.reader.engine import OnnxEngine
from assistant.reader.inputs import load_tokenizer
from assistant.reader.shipped import NETWORK, WEIGHTS
from assistant.reader.spans import Text
from assistant.training.export import WORDS, export, exported_weights, in_four_bits
from assistant.training.model import from_base
from assistant.training.network import Shape
from assistant.training.ranges import input_ranges
from index.embedding import packaged_model

BASE = packaged_model()


@pytest.fixture(scope="module")
def network():
    return from_base(BASE, seed=1).eval()


@pytest.fixture(scope="module")
def graph(network, tmp_path_factory):
    out = tmp_path_factory.mktemp("graph") / "reader.onnx.gz"
    export(network.state_dict(), Shape.of(BASE), out)
    return out


def test_the_graph_computes_what_the_network_computes(network, graph):
    engine = OnnxEngine(graph)
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
    kept = network.state_dict()
    assert weights.keys() == kept.keys()
    for name, value in kept.items():
        assert weights[name].shape == value.shape
        nearly = 0.07 if name == WORDS else 0.01  # 4 bits, 7 bits
        assert (weights[name] - value).abs().max() <= nearly * value.abs().max()
    further = from_base(BASE, 2, graph).state_dict()
    for name in ("span.weight", WORDS):
        assert torch.equal(further[name], weights[name])


READ = [
    ("Who fled?", "The driver of a lorry fled on 3 May. Customs officers found two rifles in it."),
    ("How much was paid?", "The mayor denied it. A firm in Cobán was paid 40,000 quetzales."),
    ("When did he speak?", "Ana Ruiz, his lawyer, was silent, but he told everything in August."),
]


def test_what_is_large_is_multiplied_apart(tmp_path):
    trained = from_base(BASE, 1, WEIGHTS / NETWORK).eval()
    tokenizer = load_tokenizer(BASE)
    texts = [(question, Text(text, ((0, len(text)),))) for question, text in READ]
    ranges = input_ranges(trained, tokenizer, texts[:2])
    assert ranges.keys() == {
        f"encoder.layers.{number}.{part}.weight"
        for number in range(6)
        for part in ("qkv", "out", "up", "down")
    }
    ids = np.array(tokenizer.encode(*READ[2]).ids)
    types = (np.arange(len(ids)) > ids.tolist().index(102)).astype(np.int64)
    shown = torch.from_numpy(ids)[None]
    with torch.inference_mode():
        exact, _ = trained(shown, torch.from_numpy(types)[None], torch.ones_like(shown))

    def error(out, given):
        export(trained.state_dict(), Shape.of(BASE), out, given)
        return np.abs(OnnxEngine(out)(ids, types)[0] - exact[0].numpy()).mean()

    apart, alike = tmp_path / "apart.onnx.gz", tmp_path / "alike.onnx.gz"
    assert error(apart, ranges) < 0.7 * error(alike, {})
    name = "encoder.layers.0.up.weight"
    large = int(ranges[name].argmax())
    kept, before = exported_weights(apart)[name], trained.state_dict()[name]
    assert torch.equal(kept[:, large], before[:, large])


def test_a_graph_is_the_same_bits_each_time(network, graph, tmp_path):
    export(network.state_dict(), Shape.of(BASE), tmp_path / "again.onnx.gz")
    assert (tmp_path / "again.onnx.gz").read_bytes() == graph.read_bytes()


def test_a_network_may_have_fewer_layers_than_its_base(tmp_path):
    lower = from_base(BASE, 1, layers=2)
    export(lower.state_dict(), Shape.of(BASE, 2), tmp_path / "lower.onnx.gz")
    weights = exported_weights(tmp_path / "lower.onnx.gz")
    assert weights.keys() == lower.state_dict().keys()
    assert len([name for name in weights if name.endswith("qkv.weight")]) == 2


def test_what_had_four_bits_keeps_them():
    rng = np.random.default_rng(3)
    whole = rng.integers(-8, 8, (50, 64)).astype(np.float32)
    whole.reshape(-1, 32)[:, 0] = -8
    scales = rng.normal(size=(50, 2)).astype(np.float16)
    packed = whole * np.repeat(scales.astype(np.float32), 32, axis=1)
    found, found_scales = in_four_bits(packed)
    assert (found_scales == scales).all()
    assert (found == whole).all()
    zeros, _ = in_four_bits(np.zeros((1, 32), np.float32))
    assert not zeros.any()
