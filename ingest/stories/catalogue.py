"""The stories of a library: who tells the same, found when an article comes in, and kept.

The first article of a text stands for it. Another that holds most of it, and little else, is a copy
of the first; one that holds it beside other things, or is held by it, is linked as whole or part.
Only firsts have fingerprints, so that a text that came a thousand times is looked at once.

A row tells that an article is linked; what has none is linked by the next run. A row goes with its
article and takes the rows of its copies along, which are then linked anew.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, func, insert, or_, select

from ingest.article import Article
from ingest.catalogue.batches import batches
from ingest.catalogue.library import Library
from ingest.catalogue.schema import articles, fingerprints, parts, stories
from ingest.stories.candidates import shared_fingerprints
from ingest.stories.own_words import own_words
from ingest.stories.shingles import Shingles
from ingest.stories.story import Relative, Telling, counted_as_one, is_original, original

SAME = 0.9
"""Least share of either one's words in the other of two that are one text."""

PART = 0.6
"""Least share of the shorter one's words in the longer that makes it a part."""

SHORTEST = 12
"""Words that an article must have to be compared; less may be said twice by chance."""

RELATIVES = 50
"""Relatives that are told of one article."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A story that may share its words with an article, and how much of it was found to be so.

    Attributes:
        taken: share of the article's words that it holds.
        given: share of its words that the article holds.
    """

    number: int
    words: int
    taken: float
    given: float


class Stories:
    """Which articles of a library tell one story."""

    def __init__(self, engine: Engine, library: Library) -> None:
        self._engine = engine
        self._library = library

    # -- what is asked -----------------------------------------------------------------------

    def told_by(self, article_ids: Collection[str]) -> dict[str, str]:
        """For each article the story it counts as among these, named by an article's id.

        As many different stories, as many independent sources. An article that is not linked, such
        as an old version, is a story of its own.
        """
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(stories.c.article_id, _STORY).where(stories.c.article_id.in_(article_ids))
            ).all()
            firsts = connection.execute(
                select(stories.c.number, stories.c.article_id)
                .where(stories.c.number.in_({row.story for row in rows}))
                .order_by(stories.c.words, stories.c.article_id)
            ).all()
            among = [row.number for row in firsts]
            held = connection.execute(select(parts).where(parts.c.part.in_(among))).all()
            first_ids = _ids_of(connection, {n for row in held for n in (row.part, row.whole)})
        # Beyond the connection: who holds one and waits for another may wait for ever.
        names = self._first(first_ids)
        held = [row for row in held if row.part in names and row.whole in names]
        originals = {
            row.part: row.whole
            for row in sorted(held, key=lambda row: row.share)
            if original(names[row.part], names[row.whole]) is names[row.whole]
        }
        counted = counted_as_one(among, {(row.part, row.whole) for row in held}, originals)
        ids = {row.number: row.article_id for row in firsts}
        ids |= {number: article.id for number, article in names.items()}
        stories_of = {row.article_id: ids[counted[row.story]] for row in rows}
        return {article_id: stories_of.get(article_id, article_id) for article_id in article_ids}

    def relatives(self, article_id: str) -> list[Relative]:
        """The articles that tell this one's story, again, in part or within a whole.

        Raises:
            UnknownArticle: there is none with this id.
        """
        of = self._library.article(article_id)
        with self._engine.connect() as connection:
            row = connection.execute(
                select(stories.c.share, _STORY).where(stories.c.article_id == article_id)
            ).first()
            if row is None:
                return []
            links: dict[int, tuple[Telling, float]] = {row.story: ("same", row.share)}
            for link in connection.execute(
                select(parts).where(or_(parts.c.part == row.story, parts.c.whole == row.story))
            ):
                if link.part == row.story:
                    links[link.whole] = ("whole", link.share)
                else:
                    links[link.part] = ("part", link.share)
            members = connection.execute(
                select(stories.c.article_id, stories.c.share, _STORY)
                .where(or_(stories.c.number.in_(links), stories.c.copy_of.in_(links)))
                .where(stories.c.article_id != article_id)
                .limit(RELATIVES)
            ).all()
        found = self._library.articles_by_id([member.article_id for member in members])
        relatives = []
        for member in members:
            if (other := found.get(member.article_id)) is None:  # removed at this moment
                continue
            telling, share = links[member.story]
            share = min(share, member.share) if telling == "same" else share
            relatives.append(Relative(other, telling, share, is_original(other, of)))
        return sorted(relatives, key=lambda r: (not r.is_original, -r.share, r.article.id))

    # -- what is kept ------------------------------------------------------------------------

    def unlinked(self) -> list[str]:
        """Ids of searchable articles that are not linked: a run was cut off, a first one went."""
        with self._engine.connect() as connection:
            linked = set(connection.scalars(select(stories.c.article_id)))
            every = connection.scalars(select(articles.c.id))
            missing = [article_id for article_id in every if article_id not in linked]
            return [
                article_id
                for some in batches(missing)
                for article_id in connection.scalars(
                    select(articles.c.id)
                    .where(articles.c.id.in_(some), articles.c.current, articles.c.indexed)
                    .order_by(articles.c.added_at, articles.c.id)
                )
            ]

    def link(self, article: Article) -> None:
        """Find whose story an article tells and keep it; a linked one is linked anew."""
        shingles = Shingles.of(own_words(article))
        kept = shingles.fingerprints() if shingles.words >= SHORTEST else []
        with self._engine.begin() as connection:
            connection.execute(delete(stories).where(stories.c.article_id == article.id))
            shared = shared_fingerprints(connection, kept)
            found = self._compared(connection, shingles, shared.likely(len(kept)))
            row = {"article_id": article.id, "words": shingles.words, "prints": len(kept)}
            first = max(found, key=lambda c: min(c.taken, c.given), default=None)
            if first and min(first.taken, first.given) >= SAME:
                share = min(first.taken, first.given)
                connection.execute(
                    insert(stories).values(row | {"copy_of": first.number, "share": share})
                )
                return
            number = connection.execute(
                insert(stories).values(row | {"share": 1.0}).returning(stories.c.number)
            ).scalar_one()
            prints = [
                {"hash": value, "story": number} for value in kept if value not in shared.common
            ]
            if prints:
                connection.execute(insert(fingerprints), prints)
            if links := list(_links(number, shingles.words, found)):
                connection.execute(insert(parts), links)

    def _compared(
        self, connection: Connection, shingles: Shingles, likely: Iterable[int]
    ) -> list[_Candidate]:
        """The candidates with the shares that were counted word by word."""
        compared = []
        for number, article in self._articles_of(connection, likely).items():
            other = Shingles.of(own_words(article))
            taken, given = shingles.covered_by(other), other.covered_by(shingles)
            compared.append(_Candidate(number, other.words, taken, given))
        return compared

    def _articles_of(self, connection: Connection, numbers: Iterable[int]) -> dict[int, Article]:
        return self._first(_ids_of(connection, numbers))

    def _first(self, ids: Mapping[int, str]) -> dict[int, Article]:
        """The first articles of stories, but for those that are removed at this moment."""
        found = self._library.articles_by_id(ids.values())
        return {number: found[i] for number, i in ids.items() if i in found}


def _ids_of(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    query = select(stories.c.number, stories.c.article_id).where(
        stories.c.number.in_(list(numbers))
    )
    return {row.number: row.article_id for row in connection.execute(query)}


_STORY = func.coalesce(stories.c.copy_of, stories.c.number).label("story")


def _links(number: int, words: int, found: Iterable[_Candidate]) -> Iterator[dict[str, object]]:
    """Part and whole: whichever has fewer words is the part, if the other holds enough of them."""
    for other in found:
        if words <= other.words:
            part, whole, share = number, other.number, other.taken
        else:
            part, whole, share = other.number, number, other.given
        if share >= PART:
            yield {"part": part, "whole": whole, "share": share}
