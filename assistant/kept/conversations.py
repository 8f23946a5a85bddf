"""Conversations: what was asked before, kept with the resolved citations of every answer."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    DateTime,
    Engine,
    ForeignKey,
    MetaData,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from assistant.answer import Answer
from assistant.answer_json import Json, answer_json, stored_answer
from assistant.errors import UnknownConversation
from ingest.catalogue.library import Library
from ingest.catalogue.rows import utc
from ingest.catalogue.schema import NUMBER
from ingest.catalogue.server import one_at_a_time

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("title", Text, nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("number", NUMBER, primary_key=True),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    Column("answer", JSON, nullable=False),
)

TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer."""

    question: str
    answer: Answer
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns in the order they were taken. An empty one has nothing to refer to."""

    id: str = ""
    title: str = ""
    turns: tuple[Turn, ...] = ()

    def after(self, answer: Answer) -> "Conversation":
        """The same with one more turn, which is not stored."""
        turn = Turn(answer.question, answer, datetime.now(UTC))
        return replace(self, turns=(*self.turns, turn))


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """A line of the conversation list."""

    id: str
    title: str
    started_at: datetime
    turns: int


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A turn as it was written down: nothing of it is resolved against the library of today.

    Attributes:
        number: of its conversation, counted from 1.
        answer: what `answer_json` returned.
    """

    conversation_id: str
    number: int
    asked_at: datetime
    answer: Json


class Conversations:
    """The stored conversations of a library."""

    def __init__(self, engine: Engine, library: Library) -> None:
        self._engine = engine
        self._library = library
        metadata.create_all(engine)

    def start(self, title: str = "") -> str:
        """Begin a conversation; its id."""
        row = _new(title)
        with self._engine.begin() as connection:
            connection.execute(insert(conversations).values(row))
        return str(row["id"])

    def list(
        self, limit: int | None = None, after: tuple[datetime, str] | None = None
    ) -> list[ConversationSummary]:
        """The conversations, the latest first, then by id.

        Args:
            limit: how many; None is all of them.
            after: when the last one of the page before was started, in UTC, and its id.
        """
        query = (
            select(conversations, func.count(turns.c.number).label("turns"))
            .outerjoin(turns)
            .group_by(conversations.c.id)
            .order_by(conversations.c.started_at.desc(), conversations.c.id)
            .limit(limit)
        )
        if after:
            started, at = after[0], conversations.c.started_at
            query = query.where(
                (at < started) | ((at == started) & (conversations.c.id > after[1]))
            )
        with self._engine.connect() as connection:
            return [
                ConversationSummary(row.id, row.title, utc(row.started_at), row.turns)
                for row in connection.execute(query)
            ]

    def get(self, conversation_id: str) -> Conversation:
        """A conversation with its turns.

        Raises:
            UnknownConversation: there is none.
        """
        with self._engine.connect() as connection:
            head = connection.execute(
                select(conversations).where(conversations.c.id == conversation_id)
            ).first()
            if head is None:
                raise UnknownConversation(conversation_id)
            rows = connection.execute(
                select(turns)
                .where(turns.c.conversation_id == conversation_id)
                .order_by(turns.c.number)
            ).all()
        shown = [item for row in rows for item in row.answer["citations"] + row.answer["nearest"]]
        articles = self._library.articles_by_id({item["article_id"] for item in shown})
        sentences = self._library.sentences_of({item["passage_id"] for item in shown})
        answers = (
            (stored_answer(row.answer, articles, sentences), utc(row.asked_at)) for row in rows
        )
        return Conversation(
            head.id, head.title, tuple(Turn(a.question, a, asked_at) for a, asked_at in answers)
        )

    def stored(self) -> Iterator[StoredTurn]:
        """Every turn of every conversation, the earliest first, read a few at a time."""
        query = select(turns).order_by(turns.c.asked_at, turns.c.conversation_id, turns.c.number)
        with (
            self._engine.connect() as connection,
            connection.execution_options(yield_per=100).execute(query) as rows,
        ):
            for row in rows:
                yield StoredTurn(row.conversation_id, row.number, utc(row.asked_at), row.answer)

    def append(self, conversation_id: str, answer: Answer) -> None:
        """Store an answer as the next turn; the first question names an untitled conversation.

        Raises:
            UnknownConversation: there is none, or it was removed meanwhile.
        """
        untitled = (conversations.c.id == conversation_id) & (conversations.c.title == "")
        try:
            with self._engine.begin() as connection:
                _add(connection, conversation_id, answer)
                connection.execute(
                    update(conversations)
                    .where(untitled)
                    .values(title=answer.question[:TITLE_LENGTH])
                )
        except IntegrityError as error:
            raise UnknownConversation(conversation_id) from error

    def begin(self, answer: Answer) -> Answer:
        """Begin a conversation with an answer, both or neither; the answer as part of it."""
        row = _new(answer.question)
        begun = replace(answer, conversation_id=row["id"])
        with self._engine.begin() as connection:
            connection.execute(insert(conversations).values(row))
            _add(connection, row["id"], begun)
        return begun

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title.

        Raises:
            UnknownConversation: there is none.
        """
        with self._engine.begin() as connection:
            found = connection.execute(
                update(conversations)
                .where(conversations.c.id == conversation_id)
                .values(title=title[:TITLE_LENGTH])
            )
            if found.rowcount == 0:
                raise UnknownConversation(conversation_id)

    def remove(self, conversation_id: str) -> None:
        """Forget a conversation and its turns, with the feedback on them.

        Raises:
            UnknownConversation: there is none.
        """
        with self._engine.begin() as connection:
            one_at_a_time(connection, turns)
            connection.execute(delete(turns).where(turns.c.conversation_id == conversation_id))
            gone = connection.execute(
                delete(conversations).where(conversations.c.id == conversation_id)
            )
            if gone.rowcount == 0:
                raise UnknownConversation(conversation_id)


def _new(title: str) -> dict[str, Any]:
    """The row of a conversation that begins now."""
    return {
        "id": secrets.token_hex(8),
        "title": title[:TITLE_LENGTH],
        "started_at": datetime.now(UTC),
    }


def _add(connection: Connection, conversation_id: str, answer: Answer) -> None:
    """Store an answer as the next turn."""
    # Two turns at once must not get the same number: one statement takes and uses it.
    one_at_a_time(connection, turns)
    number = select(func.coalesce(func.max(turns.c.number), 0) + 1).where(
        turns.c.conversation_id == conversation_id
    )
    row = {
        "conversation_id": conversation_id,
        "number": number.scalar_subquery(),
        "asked_at": datetime.now(UTC),
        "answer": answer_json(answer),
    }
    connection.execute(insert(turns).values(row))
