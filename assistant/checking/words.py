"""A text as sentences of tokens: what the checks of meaning look at. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.checking.inflections import stem_of
from index.words.stopwords import STOPWORDS
from index.words.terms import SNOWBALL
from ingest.prose.characters import fold
from ingest.prose.sentences import sentence_spans

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’]\w+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s?$")
_AUXILIARIES = frozenset(
    "be been being have has had having am is are was were do does did get got shall ought"
    " haber habia habian hubo sido ser fueron estar estado va van".split()
)
_FUNCTION = STOPWORDS["en"] | STOPWORDS["es"] | _AUXILIARIES


def flat(text: str) -> str:
    """A text without case and accents, letter by letter: offsets stay what they were."""
    return "".join(map(_flat_letter, text))


@lru_cache(maxsize=4096)
def _flat_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of punctuation.

    Attributes:
        folded: without case and accents, possessive ending dropped.
        stem: of a word that carries meaning; empty for a function word or a mark.
        name: whether it is capitalised inside its sentence.
    """

    text: str
    folded: str
    stem: str
    name: bool

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


Sentence = Sequence[Token]
_OPENERS = frozenset('“«:"¿¡')


@lru_cache(maxsize=512)
def sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of a text as tokens, stemmed as `language` (ISO 639-1) would have it."""
    even = " ".join(text.split())
    return tuple(
        tuple(_tokens(even[span.start : span.end], language)) for span in sentence_spans(even)
    )


def _tokens(sentence: str, language: str) -> Iterator[Token]:
    code = language if language in SNOWBALL else "en"
    first = True  # a capital says nothing where a sentence or a quotation begins
    for match in _TOKEN.finditer(sentence):
        text = match.group()
        bare = _POSSESSIVE.sub("", text)
        folded = fold(bare)
        carries = len(folded) > 1 and folded not in _FUNCTION and folded[0].isalpha()
        name = text[0].isupper() and not first
        yield Token(text, folded, stem_of(bare, code) if carries else "", name)
        first = (first and not text[0].isalnum()) or text in _OPENERS


def stems(tokens: Sequence[Token]) -> set[str]:
    """The stems of the words that carry meaning."""
    return {token.stem for token in tokens if token.stem}


def stems_of(text: str, language: str) -> set[str]:
    """The stems of a text's words that carry meaning."""
    return set().union(*map(stems, sentences(text, language)))


Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""Folded phrases by their first word, the longest first."""


def phrases(words: str) -> Phrases:
    """Phrases from a list in which "_" joins the words of one."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(set(words.split()), key=lambda p: -p.count("_")):
        parts = tuple(phrase.split("_"))
        found.setdefault(parts[0], []).append(parts)
    return found


def phrase_at(sentence: Sentence, at: int, known: Phrases) -> int:
    """How many tokens the longest of the phrases takes that begins at `at`; 0 for none.

    Names are no such words: not "the United States", nor "May".
    """
    if sentence[at].name:
        return 0
    for phrase in known.get(sentence[at].folded, ()):
        if tuple(token.folded for token in sentence[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


_BREAKS = frozenset(";:—–.!?")
_CONJUNCTIONS = frozenset("but pero sino although though aunque while whereas mientras".split())
_JOINS = frozenset("and y e or o who which whose que quien".split())


def clause_of(sentence: Sentence, at: int) -> range:
    """The indices of the clause that the token at `at` stands in.

    Clauses end at stops, dashes and conjunctions that oppose ("but"), and at a comma before one
    that goes on ("…, and", "…, who").
    """
    start, stop = at, at + 1
    while start > 0 and not _is_break(sentence, start):
        start -= 1
    while stop < len(sentence) and not _is_break(sentence, stop):
        stop += 1
    return range(start, stop)


def clauses(sentence: Sentence) -> list[Sentence]:
    """The clauses of a sentence that hold words, in order."""
    found = {clause_of(sentence, at): None for at, t in enumerate(sentence) if t.is_word}
    return [sentence[clause.start : clause.stop] for clause in found]


def _is_break(sentence: Sentence, at: int) -> bool:
    token = sentence[at]
    if token.text in _BREAKS or token.folded in _CONJUNCTIONS:
        return True
    return token.folded in _JOINS and at > 0 and sentence[at - 1].text == ","


def holds_phrase(sentence: Sentence, known: Phrases) -> bool:
    """Whether one of the folded phrases stands in a sentence."""
    return any(phrase_at(sentence, at, known) for at in range(len(sentence)))
