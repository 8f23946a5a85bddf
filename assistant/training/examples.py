"""What the reader is trained on: a pretokenised store, and the stream of examples drawn from it.

An example names sentences of the store rather than text, so that every way to cut a passage costs
nothing: a passage is a run of sentences, perhaps with one taken out. Positives ask a question of a
passage that answers it; the others are refused.
"""

import logging
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from assistant.reader.inputs import load_tokenizer
from assistant.training.data import Corpus, load_corpus
from assistant.training.elsewhere import with_one_name
from assistant.training.names import Embed, names_in
from assistant.training.near_misses import Alterer, things_asked
from assistant.training.negatives import hard_negatives
from assistant.training.noise import as_typed, headers_of, noise_lines
from assistant.training.tokens import Ints, Signs, TokenTable, signs_of, tokenise

log = logging.getLogger(__name__)

PASSAGE_PIECES = 200
"""Most word pieces of a passage: what the embedding model's window leaves room for."""

EXAMPLE = np.dtype(
    [
        ("question", "i4"),
        ("header", "i4"),
        ("first", "i4"),
        ("last", "i4"),
        ("dropped", "i4"),
        ("noise", "i4"),
        ("gold", "i4"),
        ("start", "i2"),
        ("end", "i2"),
        ("kind", "i1"),
        ("curly", "?"),
        ("bare", "?"),
    ]
)
"""One example. `question` and `header` are rows of the store's tables; the passage is the sentences
`first` up to `last` (exclusive) without sentence `dropped`, after line `noise` of the noise table;
`gold` is the sentence that answers and `start`, `end` (inclusive) the answer's word pieces in it;
-1 stands for none. `curly` asks for typographic quotation marks, `bare` for a question without its
question mark.
"""

KINDS = ("positive", "hard", "random", "near miss", "gold removed")


@dataclass(frozen=True, slots=True)
class Store:
    """Everything the examples are drawn from. N questions, S sentences, P passages.

    `questions` holds the N questions as asked, then as many again as people type them, then the
    altered ones, which `altered` (N,) points at (-1 for none). `headers` holds `HEADERS` forms of
    each title after the empty header at 0. `passages` (P, 2) are runs of sentences within a
    paragraph, `passage_of` (S,) their inverse; `article_bounds` (A, 2) bounds each article's
    sentences; `hard` (N, depth) are passages; `gold`, `start`, `end` (N,) place the answers.
    """

    corpus: Corpus
    signs: Signs
    sentences: TokenTable
    questions: TokenTable
    headers: TokenTable
    noise: TokenTable
    passages: Ints
    passage_of: Ints
    article_bounds: Ints
    altered: Ints
    altered_texts: tuple[str, ...]
    hard: Ints
    gold: Ints
    start: Ints
    end: Ints


def word_embedder(tokenizer: Tokenizer, weights: Path) -> Embed:
    """Unit vectors of short texts from the base model's word embeddings, which place words of a
    kind together.
    """
    table = load_file(weights)["embeddings.word_embeddings.weight"]
    table = table - table.mean(0)

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        rows = tokenizer.encode_batch(list(texts), add_special_tokens=False)
        vectors = np.stack([table[row.ids or [0]].mean(0) for row in rows])
        unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    return embed


def pack(corpus: Corpus, lengths: Ints) -> tuple[Ints, Ints, Ints]:
    """Passages of whole sentences within a paragraph, as `Store.passages`, `.passage_of` and
    `.article_bounds`.
    """
    passages: list[list[int]] = []
    passage_of = np.zeros(len(corpus.sentences), np.int32)
    article_bounds = np.zeros((len(corpus.titles), 2), np.int32)
    room, place = 0, (-1, -1)
    for index, sentence in enumerate(corpus.sentences):
        if (sentence.article, sentence.paragraph) != place or lengths[index] > room:
            passages.append([index, index])
            room, place = PASSAGE_PIECES, (sentence.article, sentence.paragraph)
        if sentence.paragraph == 0 and (
            index == 0 or corpus.sentences[index - 1].article != sentence.article
        ):
            article_bounds[sentence.article] = index
        room -= int(lengths[index])
        passages[-1][1] = article_bounds[sentence.article, 1] = index + 1
        passage_of[index] = len(passages) - 1
    return np.array(passages, np.int32), passage_of, article_bounds


def build_store(data: Path, base: Path, held_out: bool, seed: int) -> Store:
    """Read, cut, tokenise, and find what is hard. `base` is the folder of the base model."""
    rng = random.Random(seed)
    tokenizer = load_tokenizer(base)
    corpus = load_corpus(data, held_out)
    sentences = tokenise(tokenizer, [sentence.text for sentence in corpus.sentences])
    passages, passage_of, article_bounds = pack(corpus, sentences.lengths())
    texts = [passage_text(corpus, int(first), int(last)) for first, last in passages]
    gold = np.array([question.sentence for question in corpus.questions], np.int32)
    altered, altered_texts = alter_all(
        corpus, texts, passage_of, word_embedder(tokenizer, base / "model.safetensors"), rng
    )
    asked = [question.text for question in corpus.questions]
    log.info(
        "%d questions, %d passages, %d near misses", len(asked), len(texts), len(altered_texts)
    )
    hard = hard_negatives(
        asked, [question.answers for question in corpus.questions], passage_of[gold], texts
    )
    spans = np.array(
        [
            sentences.span(question.sentence, question.start, question.end)
            for question in corpus.questions
        ],
        np.int32,
    )
    return Store(
        corpus,
        signs_of(tokenizer),
        sentences,
        tokenise(tokenizer, [*asked, *(as_typed(text, rng) for text in asked), *altered_texts]),
        tokenise(tokenizer, headers_of(corpus, rng)),
        tokenise(tokenizer, noise_lines()),
        passages,
        passage_of,
        article_bounds,
        altered,
        tuple(altered_texts),
        hard,
        gold,
        spans[:, 0],
        spans[:, 1],
    )


def passage_text(corpus: Corpus, first: int, last: int) -> str:
    """The text of a run of sentences, joined by single spaces."""
    return " ".join(sentence.text for sentence in corpus.sentences[first:last])


def alter_all(
    corpus: Corpus, passages: Sequence[str], passage_of: Ints, embed: Embed, rng: random.Random
) -> tuple[Ints, list[str]]:
    """The near miss of each question, as `Store.altered` (rows count from 2N) and its texts."""
    asked: dict[int, list[int]] = defaultdict(list)
    for row, question in enumerate(corpus.questions):
        asked[question.article].append(row)
    names: dict[int, list[str]] = defaultdict(list)
    for sentence in corpus.sentences:
        names[sentence.article].extend(names_in(sentence.text))
    named = with_one_name([question.text for question in corpus.questions], embed)
    altered = np.full(len(corpus.questions), -1, np.int32)
    texts: list[str] = []
    for article, rows in asked.items():
        alterer = Alterer(
            names[article],
            things_asked([corpus.questions[row].text for row in rows]),
            named,
            embed,
        )
        for row in rows:
            question = corpus.questions[row]
            passage = passages[passage_of[question.sentence]]
            found = alterer.alter(
                question.text, passage, corpus.sentences[question.sentence].text, rng
            )
            if found is not None:
                altered[row] = 2 * len(corpus.questions) + len(texts)
                texts.append(found[0])
    return altered, texts
