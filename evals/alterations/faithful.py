"""Claims that say the same as their sentence, or part of it, in other words, made by rule."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assistant.checking.claim import Cited
from evals.alterations.sentences import Stated, replaced
from ingest.months import ENGLISH, SPANISH

_MONTH, _MES = "|".join(name.capitalize() for name in ENGLISH), "|".join(SPANISH)
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty".split()
)
_PEQUENOS = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
    " quince".split()
)
_SYNONYMS = {
    "said": "stated",
    "killed": "slain",
    "lorry": "truck",
    "began": "started",
    "found": "discovered",
    "about": "around",
    "also": "too",
    "big": "large",
    "bought": "purchased",
    "help": "assist",
    "shot": "gunned",
    "children": "youngsters",
    "near": "close to",
    "called": "termed",
    "took": "seized",
    "because": "since",
    "many": "numerous",
    "often": "frequently",
    "house": "home",
    "began to": "started to",
    "use": "employ",
    "used": "employed",
    "show": "demonstrate",
    "built": "constructed",
    "get": "obtain",
    "made": "produced",
    "large": "big",
    "important": "significant",
    "received": "obtained",
    "wrote": "stated",
    "dijo": "declaró",
    "contó": "relató",
    "hombres": "varones",
    "carretera": "vía",
    "ocurrió": "sucedió",
    "aseguró": "afirmó",
    "camión": "vehículo",
}
_SYNONYM = re.compile(r"\b(?:" + "|".join(sorted(_SYNONYMS, key=len, reverse=True)) + r")\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and what it cites."""

    claim: str
    cited: tuple[Cited, ...]


Retell = Callable[[Stated], str | None]


def paraphrases(stated: Stated) -> Iterator[tuple[str, Told]]:
    """Each way of retelling that fits a sentence, with the claim."""
    for kind, retell in KINDS.items():
        claim = retell(stated)
        if claim and claim != stated.text:
            yield kind, Told(claim[0].upper() + claim[1:], (stated.cited,))
    if merged := _merged(stated):
        yield "two sentences merged", merged


def _synonyms(stated: Stated) -> str | None:
    return _SYNONYM.sub(lambda m: _SYNONYMS[m.group()], stated.text)


def _spelled(stated: Stated) -> str | None:
    words = _PEQUENOS if stated.article.language == "es" else _SMALL

    def spell(match: re.Match[str]) -> str:
        return words[int(match.group())] if 1 < int(match.group()) < len(words) else match.group()

    return re.sub(
        rf"(?<![\w.,:$-])\d{{1,2}}(?= [a-zñáéíóú]{{3,}})(?! (?:de )?(?:{_MES}|percent|million"
        rf"|{_MONTH}|hours of))(?<!Route \d)",
        spell,
        stated.text,
    )


def _figures(stated: Stated) -> str | None:
    """Spelled numbers as digits, and thousands without their mark."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", stated.text)
    for number, word in enumerate(_SMALL[2:], start=2):
        text = re.sub(rf"(?<!-)\b{word}\b(?!-)", str(number), text, flags=re.IGNORECASE)
    return text


def _date_format(stated: Stated) -> str | None:
    text = re.sub(rf"\b(\d{{1,2}}) ({_MONTH})\b(?! \d{{4}})", r"\2 \1", stated.text)
    if text == stated.text:
        text = re.sub(rf"\b({_MONTH}) (\d{{1,2}}), (\d{{4}})\b", r"\2 \1 \3", text)
    if text == stated.text:
        text = re.sub(rf"\b({_MONTH}) (\d{{1,2}})\b(?!,? \d{{4}}|[\d,-])", r"the \2th of \1", text)
    return re.sub(rf"\b(\d{{1,2}}) de ({_MES}) de (\d{{4}})\b", r"\2 \1, \3", text)


def _year_added(stated: Stated) -> str | None:
    """The year of the article, where it is the only one that the day can be of."""
    published = stated.article.published
    match = re.search(rf"\b\d{{1,2}} ({_MONTH})\b(?!,? \d{{4}})", stated.text)
    if published is None or match is None:
        return None
    month = _MONTH.split("|").index(match[1]) + 1
    if month > published.month or re.search(
        r"\b(?:19|20)\d\d\b|last year"
        r"|next",
        stated.text + stated.before,
    ):
        return None
    return stated.text[: match.end()] + f" {published.year}" + stated.text[match.end() :]


def _shorter_units(stated: Stated) -> str | None:
    text = stated.text
    for long, short in (
        ("kilograms", "kg"),
        ("kilometres", "km"),
        ("kilometers", "km"),
        ("per cent", "%"),
        ("percent", "%"),
        ("kilómetros", "km"),
        ("kilogramos", "kg"),
    ):
        text = re.sub(rf"(?<=\d) {long}\b", f" {short}", text)
    return re.sub(r"(?<![A-Z])\$(\d[\d,]*)(?! ?(?:million|billion|\d|\.\d))", r"\1 dollars", text)


def _clause_dropped(stated: Stated) -> str | None:
    """A sentence without its relative clause, or what it says in brackets."""
    text = re.sub(
        r",? (?:who|which|whose|whom|where) [^,.;“”\"]+,(?= (?:was|were|is|are|has|had"
        r"|said|says|told|did|will|\w+ed)\b)",
        "",
        stated.text,
        count=1,
    )
    if text == stated.text:
        text = re.sub(r" \([^()]*\)", "", text)
    if text == stated.text:
        text = re.sub(
            r", (?:which|whose|where|who|el cual|la cual"
            r"|donde) [^,.;“”\"]+\.$",
            ".",
            text,
        )
    return text


def _second_half_dropped(stated: Stated) -> str | None:
    """The first of two main clauses."""
    match = re.search(r"(?:; |, (?:and|y) (?=(?:he|she|it|they|the|there|his|her)\b))", stated.text)
    if (
        match is None
        or len(stated.text[: match.start()].split()) < 6
        or re.search('[“”"«»]', stated.text)
    ):
        return None
    if re.search(r"\b(?:according to|said|says|según)\b", stated.text[match.end() :]):
        return None
    return stated.text[: match.start()] + "."


def _attribution_moved(stated: Stated) -> str | None:
    text = stated.text
    if re.search('[“”"«»]', text):
        return None
    if match := re.match(r"^According to ([^,]+), (.+)\.$", text):
        return f"{match[2]}, according to {match[1]}."
    if match := re.match(r"^Según ([^,]+), (.+)\.$", text):
        return f"{match[2]}, de acuerdo con {match[1]}."
    if match := re.match(r"^(.+), according to ([^,.;]+)\.$", text):
        return f"{match[2]} said that {_lower(match[1])}."
    if match := re.match(r"^([^,]+(?:, [^,]+)?), ([^,.;]{3,60}) said\.$", text):
        return f"According to {match[2]}, {_lower(match[1])}."
    if match := re.match(r"^((?:[A-Z][\w.]+ ?){1,4}) (?:said|claimed) that (.+)\.$", text):
        return f"{match[2]}, {match[1].strip()} said."
    return None


_COMMON = frozenset(
    "The A An In It On No Nobody At Two Three Four Five Six There This That These Police El La"
    " Los Las Un"
    " Una En Según Vecinos But And One Of By".split()
)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:] if text.split(maxsplit=1)[0] in _COMMON else text


def _reordered(stated: Stated) -> str | None:
    """ "On 3 May, it happened" as "it happened on 3 May", and back."""
    if re.search('[“”"«»;]', stated.text):
        return None
    if match := re.match(
        r"^((?:On|In|By|At|After|Since|During|From|El"
        r"|En) [^,]{3,40}), ([^,]+)\.$",
        stated.text,
    ):
        return f"{match[2]} {match[1][0].lower()}{match[1][1:]}."
    if match := re.match(
        rf"^([^,]+?) (on \d{{1,2}} (?:{_MONTH})|in \d{{4}}"
        rf"|on (?:{_MONTH}) \d{{1,2}})\.$",
        stated.text,
    ):
        return f"{match[2][0].upper()}{match[2][1:]}, {_lower(match[1])}."
    return None


def _pronoun_resolved(stated: Stated) -> str | None:
    """ "He" as the one person that the sentence before names."""
    match = re.match(r"(He|She) (?=[a-z])", stated.text)
    people = re.findall(r"\b[A-ZÁÉÍÓÚ][a-záéíóúñ]+ [A-ZÁÉÍÓÚ][a-záéíóúñ]+\b", stated.before)
    if (
        match is None
        or len(set(people)) != 1
        or people[0].split()[0] in ("The", "In", "At", "On", "But")
    ):
        return None
    return f"{people[0]} {stated.text[match.end() :]}"


_DEMONYMS = {
    "Venezuelan": "Venezuela",
    "Honduran": "Honduras",
    "Mexican": "Mexico",
    "Guatemalan": "Guatemala",
    "Valdoran": "Valdora",
    "Tecuman": "Tecuma",
    "French": "France",
    "German": "Germany",
    "Spanish": "Spain",
    "Italian": "Italy",
    "Russian": "Russia",
    "Japanese": "Japan",
    "Chinese": "China",
    "Brazilian": "Brazil",
    "Indian": "India",
    "Australian": "Australia",
    "Canadian": "Canada",
}


def _demonym(stated: Stated) -> str | None:
    """ "a Mexican town" as "a town from Mexico"."""
    match = re.search(rf"\b({'|'.join(_DEMONYMS)}) ([a-z]+)\b(?! [a-z]+s?\b)", stated.text)
    if match is None:
        return None
    text = stated.text
    return replaced(text, match, f"{match[2]} from {_DEMONYMS[match[1]]}")


def _active(stated: Stated) -> str | None:
    """ "The road was closed by soldiers" as "Soldiers closed the road"."""
    match = re.match(
        r"^((?:The|A|An|[A-Z][a-z]+)(?: [\w’'-]+){0,4}) (?:was|were|had been|has been) (\w+ed"
        r"|found|built|led|held) by ((?:the |a |an )?[\w’' -]+?)( (?:on|in|at|after"
        r"|during) [^,.]+)?\.$",
        stated.text,
    )
    return f"{match[3]} {match[2]} {_lower(match[1])}{match[4] or ''}." if match else None


def _merged(stated: Stated) -> Told | None:
    """A sentence and the one before it as one."""
    before = stated.before
    if (
        stated.previous is None
        or not before.endswith(".")
        or re.search('[“”"«»]', before + stated.text)
    ):
        return None
    joint = "; " if stated.article.language == "es" else ", and "
    first = stated.text.split()[0]
    rest = (
        _lower(stated.text)
        if first not in ("He", "She", "They")
        else first.lower() + stated.text[len(first) :]
    )
    return Told(before[:-1] + joint + rest, (Cited(stated.article, stated.previous), stated.cited))


KINDS: Mapping[str, Retell] = {
    "synonyms": _synonyms,
    "number spelled": _spelled,
    "number in digits": _figures,
    "date in another form": _date_format,
    "year added": _year_added,
    "unit in another form": _shorter_units,
    "clause dropped": _clause_dropped,
    "half dropped": _second_half_dropped,
    "attribution moved": _attribution_moved,
    "reordered": _reordered,
    "pronoun as name": _pronoun_resolved,
    "people as country": _demonym,
    "passive as active": _active,
}
"""The kinds of paraphrase, in the order of the table."""
