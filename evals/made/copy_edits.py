"""Small changes that a copy desk makes: numbers, quotation marks, spelling, the order of a date.

Every edit is a rule that needs no knowledge of the text; English rules leave other languages alone.
"""

import random
import re
from collections.abc import Callable

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SPELLING = (
    ("center", "centre"),
    ("color", "colour"),
    ("labor", "labour"),
    ("honor", "honour"),
    ("favor", "favour"),
    ("neighbor", "neighbour"),
    ("defense", "defence"),
    ("theater", "theatre"),
    ("program", "programme"),
    ("traveled", "travelled"),
    ("percent", "per cent"),
    ("organiz", "organis"),
    ("recogniz", "recognis"),
    ("realiz", "realis"),
)
_NUMBER = re.compile(rf"(?<![\w.,:$£€-])\d{{1,2}}(?![\w%:-]|[.,]\d| (?:{'|'.join(_MONTHS)}))")
_NUMBER_WORD = re.compile(rf"\b({'|'.join(_ONES[2:])})\b")
_MONTH_FIRST = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})\b(?!\d)")
_DOUBLE = re.compile(r"[\"“]([^\"“”\n]{1,400})[\"”]")
_SAID_THAT = re.compile(r"\b(said|found|claimed|argued|believed|showed|reported) that\b")
_ADVERB = re.compile(r" (?:however|also|often|usually|generally|approximately|primarily),?(?= )")


def spelled(number: int) -> str:
    """A number below a hundred in words."""
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def copy_edited(text: str, rng: random.Random) -> str:
    """The text as another desk would print it; `rng` chooses its style."""
    numbers: Callable[[str], str] = rng.choice((_numbers_spelled, _numbers_in_figures))
    return _requoted(
        _respelt(_tightened(numbers(_days_first(text)))), rng.choice(("‘’", "«»", "“”"))
    )


def _numbers_spelled(text: str) -> str:
    return _NUMBER.sub(lambda match: spelled(int(match[0])), text)


def _numbers_in_figures(text: str) -> str:
    return _NUMBER_WORD.sub(lambda match: str(_ONES.index(match[0])), text)


def _days_first(text: str) -> str:
    return _MONTH_FIRST.sub(r"\2 \1", text)


def _respelt(text: str) -> str:
    """American spelling made British; a text in British spelling stays."""
    for american, british in _SPELLING:
        text = re.sub(rf"\b{american}", british, text)
    return text


def _tightened(text: str) -> str:
    return _ADVERB.sub("", _SAID_THAT.sub(r"\1", text))


def _requoted(text: str, marks: str) -> str:
    return _DOUBLE.sub(rf"{marks[0]}\1{marks[1]}", text)
