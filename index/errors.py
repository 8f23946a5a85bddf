"""What can go wrong between passages and hits.

RetrievalError
├── ModelUnavailable    the embedding model is missing, damaged or not the expected one
└── IndexMismatch       the library was indexed with another embedding model
"""


class RetrievalError(Exception):
    """Base of every error of this package; its text is a sentence for the person who asked."""


class ModelUnavailable(RetrievalError):
    """The embedding model cannot be loaded; the text says what to set or install."""


class IndexMismatch(RetrievalError):
    """The vectors of this library come from another model; `dossier reindex` mends it."""
