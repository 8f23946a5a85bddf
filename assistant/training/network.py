"""The reader's network: the base model's encoder (BERT, post-norm) with four small heads.

The encoder is written out, without dropout and with one matrix product for queries, keys and
values: it computes what `transformers` computes from the same weights and exports to a plain graph.
One pass reranks (relevance), selects the sentence, finds the short answer, and refuses: the CLS
piece stands for "no answer here" among spans and among sentences.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from assistant.training.half import Linear


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network: those of all-MiniLM-L6-v2 unless a folder says otherwise."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    epsilon: float = 1e-12

    @classmethod
    def of(cls, base: Path, layers: int | None = None) -> "Shape":
        """The sizes written in a base model's `config.json`, with its lowest `layers` alone or all
        of them.
        """
        config = json.loads((base / "config.json").read_text(encoding="utf-8"))
        return cls(
            layers or config["num_hidden_layers"],
            config["hidden_size"],
            config["num_attention_heads"],
            config["intermediate_size"],
            config["vocab_size"],
            config["max_position_embeddings"],
            config["layer_norm_eps"],
        )


class Layer(nn.Module):
    """Attention and feed-forward, each with its residual and norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = Linear(shape.width, 3 * shape.width)
        self.out = Linear(shape.width, shape.width)
        self.out_norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.up = Linear(shape.width, shape.inner)
        self.down = Linear(shape.inner, shape.width)
        self.down_norm = nn.LayerNorm(shape.width, shape.epsilon)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """(B, T, width) to the same; `bias` (B, 1, 1, T) is added to attention scores and hides
        padding.
        """
        rows, width, size = hidden.shape
        head = size // self.heads
        query, key, value = (
            self.qkv(hidden).view(rows, width, 3, self.heads, head).permute(2, 0, 3, 1, 4)
        )
        scores = (query * (1 / math.sqrt(head))) @ key.transpose(-1, -2) + bias
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(rows, width, size)
        hidden = self.out_norm(hidden + self.out(mixed))
        normed: Tensor = self.down_norm(hidden + self.down(functional.gelu(self.up(hidden))))
        return normed


class Encoder(nn.Module):
    """Word pieces to hidden states."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.types = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """(B, T) ids, segment numbers (0 or 1) and mask (1 real, 0 padding) to hidden states (B, T,
        width).
        """
        places = self.places.weight[: ids.shape[1]]
        hidden: Tensor = self.norm(self.words(ids) + self.types(types) + places)
        bias = (mask[:, None, None, :].to(hidden.dtype) - 1) * 30000.0
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


class ReaderNetwork(nn.Module):
    """The encoder and its heads, each one linear layer on the last hidden state.

    The encoder may compute in 16 bits; the heads stay in float32, since spans that differ would tie
    in bfloat16.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.span = nn.Linear(shape.width, 2)
        self.sentence = nn.Linear(shape.width, 1)
        self.relevance = nn.Linear(shape.width, 1)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Piece scores (B, T, 3), namely start, end and sentence, and relevance (B,), all as
        logits.
        """
        hidden = self.encoder(ids, types, mask).to(self.relevance.weight.dtype)
        pieces = torch.cat([self.span(hidden), self.sentence(hidden)], dim=-1)
        return pieces, self.relevance(hidden[:, 0]).squeeze(-1)


def base_weights(base: Path, layers: int) -> dict[str, Tensor]:
    """The base model's weights under this encoder's names: its lowest `layers`."""
    given = load_file(base / "model.safetensors")
    weights = {
        f"{ours}.weight": given[f"embeddings.{theirs}_embeddings.weight"]
        for ours, theirs in (("words", "word"), ("places", "position"), ("types", "token_type"))
    }
    for part in ("weight", "bias"):
        weights[f"norm.{part}"] = given[f"embeddings.LayerNorm.{part}"]
    names = {
        "out": "attention.output.dense",
        "out_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "down_norm": "output.LayerNorm",
    }
    for number in range(layers):
        theirs = f"encoder.layer.{number}"
        for part in ("weight", "bias"):
            weights[f"layers.{number}.qkv.{part}"] = torch.cat(
                [
                    given[f"{theirs}.attention.self.{name}.{part}"]
                    for name in ("query", "key", "value")
                ]
            )
            for ours, name in names.items():
                weights[f"layers.{number}.{ours}.{part}"] = given[f"{theirs}.{name}.{part}"]
    return weights
