"""Titles and ranks before a name: "Interior Minister | Baltasar Oyuela"."""

from collections.abc import Sequence

from assistant.names.words import JOINING, ORGANISATIONS
from assistant.voice.mentions import TITLES
from ingest.prose.characters import fold

_TITLES = frozenset(fold(title).rstrip(".") for title in TITLES)
_RANKS = frozenset(
    """
    ombudsman ombudswoman sub-inspector officer subinspector comisionado comisionada subcomisario
    commander comandante chairman chairwoman ceo spokesperson lawyer consul oficial agente defensor
    defensora exministro exministra vicepresident vice-president vicepresidente chief congressman
    deputy hermano hermana ingeniero ingeniera
    """.split()
)


def is_title(word: str) -> bool:
    """Whether a folded word is a title or a rank."""
    return word in _TITLES or word in _RANKS


def titles_before(words: Sequence[str]) -> int:
    """How many words of a run are titles, with the "of" behind them: "President of"."""
    folded = [fold(word).rstrip(".") for word in words]
    if folded[0] in ORGANISATIONS:
        return 0
    last = max((i for i, word in enumerate(folded, start=1) if is_title(word)), default=0)
    if last < len(folded) and folded[last] in JOINING - {"el", "la", "los", "las"}:
        return last + 1  # "President of Guatemala"
    return 0 if any(word in ORGANISATIONS for word in folded[last:]) else last
