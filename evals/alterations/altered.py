"""Claims that say something else than their sentence, made by rule, one kind of change each."""

import random
import re
from collections.abc import Callable, Iterator, Mapping

from assistant.training.antonyms import OPPOSITES
from evals.alterations.sentences import Stated

_MONTH = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_MONTHS = _MONTH.split("|")
_DAY = re.compile(rf"\b(\d{{1,2}}) (?:de )?(?:{_MONTH})\b|\b(?:{_MONTH}) (\d{{1,2}})\b(?!\d)")
_FIGURE = re.compile(
    r"(?<![\w.,:$-])\d{1,3}(?:,\d{3})*(?![\w.,:]*\d)(?! ?(?:[ap]\.m|de (?:la"
    r"|" + _MONTH + rf")|{_MONTH}))"
)
_SPELLED = "two three four five six seven eight nine ten eleven twelve".split()
_WORD_NUMBER = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b")
_NAME = re.compile(
    r"(?<=[a-z,;:áéíóúñ] )[A-ZÁÉÍÓÚ][\w’'-]+[a-zé](?: (?:(?:de|del|la"
    r"|of) )*[A-ZÁÉÍÓÚ][\w’'-]+[a-zé])*"
)
_DATE_WORD = re.compile(
    rf"^(?:{_MONTH}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    rf"|Sunday)\b"
)
_AUXILIARY = re.compile(
    r"\b(was|were|is|are|has|have|had|would|could|will|can|did)\b(?! (?:not"
    r"|no|never)\b)"
)
_ELSEWHERE = ("Torvald Lindqvist", "Port Sullivan", "Wendell Okafor", "Grimsby", "Halvorsen")

Alter = Callable[[Stated, random.Random], str | None]


def alterations(stated: Stated) -> Iterator[tuple[str, str]]:
    """Each kind of change that fits a sentence, with the altered claim. The same every time."""
    for kind, alter in KINDS.items():
        rng = random.Random(f"{kind} {stated.text}")
        claim = alter(stated, rng)
        if claim and claim != stated.text:
            yield kind, claim[0].upper() + claim[1:]


def _replaced(text: str, match: re.Match[str], new: str, group: int = 0) -> str:
    return text[: match.start(group)] + new + text[match.end(group) :]


def _number(stated: Stated, rng: random.Random) -> str | None:
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
    return None if new in stated.text else _replaced(stated.text, match, new)


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


def _unit(stated: Stated, rng: random.Random) -> str | None:
    if match := _UNIT.search(stated.text):
        return _replaced(stated.text, match, _UNITS[match.group()])
    return stated.text.replace("$", "€") if "$" in stated.text else None


_BOUNDS = {
    "at least ": ("", "up to ", "fewer than "),
    "more than ": ("", "fewer than ", "up to "),
    "up to ": ("", "at least ", "more than "),
    "less than ": ("", "more than "),
    "over ": ("under ",),
    "fewer than ": ("more than ",),
}


def _bound(stated: Stated, rng: random.Random) -> str | None:
    for bound, others in _BOUNDS.items():
        if match := re.search(rf"\b{bound}(?=[$€£]?\d)(?! ?(?:1[5-9]|20)\d\d\b)", stated.text):
            return _replaced(stated.text, match, rng.choice(others))
    return None


def _counts(stated: Stated, rng: random.Random) -> str | None:
    """Two numbers of a sentence, each with its noun, change places."""
    number = (
        r"(?:\d{1,3}(?:,\d{3})*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight"
        r"|[Nn]ine|[Tt]en)"
    )
    match = re.search(
        rf"\b({number}) (?!of |to |and |{_MONTH})[a-z]+ [^.]*?\b({number}) (?!of "
        rf"|to |and |{_MONTH})[a-z]{{3,}}",
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


def _date(stated: Stated, rng: random.Random) -> str | None:
    choices: list[str] = []
    if days := list(_DAY.finditer(stated.text)):
        match = rng.choice(days)
        group = 1 if match[1] else 2
        day = int(match[group]) % 28 + rng.choice((1, 2)) if int(match[group]) < 27 else 11
        choices.append(_replaced(stated.text, match, str(day), group))
    if months := list(
        re.finditer(
            rf"\b(?:{_MONTH})(?= \d)"
            rf"|(?<=\d )(?:de )?(?:{_MONTH})\b",
            stated.text,
        )
    ):
        match = rng.choice(months)
        old = match.group().removeprefix("de ")
        near = _MONTHS[:12] if old[0].isupper() else _MONTHS[12:]
        choices.append(
            _replaced(
                stated.text,
                match,
                match.group().replace(old, rng.choice([m for m in near if m not in stated.text])),
            )
        )
    if years := list(re.finditer(r"\b(?:19|20)\d\d\b(?! [a-z]+s\b)", stated.text)):
        year = rng.choice(years)
        new = str(int(year.group()) + rng.choice((-3, -1, 2, 7)))
        if new not in stated.text:
            choices.append(_replaced(stated.text, year, new))
    if weekday := re.search(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", stated.text):
        other = "Sunday" if weekday.group() != "Sunday" else "Tuesday"
        choices.append(_replaced(stated.text, weekday, other))
    return rng.choice(choices) if choices else None


def _names(text: str) -> list[re.Match[str]]:
    return [m for m in _NAME.finditer(text) if not _DATE_WORD.match(m.group())]


def _name(stated: Stated, rng: random.Random) -> str | None:
    """Another name of the same article in the place of one."""
    found = _names(stated.text)
    if not found:
        return None
    match = rng.choice(found)
    told = set((stated.text + " " + stated.before).split())
    others = sorted(
        {
            m.group()
            for m in _names(stated.article.text)
            if not set(m.group().split()) & told
            and len(m.group().split()) == len(match.group().split())
        }
    )
    return _replaced(stated.text, match, rng.choice(others)) if others else None


def _outside_name(stated: Stated, rng: random.Random) -> str | None:
    found = _names(stated.text)
    return _replaced(stated.text, rng.choice(found), rng.choice(_ELSEWHERE)) if found else None


_BETWEEN = re.compile(
    r"(?P<one>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?P<deed>(?:(?:was|were|had|has|have) )?(?:been )?"
    r"\w+(?:ed|ot|ok|ound|old|aid)(?: by| at| on)?) (?P<other>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)


def _swapped(stated: Stated, rng: random.Random) -> str | None:
    """The names on both sides of a deed change places."""
    match = _BETWEEN.search(stated.text)
    if (
        match is None
        or re.search(
            r"\b(?:called"
            r"|named)$",
            match["deed"],
        )
        or _DATE_WORD.match(match["other"])
        or match["deed"].endswith((" on", " at"))
    ):
        return None
    if match["one"] in ("The", "He", "She", "It", "They", "Records") or re.match(
        "When|While|If|As|In|On", match["one"]
    ):
        return None
    return _replaced(stated.text, match, f"{match['other']} {match['deed']} {match['one']}")


def _negation(stated: Stated, rng: random.Random) -> str | None:
    text = stated.text
    if match := re.search(
        r"\b(was|were|is|are|has|have|had|would|could|will|can|did|do"
        r"|does) (?:not|never) ",
        text,
    ):
        return _replaced(text, match, match[1] + " ")
    if match := re.search(r"^(?:Nobody|No one)\b", text):
        return _replaced(text, match, "Somebody")
    if match := re.search(r"\bno (?=tiene|ha|sabe|es|era|fue|pasó|tenía)", text):
        return _replaced(text, match, "")
    if match := re.search(r"(?<= )(?=(?:fue|fueron|era|eran|es|está|ha|han|murieron|dijo) )", text):
        return _replaced(text, match, "no ")
    if re.search(r"\b(?:not|never|no|nobody|none|neither|without|denied)\b|n['’]t", text):
        return None
    match = _AUXILIARY.search(text)
    return _replaced(text, match, match.group() + rng.choice((" not", " never"))) if match else None


_TOO_VAGUE = frozenset(
    "first last most least right left back new old good bad major minor like".split()
)


def _antonym(stated: Stated, rng: random.Random) -> str | None:
    words = [
        m
        for m in re.finditer(r"\b[a-z]+\b", stated.text)
        if m.group() in OPPOSITES and m.group() not in _TOO_VAGUE
    ]
    if not words:
        return None
    match = rng.choice(words)
    return _replaced(stated.text, match, OPPOSITES[match.group()])


_PREFIX = re.compile(
    r"^(?:According to [^,]+, |Según [^,]+, |(?:[^,.“”\"]{3,90}?) (?:said|says|claimed|alleged"
    r"|claims|believes|believe"
    r"|estimated|argued|insisted|told [\w ]{3,30}|dijo|aseguró|afirmó|declaró|sostuvo) (?:that"
    r"|que) )"
)
_SUFFIX = re.compile(
    r",[”\"»]? (?:according to [^,.;]+|según [^,.;]+|de acuerdo con [^,.;]+"
    r"|(?:[^,.;“”]{3,60} (?:said|says|claimed|added|insisted))|(?:said|says|dijo|aseguró"
    r"|afirmó) (?=[A-ZÁÉÍÓÚ]|the |a |el |la )[^,.;]{3,60})\.$"
)


_OTHERS = {
    "en": ("the bishop", "two truckers", "the hospital", "an economist"),
    "es": ("el obispo", "dos camioneros", "el hospital", "un economista"),
}
_SAID_BY = re.compile(
    r"^(?:According to |Según )(?P<a>[^,]+)(?=, )"
    r"|, (?:according to|según|de acuerdo con) (?P<b>[^,.;]+)(?=\.$)"
    r"|, (?:said|says|dijo|aseguró|afirmó) (?P<c>[^,.;]+)(?=\.$)"
    r"|, (?P<d>(?!who|which|it |he |she |they )[^,.;“”\"]+?)(?= (?:said|says|claimed|insisted)\.$)"
)


def _speaker(stated: Stated, rng: random.Random) -> str | None:
    """Somebody else says it."""
    match = _SAID_BY.search(stated.text)
    if match is None or re.search('[“”"«»]', stated.text):
        return None
    other = rng.choice(_OTHERS["es" if stated.article.language == "es" else "en"])
    return _replaced(stated.text, match, other, match.lastindex or 0)


_KEPT = re.compile(
    r"^(?:a copy of )?(?:which|who)\b|, who [^,]+\.$|\b(?:may|might|could|would"
    r"|claim|denied|alleged\w*)\b",
    re.I,
)
"""What still shows that it is somebody's word, or makes no sentence of the rest."""


def _attribution(stated: Stated, rng: random.Random) -> str | None:
    text = stated.text
    rest = None
    if match := _PREFIX.match(text):
        rest = text[match.end() :]
    elif match := _SUFFIX.search(text):
        rest = text[: match.start()].lstrip('“"«') + "."
    if (
        rest is None
        or len(rest.split()) < 5
        or re.search('[“”"«»]', rest)
        or _KEPT.search(rest)
        or _SUFFIX.search(rest)
    ):
        return None
    return rest


_HEDGES = (
    (
        r"\b(?:allegedly|reportedly|supposedly|apparently|possibly|probably|perhaps|presuntamente"
        r"|supuestamente) ",
        "",
    ),
    (r"\b(?:alleged|suspected|supposed) (?!that|to)(?=[a-z])", ""),
    (r"\b(?:may|might|could) have been\b", "was"),
    (r"\b(?:may|might) have\b", "has"),
    (r"\b(?:may|might|could) be\b(?! [a-z]+ed by)", "is"),
    (
        r"\b(?:is|was) (?:thought|believed"
        r"|said) to have\b",
        "has",
    ),
    (r"\b(?:is|was) (?:thought|believed|said) to be\b", "is"),
    (r"\bare (?:thought|believed|said) to be\b", "are"),
    (r"\b(?:seems|appears) to be\b", "is"),
    (r"\bpodría ser\b", "es"),
    (r"\bhabría\b", "ha"),
)


def _hedge(stated: Stated, rng: random.Random) -> str | None:
    """A hedge left out, with the attribution that would keep it."""
    text = _attribution(stated, rng) or stated.text
    for pattern, plain in _HEDGES:
        if match := re.search(pattern, text):
            return _replaced(text, match, plain)
    return None


_STRONGER = (
    (r"\b(?:[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost) (?:of )?(?=(?:the )?[a-z]+s\b)", "all "),
    (r"\b(?:may|might)\b", "will"),
    (r"\b(?:suspected|accused)\b(?! that)", "convicted"),
    (r"\b(?:linked|related|connected|tied) to\b", "controlled by"),
    (r"\barrested\b", "convicted"),
    (
        r"\b(?:usually|often"
        r"|sometimes)\b",
        "always",
    ),
    (r"\b(?:believes?|believed|claimed|alleged) that\b", "proved that"),
    (r"\b(?:Algunos|algunos|Varios|varios)\b", "todos los"),
)


def _strengthened(stated: Stated, rng: random.Random) -> str | None:
    for pattern, stronger in _STRONGER:
        if match := re.search(pattern, stated.text):
            return _replaced(stated.text, match, stronger)
    return None


def _addition(stated: Stated, rng: random.Random) -> str | None:
    """Something of one's own knowledge, in a clause put at the end."""
    spanish = stated.article.language == "es"
    added = (
        (" en Puerto Olvido", " junto con otras 37 personas", ", como ya en 1994")
        if spanish
        else (
            " near Port Sullivan",
            ", along with 37 others",
            ", as it had in 1994",
            ", according to Wendell Okafor",
        )
    )
    if not stated.text.endswith("."):
        return None
    return stated.text[:-1] + rng.choice(added) + "."


KINDS: Mapping[str, Alter] = {
    "number": _number,
    "unit": _unit,
    "bound": _bound,
    "numbers exchanged": _counts,
    "date": _date,
    "name, of the article": _name,
    "name, from elsewhere": _outside_name,
    "names exchanged": _swapped,
    "negation": _negation,
    "antonym": _antonym,
    "attribution dropped": _attribution,
    "another speaker": _speaker,
    "hedge dropped": _hedge,
    "strengthened": _strengthened,
    "outside addition": _addition,
}
"""The kinds of alteration, in the order of the table."""
