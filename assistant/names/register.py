"""The names of a library as they are looked through: by words, kind and source, page by page."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, get_args

from assistant.errors import UnknownName
from assistant.names.joining import Name
from assistant.names.kinds import NameKind
from ingest.article import Span
from ingest.prose.characters import fold

KINDS: tuple[NameKind, ...] = get_args(NameKind)


class NamePosition(NamedTuple):
    """Where a name stands in the list: what it is ordered by."""

    sources: int
    mentions: int
    text: str
    id: str

    @property
    def order(self) -> tuple[int, int, str, str]:
        return -self.sources, -self.mentions, self.text, self.id


@dataclass(frozen=True, slots=True)
class NamePage:
    """A stretch of the list of names.

    Attributes:
        counts: how many names the words and the source leave of each kind.
        last: what the next page comes after; None where there is none.
    """

    names: tuple[Name, ...]
    counts: Mapping[NameKind, int]
    last: NamePosition | None


@dataclass(frozen=True)
class Register:
    """All names of a library at one version of it, the most widely named first.

    Attributes:
        article_ids: of the library, in the order of its list.
    """

    names: tuple[Name, ...]
    article_ids: tuple[str, ...] = ()
    version: int = 0
    _order: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        order = {article_id: at for at, article_id in enumerate(self.article_ids)}
        object.__setattr__(self, "_order", order)

    @cached_property
    def _by_id(self) -> Mapping[str, Name]:
        return {name.id: name for name in self.names}

    @cached_property
    def _written(self) -> Sequence[str]:
        """All forms of each name, folded, to look for words in."""
        return [f" {fold(' '.join((name.text, *name.forms)))}" for name in self.names]

    def name(self, name_id: str) -> Name:
        """A name by id.

        Raises:
            UnknownName: there is none.
        """
        if name_id not in self._by_id:
            raise UnknownName(name_id)
        return self._by_id[name_id]

    def page(
        self,
        words: str = "",
        kind: NameKind | None = None,
        article_id: str | None = None,
        after: NamePosition | None = None,
        limit: int | None = None,
    ) -> NamePage:
        """The next names that hold all words.

        Args:
            words: in any case, with or without accents, each from the beginning of a word on.
            article_id: names of this source alone.
            after: the last name of the page before.
            limit: how many, at least 1; None is all of them.
        """
        matching = [
            name for name in self._holding(words) if not article_id or article_id in name.mentions
        ]
        counts = Counter(name.kind for name in matching)
        of_kind = [name for name in matching if kind is None or name.kind == kind]
        begin = bisect_right(of_kind, after.order, key=_order_of) if after else 0
        shown = of_kind[begin : None if limit is None else begin + limit]
        more = begin + len(shown) < len(of_kind)
        last = _position(shown[-1]) if shown and more else None
        return NamePage(tuple(shown), {each: counts[each] for each in KINDS}, last)

    def meant_by(self, written: str) -> list[Name]:
        """The name with this id, or else all that hold these words."""
        if written in self._by_id:
            return [self._by_id[written]]
        return list(self._holding(written)) if written.strip() else []

    def _holding(self, words: str) -> Iterator[Name]:
        wanted = [f" {word}" for word in fold(words).split()]
        for name, written in zip(self.names, self._written, strict=True):
            if all(word in written for word in wanted):
                yield name

    def articles_of(self, names: Iterable[Name]) -> list[str]:
        """Ids of the sources that name any of these, in the order of the library's list."""
        ids = {article_id for name in names for article_id in name.mentions}
        return sorted(ids, key=lambda article_id: self._order.get(article_id, 0))


def naming(names: Iterable[Name], article_id: str) -> list[Span]:
    """Where a source names any of these, in order."""
    return sorted({span for name in names for span in name.mentions.get(article_id, ())})


def _position(name: Name) -> NamePosition:
    return NamePosition(len(name.mentions), name.count, name.text, name.id)


def _order_of(name: Name) -> tuple[int, int, str, str]:
    return _position(name).order
