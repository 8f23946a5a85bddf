"""From one line of a log to its scores. Nothing else is needed: no library, no model.

A record is `{"id", "answer": the answer's JSON, "retrieved": [{"passage_id", "doc_id", "start",
"end", "score"}], "gold": the question's line with located evidence, "scores"}`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.datasets.example import Json
from evals.datasets.layout import rows
from evals.errors import EvalError
from evals.metrics import citations as cite
from evals.metrics import conflicts, refusal, retrieval, text
from evals.metrics.counterfactual import counterfactual_adoption
from evals.metrics.spans import DocSpan, overlap
from evals.runs.figures import RANKS

Scores = dict[str, float | None]
"""A value a measure, None where the measure is not defined for the question."""


def score(record: Json) -> Scores:
    """All measures of one record.

    Raises:
        EvalError: the record is not one of an eval's log.
    """
    try:
        case = _case(record)
    except (KeyError, TypeError, AttributeError) as error:
        raise EvalError(
            f"The record {record.get('id')!r} is not one of an eval's log ({error!r})."
        ) from error
    return {**_answer_scores(case), **_citation_scores(case), **_retrieval_scores(case)}


def read_log(path: Path) -> Iterator[Json]:
    """The records of a log, in the order in which they were asked.

    Raises:
        EvalError: the file cannot be read or a line is no record.
    """
    if not path.is_file():
        raise EvalError(f"There is no log {path}.")
    for number, record in rows(path):
        if missing := {"id", "answer", "retrieved", "gold"} - record.keys():
            raise EvalError(f"{path}, line {number}: no {', '.join(sorted(missing))}.")
        yield record


def rescored(records: Iterable[Json]) -> Iterator[Json]:
    """The same records with scores as this version computes them."""
    for record in records:
        yield {**record, "scores": score(record)}


@dataclass(frozen=True, slots=True)
class _Case:
    """A record as the plain values that the measures take."""

    answerable: bool
    disagree: bool
    marked: bool
    refused: bool
    answers: tuple[str, ...]
    false: tuple[str, ...]
    short_answer: str
    prose: str
    said: tuple[cite.Said, ...]
    cited: tuple[cite.Cited, ...]
    shown: dict[str, cite.Shown]
    cited_spans: tuple[DocSpan, ...]
    gold_spans: tuple[DocSpan, ...]
    relevant: dict[str, int]
    ranking: tuple[DocSpan, ...]


def _case(record: Json) -> _Case:
    answer, gold = record["answer"], record["gold"]
    shown = {
        n["passage_id"]: cite.Shown(
            n["passage_id"], n["article_id"], n["doc_id"], n["start"], n["end"], n["text"]
        )
        for n in answer["nearest"]
    }
    cited = tuple(
        cite.Cited(c["number"], c["passage_id"], c["article_id"], c["start"], c["end"], c["quote"])
        for c in answer["citations"]
    )
    doc_ids = {s.article_id: s.doc_id for s in shown.values()}
    # A citation of an article that was not retrieved has no document, so it overlaps nothing.
    cited_spans = tuple(DocSpan(doc_ids.get(c.article_id, ""), c.start, c.end) for c in cited)
    evidence = gold["evidence"]
    return _Case(
        answerable=gold["answerable"],
        disagree=gold.get("type") == "disagreement",
        marked=any(c["about"] in ("number", "date", "place") for c in answer.get("conflicts", ())),
        refused=answer["outcome"] == "abstained",
        answers=text.short_answers(gold["answers"]),
        false=tuple(gold.get("false_answers") or ()),
        short_answer=answer["short_answer"] or "",
        prose=answer["answer"],
        said=tuple(cite.Said(c["text"], tuple(c["citations"])) for c in answer["claims"]),
        cited=cited,
        shown=shown,
        cited_spans=cited_spans,
        gold_spans=tuple(
            DocSpan(e["doc_id"], e["start"], e["end"]) for e in evidence if e["start"] is not None
        ),
        relevant=gold.get("qrels") or {e["doc_id"]: 1 for e in evidence},
        ranking=tuple(DocSpan(r["doc_id"], r["start"], r["end"]) for r in record["retrieved"]),
    )


def _answer_scores(case: _Case) -> Scores:
    """What was said, and whether it should have been.

    Exact match, F1 and answer recall are over answerable questions with a short gold answer
    (SQuAD 2.0's "HasAns"); a refusal of one is 0 in all three. SQuAD 2.0's overall figure is
    their mean together with abstention recall, each weighted by its n.
    """
    exact = f1 = recall = None
    said = " ".join(sentence.text for sentence in case.said)
    if case.answerable and case.answers:
        short = "" if case.refused else case.short_answer
        exact, f1 = text.exact_match(short, case.answers), text.f1(short, case.answers)
        recall = text.answer_recall(said, case.answers)
    cites_gold = (
        any(overlap(c, g) for c in case.cited_spans for g in case.gold_spans)
        if case.gold_spans
        else None
    )
    right = refusal.is_right(case.answerable, recall, cites_gold)
    return {
        "answer_recall": recall,
        "exact_match": exact,
        "f1": f1,
        "one_score": refusal.one_score(case.refused, right),
        "answered_wrong": refusal.answered_wrong(case.refused, right),
        "answer_words": None if case.refused else float(text.word_count(said)),
        "coverage": float(not case.refused),
        "abstention_precision": refusal.abstention_precision(case.answerable, case.refused),
        "abstention_recall": refusal.abstention_recall(case.answerable, case.refused),
        "wrong_refusal": refusal.wrong_refusal(case.answerable, case.refused),
        "conflict_recall": conflicts.conflict_recall(case.disagree, case.marked),
        "conflict_precision": conflicts.conflict_precision(case.disagree, case.marked),
        "counterfactual_adoption": counterfactual_adoption(
            case.refused, recall, said, case.short_answer, case.false
        ),
    }


def _citation_scores(case: _Case) -> Scores:
    valid = {c.number for c in case.cited if cite.verbatim(c, case.shown)}
    return {
        "evidence_hit": cite.evidence_hit(case.cited_spans, case.gold_spans),
        "citation_precision": cite.citation_precision(case.cited_spans, case.gold_spans),
        "citation_recall": cite.citation_recall(case.cited_spans, case.gold_spans),
        "citation_validity": cite.citation_validity(case.said, case.cited, case.shown),
        "quote_fidelity": cite.quote_fidelity(case.cited, case.shown),
        "uncited_sentences": cite.uncited_sentences(case.said, case.prose, valid),
    }


def _retrieval_scores(case: _Case) -> Scores:
    docs, relevant = retrieval.documents(case.ranking), case.relevant
    passages, gold = case.ranking, case.gold_spans
    scores: Scores = {}
    for k in RANKS:
        scores[f"doc_hit@{k}"] = retrieval.doc_hit(docs, relevant, k)
        scores[f"passage_hit@{k}"] = retrieval.passage_hit(passages, gold, k)
    for k in RANKS[1:]:
        scores[f"doc_recall@{k}"] = retrieval.doc_recall(docs, relevant, k)
        scores[f"passage_recall@{k}"] = retrieval.passage_recall(passages, gold, k)
        scores[f"doc_all@{k}"] = retrieval.doc_all(docs, relevant, k)
        scores[f"passage_all@{k}"] = retrieval.passage_all(passages, gold, k)
    scores["doc_mrr@10"] = retrieval.doc_reciprocal_rank(docs, relevant, 10)
    scores["passage_mrr@10"] = retrieval.passage_reciprocal_rank(passages, gold, 10)
    scores["doc_ndcg@10"] = retrieval.doc_ndcg(docs, relevant, 10)
    scores["passage_ndcg@10"] = retrieval.passage_ndcg(passages, gold, 10)
    return scores
