"""An epoch of examples: each question once with its answer, and a like number of examples to
refuse.
"""

import re

import numpy as np
from numpy.typing import NDArray

from assistant.training.examples import EXAMPLE, KINDS, PASSAGE_PIECES, Store
from assistant.training.noise import HEADERS
from assistant.training.tokens import Ints

Examples = NDArray[np.void]

SHARES = {"positive": 1.0, "hard": 0.3, "random": 0.08, "near miss": 0.46, "gold removed": 0.28}
"""Examples of each kind for each question: 47 in a hundred are positive."""

SHORT = 0.7
"""Share of passages cut shorter than served ones: they cost half as much and still teach."""

_WHO_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?)|claim|den(?:y|ied)|accus|alleg|stat(?:ed?|es)\b|report|announc|argu|believ|blam|threat|warn)"
)


class Sampler:
    """Draws examples from a store with its own random numbers, so that a seed gives the same epoch
    everywhere.
    """

    def __init__(self, store: Store, seed: int) -> None:
        self._store = store
        self._rng = np.random.default_rng(seed)
        self._lengths: Ints = store.sentences.lengths()
        self._lowered = [sentence.text.lower() for sentence in store.corpus.sentences]
        self._said = np.array(
            [bool(_WHO_SAYS.search(question.text)) for question in store.corpus.questions]
        )

    def epoch(self, twice_said: bool = True) -> Examples:
        """All examples of one epoch in random order. `twice_said` asks questions of who said what
        twice.
        """
        rows: list[tuple[object, ...]] = []
        for kind, share in SHARES.items():
            count = np.floor(share + self._rng.random(len(self._store.gold))).astype(int)
            if twice_said and kind == "positive":
                count = count + self._said
            for question in np.repeat(np.arange(len(count)), count):
                row = self._example(kind, int(question))
                if row is not None:
                    rows.append(row)
        examples = np.array(rows, EXAMPLE)
        self._rng.shuffle(examples)
        return examples

    def _example(self, kind: str, question: int) -> tuple[object, ...] | None:
        store, rng = self._store, self._rng
        gold, dropped, asked = int(store.gold[question]), -1, question
        if kind in ("hard", "random"):
            passage = self._other_passage(kind, question)
            if passage is None:
                return None
            first, last = self._within(passage)
            gold = -1
        else:
            first, last = self._around(gold)
        if kind == "near miss":
            asked, gold = int(store.altered[question]), -1
            if asked < 0:
                return None
        if kind == "gold removed":
            dropped, gold = gold, -1
            answers = [answer.lower() for answer in store.corpus.questions[question].answers]
            rest = [index for index in range(first, last) if index != dropped]
            if not rest or any(
                answer in self._lowered[index] for answer in answers for index in rest
            ):
                return None
        if kind != "near miss" and rng.random() < 0.14:
            asked += len(store.gold)
        noise = int(rng.integers(len(store.noise.bounds) - 1)) if rng.random() < 0.1 else -1
        header = self._header(store.corpus.sentences[first].article)
        start, end = (
            (int(store.start[question]), int(store.end[question])) if gold >= 0 else (-1, -1)
        )
        return (
            asked,
            header,
            first,
            last,
            dropped,
            noise,
            gold,
            start,
            end,
            KINDS.index(kind),
            rng.random() < 0.15,
            rng.random() < 0.15,
        )

    def _other_passage(self, kind: str, question: int) -> int | None:
        store, rng = self._store, self._rng
        if kind == "random":
            return int(rng.integers(len(store.passages)))
        found = store.hard[question][store.hard[question] >= 0]
        if len(found) == 0:
            return None
        return int(found[min(int(rng.geometric(0.3)) - 1, len(found) - 1)])

    def _header(self, article: int) -> int:
        draw = self._rng.random()
        if draw < 0.1:
            return 0
        form = 0 if draw < 0.6 else int(self._rng.integers(1, HEADERS))
        return 1 + article * HEADERS + form

    def _within(self, passage: int) -> tuple[int, int]:
        """The whole passage, or now and then a shorter run of its sentences."""
        first, last = (int(bound) for bound in self._store.passages[passage])
        if self._rng.random() >= SHORT:
            return first, last
        return self._grow(
            int(self._rng.integers(first, last)), first, last, int(self._rng.integers(50, 110))
        )

    def _around(self, gold: int) -> tuple[int, int]:
        """A passage that holds sentence `gold`: as served, shifted over paragraph borders, or
        short.
        """
        draw = self._rng.random()
        if draw >= SHORT + 0.15:
            first, last = self._store.passages[self._store.passage_of[gold]]
            return int(first), int(last)
        first, last = self._store.article_bounds[self._store.corpus.sentences[gold].article]
        room = int(self._rng.integers(50, 110)) if draw < SHORT else PASSAGE_PIECES
        return self._grow(gold, int(first), int(last), room)

    def _grow(self, index: int, low: int, high: int, room: int) -> tuple[int, int]:
        """A run of sentences within `low:high` around `index`, grown on random sides while `room`
        word pieces last.
        """
        first, last = index, index + 1
        room -= int(self._lengths[index])
        sides = self._rng.random(64) < 0.5
        for left in sides:
            next_one = first - 1 if left else last
            if not low <= next_one < high or self._lengths[next_one] > room:
                continue
            room -= int(self._lengths[next_one])
            first, last = (first - 1, last) if left else (first, last + 1)
        return first, last
