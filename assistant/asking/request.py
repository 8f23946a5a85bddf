"""A request: what a message asks for in the light of the conversation, question and directions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import AbstentionReason, Answer, Claim, Outcome
from assistant.directions.directions import Directions, directions
from assistant.directions.periods import Period
from assistant.directions.phrases import LANGUAGES
from assistant.kept.conversations import Conversation, Turn
from index.hit import Filter
from ingest.catalogue.library import Library


@dataclass(frozen=True, slots=True)
class Request:
    """What a message asks for.

    Attributes:
        question: what the sources are asked; of directions alone, the last question as it stands
            alone.
        again: whether that is the last question once more.
        conversation: the turns before, without directions.
        directions: these, and of the last question's those that still hold.
        reply: the answer, where the sources need not be asked.
        reprints: ids of articles that a publisher of the directions published first.
        barred: the same of a publisher that may not answer.
    """

    question: str
    again: bool
    conversation: Conversation
    directions: Directions
    reply: Answer | None = None
    reprints: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()

    def allowed(self, where: Filter | None) -> Filter:
        """Which articles may answer: those that both a door and the directions let through."""
        told = self.directions.filter
        told = replace(told, reprints=self.reprints, without_ids=self.barred)
        return (where or Filter()).both(told)

    @property
    def manner(self) -> str:
        """How a language model should answer, as words after "Answer"; empty as it likes."""
        told = []
        if self.directions.language:
            told.append(f" in {LANGUAGES[self.directions.language]}")
        if self.directions.length:
            told.append(f" in {_SENTENCES[self.directions.length]}")
        return "".join(told)

    @property
    def wants_translation(self) -> bool:
        """Whether the answer should be in a language of its own."""
        return self.directions.language is not None

    def in_its_language(self, where: Filter) -> Filter:
        """The same articles, as far as they are in the language of the answer."""
        language = self.directions.language
        return where.both(Filter(languages=(language,))) if language else where

    def untranslated(self, answer: Answer) -> Answer:
        """The answer with a word on why it is not in the language that was asked for."""
        if not answer.answered:
            return answer
        language = LANGUAGES[self.directions.language or "en"]
        note = (
            f"No source in {language} answers this, and putting others' words into {language} takes"
            " a language model."
        )
        return replace(answer, note=note)

    def told(self, message: str, answer: Answer) -> Answer:
        """The answer as one to the message, whose stand-alone form holds the directions."""
        standalone = f"{answer.standalone_question} {self.directions.words}".strip()
        return replace(answer, question=message, standalone_question=standalone)


_SENTENCES = {"brief": "one short sentence", "full": "five to ten sentences"}


def understood(message: str, conversation: Conversation, library: Library) -> Request:
    """Take a message as a question, as directions for the last one, or as both."""
    known = _Known(library, conversation)
    bare, standing = _without_directions(conversation, known)
    asked = directions(message, known)
    if asked.question or not asked.directions:
        return _narrowed(asked.question, False, bare, asked.directions, known)
    if not bare.turns:
        reply = _refused("", "no question", "Nothing was asked yet that this could be about.")
        return Request("", False, bare, asked.directions, reply)
    last = bare.turns[-1].answer
    if asked.directions.grounds:
        return Request(last.standalone_question, True, bare, standing, _grounds(last))
    wanted = standing.then(asked.directions)
    return _narrowed(last.standalone_question, True, bare, wanted, known)


@dataclass(frozen=True, slots=True)
class _Known:
    """A library as directions see it, from the last answer on."""

    library: Library
    conversation: Conversation

    def publishers(self) -> Sequence[str]:
        return sorted({*self.library.publishers(), *self.library.reprints()})

    def any_published(self, period: Period) -> bool:
        """Whether any source of the library was published then."""
        return self.library.any_published(period.since, period.until)

    def first_published_by(self, publishers: Sequence[str]) -> tuple[str, ...]:
        """Ids of the articles that these published, whoever reprinted them."""
        if not publishers:
            return ()
        reprints = self.library.reprints()
        return tuple(one for name in publishers for one in reprints.get(name, ()))

    def latest(self) -> date | None:
        """The last answer's newest source; failing that the library's."""
        answers = [turn.answer for turn in self.conversation.turns[-1:]]
        cited = [c.article.published for a in answers for c in a.citations if c.article.published]
        return max(cited, default=None) or self.library.latest()


def _narrowed(
    question: str, again: bool, bare: Conversation, wanted: Directions, known: _Known
) -> Request:
    """A request to ask the sources that directions let through."""
    return Request(
        question,
        again,
        bare,
        wanted,
        reply=_passes_nothing(question, wanted, known),
        reprints=known.first_published_by(wanted.publishers),
        barred=known.first_published_by(wanted.without),
    )


def _without_directions(
    conversation: Conversation, known: _Known
) -> tuple[Conversation, Directions]:
    """The turns as if only questions had been asked, and the directions of the last one.

    A turn of directions alone takes the place of the turn whose question it asks again.
    """
    turns: list[Turn] = []
    standing = Directions()
    for turn in conversation.turns:
        asked = directions(turn.answer.standalone_question, known)
        standing = asked.directions
        if not asked.question:
            continue
        typed = directions(turn.question, known)
        question = typed.question or (turns.pop().question if turns else asked.question)
        answer = replace(turn.answer, question=question, standalone_question=asked.question)
        turns.append(replace(turn, question=question, answer=answer))
    return replace(conversation, turns=tuple(turns)), standing


UNDATED = "No source here tells the day of its publication, so a period lets none of them through."


def _passes_nothing(question: str, wanted: Directions, known: _Known) -> Answer | None:
    """The answer where no source can pass: to a publisher that the library does not have, or to a
    period where no source has a date.
    """
    library = known.library
    if wanted.period and library.latest() is None and not library.is_empty:
        return _refused(question, "nothing found", UNDATED)
    if not wanted.unknown:
        return None
    have = known.publishers()
    listed = ", ".join(have[:10]) + (" and others" if len(have) > 10 else "")
    note = f"No source here is published by “{wanted.unknown}”."
    return _refused(question, "nothing found", f"{note} There are: {listed}." if have else note)


def _refused(question: str, reason: AbstentionReason, note: str) -> Answer:
    return Answer(question, question, Outcome("abstained", reason), note=note)


def _grounds(last: Answer) -> Answer:
    """What the last answer rests on, each quote as a claim, and how sure the reader is."""
    claims = tuple(
        Claim(" ".join(citation.quote.split()), (citation,), 1.0) for citation in last.citations
    )
    if not claims:
        none = "The last answer was that the sources do not say: nothing near enough was found."
        return replace(last, withheld=(), note=last.note or none, timings_ms={})
    some = f"{len(claims)} quotes" if len(claims) > 1 else "this quote"
    of = (
        f" of {last.independent_sources} independent sources"
        if last.independent_sources > 1
        else ""
    )
    note = (
        f"The last answer rests on {some}{of}. That it answers the question has a probability of"
        f" {last.outcome.confidence:.2f} by Dossier's reader."
    )
    return replace(
        last, claims=claims, withheld=(), model="extractive", note=note, given_numbers=None
    )
