"""A parser's surprise as one source's failure."""

from ingest.errors import UnreadableSource
from ingest.prose.characters import clean, collapse, shortened

_LONGEST = 120  # characters of what the parser said


def surprise(location: str, error: Exception) -> UnreadableSource:
    """The failure of the source at `location`, with what its parser said, for a person to read."""
    if isinstance(error, RecursionError):
        return UnreadableSource(location, "it is nested deeper than documents are; save it as text")
    if isinstance(error, MemoryError):
        return UnreadableSource(location, "it takes more memory than there is; split it")
    said = collapse(clean(f"{type(error).__name__}: {error}".removesuffix(": ")))
    return UnreadableSource(location, f"its form could not be read ({shortened(said, _LONGEST)})")
