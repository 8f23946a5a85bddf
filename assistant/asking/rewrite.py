"""Follow-ups: a question that leans on the conversation is rewritten to stand alone.

Without a language model an elliptical question takes the last one's frame ("And on August 12?"),
"he" becomes the person last spoken of, and what else is left unsaid is added as key words, chosen
from the conversation by a fitted rule (`assistant.topics`). A question that may lean on the last
one gets a second reading with all of that one's words, for when the first is not answered: only
the sources can tell how much of it was meant.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Answer, Outcome
from assistant.asking.asked_dates import with_dates
from assistant.asking.compound import parts_of
from assistant.asking.date_steps import stepped
from assistant.asking.elliptical import (
    WORD,
    asked_again,
    dates_of,
    in_frame,
    is_elliptical,
    opened,
    without_dates,
)
from assistant.asking.plain import plain
from assistant.asking.question import analyse, asks_for_events, asks_identity
from assistant.asking.spoken_of import own_names, with_person
from assistant.kept.conversations import Conversation
from assistant.proper_names import names_in
from assistant.topics.carried import Topic, points_back, topics, unsaid
from assistant.topics.features import Exchange
from assistant.topics.phrases import stems
from index.words.language import question_language
from index.words.stopwords import STOPWORDS
from ingest.prose.characters import fold

_PERSON = frozenset("he she him her his hers él ella".split())
_BACKWARD = _PERSON | frozenset(
    "it its they them their theirs there that this those these then same ellos ellas eso esa ese"
    " esto esos esas allí ahí else".split()
)


@dataclass(frozen=True, slots=True)
class Query:
    """A question in the asker's words and in a form that stands alone.

    Attributes:
        own: as typed.
        standalone: the same where nothing had to be resolved.
        otherwise: how it reads if it leans on the conversation after all; None if it cannot.
    """

    own: str
    standalone: str
    otherwise: str | None = None


def rewrite(question: str, conversation: Conversation, today: date | None = None) -> Query:
    """Resolve what a question leaves to the conversation, and to the day that it is asked on.

    Args:
        today: that day; the clock's where it is not given.
    """
    own = " ".join(question.split())
    asked = dated = with_dates(plain(own), today or date.today())
    if not conversation.turns:
        return Query(own, dated)
    before = conversation.turns[-1].answer
    asked = dated = stepped(dated, before.standalone_question, before.short_answer)
    if is_elliptical(dated):
        framed = _in_last_frame(dated, conversation)
        if framed:
            return Query(own, framed)
        asked = opened(dated)
    if _bare(asked):
        asked = asked_again(asked, before.standalone_question)
    asked = with_person(asked, before.standalone_question, before.short_answer)
    standalone = _with_told(asked, before) if _bare(asked) else asked
    if standalone == asked:
        standalone = _with_topics(asked, _topics(dated, asked, conversation))
    if standalone == asked and _bare(asked):
        standalone = _with_all(asked, _last_named(conversation))
    otherwise = _with_all(asked, _last_named(conversation)) if _may_lean(dated) else standalone
    return Query(own, standalone, otherwise if otherwise != standalone else None)


def _in_last_frame(question: str, conversation: Conversation) -> str | None:
    """The question in the frame of the last one that has one: "According to whom?" has none."""
    asked = [parts_of(t.answer.standalone_question)[0] for t in reversed(conversation.turns)]
    full = (before for before in asked if not _bare(before.partition(" (")[0]))
    return in_frame(question, next(full, asked[0]))


def retold(exchanges: Iterable[tuple[str, str]]) -> Conversation:
    """A conversation made from questions and what was said to them, as a data set has it.

    Each question is made to stand alone after those before it, as it would have been when asked.
    """
    conversation = Conversation()
    for question, said in exchanges:
        query = rewrite(question, conversation)
        answer = Answer(question, query.standalone, Outcome("answered"), short_answer=said or None)
        conversation = conversation.after(answer)
    return conversation


def _topics(own: str, asked: str, conversation: Conversation) -> list[Topic]:
    """What the question as typed still speaks of and its new form lacks."""
    language = question_language(own)
    history = [Exchange(turn.question, _said(turn.answer)) for turn in conversation.turns]
    before = conversation.turns[-1].answer
    carried = stems(before.standalone_question, language) - stems(before.question, language)
    held = stems(asked, language)
    likely = unsaid(own, language, topics(own, language, history, carried))
    left = [topic for topic in likely if not topic.stems <= held]
    if not _has_subject(own, asked, language):
        return left
    names = [stems(name, language) for name in own_names(asked)]
    lone = [name for name in names if len(name) == 1]
    return [topic for topic in left if any(name < topic.stems for name in lone)]


LONG = 4
"""Words of weight from which on a question has a subject of its own, also without a name."""


def _has_subject(own: str, asked: str, language: str) -> bool:
    """Whether a question speaks of something of its own and leaves nothing to the last one.

    All it may still lack is the rest of a name: "Sotela" after "Who is Camilo Sotela?".
    """
    if asks_identity(asked):
        return True
    subject = own_names(asked) or len(_content(asked)) >= LONG
    return bool(subject) and not points_back(_without_own(own), language)


def _without_own(question: str) -> str:
    """A question less "he" and "her" where a name stands before them that they may mean; where much
    else is said, less "it" and "them" too.
    """
    first = min((question.find(name) for name in own_names(question)), default=len(question))
    own = _OF_ANY if len(_content(question)) >= FULL else _OF_PERSON
    return question[:first] + own.sub("", question[first:])


FULL = 6
"""Words of weight from which on "it" behind a name means what the question itself speaks of."""
_OF_PERSON = re.compile(rf"\b(?:{'|'.join(sorted(_PERSON))})\b", re.IGNORECASE)
_OF_ANY = re.compile(rf"{_OF_PERSON.pattern}|\b(?:its?|they|them|their)\b", re.IGNORECASE)


_PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(_BACKWARD))})\b", re.IGNORECASE)


def _said(answer: Answer) -> str:
    """The words that a next question may take up."""
    if answer.short_answer:
        return answer.short_answer
    return answer.claims[0].text if answer.claims else ""


def _with_topics(question: str, found: Sequence[Topic]) -> str:
    """The question with what it leaves unsaid in parentheses, for the indexes and the reader."""
    words = " ".join(topic.text for topic in found)
    return f"{question} ({words})" if words else question


NAMELESS = 3
"""Words of weight that a question without a name has at most, if it may lean on the last one."""


def _may_lean(question: str) -> bool:
    """Whether it can speak of what was asked before: it points back, or names nothing."""
    if _has_subject(question, question, question_language(question)):
        return False
    return bool(_PRONOUN.search(question)) or _names_nothing(question)


def _names_nothing(question: str) -> bool:
    facts = analyse(question)
    named = facts.names or facts.numbers or dates_of(question)
    return not named and len(_content(question)) <= NAMELESS


def _last_named(conversation: Conversation) -> Answer:
    """The last answer to a question that names something; the last of all where none does."""
    answers = [turn.answer for turn in reversed(conversation.turns)]
    return next((a for a in answers if not _names_nothing(a.standalone_question)), answers[0])


def _with_all(question: str, before: Answer) -> str:
    """The question with all that an earlier one asked about and the names that answered it."""
    facts = analyse(before.standalone_question)
    names = " ".join(names_in(before.short_answer or ""))
    own = {fold(word) for word in WORD.findall(question)}
    words = [
        *(w for w in WORD.findall(before.standalone_question) if fold(w) in facts.content),
        *WORD.findall(names),
    ]
    added = " ".join(dict.fromkeys(word for word in words if fold(word) not in own))
    return f"{question} ({added})" if added else question


def _bare(question: str) -> bool:
    """Too short to have a subject of its own, such as "Where?" or "Who else?"."""
    return not _content(question)


def _content(question: str) -> list[str]:
    """The words that carry a question's own subject."""
    facts = analyse(question)
    stopwords = STOPWORDS.get(facts.language, frozenset()) | _BACKWARD | {"according"}
    return [word for word in facts.content if word not in stopwords]


def _with_told(question: str, before: Answer) -> str:
    """A bare question with what was told, where the last one asked what happened on some day.

    After "What happened on 17 May?" nobody asks when it was 17 May.
    """
    asked, said = before.standalone_question, _said(before)
    if not (asks_for_events(asked) and dates_of(asked)):
        return question
    weighty = {w for w in analyse(said).content if len(w) > 1 and not w.isdigit()}
    told = dict.fromkeys(w for w in WORD.findall(without_dates(said)) if fold(w) in weighty)
    return f"{question} ({' '.join(list(told)[:TOLD])})" if told else question


TOLD = 12
"""Words of an answer that a bare question takes along at most."""
