"""A trained network as the graph that ships, and back again so that training can go on from it.

The matrices become int8, one scale a column; 7 bits of the 8 are used, since processors without
VNNI add products of 8 bits up in too few. Activations are quantised as they come. The word
embeddings become 4 bits, one scale for `BLOCK` of them: those that `index.multilingual` unpacks had
no more. The graph uses onnxruntime's fused operators. The file is packed with gzip: 7 bits in 8,
most of them near zero, take a fifth less.

Of what goes into a product a few numbers are twenty times as large as the others; of the 256 steps
that they are quantised to, a dozen would be left for these. They are the same ones in every input,
and are multiplied apart, exactly (Dettmers et al. 2022, LLM.int8).
"""

import gzip
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from assistant.training.network import Shape

Floats = NDArray[np.float32]

FUSED = "com.microsoft"  # the domain of onnxruntime's own operators


def export(
    weights: dict[str, Tensor], shape: Shape, out: Path, ranges: Mapping[str, Floats] | None = None
) -> None:
    """Write all of a network's weights as an int8 graph.

    `ranges` holds how large each number gets that goes into a product, by the name of its matrix,
    as `ranges.input_ranges` finds them; without them all are quantised alike.

    The graph takes `ids` and `types` (B, T), and gives `pieces` (B, T, 3) and `relevance` (B,), as
    `ReaderNetwork` does.
    """
    exact_weights = {name: value.float().numpy() for name, value in weights.items()}
    graph = _graph(_Builder(exact_weights, ranges or {}), shape)
    with TemporaryDirectory(prefix="dossier-export-") as folder:
        exact, quantised = Path(folder) / "exact.onnx", Path(folder) / "quantised.onnx"
        onnx.save(graph, exact)
        quantize_dynamic(
            exact,
            quantised,
            op_types_to_quantize=["MatMul", "Attention"],
            nodes_to_exclude=[node.name for node in graph.graph.node if _stays_exact(node.name)],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        out.write_bytes(gzip.compress(quantised.read_bytes(), mtime=0))


def exported_weights(graph: Path) -> dict[str, Tensor]:
    """The weights of a graph that `export` wrote, as near as int8 keeps them."""
    model = onnx.load_model_from_string(gzip.decompress(graph.read_bytes()))
    held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    weights = {}
    for name, value in held.items():
        if name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            exact = (value.astype(np.float32) - held[f"{plain}_zero_point"]) * held[
                f"{plain}_scale"
            ]
            if f"{plain}_rows" in held:
                exact[held[f"{plain}_rows"]] = held[f"{plain}_exact"]
            weights[plain] = torch.from_numpy(exact.T.copy())
        elif name.startswith(("encoder.", *HEADS)) and not name.endswith(_OF_QUANTISED):
            turned = value.T if name in {f"{head}.weight" for head in HEADS} else value
            weights[name] = torch.from_numpy(turned.astype(np.float32))
    scales = torch.from_numpy(held[f"{WORDS}_scale"].astype(np.float32))
    return weights | {WORDS: weights[WORDS] * scales.repeat_interleave(BLOCK, dim=-1)}


_OF_QUANTISED = ("_scale", "_zero_point", "_rows", "_others", "_exact")

HEADS = ("span", "sentence", "relevance")
"""They stay exact: 8 bits would tie spans that differ."""

WORDS, BLOCK = "encoder.words.weight", 32


def in_four_bits(matrix: Floats) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """A matrix (N, width) as whole numbers from -8 to 7, and a scale for each `BLOCK` of a row:
    (N, width / `BLOCK`).

    The largest of a block becomes -8, as in llama.cpp's Q4_0: what was packed so once is packed
    into the same numbers again.
    """
    blocks = matrix.reshape(len(matrix), -1, BLOCK)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(-1)[..., None], -1)
    scales = (largest / -8).astype(np.float16)
    nearest = np.rint(blocks / np.where(scales == 0, 1, scales).astype(np.float32))
    whole = nearest.clip(-8, 7).astype(np.int8).reshape(matrix.shape)
    return whole, scales[..., 0]


def _stays_exact(node: str) -> bool:
    return node.endswith(".exact") or node in {f"{head}.product" for head in HEADS}


LARGE = 3.0
"""How many times as large as the median of a product's inputs an input is that is multiplied apart:
with it a graph reads as its network does in float32.
"""


class _Builder:
    """Collects a graph's nodes and constants; every method gives the name of what it adds."""

    def __init__(self, weights: dict[str, Floats], ranges: Mapping[str, Floats]) -> None:
        self._weights = weights
        self._ranges = ranges
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def weight(self, name: str, *, turned: bool = False) -> str:
        """A weight of the network; a matrix `turned` to (in, out)."""
        return self.constant(name, self._weights[name].T if turned else self._weights[name])

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def in_four_bits(self, name: str) -> tuple[str, str]:
        """A weight in 4 bits, and its scales."""
        whole, scales = in_four_bits(self._weights[name])
        pairs = whole.reshape(-1, 2).view(np.uint8) & 15
        packed = (pairs[:, 0] | pairs[:, 1] << 4).tobytes()
        self.constants[name] = helper.make_tensor(
            name, TensorProto.INT4, whole.shape, packed, raw=True
        )
        return name, self.constant(f"{name}_scale", scales)

    def node(self, kind: str, inputs: list[str], out: str, domain: str = "", **given: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [out], out, domain=domain, **given))
        return out

    def product(self, left: str, weight: str, out: str) -> str:
        """A product with a matrix (in, out); large inputs are multiplied apart."""
        large = self._large(weight)
        if not len(large):
            return self.node("MatMul", [left, self.weight(weight, turned=True)], out)
        turned = self._weights[weight].T
        rows = self.constant(f"{weight}_rows", large)
        others, kept = np.ones(len(turned), np.float32), turned.copy()
        others[large] = kept[large] = 0
        mask = self.constant(f"{weight}_others", others)
        small = self.node("Mul", [left, mask], f"{weight}_small")
        parts = [
            self.node("MatMul", [small, self.constant(weight, kept)], f"{out}.small"),
            self.node(
                "MatMul",
                [
                    self.node("Gather", [left, rows], f"{weight}_large", axis=-1),
                    self.constant(f"{weight}_exact", turned[large]),
                ],
                f"{out}.exact",
            ),
        ]
        return self.node("Add", parts, out)

    def _large(self, weight: str) -> NDArray[np.int64]:
        """Which of a product's inputs are large."""
        if weight not in self._ranges:
            return np.zeros(0, np.int64)
        ranges = self._ranges[weight]
        return np.flatnonzero(ranges > LARGE * np.median(ranges))


def _graph(graph: _Builder, shape: Shape) -> Any:
    hidden = _embedded(graph, shape)
    for number in range(shape.layers):
        hidden = _layer(graph, hidden, f"encoder.layers.{number}", shape)
    _heads(graph, hidden)
    given = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["B", "T"])
        for name in ("ids", "types")
    ]
    found = [
        helper.make_tensor_value_info("pieces", TensorProto.FLOAT, ["B", "T", 3]),
        helper.make_tensor_value_info("relevance", TensorProto.FLOAT, ["B"]),
    ]
    body = helper.make_graph(graph.nodes, "reader", given, found, list(graph.constants.values()))
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=10)


def _embedded(graph: _Builder, shape: Shape) -> str:
    words, scales = graph.in_four_bits(WORDS)
    graph.node(
        "GatherBlockQuantized",
        [words, "ids", scales],
        "words.rows",
        FUSED,
        gather_axis=0,
        quantize_axis=1,
        block_size=BLOCK,
    )
    graph.node("Cast", ["words.rows"], "words", to=TensorProto.FLOAT)
    types = graph.node("Gather", [graph.weight("encoder.types.weight"), "types"], "types.rows")
    graph.node("Shape", ["types"], "length", start=1, end=2)
    zero = graph.constant("zero", np.array([0], np.int64))
    places = graph.weight("encoder.places.weight")
    graph.node("Slice", [places, zero, "length"], "places.rows")
    graph.node("Add", ["words", types], "words.types")
    graph.node("Add", ["words.types", "places.rows"], "summed")
    norm = [graph.weight(f"encoder.norm.{part}") for part in ("weight", "bias")]
    return graph.node(
        "LayerNormalization", ["summed", *norm], "embedded", axis=-1, epsilon=shape.epsilon
    )


def _layer(graph: _Builder, hidden: str, name: str, shape: Shape) -> str:
    qkv = [graph.weight(f"{name}.qkv.weight", turned=True), graph.weight(f"{name}.qkv.bias")]
    mixed = graph.node("Attention", [hidden, *qkv], f"{name}.mixed", FUSED, num_heads=shape.heads)

    def added(part: str, new: str, old: str) -> str:
        """A residual with its bias and norm."""
        weights = [f"{name}.{part}_norm.weight", f"{name}.{part}_norm.bias", f"{name}.{part}.bias"]
        inputs = [new, old, *map(graph.weight, weights)]
        out = f"{name}.{part}.added"
        return graph.node("SkipLayerNormalization", inputs, out, FUSED, epsilon=shape.epsilon)

    hidden = added("out", graph.product(mixed, f"{name}.out.weight", f"{name}.out"), hidden)
    raised = graph.product(hidden, f"{name}.up.weight", f"{name}.up")
    bent = graph.node("BiasGelu", [raised, graph.weight(f"{name}.up.bias")], f"{name}.bent", FUSED)
    return added("down", graph.product(bent, f"{name}.down.weight", f"{name}.down"), hidden)


def _heads(graph: _Builder, hidden: str) -> None:
    def head(name: str, of: str, out: str) -> str:
        product = graph.product(of, f"{name}.weight", f"{name}.product")
        return graph.node("Add", [product, graph.weight(f"{name}.bias")], out)

    parts = [head("span", hidden, "span"), head("sentence", hidden, "sentence")]
    graph.node("Concat", parts, "pieces", axis=-1)
    one = graph.constant("one", np.array([1], np.int64))
    graph.node("Slice", [hidden, "zero", one, one], "first")
    flat = graph.constant("flat", np.array([-1], np.int64))
    graph.node("Reshape", [head("relevance", "first", "relevance.row"), flat], "relevance")
