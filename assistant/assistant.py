"""The assistant: from a question to a verified answer. All doors call it."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import AbstentionReason, Answer, Outcome
from assistant.answering.compose import ComposeOptions, Draft, compose
from assistant.answering.overview import SEARCHED, overview
from assistant.answering.together import together
from assistant.answering.verify import Verdict, told_shortly, verify
from assistant.asking.asked_dates import with_dates
from assistant.asking.capitals import in_small_letters, with_capitals
from assistant.asking.compound import parts_of
from assistant.asking.overview import subject_of_overview
from assistant.asking.paraphrase import by_office
from assistant.asking.question import analyse
from assistant.asking.request import Request, understood
from assistant.asking.rewrite import Query, rewrite
from assistant.clock import Clock
from assistant.disagreement import with_disagreement
from assistant.errors import LanguageModelFailed, NoQuestion
from assistant.events import Event, Progress, Said, final
from assistant.kept.conversations import Conversation, Conversations
from assistant.reader.reading import Reader, by_reading
from assistant.writing.fluent import fluent
from assistant.writing.writer import Writer
from index.hit import Filter, Hit
from index.retriever import Retriever
from ingest.catalogue.library import Library
from ingest.stories.catalogue import Stories

NOTHING_PASSES = (
    "No source passes what narrows this question. Take the filter or the direction away, or make it"
    " wider."
)


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers questions over one library.

    Attributes:
        heard: told every answer that came to its end, by whatever door; for counting.
    """

    library: Library
    stories: Stories
    retriever: Retriever
    reader: Reader
    conversations: Conversations
    options: ComposeOptions
    writer: Writer | None = None
    heard: Callable[[Answer], None] | None = None

    def ask(self, conversation: Conversation, question: str, where: Filter | None = None) -> Answer:
        """Answer a question from the sources, or say that they do not.

        Args:
            conversation: what was asked before; nothing is stored.
            question: as typed.
            where: which articles may answer.
        """
        return final(self.answering(conversation, question, where))

    def answering(
        self, conversation: Conversation, question: str, where: Filter | None = None
    ) -> Generator[Event]:
        """The same step by step. Closing the iterator ends the work."""
        clock = Clock()
        yield Progress("searching")
        once = replace(self, retriever=self.retriever.once_each())
        request = once._spelt(understood(question, conversation, self.library))
        request = once._in_capitals(request, clock)
        query = self._rewritten(request)
        clock.lap("rewrite")
        answer = request.reply or once._from_sources(request, query, where, clock)
        if self.writer and not request.reply and self.writer.dares(answer):
            answer = yield from fluent(self.writer, answer, request.manner)
            clock.lap("write")
        else:
            yield from map(Said, answer.claims)
        if not request.reply:  # what the last answer rests on knows its conflicts
            said = len(answer.claims)
            answer = with_disagreement(analyse(query.standalone), answer)
            yield from map(Said, answer.claims[said:])
        answer = request.told(question, answer)
        stories = self.stories.told_by({citation.article.id for citation in answer.citations})
        answer = replace(
            answer,
            stories=stories,
            independent_sources=len(set(stories.values())),
            timings_ms=clock.laps_ms(),
        )
        if self.heard:
            self.heard(answer)
        yield answer

    def _spelt(self, request: Request) -> Request:
        """A question whose misspelt words are spelt as the sources spell them."""
        if request.reply or request.again:
            return request
        return replace(request, question=self.retriever.mended(request.question))

    def _in_capitals(self, request: Request, clock: Clock) -> Request:
        """A question typed in small letters with the capitals of names that the sources know."""
        if request.reply or not in_small_letters(request.question):
            return request
        clock.lap("rewrite")
        hits = self.retriever.search(request.question, self.options.nearest)
        clock.lap("search")
        # Headings, whose words may all have capitals, are no sentences.
        told = [hit.article.text[s.start : s.end] for hit in hits for s in hit.passage.sentences]
        named = with_capitals(request.question, told)
        return replace(request, question=named)

    def _rewritten(self, request: Request) -> Query:
        """A follow-up so that it stands alone: by the language model, failing that by rule."""
        if request.again:
            return Query(request.question, request.question)
        conversation = request.conversation
        query = rewrite(request.question, conversation)
        if not self.writer or not conversation.turns or not query.own:
            return query
        try:
            standalone = self.writer.standalone(query.own, conversation)
        except LanguageModelFailed:
            return query  # the answer's note will tell: it asks the same model again
        return Query(query.own, with_dates(standalone, date.today())) if standalone else query

    def _from_sources(
        self, request: Request, query: Query, where: Filter | None, clock: Clock
    ) -> Answer:
        """Answer in the sources' own words, as the request directs.

        Without a model "in Spanish" means from the Spanish sources, if they answer.
        """
        directed = replace(self, options=self.options.of_length(request.directions.length))
        allowed = request.allowed(where)
        translates = request.wants_translation and not self.writer
        if translates:
            answer = directed._part_by_part(query, request.in_its_language(allowed), clock)
            if answer.answered:
                return answer
        answer = directed._part_by_part(query, allowed, clock)
        if allowed and answer.outcome.reason == "nothing found":
            return replace(answer, note=NOTHING_PASSES)
        return request.untranslated(answer) if translates else answer

    def _part_by_part(self, query: Query, where: Filter, clock: Clock) -> Answer:
        """Answer each thing that a question asks, the second in the light of the first."""
        parts = parts_of(query.standalone)
        if len(parts) == 1:
            return self._alone_or_leaning(query, where, clock)
        conversation, answers = Conversation(), []
        for part in parts:
            asked = rewrite(part, conversation)
            if asked.otherwise and not analyse(asked.standalone).names:
                # "It" is surely what the first asks about.
                asked = Query(asked.own, asked.otherwise)
            answer = self._alone_or_leaning(asked, where, clock)
            conversation = conversation.after(answer)
            answers.append(answer)
        return together(query.own, answers)

    def _alone_or_leaning(self, query: Query, where: Filter, clock: Clock) -> Answer:
        """Answer a question as it is rewritten; failing that, in other words or leaning back."""
        answer = self._answer_alone(query, where, clock)
        for other in (by_office(query.standalone), query.otherwise):
            if other and answer.outcome.reason == "not in the sources":
                retried = self._answer_alone(Query(query.own, other), where, clock)
                answer = retried if retried.answered else answer
        return answer

    def _answer_alone(self, query: Query, where: Filter | None, clock: Clock) -> Answer:
        """Answer a question that stands alone, in the sources' own words."""
        asked = analyse(query.standalone)
        if told := self._overview(query, asked.language, where, clock):
            return told
        hits = self.retriever.search(query.standalone, self.options.nearest, where)
        clock.lap("search")
        readings = self.reader.read(asked, hits[: self.options.read])
        clock.lap("read")
        draft = compose(asked, readings, self.options)
        verdict = verify(draft, asked.text)
        clock.lap("compose")
        return self._answer(query, by_reading(hits, readings), draft, verdict)

    def _overview(
        self, query: Query, language: str, where: Filter | None, clock: Clock
    ) -> Answer | None:
        """What is told of a subject, where a question asks for all of it and sources name it."""
        subject = subject_of_overview(query.standalone)
        if subject is None:
            return None
        hits = self.retriever.search(subject, SEARCHED, where)
        clock.lap("search")
        draft = overview(subject, language, hits, self.options)
        verdict = verify(draft, subject)
        clock.lap("compose")
        cited = {c.passage_id for claim in verdict.claims for c in claim.citations}
        hits.sort(key=lambda hit: hit.passage.id not in cited)
        nearest = hits[: max(self.options.nearest, len(cited))]
        return self._answer(query, nearest, draft, verdict) if verdict.claims else None

    def converse(
        self, conversation_id: str | None, question: str, where: Filter | None = None
    ) -> Answer:
        """The same within a stored conversation, which is begun where none is named.

        Raises:
            NoQuestion: nothing is asked.
            UnknownConversation: no conversation has this id.
        """
        return final(self.conversing(conversation_id, question, where))

    def conversing(
        self, conversation_id: str | None, question: str, where: Filter | None = None
    ) -> Generator[Event]:
        """The same step by step; only what comes to its end is stored.

        Raises:
            NoQuestion: nothing is asked.
            UnknownConversation: no conversation has this id.
        """
        if not question.strip():
            raise NoQuestion
        conversation = (
            self.conversations.get(conversation_id) if conversation_id else Conversation()
        )
        return self._stored(conversation, self.answering(conversation, question, where))

    def _stored(self, conversation: Conversation, events: Generator[Event]) -> Generator[Event]:
        """The events, whose answer becomes the conversation's next turn before it is passed on."""
        with closing(events):
            for event in events:
                if isinstance(event, Answer):
                    yield self._kept(conversation, event)
                else:
                    yield event

    def _kept(self, conversation: Conversation, answer: Answer) -> Answer:
        if not conversation.id:
            return self.conversations.begin(answer)
        answer = replace(answer, conversation_id=conversation.id)
        self.conversations.append(conversation.id, answer)
        return answer

    def without_model(self) -> "Assistant":
        """The same, answering in the sources' own words; for trying, so nobody hears of it."""
        return replace(self, writer=None, heard=None)

    def _answer(self, query: Query, hits: list[Hit], draft: Draft, verdict: Verdict) -> Answer:
        reason = self._why_not(query, hits, draft, verdict)
        claims = () if reason else verdict.claims
        return Answer(
            question=query.own,
            standalone_question=query.standalone,
            outcome=Outcome("abstained" if reason else "answered", reason, draft.confidence),
            claims=claims,
            withheld=verdict.withheld,
            short_answer=told_shortly(draft, claims),
            nearest=tuple(hits),
            library_version=self.library.version,
            model=f"extractive, {self.reader.name} reader",
        )

    def _why_not(
        self, query: Query, hits: list[Hit], draft: Draft, verdict: Verdict
    ) -> AbstentionReason | None:
        """Why there is no answer; None if there is one."""
        if not query.own:
            return "no question"
        if not hits:
            return "empty library" if self.library.is_empty else "nothing found"
        if draft.confidence < self.options.caution:
            return "not in the sources"
        return None if verdict.claims else "nothing verified"
