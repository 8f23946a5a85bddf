"""Whether the names of a claim stand in the words it cites, or are what these words point at. Pure.

A name that the cited words do not hold may be said where the same article tells that it is meant:
the whole of a shortened name, an acronym's name, whom a pronoun stands for, who publishes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.checking.dates import names_a_date
from assistant.checking.spellings import same_word
from assistant.proper_names import names_in
from assistant.voice.mentions import NAME
from assistant.voice.nouns import is_person
from assistant.voice.people import in_full
from ingest.article import Span
from ingest.prose.characters import fold
from ingest.prose.sentences import sentence_spans

ANTECEDENT = 700
"""Characters before a quote in which the name that its pronoun stands for is looked for."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_DOTTED = re.compile(r"\b([A-Z])\.\s?(?=[A-Z]\b)")  # U.S., B. J. Thomas
_JOINING = frozenset(
    "of the and de del la las los el y e en a al von van da dos"
    " since until before after during desde hasta tras durante".split()
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A quote and what its article tells around it.

    Attributes:
        text: the article's.
        span: of the quote in it.
        labels: title, byline, publishers.
        language: ISO 639-1.
    """

    text: str
    span: Span
    labels: tuple[str, ...]
    language: str

    @property
    def quote(self) -> str:
        return self.text[self.span.start : self.span.end]

    @property
    def before(self) -> str:
        """The nearest `ANTECEDENT` characters before the quote."""
        return self.text[max(0, self.span.start - ANTECEDENT) : self.span.start]


def other_name(claim: str, quotes: str, settings: Iterable[Setting]) -> str | None:
    """The name of a claim that neither its quotes nor their articles account for, or None."""
    held = words_of_names(quotes)
    settings = tuple(settings)
    free = len(_BACK.findall(quotes)) - len(_BACK.findall(claim))  # pronouns that became names
    for name in _names(claim, settings):
        missing = [word for word in words_of_names(name) if not is_held(word, held)]
        if not missing:
            continue
        if any(_is_said_otherwise(name, missing, quotes, claim, setting) for setting in settings):
            continue
        whole = len(missing) == len(words_of_names(name))
        if whole and any(_is_antecedent(missing, free, setting) for setting in settings):
            free -= 1
            continue
        return name
    return None


def _names(claim: str, settings: tuple[Setting, ...]) -> Iterable[str]:
    """The names of a claim; one that begins it counts where the articles write it as a name."""
    found = names_in(claim)
    yield from found
    told = {word for name in found for word in _WORD.findall(name)}
    for match in re.finditer(r"(?:^|[.!?] )[\"“«¿¡]?([A-ZÁÉÍÓÚÑ][\w’'-]+)", claim):
        word = re.sub(r"['’]s$", "", match[1])
        if word not in told and any(_is_name_in(word, setting.text) for setting in settings):
            yield word


def _is_name_in(word: str, text: str) -> bool:
    """Whether a text has a word with its capital inside sentences, and never without."""
    inside = re.search(rf"(?<=[a-záéíóúñ,;] ){re.escape(word)}\b", text)
    return bool(inside) and not re.search(rf"\b{re.escape(word.lower())}\b", text)


def words_of_names(text: str) -> list[str]:
    return [
        word
        for word in _WORD.findall(_DOTTED.sub(r"\1", text))
        if fold(word) not in _JOINING and not names_a_date(word) and not word.isdigit()
    ]


def is_held(word: str, held: Iterable[str]) -> bool:
    return any(same_word(word, other) for other in held)


def _is_said_otherwise(
    name: str, missing: list[str], quotes: str, claim: str, setting: Setting
) -> bool:
    """Whether an article tells that the words of its quote bear a name, or who says them."""
    if is_spelled_out(name, quotes, setting.text):
        return True
    words = words_of_names(name)
    if len(missing) < len(words) and _is_part_of_a_name(words, setting.text):
        return True  # "Carlos Menocal" where the quote has "Menocal" and the article both
    labels = words_of_names(" ".join(setting.labels))
    return all(is_held(word, labels) for word in missing) and _speaks(name, claim, quotes)


def _is_antecedent(missing: list[str], free: int, setting: Setting) -> bool:
    """Whether a name stands before a quote whose pronoun the claim has no more, and no sentence
    that is about somebody else stands between them.

    Spanish verbs need no pronoun.
    """
    if free <= 0 and setting.language != "es":
        return False
    before = setting.before
    for span in reversed(list(sentence_spans(before))):
        sentence = before[span.start : span.end]
        if all(is_held(word, words_of_names(sentence)) for word in missing):
            return True
        if _is_about_somebody(sentence, setting.text):
            return False
    return all(is_held(word, words_of_names(before)) for word in missing)


def _is_about_somebody(sentence: str, text: str) -> bool:
    """Whether a sentence begins with the name of a person whom its article introduces."""
    name = _BEGINS_WITH_NAME.match(sentence)
    return bool(name and is_person(in_full(text, name[1], len(text)).role or ""))


_BEGINS_WITH_NAME = re.compile(rf"({NAME}) [a-záéíóúñ]")


_ITSELF = re.compile(
    r"\b(?:this (?:reporter|outlet|newspaper|site|magazine|paper)|we|our|us|i|my|the (?:paper"
    r"|newspaper)"
    r"|(?:esta|este) (?:emisora|medio|diario|periodico|reportero|reportera))\b"
)


def _speaks(name: str, claim: str, quotes: str) -> bool:
    """Whether a claim tells of who published: as whose report it is, or for "this newspaper"."""
    said = (
        rf"(?:according to|reported by|según|told)(?: the)? {re.escape(name)}"
        rf"|{re.escape(name)}(?:'s)? (?:report|wr[io]t|sa[iy]|count|found|inform)"
    )
    return bool(_ITSELF.search(fold(quotes)) or re.search(said, claim, re.IGNORECASE))


def _is_part_of_a_name(words: list[str], text: str) -> bool:
    """Whether an article has a name that holds all of the words."""
    return any(
        all(is_held(word, known) for word in words)
        for known in _names_of(text)
        if len(known) >= len(words)
    )


@lru_cache(maxsize=32)  # an answer cites few articles, each many times
def _names_of(text: str) -> tuple[list[str], ...]:
    """The names of an article, each as its words."""
    return tuple(map(words_of_names, names_in(text)))


def is_spelled_out(name: str, quotes: str, text: str) -> bool:
    """Whether a name and an acronym in the quotes (or the other way round) are one in the text."""
    if name.isupper() and any(
        _initials(other) == name.replace(".", "") for other in names_in(quotes)
    ):
        return True
    return any(
        _defines(name, quotes, text[max(0, match.start() - _DEFINITION) : match.start()], match[1])
        for match in _IN_BRACKETS.finditer(text)
    )


_IN_BRACKETS = re.compile(r"[(\[](?:[^()\[\]]{0,60}\W)?([A-ZÁÉÍÓÚÑ]{2,8})[)\]]")
_DEFINITION = 90
"""Characters before a bracketed acronym in which the name that it shortens stands."""


def _defines(name: str, quotes: str, before: str, acronym: str) -> bool:
    """Whether "the Jalisco Cartel New Generation (CJNG)" makes a name what the quotes have."""
    known = names_in(before)
    if not known or not before.endswith((known[-1], known[-1] + " ")):
        return False
    long = words_of_names(known[-1])
    if name == acronym:
        return all(is_held(word, words_of_names(quotes)) for word in long)
    return acronym in quotes and all(is_held(word, long) for word in words_of_names(name))


_BACK = re.compile(
    r"\b(?:he|she|they|him|her|his|hers|their|theirs|them|it|its|who|whose"
    r"|the (?:same )?(?:group|cartel|company|firm|gang|organi[sz]ation|man|woman|suspect|victim"
    r"|minister"
    r"|mayor|officer|inspector|judge|prosecutor|lawyer|spokes\w+|director|town|village"
    r"|municipality|country"
    r"|shelter|agency|ministry|police|army|government|truck|lorry|boy|girl|driver|witness"
    r"|former \w+))\b",
    re.IGNORECASE,
)


def _initials(name: str) -> str:
    return "".join(word[0] for word in words_of_names(name))
