"""The words of the interface, in the language that somebody reads.

English stands in the code, and `es.toml` beside this file says the same in Spanish: a translator
needs no tool, and a test finds a sentence that is missing. Which language is spoken holds for one
event or request, as gettext's does in a web server; answers keep the language of their question.
"""

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

_spoken: ContextVar[Language] = ContextVar("spoken", default="en")


def say(english: str, **values: object) -> str:
    """A sentence of the interface in the language that is spoken, with values in its places.

    One that the catalogue does not know, such as an error's, stays as it is.
    """
    words = english if _spoken.get() == "en" else catalogue().get(english, english)
    return words.format(**values) if values else words


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
    text = (Path(__file__).parent / "es.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
