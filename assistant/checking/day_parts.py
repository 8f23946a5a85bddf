"""Whether a claim tells the part of the day that its quotes tell, in English and Spanish. Pure."""

import re

from assistant.checking.clock import times
from assistant.checking.words import flat

_PARTS = {
    "morning": "dawn morning", "dawn": "dawn", "daybreak": "dawn", "sunrise": "dawn",
    "small hours": "dawn night", "afternoon": "afternoon", "evening": "evening night",
    "dusk": "evening", "nightfall": "evening night", "night": "evening night", "midnight": "night",
    "noon": "morning afternoon", "midday": "morning afternoon",
    "madrugada": "dawn night morning", "amanecer": "dawn morning", "manana": "dawn morning",
    "mediodia": "morning afternoon", "tarde": "afternoon evening", "noche": "evening night",
    "anochecer": "evening night", "medianoche": "night",
}  # fmt: skip
"""Words for parts of the day, each with all that it may be."""
_WORD = re.compile(
    r"(?<!good )(?<!buenas )\b(?:(?:in|on|at|by|until|since|of|the|this|that|early|late|last"
    r"|\w+day),? )+(?P<en>morning|dawn|daybreak|sunrise|small hours|afternoon|evening|dusk"
    r"|nightfall|night|midnight|noon|midday)\b(?! \w+ing\b)"
    r"|\b(?:(?:por|de|en|a|durante|desde|hasta|toda|esta|esa) (?:la )?|del |al |el |la )"
    r"(?P<es>madrugada|amanecer|manana|mediodia|tarde|noche|anochecer|medianoche)\b"
    r"|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?: \d+)? (?:por|en|a) la"
    r" (?P<day>manana|tarde|noche|madrugada)\b"
)


def other_part_of_day(claim: str, quotes: str) -> str | None:
    """The part of the day of a claim that its quotes do not tell, though they tell one, in words.

    Where the quotes tell the hour, nothing is concluded.
    """
    held = [parts for _, parts in _told(quotes)]
    if not held or times(flat(quotes))[0]:
        return None
    for shown, parts in _told(claim):
        if not any(parts & other for other in held):
            return f"the cited words do not tell of the {shown}"
    return None


def _told(text: str) -> list[tuple[str, frozenset[str]]]:
    found = []
    for match in _WORD.finditer(flat(" ".join(text.split()))):
        word = match["en"] or match["es"] or match["day"]
        found.append((word, frozenset(_PARTS[word].split())))
    return found
