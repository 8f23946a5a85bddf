"""How a word of one language stands in texts of another, English and Spanish: by a list of words,
and by the endings that cognates have ("investigación", "investigation"). Pure.

What no text holds costs a search nothing, so that a cognate may be guessed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from index.words.terms import content_words, stem
from ingest.prose.characters import fold

GUESSED = 0.8
"""What is found by these words counts, beside what is found in the question's own language."""

LIST = Path(__file__).parent / "english-spanish.txt"

_ENDINGS = (
    ("tion", "cion"),
    ("sion", "sion"),
    ("ity", "idad"),
    ("ty", "tad"),
    ("ly", "mente"),
    ("ment", "mento"),
    ("ary", "ario"),
    ("ary", "aria"),
    ("ory", "orio"),
    ("ence", "encia"),
    ("ency", "encia"),
    ("ance", "ancia"),
    ("ancy", "ancia"),
    ("ist", "ista"),
    ("ism", "ismo"),
    ("ice", "icia"),
    ("ive", "ivo"),
    ("ive", "iva"),
    ("ous", "oso"),
    ("ous", "osa"),
    ("ical", "ico"),
    ("ic", "ico"),
    ("ic", "ica"),
    ("ics", "ica"),
    ("ure", "ura"),
    ("ine", "ina"),
    ("ent", "ente"),
    ("ant", "ante"),
    ("ate", "ar"),
    ("ate", "ado"),
    ("ated", "ado"),
    ("ize", "izar"),
    ("ise", "izar"),
    ("ify", "ificar"),
    ("y", "ia"),
    ("e", "o"),
    ("e", "a"),
    ("", ""),
    ("", "o"),
    ("", "a"),
    ("", "e"),
)
"""How a word ends in English and in Spanish, folded."""

_SHORTEST = 6
"""Letters that a word has at least, for its cognate to be guessed: "mano" is no "man"."""

_DOUBLED = ("com", "of", "ef", "dif", "ap", "op", "at", "as", "ac", "im", "in", "al", "an")
"""How words begin of whose last letter English may have two: "oficial", "official"."""


@lru_cache(maxsize=65_536)
def forms(word: str, language: str, other: str) -> frozenset[str]:
    """The stems under which a folded word may stand in a text of another language, its own among
    them: a name is spelt alike.

    Args:
        language, other: ISO 639-1; the same language has the word's own stem alone.
    """
    own = stem(word, other)
    if {language, other} != {"en", "es"}:
        return frozenset({own})
    listed = _listed()[language].get(stem(word, language), frozenset())
    guessed = _cognates(word, language) if len(word) >= _SHORTEST else ()
    return frozenset({own, *(stem(one, other) for one in (*listed, *guessed))})


def query_terms(text: str, language: str, library_languages: Iterable[str]) -> list[str]:
    """A question's terms, each once, as they may stand in the texts of every language of a library.

    A name stands in an article under its article's stem: "Guatemala" is "guatemal" in a Spanish
    one, and an English question must find it there.
    """
    languages = [language, *library_languages]
    content = content_words(text, language)
    return list(
        dict.fromkeys(
            term
            for word in content
            for code in languages
            for term in sorted(forms(word, language, code))
        )
    )


@cache
def _listed() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By language and stem, the folded words of the other language."""
    found: dict[str, dict[str, set[str]]] = {"en": defaultdict(set), "es": defaultdict(set)}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            english, spanish = (fold(side).split() for side in line.split("="))
            for word in english:
                found["en"][stem(word, "en")].update(spanish)
            for word in spanish:
                found["es"][stem(word, "es")].update(english)
    return {
        language: {word: frozenset(others) for word, others in words.items()}
        for language, words in found.items()
    }


def _cognates(word: str, language: str) -> Iterator[str]:
    """Words of the other language that are spelt as this one's cognate would be."""
    if language == "es":
        singular = word.removesuffix("es" if word.endswith(_PLURALS) else "s")
    else:
        singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    for english, spanish in _ENDINGS:
        ours, theirs = (spanish, english) if language == "es" else (english, spanish)
        if singular.endswith(ours):
            spelt = _in_english if language == "es" else _in_spanish
            yield from spelt(singular.removesuffix(ours) + theirs)


_PLURALS = ("iones", "ades", "ores", "ales")


def _in_english(word: str) -> Iterator[str]:
    """A guessed cognate as English may spell it: "esp" as "sp", "f" as "ph", "com" as "comm"."""
    yield word
    if _OPENED.match(word):
        yield word[1:]
    yield word.replace("f", "ph")
    yield from (f"{at}{at[-1]}{word.removeprefix(at)}" for at in _DOUBLED if word.startswith(at))


def _in_spanish(word: str) -> Iterator[str]:
    """A guessed cognate as Spanish may spell it."""
    yield word
    plain = _TWICE.sub(r"\1", word).replace("ph", "f").replace("th", "t")
    yield f"e{plain}" if _OPENED.match(f"e{plain}") else plain


_OPENED = re.compile(r"es[^aeiouhs]")
_TWICE = re.compile(r"([^aeiourl])\1")
