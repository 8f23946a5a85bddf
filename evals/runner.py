"""Asks the questions of a data set and writes down what came back."""

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from assistant.answer import Answer
from assistant.answer_json import answer_json
from evals.dataset import Dataset
from evals.errors import EvalError
from evals.evidence import locate
from evals.example import Example, Json, gold_json
from evals.score import read_log, score
from evals.summary import Summary, summarise

History = Sequence[tuple[str, str]]
"""(question, answer) of the earlier turns, oldest first."""

Ask = Callable[[History, str], Answer]
Progress = Callable[[int, int], None]
"""Called with the number of questions asked so far and of all to be asked."""


def run(
    dataset: Dataset,
    ask: Ask,
    log: Path,
    texts: Mapping[str, str],
    *,
    limit: int | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Summary:
    """Ask every question, or a seeded sample of `limit`, and write a record for each.

    Args:
        ask: answers a question after a history.
        log: written a line at a time, so that a run that was cut off leaves what it had.
        texts: the stored text of each document, by `doc_id`; gold evidence is located in it.

    Raises:
        EvalError: nothing can be asked, or a question could not be answered at all.
    """
    located = locate(dataset.examples, texts)
    if not located.examples:
        raise EvalError(f"{dataset.name} has no question that its documents could answer.")
    chosen = sample(located.examples, limit, seed)
    with log.open("w", encoding="utf-8") as stream:
        for done, record in enumerate(_records(dataset, chosen, ask), start=1):
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            if progress:
                progress(done, len(chosen))
    return summarise(
        read_log(log),
        dataset=dataset.name,
        digest=dataset.digest,
        available=len(dataset.examples),
        seed=seed,
        notes=(*dataset.notes, *located.notes),
    )


def sample(examples: Sequence[Example], limit: int | None, seed: int) -> list[Example]:
    """`limit` examples drawn without replacement, in the order of the data set; or all."""
    if limit is not None and limit < 1:
        raise EvalError("At least one question must be asked.")
    if limit is None or limit >= len(examples):
        return list(examples)
    chosen = sorted(random.Random(seed).sample(range(len(examples)), limit))
    return [examples[i] for i in chosen]


def record_of(example: Example, answer: Answer, relevant: Mapping[str, int] | None) -> Json:
    """A line of the log: the whole answer, what was retrieved for it, the gold, the scores."""
    record: Json = {
        "id": example.id,
        "answer": answer_json(answer),
        "retrieved": [
            {
                "passage_id": hit.passage.id,
                "doc_id": hit.article.doc_id,
                "start": hit.passage.start,
                "end": hit.passage.end,
                "score": round(hit.score, 4),
            }
            for hit in answer.nearest
        ],
        "gold": gold_json(example, relevant),
    }
    return {**record, "scores": score(record)}


def _records(dataset: Dataset, examples: Sequence[Example], ask: Ask) -> Iterator[Json]:
    for example in examples:
        try:
            answer = ask(example.history, example.question)
        except Exception as error:
            raise EvalError(f"The question {example.id!r} was not answered: {error}") from error
        yield record_of(example, answer, dataset.qrels.get(example.id))
