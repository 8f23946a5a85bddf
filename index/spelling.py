"""Misspelt words of a question, as the sources spell the words that they come closest to.

A word that no source holds finds nothing, and a question is then answered by what is left of it:
"when was he arested" by any date. What a question writes in small letters and nobody knows is read
as the one word of the sources that a slip of the pen or of the ear makes it of; names never are.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from index.lexical import LexicalIndex
from index.words.edits import slips
from index.words.language import question_language
from index.words.stopwords import STOPWORDS
from index.words.terms import stem
from ingest.catalogue.library import Library
from ingest.prose.characters import fold

SHORTEST, LONG = 5, 9
"""Letters of a word that may be misspelt, and of one in which two letters may be."""
TERMS, PASSAGES = 12, 5
"""Near terms that are looked at, and passages for how each is written."""

_WORD = re.compile(r"(?<![\w'’.@/-])[^\W\d_]+(?![\w'’@/-]|\.\w)")
_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]")
_ALIKE = frozenset(map(frozenset, "bv cs cz sz ck kq gj iy mn".split()))
_ALIKE_IN_ENGLISH = _ALIKE | frozenset(map(frozenset, "ae ei".split()))


def mended(
    question: str, lexical: LexicalIndex, library: Library, is_proper: Callable[[str], bool]
) -> str:
    """The question with its misspelt words mended, where it is plain what is meant.

    Args:
        is_proper: whether a folded word is one, though no source holds it.
    """
    language = question_language(question)
    languages = {language, *lexical.languages()}
    typed = list(_typed(question, language))
    stems = {word: [stem(word, code) for code in languages] for _, word in typed}
    known = lexical.known([term for each in stems.values() for term in each])
    told, at = "", 0
    for match, word in typed:
        if known.isdisjoint(stems[word]) and not is_proper(word):
            terms = lexical.near(stem(word, language), _most(word, language), TERMS)
            near = [*_function_words(language), *_written(terms, language, lexical, library)]
            told += question[at : match.start()] + (_plain(word, near, language) or match[0])
            at = match.end()
    return told + question[at:]


def _typed(question: str, language: str) -> Iterator[tuple[re.Match[str], str]]:
    """The words in small letters that may be misspelt, with their folded forms."""
    unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), question)
    for match in _WORD.finditer(unquoted):
        word = fold(match[0])
        if len(word) >= SHORTEST and match[0].islower() and word not in STOPWORDS[language]:
            yield match, word


def _most(word: str, language: str) -> int:
    """Slips in a word at most; of Spanish ones nobody tells which are proper."""
    return 2 if language == "en" and len(word) >= LONG else 1


def _function_words(language: str) -> Iterator[tuple[str, str]]:
    """Words that carry no subject, which a library need not hold, with their stems."""
    if language == "en":
        for other in STOPWORDS["en"]:
            if len(other) >= SHORTEST:
                yield other, stem(other, "en")


def _written(
    terms: Sequence[str], language: str, lexical: LexicalIndex, library: Library
) -> Iterator[tuple[str, str]]:
    """How sources in a language write the words of some terms in small letters, with these."""
    for term in terms:
        passages = library.searchable_passages(lexical.holding(term, language, PASSAGES))
        forms = Counter(
            found[0]
            for passage in passages.values()
            for found in _WORD.finditer(passage.text)
            if found[0].islower() and stem(fold(found[0]), language) == term
        )
        yield from ((form, term) for form, _ in forms.most_common())


def _plain(word: str, near: Sequence[tuple[str, str]], language: str) -> str | None:
    """The one form that is closest to a word; None where none is close, or those of several terms.

    A letter in the place of one that sounds otherwise makes another word ("poison", "prison"), and
    so do one more at the end ("warranty") and another first one.
    """
    alike = _ALIKE_IN_ENGLISH if language == "en" else _ALIKE
    most = _most(word, language)
    apart = [
        (slips(word, fold(form), alike), form, term)
        for form, term in near
        if word[0] == fold(form)[0] and not _is_ending(word, fold(form))
    ]
    least = min((far for far, *_ in apart), default=most + 1)
    closest = [(form, term) for far, form, term in apart if far == least]
    one = least <= most and len({term for _, term in closest}) == 1
    return closest[0][0] if one else None


def _is_ending(word: str, other: str) -> bool:
    """Whether a word is another with one letter behind it, which is not the last one twice."""
    return word[:-1] == other and word[-1] != other[-1]
