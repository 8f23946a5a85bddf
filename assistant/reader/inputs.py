"""What the reader's network is shown: `[CLS] question [SEP] title (date) [SEP] passage [SEP]` as
word pieces. A base model may name its marks otherwise: `<s>` begins and `</s>` separates.

Title and date are context: they help to understand the passage and are never part of an answer.
Without a title the passage follows the question at once.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_QUESTION, MAX_HEADER, MAX_INPUT = 64, 32, 384
"""Most word pieces of a question, of the header before a passage, and of a whole input with its
marks; what is over is cut off.
"""


@dataclass(frozen=True, slots=True)
class Marks:
    """The ids of a base model's marks: what begins an input, what separates its parts, what fills
    it up.
    """

    begin: int
    separate: int
    fill: int

    @classmethod
    def of(cls, tokenizer: "Tokenizer") -> "Marks":
        """The marks that a tokenizer has.

        Raises:
            ValueError: it knows neither BERT's marks nor XLM-R's.
        """
        for names in (("[CLS]", "[SEP]", "[PAD]"), ("<s>", "</s>", "<pad>")):
            ids = [found for name in names if (found := tokenizer.token_to_id(name)) is not None]
            if len(ids) == len(names):
                return cls(*ids)
        raise ValueError("the tokenizer has no marks for the beginning and the end of an input")


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
