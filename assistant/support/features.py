"""What tells whether a text holds a claim: words of like meaning in like places. Pure, given the
vectors of their word pieces.

`aligned` is the recall of BERTScore (Zhang et al. 2020), without function words, over the best run
of sentences. Beside it and the objections of the checks, shared words, word pairs and missing names
added nothing to either of the sets that the rule is fitted to.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from assistant.checking.words import stems_of
from index.embedding import Pieces
from index.words.stopwords import STOPWORDS
from ingest.prose.sentences import sentence_spans

LANGUAGE = "en"
"""Of claims and texts: the model that makes the vectors, and people's labels, are English."""

WINDOW = 140  # words of a text that are looked at together, in whole sentences
LOOKED_AT = 4  # of its windows, those that share most words with the claim

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")

Read = Callable[[Sequence[str]], list[Pieces]]
"""The word pieces of texts with their vectors."""


def features(claim: str, texts: Iterable[str], read: Read) -> Mapping[str, float]:
    """What is known of a claim and the texts that it cites, which are taken together.

    `aligned` is the mean cosine of the claim's words with the likest words of one window;
    `numbers_missing` the share of its numbers that do not stand there.
    """
    told = " ".join(" ".join(text.split()) for text in texts)
    wanted = stems_of(claim, LANGUAGE)
    windows = sorted(_windows(told), key=lambda window: -len(wanted & stems_of(window, LANGUAGE)))
    own, *others = read([claim, *windows[:LOOKED_AT]])
    kept = _meaningful(own.words)
    closest = (np.max(own.vectors[kept] @ other.vectors.T, axis=1) for other in others)
    numbers = _NUMBER.findall(claim)
    missing = sum(number not in told for number in numbers)
    return {
        "aligned": max(float(each.mean()) for each in closest),
        "numbers_missing": missing / len(numbers) if numbers else 0.0,
    }


def _windows(text: str) -> list[str]:
    """A text in runs of whole sentences, each beginning with the last one of the run before."""
    runs: list[list[str]] = [[]]
    for span in sentence_spans(text):
        sentence = text[span.start : span.end]
        if runs[-1] and _length([*runs[-1], sentence]) > WINDOW:
            last = runs[-1][-1]
            runs.append([last] if _length([last, sentence]) <= WINDOW else [])
        runs[-1].append(sentence)
    return [" ".join(run) for run in runs if run] or [text]


def _length(run: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in run)


def _meaningful(words: Sequence[str]) -> list[int]:
    """The places of pieces that carry meaning; all of them where none does."""
    kept = [
        at
        for at, word in enumerate(words)
        if word.lstrip("#")[:1].isalnum() and word not in STOPWORDS[LANGUAGE]
    ]
    return kept or list(range(len(words)))
