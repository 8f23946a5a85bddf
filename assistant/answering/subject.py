"""The subject of an overview: where an article names it, and where it says who or what it is. Pure.

"Gil" is Luis Gil in an article that names no other Gil, or has him in its title, as are his
aliases; "Rosa Gil" never is.
"""

import re
from dataclasses import dataclass

from assistant.checking.callings import is_one_of_people
from assistant.names.finding import Key, key_of, names_of, within
from assistant.names.in_article import Named, named_in
from assistant.names.titles import is_title
from assistant.names.words import FEATURES, ORGANISATIONS
from index.words.stopwords import STOPWORDS
from ingest.article import Article, Span
from ingest.prose.characters import fold

_EMPTY = STOPWORDS["en"] | STOPWORDS["es"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an article names somebody or something.

    Attributes:
        whole: whether by its fullest name there.
    """

    span: Span
    whole: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what an overview is of.

    Attributes:
        name: the key of a name, without titles; empty where the subject has none.
        beside: its other words, such as "attack" in "the attack at Las Huertas".
    """

    name: Key
    beside: tuple[str, ...]

    @staticmethod
    def of(text: str) -> "Subject":
        """Take words apart: the longest name in them, and what else they say."""
        found = max(names_of(_spoken(text)), key=lambda one: len(one.text), default=None)
        rest = text.replace(found.text, " ", 1) if found else text
        beside = tuple(
            word
            for word in re.findall(r"\w+", rest)
            if fold(word) not in _EMPTY and not (found and (_is_title(word) or _calls(word)))
        )
        return Subject(found.key if found else (), beside)

    def mentions(self, article: Article) -> list[Mention]:
        """Where the article names it, in no order; none where the subject has no name."""
        if not self.name or self.name[-1] not in fold(article.text):
            return []
        is_its_title = within(self.name, key_of(re.findall(r"[\w.'’-]+", article.title)))
        return [
            Mention(place, len(key_of(form.split())) == len(one.key))
            for one in named_in(article)
            if self._is(one) or (is_its_title and set(one.key) <= set(self.name))
            for form, places in one.forms
            for place in places
        ]

    def in_common_words(self) -> "Subject | None":
        """The same by its words, where its name is one word, and may be none: "Greeks"."""
        return Subject((), (*self.name, *self.beside)) if len(self.name) == 1 else None

    def _is(self, named: Named) -> bool:
        forms = (key_of(form.split()) for form, _ in named.forms)
        return any(within(self.name, key) for key in (named.key, *named.other, *forms))


def _spoken(text: str) -> Article:
    """A subject as an article, in which names are found as in any other."""
    return Article("", "", "", "", "text/plain", "", "en", text=f"about {text}")


def _is_title(word: str) -> bool:
    return is_title(fold(word).rstrip("."))


def _calls(word: str) -> bool:
    return word.islower() and is_one_of_people(word)


def introduces(text: str, name: Span) -> bool:
    """Whether the words around a name say who or what bears it."""
    before, after = text[max(name.start - _AROUND, 0) : name.start], text[name.end :][:_AROUND]
    if _SAID_AFTER.match(after) or (_SAID_BEFORE.search(before) and after.startswith(",")):
        return True
    noun, word = _NOUN_BEFORE.search(before), _WORD_BEFORE.search(before)
    if word and word.group()[0].isupper() and _is_title(word.group().strip()):
        return True
    return bool(noun and (is_one_of_people(noun["noun"]) or fold(noun["noun"]) in _KINDS_OF_THINGS))


_AROUND = 80  # characters
_KINDS_OF_THINGS = (ORGANISATIONS | FEATURES) | frozenset(
    """
    clan gang cartel band shelter firm village hamlet town city farm newspaper port district notary
    barber driver pandilla banda albergue empresa firma aldea pueblo caserio ciudad finca granja
    diario puerto barrio colonia chofer notario barbero
    """.split()
)
_SAID_AFTER = re.compile(
    r",? (?:\d{1,3},|de \d{1,3} años)|,? alias\b"
    r"|, (?:an?|the|one of|el|la|los|las|un|una|uno de)\s(?!(?:lunes|martes|mi[eé]rcoles|jueves"
    r"|viernes|s[aá]bado|domingo|next|same|following|siguiente|mismo)\b)(?![^,.]{1,40} (?:said|says"
    r"|told|dijo),)"
    r"|,? (?:is|was|are|were|es|era|son|eran) (?:an?|the|one of|el|la|los|las|un|una|uno de)\s"
)
_SAID_BEFORE = re.compile(
    r"\b(?:the|an?|its|his|her|their|el|la|los|las|un|una|su) [^,.;:]{3,60}, $", re.IGNORECASE
)
_NOUN_BEFORE = re.compile(
    r"\b(?:the|an?|el|las?|los|una?|del) (?:[a-zà-ÿ’'-]+ ){0,2}(?P<noun>(?-i:[a-zà-ÿ-]+)) $",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"[\w-]+\.? $")
