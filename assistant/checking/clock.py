"""Times of day, in English and Spanish: 4:40 a.m., 16:40, las 6:10 de la mañana. Pure."""

import re

_HALF = (
    r"a\.?\s?m\b\.?|p\.?\s?m\b\.?"
    r"|de la (?:manana|madrugada|tarde|noche)|in the (?:morning|afternoon|evening)|at night"
)
_TIME = re.compile(
    rf"\b(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d\d))?\s?(?P<half>{_HALF}|o['’]clock)"
    r"|\b(?P<hour24>[01]?\d|2[0-3])[:](?P<minute24>[0-5]\d)\b(?!:)"
)
_TOLD = re.compile(
    r"\blas? (?P<hora>\d{1,2}) (?P<y>y|menos) (?P<minuto>4[ºo]|\d{1,2}\b|media\b|cuarto\b)"
    rf"(?: (?P<mitad>{_HALF})|(?= ?(?:[.,;:)]|$|(?:a|al|con|cuando|de|del|el|en|horas?|las?|los"
    r"|por|que|se|una?|y) )))"
    r"|\b(?P<minute>half|(?:a )?quarter|\d{1,2})(?P<minutes> minutes)? (?P<past>past|to)"
    rf" (?P<hour>\d{{1,2}})\b(?: (?P<half>{_HALF}))?"
)
"""A time in words, with digits for its numbers: "las 5 y 10", "a quarter to 6"."""
_PARTS = {"half": 30, "media": 30, "quarter": 15, "a quarter": 15, "cuarto": 15, "4º": 15, "4o": 15}
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

    return found, _TIME.sub(blank, _TOLD.sub(lambda told: _in_digits(told) or told.group(), flat))


def _in_digits(told: re.Match[str]) -> str:
    """A time told in words as digits, in as many characters; empty where it is none."""
    hour, minute = int(told["hora"] or told["hour"]), told["minuto"] or told["minute"]
    less = (told["y"] or told["past"]) in ("menos", "to")
    if told["past"] == "to" and minute.isdigit() and not told["minutes"]:
        return ""  # "20 to 6" is a result
    minutes = _PARTS.get(minute) or int(minute)
    if hour > 24 or minutes > 59:
        return ""
    of_day = (hour * 60 + (-minutes if less else minutes)) % 1440
    half = told["mitad"] or told["half"] or ""
    digits = f"{of_day // 60}:{of_day % 60:02}{f' {half}' if half else ''}"
    return digits.rjust(len(told.group()))


def same_time(one: tuple[int | None, int, str], other: tuple[int | None, int, str]) -> bool:
    """Whether two times can be one: the halves of the day are told apart where both tell them."""
    if one[0] is not None and other[0] is not None:
        return one[0] == other[0]
    return one[1] == other[1]
