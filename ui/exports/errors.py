"""What can go wrong when something is taken away."""

from collections.abc import Sequence


class ExportError(Exception):
    """The base of what this package raises."""


class UnknownForm(ExportError):
    """There is no form of this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"There is no export in the form {name!r}: it is one of {', '.join(known)}."
        )
