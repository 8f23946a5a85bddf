"""Noun phrases for who speaks: a pronoun, a name with its role, or a description.

By rule and not by a parser: the parsers that are good at it are models of their own, hundreds of
times slower, and what they add is little where a verb of saying already stands beside the phrase.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.voice.function_words import (
    ARTICLE,
    DAYS,
    DETERMINED,
    PREPOSITIONS,
    is_determiner,
)
from assistant.voice.nouns import (
    DOCUMENTS,
    PEOPLE,
    WORKS,
    can_speak,
    is_document,
    is_people,
    is_person,
)
from ingest.prose.abbreviations import OPENERS_OF_SENTENCES

_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ](?:[\w.-]|['’](?!s\b))*(?<![.])"
_ACRONYM = r"(?:[A-Z]{1,2}\.){2,}(?![\w-])"  # "U.S. Treasury", "EE.UU."
_ABBREVIATED = r"(?:Col|Gen|Gral|Cnel|Lt|Sgt|Capt|Dr|Dra|Mr|Mrs|Ms|Sr|Sra|Lic|Prof|St)\."
_INITIAL = rf"(?:{_ACRONYM}|[A-Z]\.|{_ABBREVIATED})"
_PARTICLE = r"(?:(?:de la|de los|de las|de|del|la|van|von|bin|al|da|dos|of|of the|y|for the)\s)?"
NAME = rf"(?:{_INITIAL}\s)*(?:{_ACRONYM}|{_CAPITAL})(?:\s{_PARTICLE}(?:{_INITIAL}|{_CAPITAL}))*"

TITLES = frozenset(
    """
    colonel col. general gen. lieutenant lt. captain capt. sergeant sgt. major admiral judge justice
    inspector sub-inspector subinspector officer commissioner chief president minister mayor
    governor
    senator deputy prosecutor attorney lawyer professor prof. doctor dr. dr mr. mr mrs. mrs ms. ms
    bishop archbishop cardinal pope father sister brother king queen prince princess sir lord lady
    secretary director spokesman spokeswoman detective ambassador congressman congresswoman
    representative superintendent sheriff premier chancellor emperor saint reverend rabbi imam
    coronel cnel. capitán comisario comisaria juez jueza fiscal alcalde alcaldesa presidente
    presidenta ministro ministra gobernador gobernadora senador senadora diputado diputada doctor
    doctora don doña señor señora sr. sra. lic. licenciado licenciada monseñor padre obispo gral.
    """.split()
)

_PERSONAL = frozenset("he she él ella".split())
_PRONOUNS = frozenset("they who quien quienes ellos ellas".split())
_INDEFINITE = frozenset(
    """
    police staff people press media everybody everyone nobody somebody someone anybody anyone others
    critics todos nadie alguien algunos
    """.split()
)
_FRONT = re.compile(
    r"(?:[\s,]*\b(?:and|but|while|though|although|as|when|because|yet|or|so|also|however|meanwhile"
    r"|then|that|y|e|pero|mientras|aunque|como|que|además|también|sin embargo|por su parte)\b"
    r"(?:\s*,)?\s+)*(?:(?:who|whom|whose|which|quien(?:es)?)\s+(?=\S))?[\s,]*",
    re.IGNORECASE,
)
_LINKS = re.compile(r"(?:\b(?:of|for|in|at|from|with|on|de|del|en|para|con|by|the|al|a)|['’]s)\s*$")
_RELATIVE = re.compile(r"\s(?:who|whose|which|that|quien|que)\s.*", re.DOTALL)
_TRAILING = re.compile(
    r"\s(?:issued|published|released|dated|sent|obtained|seen|read|signed|written|posted|prepared"
    r"|publicado|publicada|emitido|emitida|fechado|fechada|enviado|enviada|difundido|difundida)$"
)
_BEFORE_ITS_NOUN = re.compile(
    r".*\b(?:after|before|since|until|when|because|while|during|tras|cuando|porque|mientras"
    r"|después de|antes de|desde)\s+",
    re.IGNORECASE | re.DOTALL,
)
_ADJECTIVES = 3  # before the noun of a document, at most
_JOINING = re.compile(r"(,?\s+(?:and|y|e)\s+(?=\S)|,\s+)")
_ENDS_IN_NAME = re.compile(rf"(?P<before>.*?)(?P<name>{NAME})\s*(?:\([^)]*\))?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for somebody.

    Attributes:
        form: whether it names or describes, or points back: "they" (or nothing, in Spanish), "she",
            "it", or to the subject of its own sentence ("… and added").
        name: "Rubén Téllez", or the surname alone.
        role: of a name, without its article; of a description, the description.
    """

    form: Literal["pronoun", "person", "thing", "subject", "name", "description"]
    name: str | None = None
    role: str | None = None


BACK = Mention("pronoun")
ONE = Mention("person")
THING = Mention("thing")
SUBJECT = Mention("subject")


def mention(phrase: str) -> Mention | None:
    """What a noun phrase with its appositions stands for; None if for nobody who can speak."""
    bare = phrase[_FRONT.match(phrase).end() :].strip(" ,\n")  # type: ignore[union-attr]
    parts = [part.strip() for part in bare.split(",")]
    head = parts[0]
    if not head:
        return None
    if head.lower() in _PERSONAL:
        return ONE
    if head.lower() in _PRONOUNS:
        return BACK
    if head.lower() == "it":
        return THING
    if several := _several(bare):
        return several
    named = _named(head)
    if named:
        follows = [part for part in parts[1:] if _is_role(part)]
        role = _without_article(follows[0]) if follows else named.role
        return Mention("name", named.name, role)
    described = _TRAILING.sub("", _RELATIVE.sub("", head))
    for part in parts[1:2]:
        named = _named(part)
        if named and is_person(described):
            role = _without_article(_BEFORE_ITS_NOUN.sub("", described))
            return Mention("name", named.name, role)
    return Mention("description", None, described)


def _several(phrase: str) -> Mention | None:
    """Several who speak together: "Ana Paz and Luis Ruano", "the mayor and Luis Ruano"."""
    parts = _JOINING.split(phrase)
    last_link = parts[-2] if parts[1:] else ""
    if not last_link.strip(", ") or (len(parts) == 3 and "," in last_link):
        return None  # "… to the council, and Paz"
    named = [_named(part) for part in parts[::2]]
    offices = [part for part in parts[:-1:2] if part.split()[-1].lower() in PEOPLE | TITLES]
    whole = [n for n, part in zip(named, parts[::2], strict=True) if n and _is_alone(n, part)]
    office = whole and whole[-1].role and re.search(r"\s(?:of|for|de)\s", whole[0].name or "")
    if (
        len(whole) == len(named) and not offices and not office
    ):  # "Department of Roads and Health Minister Paz"
        parts[::2] = [one.name or "" for one in whole]
        return Mention("name", "".join(parts))
    first, last = parts[0], parts[-1].split()
    own = is_determiner(last[0]) or (last[0][0].isupper() and last[0].lower() not in TITLES)
    if own and DETERMINED.match(first) and is_people(first):
        return Mention("description", None, phrase)
    return None


def _is_alone(who: Mention, phrase: str) -> bool:
    """Whether a phrase holds a name and at most a role: not "in his book Birth"."""
    before = phrase.removesuffix(who.name or "").strip()
    described = is_people(before) or bool(DETERMINED.match(f"{before} "))
    return not before or (described and not is_document(before))


def _named(phrase: str) -> Mention | None:
    """A phrase that ends in a name: title, role and name, or an institution's name."""
    match = _ENDS_IN_NAME.match(phrase)
    if not match or _is_common(match["name"]):
        return None
    before = match["before"].strip()
    first = match["name"].split()[0].lower()
    several = first in PEOPLE and (first.endswith("s") or first in _INDEFINITE)
    if several or first in DAYS or match["name"].split()[-1].lower() in WORKS:
        return None
    if _LINKS.search(before) and not DETERMINED.fullmatch(f"{before} "):
        return None
    title, name = _split_title(_without_article(match["name"]))
    if name.split()[0] in PREPOSITIONS:
        return None  # "the Interior Minister of Tecuma"
    role = _without_article(" ".join(part for part in (before, title) if part))
    if DETERMINED.fullmatch(f"{before} ") and not title:
        role = ""
    if before and role and not title and not is_person(before):
        role = ""
    return Mention("name", name, role or None)


def _is_common(name: str) -> bool:
    """Whether a capitalised word is a common noun that begins a sentence."""
    words = name.split()
    return len(words) == 1 and (
        name in OPENERS_OF_SENTENCES
        or (name.lower() in PEOPLE and name.lower().endswith("s"))
        or name.lower() in _INDEFINITE
    )


def _split_title(name: str) -> tuple[str, str]:
    words = name.split()
    while len(words) > 1 and (
        words[0] in OPENERS_OF_SENTENCES or words[0].lower() in PREPOSITIONS | DAYS
    ):
        words.pop(0)  # "About Paz the judge was brief"
    titles = [i for i, word in enumerate(words[:-1]) if word.lower() in TITLES]
    last = titles[-1] if titles and not {"de", "del", "of"} & set(words[: titles[-1]]) else -1
    return " ".join(words[: last + 1]), " ".join(words[last + 1 :])


def _is_role(phrase: str) -> bool:
    return not re.match(r"(?:who|whose|which|quien|que)\b", phrase) and is_person(phrase)


def _without_article(phrase: str) -> str:
    return ARTICLE.sub("", phrase, count=1) if ARTICLE.match(phrase) else phrase


def without_capital(phrase: str) -> str:
    """A description without the capital that a sentence gave it: "residents", "the mayor"."""
    first, _, rest = phrase.partition(" ")
    common = DETERMINED.match(f"{first} ") or can_speak(first.lower())
    return f"{first.lower()} {rest}".rstrip() if common else phrase


def document_in(narration: str) -> str | None:
    """The first noun phrase about a document in a stretch of narration, "an edited video"."""
    for match in re.finditer(r"[\w-]+", narration):
        if match.group() in DOCUMENTS:
            begins = list(DETERMINED.finditer(narration, 0, match.start()))
            if begins and len(narration[begins[-1].end() : match.start()].split()) <= _ADJECTIVES:
                return narration[begins[-1].start() : match.end()]
    return None
