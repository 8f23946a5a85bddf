"""Capitalised runs of words that are names: where each stands, and what title stands before it.

By rule and not by a tagger: the small statistical models for English and Spanish are not published
as wheels by those who make them, and a rule can be read by whoever doubts what it found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.checking.dates import names_a_date
from assistant.names.titles import is_title, titles_before
from assistant.names.words import (
    COUNTRIES,
    FORMS_OF_COMPANIES,
    JOINING,
    NO_NAMES,
    PEOPLES,
    ROADS,
)
from assistant.voice.nouns import can_speak
from assistant.voice.verbs import SAYING
from index.words.stopwords import STOPWORDS
from ingest.article import Article, Span
from ingest.prose.abbreviations import OPENERS_OF_SENTENCES
from ingest.prose.characters import fold as _fold

LONGEST = 12
"""Words of a name at most; a longer run is a line in capitals."""

_UPPER = "A-ZÀ-ÖØ-Þ"
_SHORT = (
    r"(?:Col|Gen|Gral|Cnel|Lt|Tte|Sgt|Capt|Cmdr|Insp|Dr|Dra|Mr|Mrs|Ms|Sr|Sra|Srta|Lic|Ing|Prof"
    r"|St|Gov|Sen|Rep)\."
)
_INITIALS = rf"(?:[{_UPPER}]\.){{2,}}|[{_UPPER}]\.(?=\s[{_UPPER}])"
_BODY = (
    r"(?:Cent(?:er|re)|Office|Institute|Council|Committee|Commission|Agency|Association|Fund"
    r"|Coalition|Foundation|Movement|Ministry|Department|Secretariat|Alliance|Network|Society)"
)
_WORD = rf"(?:{_SHORT}|{_INITIALS}|[{_UPPER}]\w*(?:[-’'][^\W\d_]\w*)*)"
_GLUE = r"(?:de la|de los|de las|de|del|of the|of|la|van der|van|von|bin|da|dos|al)"
_NEXT = rf"(?:{_BODY}[ \u00a0]for[ \u00a0](?:the[ \u00a0])?{_WORD}|{_WORD})"
_RUN = re.compile(rf"(?<![\w.@/-]){_NEXT}(?:[ \u00a0](?:{_GLUE}[ \u00a0])?{_NEXT})*")
_TOKEN = re.compile(rf"{_SHORT}|(?:[^\W\d_]\.){{2,}}|[^\W\d_]\.(?=\s)|\w+(?:[-’']\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_NUMBER = re.compile(r"[ \u00a0]\d{1,4}\b")
_BEFORE_BEGINNING = re.compile(r"(?:^|[.!?:;…|\n\t])[\"'“”‘’«»(\[¿¡*—–•\s-]*$|[\"“«‘¿¡*•—–]\s*$")
_ABBREVIATED = re.compile(rf"{_SHORT}\s*$")
_LOWER = re.compile(r"\b[a-zà-öø-ÿ][\w-]*")
_FOLLOWING = re.compile(r"[ \u00a0]([a-zà-öø-ÿ][\w-]+)")
_ONE_OF_SEVERAL = re.compile(rf"(?:, (?:(?:El|La|Los|Las) )?[{_UPPER}][\w’'-]+){{2}}")
_AGE = re.compile(r",\s(?:\d{1,3},|de \d{1,3} años)")
_OF_A_PEOPLE = re.compile(r"[^\W\d_]{3,}(?:an|ese|ans)$")
_OWNED = frozenset("office association union federation".split())
_OWNERS = frozenset("people women children workers farmers mothers".split())
"""What a possessive ending holds together: the Attorney General's Office, the People's Army."""
_ARTICLES = frozenset("the a an".split())
_SPANISH_ARTICLES = frozenset("El La Los Las".split())
fold = lru_cache(maxsize=65_536)(_fold)  # the words of names come again and again
_STOP = STOPWORDS["en"] | STOPWORDS["es"] | {word.casefold() for word in OPENERS_OF_SENTENCES}
_OPENING = frozenset(
    """
    former ex late another first second third last next most many several few some both all each
    every other today tonight yesterday meanwhile however although though despite since under
    unlike like near inside outside around within without including instead eventually finally
    initially recently earlier later still yet even perhaps maybe indeed moreover furthermore
    nevertheless asked born based located known see read dear hello thanks thank yes vecinos afuera
    adentro ademas tampoco asimismo ayer anoche mientras luego incluso sin aunque
    """.split()
)


Key = tuple[str, ...]
"""The words of a name for comparing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name where it stands.

    Attributes:
        words: its own, without titles, articles and possessive endings.
        title: the capitalised titles before it, "Colonel"; "" without.
        begins: whether it stands where a sentence begins, so that its capital tells less.
    """

    span: Span
    text: str
    words: tuple[str, ...]
    title: str
    begins: bool

    @property
    def key(self) -> Key:
        """The words for comparing: without case, accents, dots and what joins them."""
        return key_of(self.words)


def key_of(words: Sequence[str]) -> Key:
    """Words of a name without case, accents, dots and what merely joins them."""
    folded = [fold(word).replace(".", "").replace("’", "'") for word in words]
    weighty = [word for word in folded if word not in JOINING]
    bare = weighty[:-1] if len(weighty) > 2 and weighty[-1] in FORMS_OF_COMPANIES else weighty
    return tuple(bare or folded)


def within(part: Key, whole: Key) -> bool:
    """Whether the words of a name stand in another, next to each other."""
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def names_of(article: Article) -> list[Found]:
    """The names of an article's citable text, in its order; headings are left out."""
    text = article.text
    candidates = []
    for match in _RUN.finditer(text):
        if not article.is_within("heading", Span(match.start(), match.start() + 1)):
            before = text[max(0, match.start() - 40) : match.start()]
            begins = bool(_BEFORE_BEGINNING.search(before)) and not _ABBREVIATED.search(before)
            candidates.append((match, begins))
    known = _Known.of(text, candidates)
    return [
        found
        for match, begins in candidates
        for found in _names(text, match, begins, article.language, known)
    ]


@dataclass(frozen=True, slots=True)
class _Known:
    """Which words an article writes how.

    Attributes:
        inside: with a capital inside sentences, folded.
        lower: without one, folded.
        articled: "El Cedrón", "Los Juncales" inside sentences, as they stand.
    """

    inside: frozenset[str]
    lower: frozenset[str]
    articled: frozenset[str]

    @classmethod
    def of(cls, text: str, candidates: list[tuple[re.Match[str], bool]]) -> "_Known":
        inside, articled = set(), set()
        for match, begins in candidates:
            tokens = _TOKEN.findall(match.group())
            inside |= {fold(_POSSESSIVE.sub("", word)) for word in tokens[begins:]}
            if not begins and tokens[0] in _SPANISH_ARTICLES:
                articled.add(" ".join(tokens[:2]))
        return cls(
            frozenset(inside), frozenset(map(fold, set(_LOWER.findall(text)))), frozenset(articled)
        )


def _names(
    text: str, match: re.Match[str], begins: bool, language: str, known: _Known
) -> Iterator[Found]:
    """The names of a capitalised run: none, one, or one on either side of a possessive."""
    tokens = [
        (match.start() + t.start(), match.start() + t.end(), t.group())
        for t in _TOKEN.finditer(match.group())
    ]
    part: list[tuple[int, int, str]] = []
    at_beginning = begins
    for i, (start, end, word) in enumerate(tokens):
        bare = _POSSESSIVE.sub("", word) if "’" in word or "'" in word else word
        part.append((start, start + len(bare), bare))
        following = fold(tokens[i + 1][2]) if i + 1 < len(tokens) else ""
        holds = following in _OWNED or (following and fold(bare) in _OWNERS)
        if len(bare) < len(word) and not holds:
            yield from _trimmed(text, part, at_beginning, language, known)
            part, at_beginning = [], False
        elif len(bare) < len(word):
            part[-1] = (start, end, word)
        elif len(part) > 1 and fold(word).replace(".", "") in FORMS_OF_COMPANIES:
            yield from _trimmed(text, part, at_beginning, language, known)
            part, at_beginning = [], False
    if part:
        yield from _trimmed(text, part, at_beginning, language, known)


def _halves(token: tuple[int, int, str], known: _Known) -> tuple[tuple[int, int, str], ...]:
    """The names of "the Mexico-Guatemala border", where the article names both alone."""
    start, end, word = token
    one, hyphen, other = word.partition("-")
    alone = hyphen and all(fold(half) in known.inside | COUNTRIES for half in (one, other))
    at = start + len(one)
    return ((start, at, one), (at + 1, end, other)) if alone else ()


def _trimmed(
    text: str, part: list[tuple[int, int, str]], begins: bool, language: str, known: _Known
) -> Iterator[Found]:
    part = list(part)
    opened = begins
    if begins and part and not _is_kept(text, part, language, known):
        part.pop(0)
        opened = False
    dropped = JOINING | _ARTICLES | (_OPENING if begins else frozenset())
    while part and fold(part[0][2]) in dropped:
        if part[0][2] in _SPANISH_ARTICLES and len(part) > 1:
            break
        part.pop(0)
        opened = False
    if not part:
        return
    split = titles_before([word for _, _, word in part])
    is_of = bool(split) and part[split - 1][2].casefold() in JOINING  # whose title it is not
    title = "" if is_of else " ".join(word for _, _, word in part[:split])
    part = part[split:]
    while part and part[-1][2].casefold() in JOINING:
        part.pop()
    while part and part[0][2] in JOINING:
        part.pop(0)
    if len(part) == 1 and (halves := _halves(part[0], known)):
        for half in halves:
            yield Found(Span(half[0], half[1]), half[2], (half[2],), "", False)
        return
    if not part or not _may_name(text, part, bool(title), opened, known):
        return
    start, end = part[0][0], part[-1][1]
    if fold(part[-1][2]) in ROADS and (number := _NUMBER.match(text, end)):
        end = number.end()
        part.append((number.start() + 1, end, number.group().strip()))
    yield Found(
        Span(start, end), text[start:end], tuple(word for _, _, word in part), title, opened
    )


def _is_kept(text: str, part: list[tuple[int, int, str]], language: str, known: _Known) -> bool:
    """Whether the first word of a sentence belongs to a name."""
    word = part[0][2]
    folded = fold(word)
    if word in _SPANISH_ARTICLES and len(part) > 1:
        return language != "es" or f"{word} {part[1][2]}" in known.articled
    if folded in _ARTICLES | _OPENING or word in OPENERS_OF_SENTENCES:
        return False
    if folded in known.inside or (len(word) > 1 and word.isupper()):
        return True
    if is_title(folded) or word.endswith("."):
        return True
    if folded in known.lower or folded in _STOP:
        return False
    if len(part) > 1 and part[1][2][0].isupper():
        return True
    end = part[-1][1]
    following = _FOLLOWING.match(text, end)
    speaks = following and following[1] in SAYING
    told = _AGE.match(text, end) or _ONE_OF_SEVERAL.match(text, end)
    return bool((speaks and not can_speak(folded)) or told or len(part) > 1)


def _may_name(
    text: str, part: list[tuple[int, int, str]], titled: bool, opened: bool, known: _Known
) -> bool:
    """Whether what is left of a run names somebody or something."""
    words = [fold(word) for _, _, word in part]
    if len(words) > LONGEST:
        return False
    if all(names_a_date(word) or word in NO_NAMES or word.isdigit() for word in words):
        return False
    if len(words) > 1:
        return not (
            len(words) == 2 and words[0] in _SIDES and words[1].removesuffix("s") in PEOPLES
        )
    word, end = words[0], part[0][1]
    if len(word.replace(".", "")) < 2 or (word in _STOP and not part[0][2].isupper()):
        return False
    if {word, word.removesuffix("s")} & PEOPLES or (not titled and is_title(word)):
        return False
    if _OF_A_PEOPLE.fullmatch(word) and not titled:
        following = _FOLLOWING.match(text, end)
        if following and not _is_function(following[1]):
            return False  # "Valdoran marines"
    return not (opened and word in known.lower and word not in known.inside)


_SIDES = frozenset("north south east west central latin african native".split())


def _is_function(word: str) -> bool:
    return word in SAYING or fold(word) in _STOP or word.endswith("ed")
