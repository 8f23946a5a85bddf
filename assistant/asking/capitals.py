"""A question typed in small letters gets the capitals that the sources give its names.

"who is camilo sotela?" names somebody as surely as "Who is Camilo Sotela?" does, but what tells
names from other words goes by capitals. Pure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from index.words.stopwords import STOPWORDS
from ingest.prose.characters import fold

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_OPENING = re.compile(r"(?:^|[.!?:…\n])[\s\"“”«‘'(\[¿¡—–-]*$")
"""What stands before a word that has its capital only because a sentence begins."""


def in_small_letters(question: str) -> bool:
    """Whether no word behind the first one has a capital."""
    first = _WORD.search(question)
    rest = question[first.end() :] if first else ""
    return bool(_WORD.search(rest)) and rest == rest.lower()


def with_capitals(question: str, texts: Iterable[str]) -> str:
    """The question with those names capitalised that `texts` never write in small letters.

    Of words that stand together in question and texts the longest run is one name, so that a
    harbour ("puerto") elsewhere leaves "Puerto Alto" a name. They are written as they mostly are in
    the texts, accents included.
    """
    asked = list(_WORD.finditer(question))
    words = [fold(found.group()) for found in asked]
    forms = _forms(texts, set(words))
    parts, done, at = [], 0, 0
    while at < len(asked):
        for length in range(min(LONGEST, len(asked) - at), 0, -1):
            written = forms.get(tuple(words[at : at + length]), Counter())
            particle = length == 1 and words[at] in _PARTICLES
            if written and not particle and all(map(_is_name, written)):
                parts += [question[done : asked[at].start()], written.most_common(1)[0][0]]
                at += length
                done = asked[at - 1].end()
                break
        else:
            at += 1
    return "".join((*parts, question[done:]))


_PARTICLES = STOPWORDS["en"] | STOPWORDS["es"]
"""No names by themselves, as the "la" of "La Mesilla" is none in "la frontera"."""

LONGEST = 4
"""Words of a name that are looked for together."""


def _forms(texts: Iterable[str], words: set[str]) -> dict[tuple[str, ...], Counter[str]]:
    """How texts write such words and runs of them; of one word not where a sentence begins."""
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for text in texts:
        found = [(fold(one.group()), *one.span()) for one in _WORD.finditer(text)]
        for at, (word, start, ends) in enumerate(found):
            if word not in words:
                continue
            run: tuple[str, ...] = (word,)
            end = ends
            if not _OPENING.search(text[max(start - 8, 0) : start]):
                forms[run][text[start:end]] += 1
            for other, begins, closes in found[at + 1 : at + LONGEST]:
                if other not in words or text[end:begins] != " ":
                    break
                run, end = (*run, other), closes
                forms[run][text[start:end]] += 1
    return forms


def _is_name(written: str) -> bool:
    """Whether words begin and end with a capital, as "Ministry of Health" does."""
    words = _WORD.findall(written)
    return bool(words[0][0].isupper() and words[-1][0].isupper())
