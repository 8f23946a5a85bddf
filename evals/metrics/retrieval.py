"""How high the right documents and passages were ranked.

All measures take a ranking, best first, and are 0..1. Document measures follow trec_eval and
BEIR (Thakur et al. 2021). Every function gives None where nothing relevant is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

from evals.metrics.spans import DocSpan, overlap


def documents(passages: Iterable[DocSpan]) -> list[str]:
    """The ranking of documents that a ranking of passages implies: each by its best passage."""
    return list(dict.fromkeys(passage.doc_id for passage in passages))


def doc_hit(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float | None:
    """hit@k: 1 where a relevant document is among the first k."""
    wanted = _relevant(relevant)
    return float(bool(wanted & set(ranking[:k]))) if wanted else None


def doc_recall(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float | None:
    """recall@k: relevant documents among the first k / relevant documents."""
    wanted = _relevant(relevant)
    return len(wanted & set(ranking[:k])) / len(wanted) if wanted else None


def doc_all(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float | None:
    """all-gold@k: 1 where every relevant document is among the first k."""
    wanted = _relevant(relevant)
    return float(wanted <= set(ranking[:k])) if wanted else None


def doc_reciprocal_rank(
    ranking: Sequence[str], relevant: Mapping[str, int], k: int
) -> float | None:
    """1 / rank of the first relevant document, 0 where it is not among the first k.

    Its mean is MRR@k.
    """
    wanted = _relevant(relevant)
    return _reciprocal([doc in wanted for doc in ranking[:k]]) if wanted else None


def doc_ndcg(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float | None:
    """nDCG@k with gain = grade and discount log2(rank + 1), as trec_eval's ndcg_cut."""
    if not _relevant(relevant):
        return None
    ideal = sorted(relevant.values(), reverse=True)[:k]
    return _dcg([relevant.get(doc, 0) for doc in ranking[:k]]) / _dcg(ideal)


def passage_hit(ranking: Sequence[DocSpan], gold: Sequence[DocSpan], k: int) -> float | None:
    """hit@k: 1 where one of the first k passages overlaps gold evidence."""
    return float(any(_covers(p, gold) for p in ranking[:k])) if gold else None


def passage_recall(ranking: Sequence[DocSpan], gold: Sequence[DocSpan], k: int) -> float | None:
    """recall@k: gold spans that one of the first k passages overlaps / gold spans."""
    if not gold:
        return None
    return sum(any(overlap(p, g) for p in ranking[:k]) for g in gold) / len(gold)


def passage_all(ranking: Sequence[DocSpan], gold: Sequence[DocSpan], k: int) -> float | None:
    """all-gold@k: 1 where the first k passages overlap every gold span."""
    found = passage_recall(ranking, gold, k)
    return None if found is None else float(found == 1)


def passage_reciprocal_rank(
    ranking: Sequence[DocSpan], gold: Sequence[DocSpan], k: int
) -> float | None:
    """1 / rank of the first passage that overlaps gold evidence, 0 beyond k. Mean: MRR@k."""
    return _reciprocal([_covers(p, gold) for p in ranking[:k]]) if gold else None


def passage_ndcg(ranking: Sequence[DocSpan], gold: Sequence[DocSpan], k: int) -> float | None:
    """nDCG@k where a passage gains 1 for gold spans that no earlier passage overlaps.

    Novelty as in alpha-nDCG with alpha = 1 (Clarke et al. 2008): a second passage with the same
    evidence gains nothing. The ideal ranking has its gains first: one passage for each that
    gained anywhere in this ranking, and one for each gold span that was never found.
    """
    if not gold:
        return None
    missing = list(gold)
    gains = []
    for passage in ranking:
        left = [g for g in missing if not overlap(passage, g)]
        gains.append(int(len(left) < len(missing)))
        missing = left
    ideal = [1] * min(k, sum(gains) + len(missing))
    return _dcg(gains[:k]) / _dcg(ideal)


def _relevant(judged: Mapping[str, int]) -> set[str]:
    return {doc for doc, grade in judged.items() if grade > 0}


def _covers(passage: DocSpan, gold: Sequence[DocSpan]) -> bool:
    return any(overlap(passage, g) for g in gold)


def _reciprocal(hits: Sequence[bool]) -> float:
    return next((1 / rank for rank, hit in enumerate(hits, start=1) if hit), 0.0)


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))
