"""Asks the questions of a data set and writes down what came back."""

import json
import random
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from assistant.answer import Answer
from assistant.answer_json import answer_json
from evals.datasets.dataset import Dataset
from evals.datasets.evidence import locate
from evals.datasets.example import Example, Json, gold_json
from evals.errors import EvalError
from evals.runs.score import Scores, read_log, score
from evals.runs.summary import Summary, summarise
from evals.writing import writing

History = Sequence[tuple[str, str]]
"""(question, answer) of the earlier turns, oldest first."""

Ask = Callable[[History, str], Answer]
Progress = Callable[[int, int, Scores], None]
"""Called with the number of questions asked so far, that of all, and the last one's scores."""


def run(
    dataset: Dataset,
    ask: Ask,
    log: Path,
    texts: Mapping[str, str],
    *,
    limit: int | None = None,
    seed: int = 0,
    resume: bool = False,
    at_once: int = 1,
    progress: Progress | None = None,
) -> Summary:
    """Ask every question, or a seeded sample of `limit`, and write a record for each.

    Args:
        ask: answers a question after a history.
        log: written a line at a time, so that a run that was cut off leaves what it had.
        resume: keep the answers that the log holds already.
        at_once: questions that are asked beside each other; the log is in the order of the data
            set all the same.
        texts: the stored text of each document, by `doc_id`; gold evidence is located in it.

    Raises:
        EvalError: nothing can be asked, or a question could not be answered at all.
    """
    located = locate(dataset.examples, texts)
    if not located.examples:
        raise EvalError(f"{dataset.name} has no question that its documents could answer.")
    chosen = sample(located.examples, limit, seed)
    kept = _kept(log) if resume else {}
    lines = _lines(dataset, chosen, ask, kept, at_once)
    with writing(log), closing(lines), log.open("w", encoding="utf-8") as stream:
        for done, line in enumerate(lines, start=1):
            stream.write(line + "\n")
            if progress:
                progress(done, len(chosen), json.loads(line)["scores"])
    return summarise(
        read_log(log),
        dataset=dataset.name,
        digest=dataset.digest,
        available=len(dataset.examples),
        seed=seed,
        notes=(*dataset.notes, *located.notes),
    )


def _lines(
    dataset: Dataset,
    examples: Sequence[Example],
    ask: Ask,
    kept: Mapping[str, str],
    at_once: int,
) -> Generator[str]:
    """A line of the log for each example, in their order; when it is closed, no more are asked."""

    def line(example: Example) -> str:
        return kept.get(example.id) or json.dumps(
            record_for(dataset, example, ask), ensure_ascii=False
        )

    pool = ThreadPoolExecutor(at_once)
    try:
        yield from pool.map(line, examples)
    finally:
        pool.shutdown(cancel_futures=True)


def sample(examples: Sequence[Example], limit: int | None, seed: int) -> list[Example]:
    """`limit` examples drawn without replacement, in the order of the data set; or all."""
    if limit is not None and limit < 1:
        raise EvalError("At least one question must be asked.")
    if limit is None or limit >= len(examples):
        return list(examples)
    chosen = sorted(random.Random(seed).sample(range(len(examples)), limit))
    return [examples[i] for i in chosen]


def record_for(dataset: Dataset, example: Example, ask: Ask) -> Json:
    """Ask one question; its record.

    Raises:
        EvalError: it could not be answered at all.
    """
    try:
        answer = ask(example.history, example.question)
    except Exception as error:
        raise EvalError(f"The question {example.id!r} was not answered: {error}") from error
    return record_of(example, answer, dataset.qrels.get(example.id))


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


def _kept(log: Path) -> dict[str, str]:
    """The lines of a log that was cut off, by question; its last one may be half of one.

    It may end within a letter, and words of a source may hold what other programs end lines with.
    """
    told = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    kept = {}
    for line in told.split("\n"):
        try:
            kept[str(json.loads(line)["id"])] = line
        except (ValueError, KeyError, TypeError):
            continue
    return kept
