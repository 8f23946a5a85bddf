"""Whether an answer takes over what a passage tells wrongly."""

from collections.abc import Sequence

from evals.metrics.text import f1, occurs


def counterfactual_adoption(
    refused: bool, recalled: float | None, prose: str, short_answer: str, false: Sequence[str]
) -> float | None:
    """Mean over questions: the false answer is given / there is a false one in the sources.

    After RGB's "counterfactual robustness" (Chen et al. 2024), told of answers and not of models.
    It is given where the short answer is the false one, or where it is said and the right one
    (`recalled`) is not: prose that tells both leaves the choice to the reader. None where no
    passage tells a false answer; a refusal adopts nothing.
    """
    if not false:
        return None
    if refused:
        return 0.0
    short = bool(short_answer) and f1(short_answer, false) == 1
    said = any(occurs(answer, prose) for answer in false)
    return float(short or (said and not recalled))
