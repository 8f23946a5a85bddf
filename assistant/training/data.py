"""Articles, sentences and questions of a data folder, as text.

A folder holds `corpus.jsonl(.gz)` and `questions.jsonl(.gz)`: one document and one question a line.
SQuAD's articles are documents whose paragraphs are joined by a blank line; `evidence` locates the
sentence that answers.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st jr sr gen col lt sgt capt gov sen rep rev hon vs etc approx no vol "
    "pp fig inc ltd co corp dept est "
    "jan feb mar apr jun jul aug sep sept oct nov dec ca cf al".split()
)
_BOUNDARY = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9À-Þ])|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: `text` is `document[start : start + len(text)]`."""

    article: int
    paragraph: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose answer is `text[start:end]` of sentence number `sentence` (an index into
    `Corpus.sentences`).
    """

    text: str
    answers: tuple[str, ...]
    article: int
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles cut into sentences, in reading order, and the questions asked of them."""

    titles: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    questions: tuple[Question, ...]


def is_held_out(title: str) -> bool:
    """Whether an article is kept for measuring: one title in twenty, chosen by its hash so that no
    list is needed.
    """
    return _hash(title) % 20 == 0


def is_for_fitting(title: str) -> bool:
    """Whether rules are fitted on a held-out article; the other half only measures them."""
    return _hash(title) // 20 % 2 == 0


def _hash(title: str) -> int:
    return int(hashlib.sha256(title.encode()).hexdigest(), 16)


def read_lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The objects of `folder/name.jsonl` or `folder/name.jsonl.gz`."""
    path = folder / f"{name}.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    else:
        with path.with_suffix("").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Character spans of the sentences of `text`, without the space between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        word = text[start : match.start()].rsplit(None, 1)[-1:] or [""]
        bare = word[0].lstrip("(\"'“‘[").lower()
        abbreviated = text[match.start()] == "." and (
            bare in _ABBREVIATIONS or len(bare) == 1 or re.fullmatch(r"(\w\.)+\w", bare)
        )
        if abbreviated and "\n" not in match.group():
            continue
        end = match.start() + len(match.group().rstrip())
        if text[start:end].strip():
            spans.append((start, end))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def load_corpus(folder: Path, held_out: bool | None = None) -> Corpus:
    """Read a folder whose questions have short answers.

    `held_out` keeps only the articles whose `is_held_out` equals it; None keeps all. A question is
    left out when its answer does not lie within one sentence.
    """
    titles: list[str] = []
    sentences: list[Sentence] = []
    first_sentence: dict[str, tuple[int, int, int]] = {}
    for document in read_lines(folder, "corpus"):
        if held_out is not None and is_held_out(document["title"]) != held_out:
            continue
        before, article, offset = len(sentences), len(titles), 0
        for number, paragraph in enumerate(document["text"].split("\n\n")):
            for start, end in sentence_spans(paragraph):
                sentences.append(Sentence(article, number, offset + start, paragraph[start:end]))
            offset += len(paragraph) + 2
        titles.append(document["title"])
        first_sentence[document["id"]] = (article, before, len(sentences))
    located = (locate(line, sentences, first_sentence) for line in read_lines(folder, "questions"))
    return Corpus(
        tuple(titles),
        tuple(sentences),
        tuple(question for question in located if question is not None),
    )


def locate(
    line: dict[str, Any], sentences: list[Sentence], first_sentence: dict[str, tuple[int, int, int]]
) -> Question | None:
    """The question of one line, with its answer placed in the sentence that holds it; None where
    that fails.
    """
    evidence = line["evidence"][0] if line["evidence"] else None
    if (
        evidence is None
        or evidence["doc_id"] not in first_sentence
        or evidence.get("start") is None
    ):
        return None
    article, low, high = first_sentence[evidence["doc_id"]]
    for index in range(low, high):
        sentence = sentences[index]
        if sentence.start + len(sentence.text) <= evidence["start"]:
            continue
        if sentence.start >= evidence["end"]:
            return None
        for answer in line["answers"]:
            found = find_words(answer, sentence.text)
            if found is not None:
                return Question(
                    line["question"].strip(), tuple(line["answers"]), article, index, *found
                )
    return None


def find_words(needle: str, text: str) -> tuple[int, int] | None:
    """Span of the first whole-word occurrence of `needle` in `text`, else of its first occurrence,
    else None.
    """
    needle = needle.strip()
    if not needle:
        return None
    whole = re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", text)
    start = whole.start() if whole else text.find(needle)
    return None if start < 0 else (start, start + len(needle))
