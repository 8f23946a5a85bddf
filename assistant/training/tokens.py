"""Word pieces of many texts in flat arrays, so that a batch is a few slices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.reader.inputs import Marks

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TokenTable:
    """Texts as word pieces: text `i` is `ids[bounds[i] : bounds[i + 1]]`.

    `starts` and `ends` are the pieces' character offsets within their text; all are int32.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    bounds: Ints

    def lengths(self) -> Ints:
        """Number of word pieces of each text."""
        return np.diff(self.bounds).astype(np.int32)

    def pieces(self, index: int, limit: int | None = None) -> Ints:
        """The word piece ids of one text, at most `limit` of them."""
        low, high = int(self.bounds[index]), int(self.bounds[index + 1])
        return self.ids[low : high if limit is None else min(high, low + limit)]

    def span(self, index: int, start: int, end: int) -> tuple[int, int]:
        """First and last word piece (inclusive) of text `index` that the characters `start:end`
        touch.
        """
        low, high = int(self.bounds[index]), int(self.bounds[index + 1])
        first = int(np.searchsorted(self.ends[low:high], start, side="right"))
        last = int(np.searchsorted(self.starts[low:high], end, side="left")) - 1
        return first, max(first, last)


@dataclass(frozen=True, slots=True)
class Signs:
    """The ids of a vocabulary's marks and of a few signs.

    Attributes:
        questions: question marks.
        curly: straight quotation marks, and the typographic ones that stand in for them.
    """

    marks: Marks
    questions: frozenset[int]
    curly: Mapping[int, int]


def signs_of(tokenizer: Tokenizer) -> Signs:
    """The signs of a tokenizer's vocabulary; those that it lacks are left out."""

    def one(text: str) -> int | None:
        number: int | None = tokenizer.token_to_id(text)
        return number

    pairs = [("'", "’"), ('"', "“"), ("▁'", "▁‘"), ('▁"', "▁“")]
    curly = {one(straight): one(typographic) for straight, typographic in pairs}
    return Signs(
        Marks.of(tokenizer),
        frozenset(found for text in ("?", "▁?") if (found := one(text)) is not None),
        {a: b for a, b in curly.items() if a is not None and b is not None},
    )


def tokenise(tokenizer: Tokenizer, texts: Sequence[str]) -> TokenTable:
    """Word pieces of all texts, without special tokens."""
    ids: list[Ints] = []
    offsets: list[Ints] = []
    counts = [0]
    for low in range(0, len(texts), 10_000):
        for encoding in tokenizer.encode_batch(
            list(texts[low : low + 10_000]), add_special_tokens=False
        ):
            ids.append(np.array(encoding.ids, np.int32))
            offsets.append(np.array(encoding.offsets, np.int32).reshape(-1, 2))
            counts.append(len(encoding.ids))
    pairs = np.concatenate(offsets)
    return TokenTable(
        np.concatenate(ids), pairs[:, 0], pairs[:, 1], np.cumsum(counts).astype(np.int32)
    )
