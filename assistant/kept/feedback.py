"""Feedback: what people thought of answers, one verdict a turn, kept as long as the turn is."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    ForeignKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError

from assistant.errors import UnknownConversation, UnknownTurn
from assistant.kept.conversations import conversations, metadata, turns
from ingest.catalogue.rows import utc
from ingest.catalogue.schema import NUMBER
from ingest.catalogue.server import one_at_a_time

Thumb = Literal["up", "down"]

MAX_REASON = 2_000  # characters

feedback = Table(
    "feedback",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("conversation_id", Text, nullable=False),  # what is none is refused as unknown
    Column("turn", NUMBER, nullable=False),
    Column("verdict", String(4), nullable=False),
    Column("reason", Text),
    Column("given_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("conversation_id", "turn"),
    ForeignKeyConstraint(
        ["conversation_id", "turn"],
        ["turns.conversation_id", "turns.number"],
        ondelete="CASCADE",
    ),
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody thought of an answer.

    Attributes:
        id: grows with time.
        turn: of its conversation, counted from 1.
        question: what the answer was given to.
    """

    id: int
    conversation_id: str
    turn: int
    verdict: Thumb
    reason: str | None
    given_at: datetime
    question: str


class Feedback:
    """The feedback on a library's stored answers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        metadata.create_all(engine)  # a library from before has no such table yet

    def give(
        self, conversation_id: str, turn: int, verdict: Thumb, reason: str | None = None
    ) -> bool:
        """Keep a verdict, in the place of an earlier one on the same turn.

        Returns:
            Whether it is the first one.

        Raises:
            UnknownConversation: there is none.
            UnknownTurn: the conversation has no turn of this number.
        """
        row = {
            "conversation_id": conversation_id,
            "turn": turn,
            "verdict": verdict,
            "reason": reason,
            "given_at": datetime.now(UTC),
        }
        same = (feedback.c.conversation_id == conversation_id) & (feedback.c.turn == turn)
        try:
            with self._engine.begin() as connection:
                one_at_a_time(connection, turns)
                earlier = connection.execute(delete(feedback).where(same))
                connection.execute(insert(feedback).values(row))
        except IntegrityError as error:
            raise self._unknown(conversation_id, turn) from error
        return earlier.rowcount == 0

    def verdicts(self, conversation_id: str) -> dict[int, Thumb]:
        """What was thought of a conversation's answers, by the number of their turn."""
        same = feedback.c.conversation_id == conversation_id
        query = select(feedback.c.turn, feedback.c.verdict).where(same)
        with self._engine.connect() as connection:
            return {row.turn: row.verdict for row in connection.execute(query)}

    def counts(self) -> dict[Thumb, int]:
        """How many answers were called what."""
        number = func.count().label("number")
        query = select(feedback.c.verdict, number).group_by(feedback.c.verdict)
        with self._engine.connect() as connection:
            found = {row.verdict: row.number for row in connection.execute(query)}
        return {"up": found.get("up", 0), "down": found.get("down", 0)}

    def latest(self, limit: int, before: int | None = None) -> list[Remark]:
        """So many remarks, the latest first.

        Args:
            before: the id of a remark; those older than it are given.
        """
        question = turns.c.answer["question"].as_string().label("question")
        query = select(feedback, question).join(turns).order_by(feedback.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(feedback.c.id < before)
        with self._engine.connect() as connection:
            return [
                Remark(
                    row.id,
                    row.conversation_id,
                    row.turn,
                    row.verdict,
                    row.reason,
                    utc(row.given_at),
                    row.question,
                )
                for row in connection.execute(query)
            ]

    def _unknown(self, conversation_id: str, turn: int) -> UnknownConversation | UnknownTurn:
        query = select(conversations.c.id).where(conversations.c.id == conversation_id)
        with self._engine.connect() as connection:
            known = connection.scalar(query) is not None
        return UnknownTurn(turn) if known else UnknownConversation(conversation_id)
