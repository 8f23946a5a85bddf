"""The names of one article, with the forms that it uses for each joined.

"Colonel Rubén Téllez" and "Téllez" are one where no other name of the article holds the surname;
so are a name and its abbreviation in brackets, and a name and the alias that is told with it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from assistant.names.finding import Found, Key, key_of, names_of, within
from assistant.names.kinds import (
    SHOWN,
    TOLD,
    NameKind,
    evidence,
    is_of_a_family,
    kind_of,
    strongest,
)
from assistant.names.links import links
from assistant.names.words import FEATURES, ORGANISATIONS
from ingest.article import Article, Span
from ingest.prose.characters import fold

_LISTED = re.compile(r",? (?:and |or |y |e |o )?")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that an article names.

    Attributes:
        text: the fullest form in the article.
        key: of that form, for comparing.
        other: keys of the abbreviations and aliases that the article tells.
        titles: that stand before it, folded.
        forms: every form as it stands, with the places where it does.
        told: the evidence for each kind.
    """

    text: str
    key: Key
    other: frozenset[Key]
    titles: frozenset[str]
    forms: tuple[tuple[str, tuple[Span, ...]], ...]
    told: tuple[tuple[NameKind, int], ...]

    @property
    def kind(self) -> NameKind:
        return kind_of(dict(self.told))

    @property
    def spans(self) -> list[Span]:
        """Every place where it is named, in order."""
        return sorted(span for _, spans in self.forms for span in spans)


def named_in(article: Article) -> tuple[Named, ...]:
    """The names of an article, each once."""
    groups: dict[Key, list[Found]] = {}
    for found in names_of(article):
        groups.setdefault(found.key, []).append(found)
    told = {key: _told(article, some) for key, some in groups.items()}
    _tell_of_lists(article.text, groups, told)
    joined = _Joined(groups)
    told_links = set(links(article.text, groups))
    for one, other in told_links:
        joined.join(one, other)
    _join_parts(article.text, groups, told, joined)
    return tuple(_named(keys, groups, told, told_links) for keys in joined.clusters())


def _told(article: Article, some: list[Found]) -> Counter[NameKind]:
    told: Counter[NameKind] = Counter()
    for found in some:
        told += evidence(article.text, found)
    publishers = (article.publisher, article.original_publisher)
    name = fold(some[0].text)
    if any(publisher and fold(publisher).removeprefix("the ") == name for publisher in publishers):
        told["organisation"] += 10
    return told


def _tell_of_lists(
    text: str, groups: dict[Key, list[Found]], told: dict[Key, Counter[NameKind]]
) -> None:
    """What stands in a list with names of one kind is of that kind, if nothing else tells."""
    places = sorted((found.span, key) for key, some in groups.items() for found in some)
    beside = [
        (one, other)
        for (span, one), (following, other) in pairwise(places)
        if one != other and _LISTED.fullmatch(text, span.end, following.start)
    ]
    for pairs in (beside, [pair[::-1] for pair in reversed(beside)]):
        for known, other in pairs:
            kind = kind_of(told[known])
            if kind != "unknown" and kind_of(told[other]) == "unknown":
                told[other][kind] += SHOWN


class _Joined:
    """Keys that are one, as far as is known: a forest of joins."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._of = {key: key for key in keys}

    def root(self, key: Key) -> Key:
        while self._of[key] != key:
            key = self._of[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        self._of[self.root(other)] = self.root(one)

    def clusters(self) -> list[list[Key]]:
        found: dict[Key, list[Key]] = {}
        for key in self._of:
            found.setdefault(self.root(key), []).append(key)
        return list(found.values())


def _join_parts(
    text: str,
    groups: dict[Key, list[Found]],
    told: dict[Key, Counter[NameKind]],
    joined: _Joined,
) -> None:
    """Join each shorter form with the one name of the article that holds it, if only one does."""
    holding: dict[str, list[Key]] = defaultdict(list)
    for key in groups:
        for word in set(key):
            holding[word].append(key)
    heads = {key: key_of(_OF.split(some[0].text)[0].split()) for key, some in groups.items()}
    for key in sorted(groups, key=len, reverse=True):
        wholes = {
            joined.root(whole)
            for whole in holding[key[0]]
            if len(whole) > len(key)
            and _may_shorten(key, told[key], whole, told[whole], heads[whole])
        } - {joined.root(key)}
        family = any(is_of_a_family(text, found) for found in groups[key])
        if len(wholes) == 1 and not (family and len(key) == 1):
            joined.join(wholes.pop(), key)


_OF = re.compile(r" (?:of|de|del|for) ")


def _may_shorten(
    part: Key, of_part: Counter[NameKind], whole: Key, of_whole: Counter[NameKind], head: Key
) -> bool:
    """Whether a form may stand for a longer name that holds its words.

    Args:
        head: of the longer name, what stands before "of": the Court, and not the Union, is the
            Court of Justice of the European Union.
    """
    if not within(part, whole):
        return False
    kind = kind_of(of_part)
    if strongest(of_part) < TOLD:
        kind = "unknown"  # a surname behind "in" may be a man's
    match kind_of(of_whole):
        case "organisation":
            is_body = part[0] in ORGANISATIONS or part[-1] in ORGANISATIONS
            is_most = len(part) > 1 and len(part) >= len(whole) - 2
            of_another = len(head) < len(whole) and part != whole[: len(part)]
            return (
                kind in ("organisation", "unknown")
                and (is_body or is_most)
                and (not of_another or set(part) <= set(head))
            )
        case "place":
            begins = len(part) > 1 and whole[: len(part)] == part
            return kind in ("place", "unknown") and (bare_place(whole) == part or begins)
        case _:
            bodies = any(word in ORGANISATIONS for word in whole)
            return kind in ("person", "unknown") and not bodies


def bare_place(key: Key) -> Key:
    """A place's name without the noun for what it is: the Suchal, of the Suchal River."""
    return tuple(word for word in key if word not in FEATURES)


def _named(
    keys: list[Key],
    groups: dict[Key, list[Found]],
    told: dict[Key, Counter[NameKind]],
    joins: set[tuple[Key, Key]],
) -> Named:
    others = frozenset(other for one, other in joins if other in keys)
    own = [key for key in keys if key not in others] or keys
    key = max(own, key=lambda key: (len(key), len(groups[key])))
    written: dict[str, list[Span]] = {}
    for found in sorted((f for k in keys for f in groups[k]), key=lambda found: found.span):
        written.setdefault(found.text, []).append(found.span)
    texts = Counter(found.text for found in groups[key])
    evidence_of = sum((told[k] for k in keys), Counter[NameKind]())
    return Named(
        max(texts, key=lambda text: (texts[text], len(text))),
        key,
        others | frozenset(k for k in keys if len(k) > 1 and k != key),
        frozenset(fold(f.title) for k in keys for f in groups[k] if f.title),
        tuple((text, tuple(spans)) for text, spans in written.items()),
        tuple(evidence_of.items()),
    )
