"""What the reader's network is shown: `[CLS] question [SEP] title (date) [SEP] passage [SEP]` as
word pieces.

Title and date are context: they help to understand the passage and are never part of an answer.
Without a title the passage follows the question at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, PAD = 101, 102, 0
"""Word piece ids of the marks."""

MAX_QUESTION, MAX_HEADER, MAX_INPUT = 64, 32, 384
"""Most word pieces of a question, of the header before a passage, and of a whole input with its
marks; what is over is cut off.
"""


def header(title: str, date: str | None = None) -> str:
    """What stands in front of a passage: its source's title and, where it is known, its date in
    words or figures.
    """
    return f"{title} ({date})" if date else title


def load_tokenizer(base: Path) -> "Tokenizer":
    """A base model's tokenizer, which neither cuts nor pads, as embedding makes it do."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
