"""The words of the interface, in the language that somebody reads.

English stands in the code, and `es.toml` beside this file says the same in Spanish: a translator
needs no tool, and a test finds a sentence that is missing. What the layers below say comes made up
of English words and is recognised by them (`es_below.toml`). Which language is spoken holds for one
event or request, as gettext's does in a web server; answers keep the language of their question.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from starlette.requests import cookie_parser

Language = Literal["en", "es"]

LANGUAGES: tuple[Language, ...] = get_args(Language)

COOKIE = "dossier_language"
"""What a person chose; it is set by the page itself (assets/desk.js)."""

_PLACE = re.compile(r"\{(\w+)\}")

_spoken: ContextVar[Language] = ContextVar("spoken", default="en")


def say(english: str, **values: object) -> str:
    """A sentence of the interface in the language that is spoken, with values in its places.

    One that the catalogue does not know, such as an error's, stays as it is.
    """
    words = english if _spoken.get() == "en" else catalogue().get(english, english)
    return words.format(**values) if values else words


def translated(sentence: str) -> str:
    """A sentence that the layers below made, values and all, in the language that is spoken.

    Those known stand in `es_below.toml`; any other stays as it is.
    """
    if _spoken.get() == "en":
        return sentence
    for pattern, words in _patterns():
        if match := pattern.fullmatch(sentence):
            return words.format(
                **{name: _value(name, text) for name, text in match.groupdict().items()}
            )
    return catalogue().get(sentence, sentence)


def _value(name: str, text: str) -> str:
    """What stands in a place: a reason and a language are words themselves."""
    if name == "reason":
        return translated(text)
    return catalogue().get(text, text).lower() if name == "language" else text


def spoken() -> Language:
    """The language that is spoken."""
    return _spoken.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language within the block."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def wanted(headers: Mapping[str, str]) -> Language:
    """The language somebody chose, or the first one that their browser asks for and we have."""
    chosen = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
    asked = [part.partition(";")[0] for part in headers.get("accept-language", "").split(",")]
    for tag in [chosen, *asked]:
        for language in LANGUAGES:
            if tag.strip().lower().partition("-")[0] == language:
                return language
    return "en"


@cache
def catalogue() -> Mapping[str, str]:
    """Spanish by English."""
    return _read("es.toml")


@cache
def from_below() -> Mapping[str, str]:
    """Spanish by English, of what the layers below say; in {places} stands what differs."""
    return _read("es_below.toml")


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Spanish by what the English looks like, that with most words of its own first."""
    longest = sorted(from_below().items(), key=lambda each: -len(_PLACE.sub("", each[0])))
    return [(_pattern(english), spanish) for english, spanish in longest]


def _pattern(english: str) -> re.Pattern[str]:
    parts = _PLACE.split(english)  # words and places take turns
    told = (f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile("".join(told), re.DOTALL)


def _read(name: str) -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
