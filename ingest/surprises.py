"""A parser's surprise as one source's failure."""

from ingest.characters import clean, collapse, shortened
from ingest.errors import UnreadableSource

_LONGEST = 120  # characters of what the parser said


def surprise(location: str, error: Exception) -> UnreadableSource:
    """The failure of the source at `location`, with what its parser said, for a person to read."""
    said = collapse(clean(f"{type(error).__name__}: {error}".removesuffix(": ")))
    return UnreadableSource(location, f"its form could not be read ({shortened(said, _LONGEST)})")
