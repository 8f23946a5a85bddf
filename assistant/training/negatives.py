"""What teaches the reader to refuse: passages that look right and hold no answer.

The passages that BM25 ranks high for a question without holding its answer. (Questions altered so
that their own passage no longer answers them are in `near_misses`.)
"""

from collections.abc import Sequence

import bm25s
import numpy as np
import Stemmer

from assistant.training.tokens import Ints


def hard_negatives(
    questions: Sequence[str],
    answers: Sequence[Sequence[str]],
    gold: Ints,
    passages: Sequence[str],
    depth: int = 12,
) -> Ints:
    """For each question the passages ranked highest by BM25, best first, without its gold passage
    and its answers.

    `gold` holds the index of each question's own passage. The result is (questions, depth), filled
    up with -1.
    """
    stemmer = Stemmer.Stemmer("english")
    index = bm25s.BM25()
    index.index(
        bm25s.tokenize(list(passages), stopwords="en", stemmer=stemmer, show_progress=False),
        show_progress=False,
    )
    queries = bm25s.tokenize(list(questions), stopwords="en", stemmer=stemmer, show_progress=False)
    ranked, _ = index.retrieve(queries, k=depth, show_progress=False)
    lowered = [passage.lower() for passage in passages]
    found = np.full((len(questions), depth), -1, np.int32)
    for row, candidates in enumerate(ranked):
        kept = [
            candidate
            for candidate in candidates
            if candidate != gold[row]
            and not any(answer.lower() in lowered[candidate] for answer in answers[row])
        ]
        found[row, : len(kept)] = kept
    return found
