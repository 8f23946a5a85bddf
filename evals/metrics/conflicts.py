"""Whether an answer marks a disagreement of the sources exactly where there is one."""


def conflict_recall(disagree: bool, marked: bool) -> float | None:
    """Mean over questions: sources disagree and it is marked / they disagree.

    A refusal marks nothing. None where they do not disagree.
    """
    return float(marked) if disagree else None


def conflict_precision(disagree: bool, marked: bool) -> float | None:
    """Mean over questions: sources disagree and it is marked / marked. None where it is not."""
    return float(disagree) if marked else None
