"""From text to search terms: words, without accents, reduced to their stems by language."""

import re
from functools import cache, lru_cache
from threading import Lock

import Stemmer

from index.words.irregular import PRESENT
from index.words.stopwords import STOPWORDS
from ingest.prose.characters import fold

_WORD = re.compile(r"[^\W_]+")

SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "en": "english",
    "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "hu": "hungarian",
    "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


FORM = 2
"""Raised when a text gives other terms than before: what was indexed is then indexed anew."""

_one_at_a_time = Lock()  # a Snowball stemmer keeps its state between calls


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(SNOWBALL[language])


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """A folded word's stem; as it is where the language has no stemmer."""
    if language not in SNOWBALL:
        return word
    if language == "en":
        word = PRESENT.get(word, word)
    with _one_at_a_time:
        return str(_stemmer(language).stemWord(word))


def words(text: str) -> list[str]:
    """The folded words of a text, in order. Folding comes first: "½" becomes two words by it."""
    return _WORD.findall(fold(text))


def terms(text: str, language: str) -> list[str]:
    """Every word of a text as a term, in order, repeated as often as it stands there."""
    return [stem(word, language) for word in words(text)]


def content_words(text: str, language: str) -> list[str]:
    """The folded words of a question that carry its subject; all of them where none does."""
    found = words(text)
    stopwords = STOPWORDS.get(language, frozenset())
    return [word for word in found if word not in stopwords] or found


def content_stems(text: str, language: str) -> frozenset[str]:
    """The stems of the words that carry a text's subject, each once."""
    return frozenset(stem(word, language) for word in content_words(text, language))
