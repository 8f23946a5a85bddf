"""Is a data set what it says? Evidence that is no slice, answers that stand nowhere, lost names.

A gold set is written by hand, and a slip in it is measured as somebody's mistake. Nothing is
asked and no model is loaded.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.datasets.dataset import Dataset, read_dataset
from evals.datasets.evidence import find_words, locate
from evals.datasets.example import Example
from evals.errors import EvalError
from evals.metrics.text import occurs, short_answers

QUOTED_TYPES = frozenset(["fact", "who-said", "date", "count", "extractive"])
"""Types of questions whose answers are words of the source: one must stand in the evidence."""

DIFFICULTIES = ("easy", "medium", "hard")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a question.

    Attributes:
        question: its id; the type's name where a type is wrong.
        what: a clause for people that goes on after the id.
    """

    question: str
    what: str


@dataclass(frozen=True, slots=True)
class Check:
    """What a data set holds, and what is wrong in it.

    Attributes:
        types: questions of each type, and how many of them have no answer.
    """

    dataset: str
    documents: int
    questions: int
    types: Mapping[str, tuple[int, int]]
    problems: tuple[Problem, ...]


def check(name: str | Path) -> Check:
    """Look through `gold`, or any data set that can be evaluated.

    Raises:
        EvalError: it cannot be read at all: malformed, an id that comes twice, a bad document.
    """
    dataset = read_dataset(name)
    texts = stored_texts(dataset)
    all_of, unanswerable = Counter[str](), Counter[str]()
    for example in dataset.examples:
        all_of[example.type] += 1
        unanswerable[example.type] += not example.answerable
    return Check(
        dataset.name,
        len(texts),
        len(dataset.examples),
        {kind: (number, unanswerable[kind]) for kind, number in all_of.most_common()},
        (*_of_types(dataset.covers, all_of), *_problems(dataset, texts)),
    )


def stored_texts(dataset: Dataset) -> dict[str, str]:
    """The text of each document by its id, as a library would store it.

    Raises:
        EvalError: a source cannot be read, there is none, or two have one name.
    """
    texts: dict[str, str] = {}
    for article in dataset.read_articles():
        if article.doc_id in texts:
            raise EvalError(f"Two sources of {dataset.name} have the name {article.doc_id!r}.")
        texts[article.doc_id] = article.text
    return texts


def render_check(found: Check) -> str:
    """For a terminal: what there is, and a line a problem."""
    lines = [f"{found.dataset}: {found.documents} documents, {found.questions} questions"]
    width = max(map(len, found.types), default=0)
    for kind, (number, unanswerable) in found.types.items():
        told = f", {unanswerable} without an answer" if unanswerable else ""
        lines.append(f"  {kind:<{width}}  {number:>5}{told}")
    lines += ["", f"{len(found.problems)} problems"] if found.problems else ["", "No problems."]
    return "\n".join([*lines, *(f"  {p.question} {p.what}" for p in found.problems)])


def _of_types(covers: Mapping[str, int], there: Mapping[str, int]) -> Iterator[Problem]:
    """Whether a set that tells what it covers does; a type it does not tell of is a slip."""
    for kind, least in covers.items():
        if there.get(kind, 0) < least:
            found = there.get(kind, 0)
            yield Problem(kind, f"is the type of {found} questions, and is to be that of {least}")
    for kind in there if covers else ():
        if kind not in covers:
            yield Problem(kind, "is a type that info.json does not tell of")


def _problems(dataset: Dataset, texts: Mapping[str, str]) -> Iterator[Problem]:
    asked: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
    for example in dataset.examples:
        found = (*_of_evidence(example, texts), *_of_answers(example), *_of_extra(example, texts))
        for what in found:
            yield Problem(example.id, what)
        first = asked.setdefault((example.question.casefold(), example.history), example.id)
        if first != example.id:
            yield Problem(example.id, f"asks the same as {first}")
    ids = {example.id for example in dataset.examples}
    for question, grades in dataset.qrels.items():
        if question not in ids and any(grades.values()):
            yield Problem(question, "is judged and not asked")
    for example in dataset.examples:
        evidence = {piece.doc_id for piece in example.evidence}
        for doc_id in dataset.qrels.get(example.id, {}).keys() - texts.keys() - evidence:
            yield Problem(example.id, f"is judged on {doc_id!r}, which is no document")


def _of_evidence(example: Example, texts: Mapping[str, str]) -> Iterator[str]:
    for piece in example.evidence:
        text = texts.get(piece.doc_id)
        if text is None:
            yield f"has evidence in {piece.doc_id!r}, which is no document"
        elif piece.start is not None and not _stands(text, piece.start, piece.end, piece.text):
            yield f"has evidence in {piece.doc_id!r} that does not stand at its offsets"
    here = {piece.doc_id for piece in example.evidence} & texts.keys()
    for _, doc_id in locate([example], texts).unlocated:
        if doc_id in here:
            yield f"has evidence whose words are not in {doc_id!r}"


def _of_extra(example: Example, texts: Mapping[str, str]) -> Iterator[str]:
    """What only some sets tell: near misses, false answers, difficulty."""
    near = example.extra.get("near_miss")
    if isinstance(near, dict):
        named, words = near.get("doc_id"), str(near.get("text") or "")
        if named is not None and named not in texts:
            yield f"is a near miss of {named!r}, which is no document"
        elif named and words.strip() and find_words(words, texts[named]) is None:
            yield f"is a near miss of words that are not in {named!r}"
    for answer in example.extra.get("false_answers") or ():
        if answer in example.answers:
            yield f"has {answer!r} both as an answer and as a false one"
        elif not any(occurs(answer, text) for text in texts.values()):
            yield f"has the false answer {answer!r}, which no document tells"
    difficulty = example.extra.get("difficulty")
    if difficulty is not None and difficulty not in DIFFICULTIES:
        yield f"is of difficulty {difficulty!r}, which is none of {', '.join(DIFFICULTIES)}"


def _stands(text: str, start: int, end: int | None, words: str) -> bool:
    told = text[start:end]
    return bool(told) and (not words.strip() or told.split() == words.split())


def _of_answers(example: Example) -> Iterator[str]:
    if not example.answerable:
        if example.answers or example.evidence:
            yield "is said to have no answer, and has answers or evidence"
        return
    if not example.answers and not example.evidence:
        yield "has neither answers nor evidence: nothing tells what is right"
    short = short_answers(example.answers)
    words = [piece.text for piece in example.evidence if piece.text.strip()]
    stands = any(occurs(answer, text) for answer in short for text in words)
    if example.type in QUOTED_TYPES and short and words and not stands:
        yield "has no answer that stands in its evidence"
