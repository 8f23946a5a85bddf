"""What others have published of the same kinds of figures, to read a run's own beside.

None was measured on the same questions or in the same way, so no figure here is a mark to pass.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A published figure.

    Attributes:
        measure: ours that asks nearly the same (`evals.runs.figures`).
        work: whose it is.
        told: what was found, in a clause.
    """

    measure: str
    work: str
    told: str


REFERENCES = (
    Reference(
        "answer_recall",
        "ALCE on ASQA (Gao et al., 2023)",
        "ChatGPT's answers hold 40.4% of the gold short answers",
    ),
    Reference(
        "f1",
        "SQuAD 2.0, development set",
        "a reader on MiniLM-L12 reaches F1 .795, roberta-base .830, people .895, each given the"
        " paragraph",
    ),
    Reference(
        "answered_wrong",
        "AI search on questions about news (Tow Center, 2025)",
        "over 60% wrong overall, 37% at best; they rarely declined",
    ),
    Reference(
        "citation_precision",
        "commercial answer engines (Liu et al., 2023)",
        "74.5% of the citations support their sentence, as people judge it",
    ),
    Reference(
        "citation_precision",
        "ALCE on ASQA (Gao et al., 2023)",
        "ChatGPT 72.5%, with reranking 81.6%, as an entailment model judges it",
    ),
    Reference(
        "citation_recall",
        "ALCE on ASQA (Gao et al., 2023)",
        "ChatGPT 73.6%, with reranking 84.8%, as an entailment model judges it",
    ),
    Reference(
        "abstention_recall",
        "RGB, negative rejection (Chen et al., 2023)",
        "about 45% at best",
    ),
    Reference(
        "doc_ndcg@10",
        "BEIR, SciFact",
        "BM25 .665, all-MiniLM-L6-v2 .645",
    ),
)
