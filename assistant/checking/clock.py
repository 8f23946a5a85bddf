"""Times of day, in English and Spanish: 4:40 a.m., 16:40, las 6:10 de la mañana. Pure."""

import re

_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?\s?(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?"
    r"|de la (?:manana|madrugada|tarde|noche)|in the (?:morning|afternoon|evening)|at night"
    r"|o['’]clock)"
    r"|\b(?P<hour24>[01]?\d|2[0-3])[:](?P<minute24>[0-5]\d)\b(?!:)"
)
_MORNING = re.compile(r"a\.?\s?m|manana|madrugada|morning")


def times(flat: str) -> tuple[list[tuple[int | None, int, str]], str]:
    """The times of a flat text, and the text with them blanked out.

    Each is the minute of the day where the half of the day is told (else None), the minute of the
    half day, and the words.
    """
    found: list[tuple[int | None, int, str]] = []

    def blank(match: re.Match[str]) -> str:
        hour = int(match["hour"] or match["hour24"])
        minute = int(match["minute"] or match["minute24"] or 0)
        if hour > 23 or minute > 59:
            return match.group()
        half = match["half"]
        whole = hour * 60 + minute if hour > 12 else None
        if half and not half.startswith("o"):
            whole = hour % 12 * 60 + minute + (0 if _MORNING.match(half.split()[-1]) else 720)
        found.append((whole, hour % 12 * 60 + minute, match.group()))
        return " " * len(match.group())

    return found, _TIME.sub(blank, flat)


def same_time(one: tuple[int | None, int, str], other: tuple[int | None, int, str]) -> bool:
    """Whether two times can be one: the halves of the day are told apart where both tell them."""
    if one[0] is not None and other[0] is not None:
        return one[0] == other[0]
    return one[1] == other[1]
