"""The figures of an eval while it runs: means of what was asked so far, without intervals."""

from collections.abc import Mapping

TOLD = {"answer_recall": "said", "evidence_hit": "evidence", "abstention_recall": "refused"}
"""Measures that are worth watching, and what they are called where there is little room."""


class Running:
    """Takes the scores of one question after the other."""

    def __init__(self) -> None:
        self._sums = dict.fromkeys(TOLD, 0.0)
        self._numbers = dict.fromkeys(TOLD, 0)

    def add(self, scores: Mapping[str, float | None]) -> None:
        """Count a question's scores; what does not concern it is None or missing."""
        for name in TOLD:
            value = scores.get(name)
            if value is not None:
                self._sums[name] += value
                self._numbers[name] += 1

    def __str__(self) -> str:
        return ", ".join(
            f"{short} {self._sums[name] / self._numbers[name]:.2f}"
            for name, short in TOLD.items()
            if self._numbers[name]
        )
