"""Fusion: two rankings of passages become one, each trusted as far as it deserves. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.hit import Rank

Ranking = Sequence[tuple[str, float]]
"""Passage ids with scores, best first."""


@dataclass(frozen=True, slots=True)
class FusionOptions:
    """How far vectors are trusted beside terms, as a weight in 0..1 (terms get the rest).

    Attributes:
        dense_weight: for questions in a language that the embedding model was trained for.
        dense_weight_elsewhere: for other languages, where its similarities mean little.
    """

    dense_weight: float = 0.5
    dense_weight_elsewhere: float = 0.05


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage with its fused score in 0..1 and where each side put it."""

    passage_id: str
    score: float
    dense: Rank | None
    lexical: Rank | None


def fuse(dense: Ranking, lexical: Ranking, dense_weight: float) -> list[Fused]:
    """Weighted sum of both sides' normalised scores, best first.

    Scores and not ranks: a wide lead is worth more than a narrow one. Each side is scaled so that
    its best is 1 and its last returned is 0; a passage that one side did not return has 0 there.
    A side that returned nothing leaves all weight to the other.
    """
    if not dense or not lexical:
        dense_weight = 1.0 if dense else 0.0
    dense_ranks, lexical_ranks = _ranks(dense), _ranks(lexical)
    dense_scores, lexical_scores = _scaled(dense), _scaled(lexical)
    fused = [
        Fused(
            passage_id,
            dense_weight * dense_scores.get(passage_id, 0.0)
            + (1 - dense_weight) * lexical_scores.get(passage_id, 0.0),
            dense_ranks.get(passage_id),
            lexical_ranks.get(passage_id),
        )
        for passage_id in dense_ranks | lexical_ranks
    ]
    return sorted(fused, key=lambda item: (-item.score, item.passage_id))


def _ranks(ranking: Ranking) -> dict[str, Rank]:
    return {pid: Rank(position, score) for position, (pid, score) in enumerate(ranking, start=1)}


def _scaled(ranking: Ranking) -> dict[str, float]:
    if not ranking:
        return {}
    best, last = ranking[0][1], ranking[-1][1]
    spread = best - last
    if spread <= 0:
        return {passage_id: 1.0 for passage_id, _ in ranking}
    return {passage_id: (score - last) / spread for passage_id, score in ranking}
