"""Every figure an eval reports: its name in a log, and how people should read it."""

from dataclasses import dataclass
from typing import Literal

Better = Literal["higher", "lower", "neither"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure; its value in a log is a number a question, null where it is not defined.

    Attributes:
        name: key in a record's `scores`, and in a summary's figures.
        better: which way is good.
        bounds: least and greatest value of one question; None where there is no greatest.
    """

    name: str
    title: str
    group: str
    better: Better = "higher"
    bounds: tuple[float, float] | None = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Invariant:
    """A figure that has one permitted value, in every single answer."""

    name: str
    must_be: float


INVARIANTS = (
    Invariant("citation_validity", 1.0),
    Invariant("quote_fidelity", 1.0),
    Invariant("uncited_sentences", 0.0),
)

RANKS = (1, 5, 10)


def _retrieval(prefix: str, group: str) -> tuple[Measure, ...]:
    hits = [Measure(f"{prefix}_hit@{k}", f"hit@{k}", group) for k in RANKS]
    recalls = [Measure(f"{prefix}_recall@{k}", f"recall@{k}", group) for k in RANKS[1:]]
    alls = [Measure(f"{prefix}_all@{k}", f"all gold@{k}", group) for k in RANKS[1:]]
    ranks = [
        Measure(f"{prefix}_mrr@10", "MRR@10", group),
        Measure(f"{prefix}_ndcg@10", "nDCG@10", group),
    ]
    return (*hits, *recalls, *alls, *ranks)


MEASURES: tuple[Measure, ...] = (
    Measure("answer_recall", "Gold answer said", "Answers"),
    Measure("exact_match", "Short answer: exact match", "Answers"),
    Measure("f1", "Short answer: F1", "Answers"),
    Measure("one_score", "One score (+1, 0, −1)", "Answers", bounds=(-1.0, 1.0)),
    Measure("answered_wrong", "Answered wrong, of all", "Answers", "lower"),
    Measure("answer_words", "Words an answer", "Answers", "neither", None),
    Measure("evidence_hit", "First citation is the evidence", "Citations"),
    Measure("citation_precision", "Citation precision (gold)", "Citations"),
    Measure("citation_recall", "Citation recall (gold)", "Citations"),
    Measure("citation_validity", "Citation validity", "Citations"),
    Measure("quote_fidelity", "Quotes that are slices", "Citations"),
    Measure("uncited_sentences", "Uncited sentences", "Citations", "lower"),
    Measure("coverage", "Coverage: answered, of all", "Refusals", "neither"),
    Measure("abstention_precision", "Abstention precision", "Refusals"),
    Measure("abstention_recall", "Abstention recall", "Refusals"),
    Measure("wrong_refusal", "Wrong refusals, of answerable", "Refusals", "lower"),
    Measure("conflict_recall", "Marked, of disagreements", "Disagreement"),
    Measure("conflict_precision", "Disagreements, of those marked", "Disagreement"),
    Measure("counterfactual_adoption", "False answers taken over", "Disagreement", "lower"),
    *_retrieval("doc", "Retrieval of documents"),
    *_retrieval("passage", "Retrieval of passages"),
)

HEADLINE = (
    "answer_recall",
    "evidence_hit",
    "citation_precision",
    "abstention_recall",
    "wrong_refusal",
    "answered_wrong",
    "coverage",
    "answer_words",
)
"""Citation figures alone reward pasting the best passage: they stand beside these, always."""


def measure(name: str) -> Measure:
    """The measure with this name; KeyError where there is none."""
    return _BY_NAME[name]


def figure_text(measure: Measure, value: float) -> str:
    """A value as people read it: a share to three decimals, words to one."""
    return f"{value:.1f}" if measure.bounds is None else f"{value:.3f}"


_BY_NAME = {m.name: m for m in MEASURES}
