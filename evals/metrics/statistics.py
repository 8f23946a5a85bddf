"""How far a mean can be trusted: bootstrap intervals over clusters, and paired differences.

Questions about one document, or of one conversation, go right and wrong together; so whole
clusters are drawn with replacement (Field and Welsh 2007), never single questions. Everything
is seeded: the same values give the same interval.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.95
RESAMPLES = 1000

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its 95% confidence interval.

    Attributes:
        n: values; questions in which the measure was defined.
        clusters: independent groups among them.
    """

    mean: float
    low: float
    high: float
    n: int
    clusters: int


@dataclass(frozen=True, slots=True)
class Difference:
    """After minus before, over the questions that both runs measured.

    Attributes:
        won, lost: questions whose value rose, fell.
    """

    interval: Interval
    won: int
    lost: int

    @property
    def significant(self) -> bool:
        """Whether the interval leaves no difference out."""
        return not self.interval.low <= 0 <= self.interval.high


def mean_interval(
    values: Sequence[float],
    clusters: Sequence[Hashable],
    seed: int,
    bounds: tuple[float, float] | None = (0.0, 1.0),
) -> Interval | None:
    """The mean and its percentile bootstrap interval over clusters; None without values.

    Args:
        values: one a question.
        clusters: each value's cluster.
        bounds: least and greatest value possible; None for a measure without bounds.

    Where all values are equal, drawing again shows no variation and would claim certainty. Then
    the open side is the exact (Clopper and Pearson 1934) bound for as many trials as there are
    clusters: 30 of 30 right is [0.88, 1]. Without bounds there is none, and no interval is drawn.
    """
    if not values:
        return None
    sums, counts = _by_cluster(values, clusters)
    mean, groups = float(np.mean(values)), len(sums)
    tail = (1 - CONFIDENCE) / 2
    if min(values) == max(values):
        least, greatest = bounds or (mean, mean)
        room = 1 - tail ** (1 / groups)
        low, high = mean - room * (mean - least), mean + room * (greatest - mean)
    else:
        means = _resampled(sums, counts, seed)
        low, high = (float(q) for q in np.quantile(means, [tail, 1 - tail]))
    return Interval(mean, low, high, len(values), groups)


def paired_difference(
    before: Mapping[str, float],
    after: Mapping[str, float],
    clusters: Mapping[str, Hashable],
    seed: int,
    bounds: tuple[float, float] | None = (0.0, 1.0),
) -> Difference | None:
    """The mean of after minus before over the same questions, by id; None without a common one.

    A paired bootstrap (Koehn 2004) over clusters. `bounds` are those of the values; None for a
    measure without.
    """
    ids = sorted(before.keys() & after.keys())
    changes = [after[i] - before[i] for i in ids]
    widest = (bounds[0] - bounds[1], bounds[1] - bounds[0]) if bounds else None
    interval = mean_interval(changes, [clusters[i] for i in ids], seed, widest)
    if interval is None:
        return None
    return Difference(interval, sum(c > 0 for c in changes), sum(c < 0 for c in changes))


def _by_cluster(values: Sequence[float], clusters: Sequence[Hashable]) -> tuple[Floats, Floats]:
    """Sum and number of the values of each cluster, in the order of first appearance."""
    places: dict[Hashable, int] = {}
    index = [places.setdefault(cluster, len(places)) for cluster in clusters]
    sums = np.bincount(index, weights=np.asarray(values, dtype=np.float64))
    return sums.astype(np.float64), np.bincount(index).astype(np.float64)


def _resampled(sums: Floats, counts: Floats, seed: int) -> Floats:
    """Means of `RESAMPLES` draws of as many clusters as there are."""
    groups = len(sums)
    draws = np.random.default_rng(seed).multinomial(
        groups, np.full(groups, 1 / groups), size=RESAMPLES
    )
    means: Floats = (draws @ sums) / (draws @ counts)
    return means
