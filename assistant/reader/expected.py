"""The few words of a sentence that a question asks for: a number, a date, a name, a place."""

import re

from assistant.asking.question import Question, asks_identity
from assistant.proper_names import names_in
from assistant.reader.counted import counts_another
from ingest.article import Span
from ingest.months import FULL
from ingest.prose.characters import fold

_MONTH = rf"(?:{'|'.join(FULL)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_DATE = re.compile(
    rf"\b(?:early |late |mid-)?{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+|de\s+)?{_MONTH}(?:,?\s+(?:de\s+|del\s+)?\d{{4}})?\b"
    rf"|\b{_MONTH},?\s+(?:of\s+|de\s+|del\s+)?\d{{4}}\b"
    r"|\b(?:between|entre)\s+\d{4}\s+(?:and|y)\s+\d{4}\b"
    r"|\b(?:the |early |late |mid-)?(?:1\d|20)\d{2}s?\b|\b\d{1,2}(?:st|nd|rd|th) century\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?:\s?(?:[ap]\.?\s?m\b\.?|de la (?:mañana|tarde|noche|madrugada)))?"
    r"|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|una|dos|tres|cuatro"
    r"|cinco|seis|siete|ocho|nueve|diez|once|doce)"
    r"(?:\s?[ap]\.?\s?m\b\.?| o['’]clock| de la (?:mañana|tarde|noche|madrugada))"
    r"|\b(?:noon|midnight|dawn|dusk|mediodía|medianoche|amanecer|anochecer)\b",
    re.IGNORECASE,
)
"""A time of day."""

_BARE_MONTH = re.compile(rf"\b(?:early |late |mid-)?{_MONTH}\b", re.IGNORECASE)

_SPELLED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred"
    r"|one|dozens?|hundreds|thousands|millions|billions|half"
    r"|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|treinta|cuarenta|cincuenta|cien|docenas?|decenas?)"
)
_COUNT = re.compile(
    r"(?:(?:at least|more than|less than|fewer than|over|about|around|nearly|almost|some|up to"
    r"|al menos"
    r"|más de|menos de|casi|unos|unas|cerca de|hasta)\s+)?"
    rf"(?:[$€£Q]\s?)?(?:\d+(?:[.,]\d+)*|\b{_SPELLED}\b)"
    r"(?:\s?%|\s+(?:percent|per cent|por ciento))?"
    r"(?:\s+(?:hundred|thousand|million|billion|mil|millones|dozen))?"
    r"(?:\s+(?:tons?|tonnes?|kilos?|kilograms?|kilómetros|kilometers|km|miles|minutes|hours|days|weeks"
    r"|months|years|dollars|dólares|euros|pounds|quetzales|pesos|lempiras|córdobas|colones|soles"
    r"|toneladas|horas|días|semanas|meses|años|minutos|kilogramos|grams|gramos|litres|liters|litros"
    r"|metres|meters|metros|hectares|hectáreas|feet|acres)\b)?",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|between|on the (?:road|highway)|outside|to|en|cerca de|desde|entre)\s+"
    r"((?:the\s+(?:town|city|municipality|village|department|state|port|border) of\s+)?"
    r"(?:(?:el|la|los|las)\s+(?:municipio|aldea|pueblo|ciudad|departamento|puerto)\s+de\s+)?"
    r"(?-i:[A-ZÁÉÍÓÚÑ][\wÁ-ú'’-]*(?:,?\s+(?:(?:de|del|la|las|los|and|y|of)\s+)*"
    r"[A-ZÁÉÍÓÚÑ][\wÁ-ú'’-]*)*))",
    re.IGNORECASE,
)


_OF_A_PLACE = re.compile(r"\b(?:in|at|near|from|of|between|to|en|cerca de|desde|de)\s+$", re.I)
_WORD = re.compile(r"\w+")


def short_answer_span(question: Question, text: str, sentence: Span) -> Span | None:
    """The words in a sentence of the kind that a question asks for, in article offsets.

    Of several it is the one that stands closest to the question's own words; words that the
    question itself holds do not answer it. None where the question asks for something that is no
    short phrase (why, how, what happened) or the sentence has none.
    """
    asked = fold(question.text)
    quote = text[sentence.start : sentence.end]
    fitting = [
        (start, end)
        for start, end in candidates(question, quote)
        if fold(quote[start:end]) not in asked
        and not _is_anothers(question, quote, quote[start:end])
    ]
    if not fitting:
        return None
    subject = [
        match.start() for match in _WORD.finditer(quote) if fold(match.group()) in question.content
    ]
    start, end = max(fitting, key=lambda c: _closeness(c, subject))
    return Span(sentence.start + start, sentence.start + end)


def candidates(question: Question, quote: str) -> list[tuple[int, int]]:
    """Where a quote holds words of the kind that a question asks for, as start and end in it."""
    dates = [match.span() for match in _DATE.finditer(quote)]
    match question.kind:
        case "when" if _ASKS_CLOCK.search(fold(question.text)):
            return [match.span() for match in _CLOCK.finditer(quote)]
        case "when":
            return dates or [m.span() for m in _BARE_MONTH.finditer(quote)]
        case "count":
            return [
                m.span()
                for m in _COUNT.finditer(quote)
                if not any(start <= m.start() < end for start, end in dates)
            ]
        case "where":
            return [m.span(1) for m in _PLACE.finditer(quote)]
        case "who" if not asks_identity(question.text):
            return [
                (start, start + len(name))
                for name in names_in(quote)
                if (start := quote.find(name)) >= 0
                and not _OF_A_PLACE.search(quote[:start])
                and not _BARE_MONTH.fullmatch(name)
            ]
        case _:
            return []


def _is_anothers(question: Question, quote: str, words: str) -> bool:
    return question.kind == "count" and counts_another(question, quote, words, question.language)


def is_of_another_kind(question: Question, words: str) -> bool:
    """Whether a short answer cannot be what is asked for: no number for "how many", no time for
    "when", no name for "what is the name of the judge".

    It judges only what words show by their form; "the station" may be where or who.
    """
    asked = fold(question.text)
    if question.kind == "count":
        measured = _NUMERAL.search(words) or _COUNT.search(words)
        return bool(_MEASURED.search(asked)) and (not measured or _of_another_unit(asked, words))
    if question.kind == "when" and _ASKS_CLOCK.search(asked):
        told = _TIME.search(words) and not words[:1].isdigit()
        return not (told or _CLOCK.search(words) or _YEAR.search(words))
    if question.kind == "when":
        return bool(_WHEN.match(asked)) and not (_TIME.search(words) or _DATE.search(words))
    if question.kind == "who":
        return words[:1].isdigit() or words[:1] in "$€£"
    return bool(_PERSONS_NAME.search(asked)) and not _is_named(words)


def _is_named(words: str) -> bool:
    """Whether words name somebody: capitalised, or what joins such words."""
    told = re.findall(r"[^\W\d_][\w'’.-]*", words)
    named = any(word[0].isupper() for word in told)
    return named and all(word[0].isupper() or word in _JOINING for word in told)


def _of_another_unit(asked: str, words: str) -> bool:
    """Whether words tell another unit than is asked for: "three days" are no years and no money."""
    folded = fold(words)
    told = {kind for kind, unit in _UNITS.items() if unit.search(folded)}
    wanted = {kind for kind, asks in _ASKED_UNITS.items() if asks.search(asked)}
    return bool(told and wanted) and not told & wanted


_UNITS = {
    "age": re.compile(r"\b(?:years?|months?|anos?|meses)\b"),
    "time": re.compile(
        r"\b(?:seconds?|minutes?|hours?|days?|weeks?|minutos?|horas?|dias?|semanas?)\b"
    ),
    "way": re.compile(r"\b(?:miles?|kilomet(?:er|re)s?|kilometros?|km|met(?:er|re)s|metros?)\b"),
    "weight": re.compile(r"\b(?:kilos?|kilogramo?s?|tons?|tonnes?|toneladas?|grams?|gramos?)\b"),
    "money": re.compile(r"[$€£]|\b(?:dollars?|dolares|euros?|pesos|quetzales|lempiras|colones)\b"),
}
_ASKED_UNITS = {
    "age": re.compile(r"\bhow old\b|\bhow many (?:years|months)\b|\bcuantos (?:anos|meses)\b"),
    "time": re.compile(
        r"\bhow many (?:minutes|hours|days|weeks)\b|\bcuant[oa]s (?:minutos|horas|dias|semanas)\b"
    ),
    "money": re.compile(r"\bhow much (?:money|cash)\b|\bcuanto (?:dinero|efectivo)\b"),
}

_JOINING = frozenset("of the de del la las los el y e and al bin van von da dos who an a".split())

_WHEN = re.compile(
    r"\W*(?:when|on (?:what|which) day|cuando)\b(?!.*, (?:who|what|which|where|quien|que)\b)"
)
_ASKS_CLOCK = re.compile(
    r"^\W*(?:and |y )?(?:(?:at )?what time (?:is|was|were|did|does|do|will)|a que hora)\b"
)
_YEAR = re.compile(r"\d{3}|\bb\.?c\b", re.IGNORECASE)
_MEASURED = re.compile(r"\bhow (?:many|much|old|far)\b|\bcuant[oa]s?\b")
_NUMERAL = re.compile(
    r"\d|\b(?:no|none|single|once|twice|several|many|few|quarter|thirds?|majority|most|all|every"
    r"|zero|both|only|\w+teen|\w+(?:ieth|enth|fth|xth)|ningun[oa]?|un|una|cero|todos?|varios"
    r"|muchos|mayoría|mitad|tercio)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d|\b(?:centur(?:y|ies)|years?|months?|weeks?|days?|nights?|mornings?|evenings?|afternoons?"
    r"|hours?|minutes?|dawn|noon|midnight|today|yesterday|spring|summer|autumn|fall|winter|era|age"
    r"|season|times?|eve|\w+day|before|after|during|while|when|until|upon|once|since|if|by|at|ago"
    r"|early|late|later|never|always|now|siglo|años?|mes(?:es)?|semanas?|días?|noche|mañana|tarde"
    r"|horas?|minutos|madrugada|ayer|hoy|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    rf"|antes|después|tras|durante|cuando|{_MONTH})\b",
    re.IGNORECASE,
)
_PERSONS = (
    r"(?:m[ae]n|wom[ae]n|person|people|boys?|girls?|child|children|minors?|teenagers?|students?"
    r"|judges?|ministers?|mayors?|governors?|officers?|inspectors?|officials?|soldiers?|agents?"
    r"|lawyers?|prosecutors?|commanders?|suspects?|victims?|drivers?|witness(?:es)?|leaders?"
    r"|journalists?|reporters?|migrants?|doctors?|nurses?|priests?|spokes(?:man|woman|person))"
)
_PERSONS_NAME = re.compile(
    rf"\bnames? of (?:the|that|this) (?:\w+ ){{0,2}}{_PERSONS}\b"
    rf"|\bwhat (?:is|was) the (?:\w+ ){{0,2}}{_PERSONS}'s (?:full |real |last |first )?name\b"
    rf"|\bwhat (?:is|was) the (?:\w+ ){{0,2}}{_PERSONS} (?:called|named)\b"
    r"|\b(?:what|which) (?:judge|minister|lawyer|prosecutor|commander|president|journalist)\b"
)
_NO_PERSON = re.compile(r"\b(?:an?|the|of|in|at|near|from|between|to|on|and) ?$", re.I)


def names_nobody(asked: str, said: str) -> bool:
    """Whether a question asks for a person's name and a text holds no name that could be it.

    What the question itself names, places ("in Petén") and peoples ("the Mexican police") are not
    what is asked for; of several capitalised words ("of Luis Gil") any may be.
    """
    question = fold(asked)
    if not _PERSONS_NAME.search(question):
        return False
    could_be = (
        name
        for name in names_in(said)
        if fold(name) not in question and not _BARE_MONTH.fullmatch(name)
    )
    return not any(_may_be_a_person(name, said) for name in could_be)


def _may_be_a_person(name: str, said: str) -> bool:
    if len([word for word in name.split() if word[:1].isupper()]) > 1 and not _JOINED.search(name):
        return True
    places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", said)
    return any(not _NO_PERSON.search(said[: place.start()]) for place in places)


_JOINED = re.compile(r" (?:de|del|las?|los|of|y) ")
"""What joins the words of places: "Fray Bartolomé de las Casas"."""


def _closeness(candidate: tuple[int, int], subject: list[int]) -> float:
    """How near a stretch stands to words, each counting less the farther it is (in characters)."""
    start, end = candidate
    return sum(1 / (20 + max(start - at, at - end, 0)) for at in subject)
