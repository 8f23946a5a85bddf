"""What ships of the reader: a network, its tokenizer, and the rules fitted to both."""

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ReaderUnavailable

if TYPE_CHECKING:
    from assistant.reader.spans import SpanReader

WEIGHTS = Path(__file__).parent / "weights"
"""The folder that ships; any other that `assistant.training.fit` wrote can stand in for it."""

NETWORK, TOKENIZER, RULES = "reader.onnx.gz", "tokenizer.json", "rules.json"
"""The files of such a folder."""


def open_network(weights: Path = WEIGHTS) -> "SpanReader":
    """A folder's network with its tokenizer, on as many threads as this process may use."""
    from assistant.reader.engine import OnnxEngine
    from assistant.reader.inputs import load_tokenizer
    from assistant.reader.spans import SpanReader

    threads = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return SpanReader(OnnxEngine(weights / NETWORK), load_tokenizer(weights), threads)


def digest_of(weights: Path) -> str:
    """The sha256 of a folder's network and tokenizer, in this order.

    Raises:
        ReaderUnavailable: one of them cannot be read.
    """
    digest = hashlib.sha256()
    for file in (weights / NETWORK, weights / TOKENIZER):
        try:
            digest.update(file.read_bytes())
        except OSError as error:
            raise ReaderUnavailable(
                f"The reader's weights cannot be read: {file}. Reinstall Dossier."
            ) from error
    return digest.hexdigest()


def check_weights(expected: str, weights: Path = WEIGHTS) -> None:
    """Hold the weights in a folder against the digest that its rules name.

    Raises:
        ReaderUnavailable: a file is missing or differs.
    """
    found = digest_of(weights)
    if found != expected:
        raise ReaderUnavailable(
            f"The reader's weights in {weights} are not those that were published with it (sha256"
            f" {found[:12]}…, expected {expected[:12]}…). Reinstall Dossier; without"
            f" {NETWORK} it reads by the words that question and passage share."
        )
