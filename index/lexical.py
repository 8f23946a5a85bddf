"""The lexical index: BM25 over stemmed, accent-folded terms, in SQLite's FTS5.

Incremental and persistent: an added or removed article needs no rebuild.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, text

from index.errors import IndexDamaged
from index.hit import Filter
from index.words.bilingual import GUESSED, query_terms
from index.words.edits import SHARED, edited, slips
from index.words.terms import FORM, stem, terms
from ingest.article import Article
from ingest.catalogue.database import insist_sound, sqlite_engine, truncate_log
from ingest.disk import can_be_written, library_error
from ingest.prose.passages import Passage

TITLE_WEIGHT = 0.4
"""A title is part of every passage of its article; it helps, but less than the words themselves."""

_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS entries (
        row INTEGER PRIMARY KEY,
        passage_id TEXT NOT NULL UNIQUE,
        article_id TEXT NOT NULL,
        language TEXT NOT NULL,
        publisher TEXT,
        published TEXT
    )
    """,
    "CREATE INDEX IF NOT EXISTS entries_by_article ON entries (article_id)",
    "CREATE INDEX IF NOT EXISTS entries_by_language ON entries (language)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5 (title, body, detail = column)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab (terms, row)",
)


class LexicalIndex:
    """Terms of passages, in a database of its own beside the catalogue."""

    def __init__(self, file: Path) -> None:
        """An index in this file, which is opened, and made where it is missing, when first used."""
        self._file = file

    @cached_property
    def _engine(self) -> Engine:
        """The database with its tables.

        Raises:
            IndexDamaged: the file is no database, or a damaged one.
        """
        engine = sqlite_engine(self._file, _damaged)
        with engine.begin() as connection:
            for table in _TABLES:
                connection.execute(text(table))
            empty = connection.scalar(text("SELECT 1 FROM entries LIMIT 1")) is None
            if empty and can_be_written(self._file):
                _of_this_form(connection)
        return engine

    def close(self) -> None:
        """Let go of the file; what is asked next opens it again."""
        opened = self.__dict__.pop("_engine", None)
        if opened is not None:
            opened.dispose()

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing, as it does where its file was lost."""
        with self._engine.connect() as connection:
            return connection.scalar(text("SELECT 1 FROM entries LIMIT 1")) is None

    @property
    def is_outdated(self) -> bool:
        """Whether its terms were made by other rules than those that questions are read by."""
        with self._engine.connect() as connection:
            return bool(connection.scalar(text("PRAGMA user_version")) != FORM)

    def mark_up_to_date(self) -> None:
        """Say that everything in it was filed anew."""
        with self._engine.begin() as connection:
            _of_this_form(connection)

    def add(self, *articles: tuple[Article, Sequence[Passage]]) -> None:
        """Index articles by their passages, in place of what was there of them.

        One transaction for all: each costs a wait for the disk.
        """
        entry = text(
            "INSERT INTO entries (passage_id, article_id, language, publisher, published)"
            " VALUES (:passage_id, :article_id, :language, :publisher, :published) RETURNING row"
        )
        words = text("INSERT INTO terms (rowid, title, body) VALUES (:row, :title, :body)")
        with self._engine.begin() as connection:
            for article, passages in articles:
                _delete(connection, article.id)
                for filed in _filed(article, passages):
                    row = connection.scalar(entry, filed)
                    connection.execute(words, {"row": row, **filed})

    def remove(self, article_id: str) -> None:
        """Forget an article; one that is not there is no error."""
        with self._engine.begin() as connection:
            _delete(connection, article_id)

    def remove_passages(self, passage_ids: Sequence[str]) -> None:
        """Forget passages; one that is not there is no error."""
        with self._engine.begin() as connection:
            for passage_id in passage_ids:
                values = {"passage_id": passage_id}
                connection.execute(
                    text(
                        "DELETE FROM terms WHERE rowid IN"
                        " (SELECT row FROM entries WHERE passage_id = :passage_id)"
                    ),
                    values,
                )
                connection.execute(
                    text("DELETE FROM entries WHERE passage_id = :passage_id"), values
                )

    def clear(self) -> None:
        """Forget everything, also what is damaged: the catalogue can rebuild it."""
        self.close()
        try:
            for file in (self._file, *(Path(f"{self._file}{log}") for log in ("-wal", "-shm"))):
                file.unlink(missing_ok=True)
        except OSError as error:
            raise library_error(error, self._file) from error

    def search(
        self, question: str, language: str, limit: int, condition: Filter
    ) -> list[tuple[str, float]]:
        """Passage ids with their BM25 scores (higher is better), best first.

        Args:
            question: in the asker's words.
            language: the question's, ISO 639-1.
            limit: how many at most.
            condition: what passages must satisfy.
        """
        query = " OR ".join(f'"{t}"' for t in query_terms(question, language, self.languages()))
        if not query:
            return []
        where, values = _where(condition)
        statement = text(
            "SELECT entries.passage_id, bm25(terms, :title_weight, 1.0)"
            " * CASE entries.language WHEN :language THEN 1.0 ELSE :elsewhere END AS score"
            " FROM terms JOIN entries ON entries.row = terms.rowid"
            f" WHERE terms MATCH :query{where} ORDER BY score, entries.passage_id LIMIT :limit"
        ).bindparams(*(bindparam(name, expanding=True) for name, v in values.items() if _many(v)))
        weights = {"title_weight": TITLE_WEIGHT, "language": language, "elsewhere": GUESSED}
        arguments = {"query": query, "limit": limit, **weights, **values}
        with self._engine.connect() as connection:
            rows = connection.execute(statement, arguments)
            return [(row.passage_id, -float(row.score)) for row in rows]

    def rarity(self, words: Sequence[str], language: str) -> dict[str, float]:
        """How telling each folded word is: its inverse document frequency, ln(1 + N / (n + 1)).

        A word is looked up as every language of the library would stem it, and the commonest
        form counts. What another language calls it tells nothing of how rare it is in its own.
        """
        languages = [language, *self.languages()]
        with self._engine.connect() as connection:
            size = connection.scalar(text("SELECT count(*) FROM entries")) or 0
            frequency = text("SELECT coalesce(sum(doc), 0) FROM vocabulary WHERE term = :term")
            return {
                word: math.log1p(
                    size
                    / (
                        1
                        + max(
                            connection.scalar(frequency, {"term": stem(word, code)}) or 0
                            for code in languages
                        )
                    )
                )
                for word in words
            }

    def known(self, terms: Sequence[str]) -> set[str]:
        """Those of some terms that passages hold."""
        among = text("SELECT term FROM vocabulary WHERE term IN :terms").bindparams(
            bindparam("terms", expanding=True)
        )
        with self._engine.connect() as connection:
            return set(connection.scalars(among, {"terms": list(terms)})) if terms else set()

    def near(self, term: str, most: int, limit: int) -> list[str]:
        """Terms that passages hold and that one slip makes of another, or two behind the first
        letters that both share; the nearest in length first.
        """
        found = self.known(sorted(set(edited(term))))
        if most > 1:
            begin = text("SELECT term FROM vocabulary WHERE term >= :from AND term < :to")
            head = term[:SHARED]
            with self._engine.connect() as connection:
                held = connection.scalars(begin, {"from": head, "to": f"{head}\uffff"})
                found |= {
                    one
                    for one in held
                    if abs(len(one) - len(term)) <= most and slips(term, one) <= most
                }
        return sorted(found, key=lambda one: (abs(len(one) - len(term)), one))[:limit]

    def holding(self, term: str, language: str, limit: int) -> list[str]:
        """Ids of some passages in a language that hold a term in their text."""
        query = text(
            "SELECT entries.passage_id FROM terms JOIN entries ON entries.row = terms.rowid"
            " WHERE terms MATCH :query AND entries.language = :language LIMIT :limit"
        )
        values = {"query": f'body : "{term}"', "language": language, "limit": limit}
        with self._engine.connect() as connection:
            return list(connection.scalars(query, values))

    def languages(self) -> list[str]:
        """Languages of the indexed articles, ISO 639-1."""
        with self._engine.connect() as connection:
            return list(connection.scalars(text("SELECT DISTINCT language FROM entries")))

    def articles_by_passage(self) -> dict[str, str]:
        """The article under which every passage is filed."""
        with self._engine.connect() as connection:
            rows = connection.execute(text("SELECT passage_id, article_id FROM entries"))
            return {row.passage_id: row.article_id for row in rows}

    def holds(self, article: Article, passages: Sequence[Passage]) -> bool:
        """Whether what is here of an article's passages is what `add` writes, to the letter."""
        query = text(
            "SELECT passage_id, article_id, language, publisher, published, title, body"
            " FROM entries LEFT JOIN terms ON terms.rowid = entries.row"
            " WHERE article_id = :article_id"
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query, {"article_id": article.id})
            here = {row.passage_id: dict(row._mapping) for row in rows}
        expected = {filed["passage_id"]: filed for filed in _filed(article, passages)}
        return all(filed == expected.get(key, filed) for key, filed in here.items())

    def insist_sound(self) -> None:
        """Walk through the whole index, and hold its inverted lists against the terms in it.

        Raises:
            IndexDamaged: a part of it is not what was written.
        """
        insist_sound(self._engine, _damaged)
        if can_be_written(self._file):  # FTS5 checks itself by an INSERT, which writes nothing
            with self._engine.begin() as connection:
                connection.execute(text("INSERT INTO terms (terms) VALUES ('integrity-check')"))

    def scrub(self) -> None:
        """Leave no word of what was removed on the disk: FTS5 forgets when it merges."""
        with self._engine.begin() as connection:
            connection.execute(text("INSERT INTO terms (terms) VALUES ('optimize')"))
        truncate_log(self._engine)


def _of_this_form(connection: Connection) -> None:
    connection.execute(text(f"PRAGMA user_version = {FORM}"))


def _damaged(file: Path, reason: str) -> IndexDamaged:
    return IndexDamaged(f"The lexical index {file}", reason)


def _filed(article: Article, passages: Sequence[Passage]) -> Iterator[dict[str, str | None]]:
    """What stands in both tables of each passage."""
    title = " ".join(terms(article.title, article.language))
    for passage in passages:
        yield {
            "passage_id": passage.id,
            "article_id": article.id,
            "language": article.language,
            "publisher": article.publisher,
            "published": article.published.isoformat() if article.published else None,
            "title": title,
            "body": " ".join(terms(passage.text, article.language)),
        }


def _delete(connection: Connection, article_id: str) -> None:
    rows = {"article_id": article_id}
    connection.execute(
        text(
            "DELETE FROM terms WHERE rowid IN"
            " (SELECT row FROM entries WHERE article_id = :article_id)"
        ),
        rows,
    )
    connection.execute(text("DELETE FROM entries WHERE article_id = :article_id"), rows)


def _many(value: object) -> bool:
    return isinstance(value, list)


def _where(condition: Filter) -> tuple[str, dict[str, str | list[str]]]:
    """A filter as SQL conditions and their values."""
    clauses: list[str] = []
    values: dict[str, str | list[str]] = {}
    if condition.since:
        clauses.append("entries.published >= :since")
        values["since"] = condition.since.isoformat()
    if condition.until:
        clauses.append("entries.published <= :until")
        values["until"] = condition.until.isoformat()
    if condition.publishers:
        clauses.append("(entries.publisher IN :publishers OR entries.article_id IN :reprints)")
        values["publishers"] = list(condition.publishers)
        values["reprints"] = list(condition.reprints)
    if condition.without:
        clauses.append("(entries.publisher IS NULL OR entries.publisher NOT IN :without)")
        values["without"] = list(condition.without)
    if condition.without_ids:
        clauses.append("entries.article_id NOT IN :without_ids")
        values["without_ids"] = list(condition.without_ids)
    lists: dict[str, tuple[str, Sequence[str]]] = {
        "languages": ("language", condition.languages),
        "article_ids": ("article_id", condition.article_ids),
    }
    for name, (column, wanted) in lists.items():
        if wanted:
            clauses.append(f"entries.{column} IN :{name}")
            values[name] = list(wanted)
    return "".join(f" AND {clause}" for clause in clauses), values
