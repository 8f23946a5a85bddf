"""What can go wrong between passages and hits.

RetrievalError
├── ModelUnavailable    the embedding model is missing, damaged or not the expected one
├── IndexMismatch       the library was indexed with another embedding model
└── IndexDamaged        vectors or terms are missing or not what was written
"""


class RetrievalError(Exception):
    """Base of every error of this package; its text is a sentence for the person who asked."""


class ModelUnavailable(RetrievalError):
    """The embedding model cannot be loaded; the text says what to set or install."""


class IndexMismatch(RetrievalError):
    """The vectors of this library come from another model; `dossier reindex` mends it."""


class IndexDamaged(RetrievalError):
    """The vectors or terms of a library are missing or damaged; `dossier reindex` mends it.

    Args:
        what: is damaged, and where it lies.
        reason: what was found, as a clause.
    """

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(
            f"{what} cannot be used ({reason}). Nothing that was read in is lost: stop what serves"
            " the library and run `dossier reindex`, which builds it anew from the catalogue."
        )
