"""How many word pieces of an embedding model a text costs: its tokenizer alone, without it."""

from functools import cached_property
from pathlib import Path
from typing import Any

WHOLE = 5
"""Letters from which on a piece is a word."""


class WordPieces:
    """A tokenizer read from its file when it is first used; torch is not needed for it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def length(self, text: str) -> int:
        """Word pieces of a text, without the two marks at its ends."""
        return len(self._tokenizer.encode(text, add_special_tokens=False))

    def is_word(self, word: str) -> bool:
        """Whether a word, or what it is made of by an ending, is one piece: a common word."""
        ends = ("", "s", "es", "d", "ed", "ing", "er", "ers", "ly")
        stems = (word.removesuffix(end) for end in ends if word.endswith(end))
        return any(len(one) >= WHOLE and self.length(one) == 1 for one in stems)

    def beginning(self, text: str, pieces: int) -> str:
        """As much of a text's beginning as costs at most so many word pieces."""
        offsets = self._tokenizer.encode(text, add_special_tokens=False).offsets
        return text if len(offsets) <= pieces else text[: offsets[pieces - 1][1]]

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.file))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer
