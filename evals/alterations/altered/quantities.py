"""Another number, unit, bound or date than the sentence tells."""

import random
import re

from evals.alterations.sentences import Stated, replaced
from ingest.months import ENGLISH, SPANISH

_MONTHS = [*(name.capitalize() for name in ENGLISH), *SPANISH]
MONTH = "|".join(_MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}}) (?:de )?(?:{MONTH})\b|\b(?:{MONTH}) (\d{{1,2}})\b(?!\d)")
_FIGURE = re.compile(
    r"(?<![\w.,:$-])\d{1,3}(?:,\d{3})*(?![\w.,:]*\d)(?! ?(?:[ap]\.m|de (?:la"
    r"|" + MONTH + rf")|{MONTH}))"
)
_SPELLED = "two three four five six seven eight nine ten eleven twelve".split()
_WORD_NUMBER = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b")


def number(stated: Stated, rng: random.Random) -> str | None:
    matches = [*_FIGURE.finditer(stated.text), *_WORD_NUMBER.finditer(stated.text)]
    matches = [m for m in matches if not re.fullmatch(r"(?:1[0-9]|20)\d\d", m.group())]
    if not matches:
        return None
    match = rng.choice(matches)
    old = match.group()
    if old.isalpha():
        new = rng.choice([word for word in _SPELLED if word not in stated.text])
    else:
        value = int(old.replace(",", ""))
        new = (
            f"{value + rng.choice((1, 2, 3, 10)):,}"
            if value < 50
            else f"{value * rng.choice((2, 3)):,}"
        )
    return None if new in stated.text else replaced(stated.text, match, new)


_UNITS = {
    "kilograms": "tonnes",
    "kilogrammes": "tonnes",
    "kilos": "tonnes",
    "tonnes": "kilograms",
    "tons": "pounds",
    "kilometres": "miles",
    "kilometers": "miles",
    "km": "miles",
    "miles": "kilometres",
    "metres": "feet",
    "feet": "metres",
    "hours": "days",
    "days": "weeks",
    "minutes": "hours",
    "years": "months",
    "months": "years",
    "weeks": "months",
    "percent": "million",
    "dólares": "quetzales",
    "kilómetros": "metros",
    "horas": "días",
    "minutos": "horas",
    "años": "meses",
}
_UNIT = re.compile(r"(?<=\d )(?:" + "|".join(_UNITS) + r")\b")


def unit(stated: Stated, rng: random.Random) -> str | None:
    if match := _UNIT.search(stated.text):
        return replaced(stated.text, match, _UNITS[match.group()])
    return stated.text.replace("$", "€") if "$" in stated.text else None


_BOUNDS = {
    "at least ": ("", "up to ", "fewer than "),
    "more than ": ("", "fewer than ", "up to "),
    "up to ": ("", "at least ", "more than "),
    "less than ": ("", "more than "),
    "over ": ("under ",),
    "fewer than ": ("more than ",),
}


def bound(stated: Stated, rng: random.Random) -> str | None:
    for bound, others in _BOUNDS.items():
        if match := re.search(rf"\b{bound}(?=[$€£]?\d)(?! ?(?:1[5-9]|20)\d\d\b)", stated.text):
            return replaced(stated.text, match, rng.choice(others))
    return None


def counts(stated: Stated, rng: random.Random) -> str | None:
    """Two numbers of a sentence, each with its noun, change places."""
    number = (
        r"(?:\d{1,3}(?:,\d{3})*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight"
        r"|[Nn]ine|[Tt]en)"
    )
    match = re.search(
        rf"\b({number}) (?!of |to |and |{MONTH})[a-z]+ [^.]*?\b({number}) (?!of "
        rf"|to |and |{MONTH})[a-z]{{3,}}",
        stated.text,
    )
    if match is None or match[1].lower() == match[2].lower():
        return None
    text = stated.text
    return (
        text[: match.start(1)]
        + match[2]
        + text[match.end(1) : match.start(2)]
        + match[1]
        + text[match.end(2) :]
    )


def date(stated: Stated, rng: random.Random) -> str | None:
    choices: list[str] = []
    if days := list(_DAY.finditer(stated.text)):
        match = rng.choice(days)
        group = 1 if match[1] else 2
        day = int(match[group]) % 28 + rng.choice((1, 2)) if int(match[group]) < 27 else 11
        choices.append(replaced(stated.text, match, str(day), group))
    if months := list(
        re.finditer(
            rf"\b(?:{MONTH})(?= \d)"
            rf"|(?<=\d )(?:de )?(?:{MONTH})\b",
            stated.text,
        )
    ):
        match = rng.choice(months)
        old = match.group().removeprefix("de ")
        near = _MONTHS[:12] if old[0].isupper() else _MONTHS[12:]
        choices.append(
            replaced(
                stated.text,
                match,
                match.group().replace(old, rng.choice([m for m in near if m not in stated.text])),
            )
        )
    if years := list(re.finditer(r"\b(?:19|20)\d\d\b(?! [a-z]+s\b)", stated.text)):
        year = rng.choice(years)
        new = str(int(year.group()) + rng.choice((-3, -1, 2, 7)))
        if new not in stated.text:
            choices.append(replaced(stated.text, year, new))
    if weekday := re.search(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", stated.text):
        other = "Sunday" if weekday.group() != "Sunday" else "Tuesday"
        choices.append(replaced(stated.text, weekday, other))
    return rng.choice(choices) if choices else None
