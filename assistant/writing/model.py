"""A language model as Dossier needs it: words in, words out, one after the other."""

from collections.abc import Iterator
from typing import Protocol


class LanguageModel(Protocol):
    """Anything that writes a reply."""

    @property
    def name(self) -> str:
        """Provider and model, as they were set."""
        ...

    @property
    def window(self) -> int:
        """Tokens of rules, prompt and reply together."""
        ...

    def tokens(self, text: str) -> int:
        """How many tokens a text is, about: models count differently."""
        ...

    def reply(self, rules: str, prompt: str, most: int) -> Iterator[str]:
        """The reply, piece by piece. Closing the iterator ends the request.

        Args:
            rules: what holds for every prompt (the system message).
            most: tokens of the reply.

        Raises:
            LanguageModelFailed: before the first piece or in the middle.
        """
        ...
