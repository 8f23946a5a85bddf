"""The untrained reader, and what it is trained to say."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from assistant.training.batches import Batch
from assistant.training.export import WORDS, exported_weights
from assistant.training.network import ReaderNetwork, Shape, base_weights

SPAN_WEIGHT, SENTENCE_WEIGHT, RELEVANCE_WEIGHT = 1.0, 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Losses:
    """Mean losses of a batch, each a scalar, and their weighted sum."""

    total: Tensor
    span: Tensor
    sentence: Tensor
    relevance: Tensor

    def numbers(self) -> list[float]:
        """Total, span, sentence and relevance as plain numbers."""
        return [
            float(part.detach()) for part in (self.total, self.span, self.sentence, self.relevance)
        ]


def from_base(
    base: Path, seed: int, trained: Path | None = None, layers: int | None = None, kept: int = 0
) -> ReaderNetwork:
    """A reader over the base model's weights, its lowest `layers` or all: untrained, or with those
    in `trained`, which an earlier run wrote or which ship.

    The word embeddings stay as they are: a rare word keeps what the base model knows of it. So do
    all of what comes before the layer numbered `kept`, if there is one: what needs no gradient
    trains faster.
    """
    torch.manual_seed(seed)
    shape = Shape.of(base, layers)
    network = ReaderNetwork(shape)
    network.encoder.load_state_dict(base_weights(base, shape.layers))
    for head in (network.span, network.sentence, network.relevance):
        nn.init.normal_(head.weight, std=0.02)
        nn.init.zeros_(head.bias)
    if trained:
        weights = (
            load_file(trained) if trained.suffix == ".safetensors" else exported_weights(trained)
        )
        network.load_state_dict({WORDS: network.encoder.words.weight} | weights)
    encoder = network.encoder
    encoder.words.weight.requires_grad_(False)
    if kept:
        for part in (encoder.places, encoder.types, encoder.norm, *encoder.layers[:kept]):
            part.requires_grad_(False)
    return network


def sentence_scores(scores: Tensor, sentence_of: Tensor) -> Tensor:
    """Mean score of each sentence's pieces: (B, T) scores and numbers to (B, 1 + sentences); column
    0 is the CLS piece's.

    A number that a row does not have scores -inf.
    """
    count = int(sentence_of.max()) + 1
    slots = torch.where(sentence_of < 0, count, sentence_of)
    sums = scores.new_zeros(len(scores), count + 1).scatter_add(1, slots, scores)
    sizes = scores.new_zeros(len(scores), count + 1).scatter_add(1, slots, torch.ones_like(scores))
    means = sums / sizes.clamp(min=1)
    return means.masked_fill(sizes == 0, -torch.inf)[:, :count]


def losses(pieces: Tensor, relevance: Tensor, batch: Batch) -> Losses:
    """Cross-entropies over start, end and sentence, each with "none" as a choice, and of relevance,
    in float32.
    """
    pieces, relevance = pieces.float(), relevance.float()
    spans = pieces[..., :2].masked_fill((batch.sentence_of < 0)[..., None], -torch.inf)
    span = (
        functional.cross_entropy(spans[..., 0], batch.start)
        + functional.cross_entropy(spans[..., 1], batch.end)
    ) / 2
    sentence = functional.cross_entropy(
        sentence_scores(pieces[..., 2], batch.sentence_of), batch.sentence
    )
    relevant = functional.binary_cross_entropy_with_logits(relevance, batch.relevant)
    return Losses(
        SPAN_WEIGHT * span + SENTENCE_WEIGHT * sentence + RELEVANCE_WEIGHT * relevant,
        span,
        sentence,
        relevant,
    )
