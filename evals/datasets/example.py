"""A question with its gold: what is asked, what is right, and which words say so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evals.metrics.spans import DocSpan

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a document that answer a question.

    Attributes:
        doc_id: the document's id in the corpus, kept as its article's `doc_id`.
        text: the words; empty where a data set names the document only.
        start, end: character offsets into the stored article's text; both None until located,
            and for ever where only the document is known or the words are not in it.
    """

    doc_id: str
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """One question and its gold.

    Attributes:
        answers: equally good answers; any one of them is right.
        evidence: all of it is gold; its order has no meaning.
        answerable: whether the corpus holds an answer.
        type: the data set's own kind of question, "other" where it has none.
        language: ISO 639-1 code of the question.
        history: (question, answer) of the earlier turns, oldest first; an answer may be empty.
        rewrite: the question as a person made it stand alone.
        cluster: questions of one conversation or document share it. Their errors go together,
            so a confidence interval draws whole clusters.
        extra: the fields of the question's line that have no meaning here, as they are.
    """

    id: str
    question: str
    answers: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    answerable: bool
    type: str
    language: str
    history: tuple[tuple[str, str], ...]
    rewrite: str | None
    cluster: str
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def gold_spans(self) -> list[DocSpan]:
        """The evidence that has a place in its document."""
        return [
            DocSpan(piece.doc_id, piece.start, piece.end)
            for piece in self.evidence
            if piece.start is not None and piece.end is not None
        ]


def gold_json(example: Example, relevant: Mapping[str, int] | None = None) -> Json:
    """The question's line as a log keeps it: with located offsets, cluster and judgements.

    `relevant` are the question's relevance judgements (document id to grade), under "qrels";
    without any, the documents of the evidence are what a search should find.
    """
    return {
        **example.extra,
        "id": example.id,
        "question": example.question,
        "answers": list(example.answers),
        "evidence": [
            {"doc_id": e.doc_id, "text": e.text, "start": e.start, "end": e.end}
            for e in example.evidence
        ],
        "answerable": example.answerable,
        "type": example.type,
        "lang": example.language,
        "history": [{"question": q, "answer": a} for q, a in example.history],
        "rewrite": example.rewrite,
        "cluster": example.cluster,
        "qrels": dict(relevant) if relevant else None,
    }
