"""Follow-ups: a question that leans on the conversation is rewritten to stand alone.

Without a language model an elliptical question takes the last one's frame ("And on August 12?"),
"he" becomes the person last spoken of, and what else is left unsaid is added as key words, chosen
from the conversation by a fitted rule (`assistant.topics`). A question that may lean on the last
one gets a second reading with all of that one's words, for when the first is not answered: only
the sources can tell how much of it was meant.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from assistant.answer import Answer, Outcome
from assistant.conversations import Conversation, Turn
from assistant.question import analyse, asks_identity, names_in
from assistant.topics.carried import Topic, topics, unsaid
from assistant.topics.features import Exchange
from assistant.topics.phrases import stems
from index.language import question_language
from index.stopwords import STOPWORDS
from ingest.characters import fold
from ingest.months import FULL

_WORD = re.compile(r"[\w'’-]+")
_MONTHS = "|".join(FULL)
_DATE = re.compile(
    rf"\b(?:(?:{_MONTHS})\s+\d{{1,2}}|\d{{1,2}}\s+(?:de\s+|of\s+)?(?:{_MONTHS})|(?:{_MONTHS}))"
    r"(?:,?\s+(?:de\s+|del\s+)?\d{4})?\b|\b(?:19|20)\d{2}\b",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"^\W*(?:and|but|or|what about|how about|y|pero|que hay de|y que hay de)\b[\s,]*", re.IGNORECASE
)
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

    @property
    def rewritten(self) -> bool:
        return self.own != self.standalone


def rewrite(question: str, conversation: Conversation) -> Query:
    """Resolve what a question leaves to the conversation."""
    own = " ".join(question.split())
    if not conversation.turns:
        return Query(own, own)
    before = conversation.turns[-1].answer
    asked = own
    if _ELLIPSIS.match(fold(own)):
        framed = _in_frame(own, before.standalone_question)
        if framed:
            return Query(own, framed)
        asked = _opened(own)
    if _bare(asked):
        asked = _asked_again(asked, before.standalone_question)
    asked = _with_person(asked, before.standalone_question, before.short_answer)
    standalone = _with_topics(asked, _topics(own, asked, conversation))
    otherwise = _with_all(asked, _last_named(conversation)) if _may_lean(own) else standalone
    return Query(own, standalone, otherwise if otherwise != standalone else None)


def retold(exchanges: Iterable[tuple[str, str]]) -> Conversation:
    """A conversation made from questions and what was said to them, as a data set has it.

    Each question is made to stand alone after those before it, as it would have been when asked.
    """
    conversation = Conversation()
    for question, said in exchanges:
        query = rewrite(question, conversation)
        answer = Answer(question, query.standalone, Outcome("answered"), short_answer=said or None)
        turn = Turn(question, answer, datetime.now(UTC))
        conversation = replace(conversation, turns=(*conversation.turns, turn))
    return conversation


def _topics(own: str, asked: str, conversation: Conversation) -> list[Topic]:
    """What the question as typed still speaks of and its new form lacks."""
    language = question_language(own)
    history = [Exchange(turn.question, _said(turn.answer)) for turn in conversation.turns]
    before = conversation.turns[-1].answer
    carried = stems(before.standalone_question, language) - stems(before.question, language)
    held = stems(asked, language)
    found = topics(own, language, history, carried)
    return [topic for topic in unsaid(own, language, found) if not topic.stems <= held]


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
    return bool(_PRONOUN.search(question)) or _names_nothing(question)


def _names_nothing(question: str) -> bool:
    facts = analyse(question)
    named = facts.names or facts.numbers or _DATE.search(question)
    return not named and len(_content(question)) <= NAMELESS


def _last_named(conversation: Conversation) -> Answer:
    """The last answer to a question that names something; the last of all where none does."""
    answers = [turn.answer for turn in reversed(conversation.turns)]
    return next((a for a in answers if not _names_nothing(a.standalone_question)), answers[0])


def _with_all(question: str, before: Answer) -> str:
    """The question with all that an earlier one asked about and the names that answered it."""
    facts = analyse(before.standalone_question)
    names = " ".join(names_in(before.short_answer or ""))
    own = {fold(word) for word in _WORD.findall(question)}
    words = [
        *(w for w in _WORD.findall(before.standalone_question) if fold(w) in facts.content),
        *_WORD.findall(names),
    ]
    added = " ".join(dict.fromkeys(word for word in words if fold(word) not in own))
    return f"{question} ({added})" if added else question


def _bare(question: str) -> bool:
    """Too short to have a subject of its own, such as "Where?" or "Who else?"."""
    return not _content(question)


def _content(question: str) -> list[str]:
    """The words that carry a question's own subject."""
    facts = analyse(question)
    stopwords = STOPWORDS.get(facts.language, frozenset()) | _BACKWARD
    return [word for word in facts.content if word not in stopwords]


_BARE_WORD = re.compile(r"^\W*(when|where|why|how)\W*$", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:how many|which|what)\s+(?P<things>[^,?]+?)\s+(?P<verb>was|were|is|are|did|do|does)"
    r"\s+(?P<rest>[^?]+)",
    re.IGNORECASE,
)


def _asked_again(question: str, before: str) -> str:
    """ "When?" after "How many agents were killed?" is "When were agents killed?"."""
    word, counted = _BARE_WORD.match(question), _COUNTED.match(before)
    if not word or not counted:
        return question
    return f"{word.group(1).capitalize()} {counted['verb']} {counted['things']} {counted['rest']}?"


def _in_frame(question: str, before: str) -> str | None:
    """The last question with the new date or name in place of its own; None if it has neither."""
    rest = _ELLIPSIS.sub("", question).strip(" ?¿.")
    date, old_date = _DATE.search(rest), _DATE.search(before)
    if date and old_date and len(_WORD.findall(rest)) <= len(_WORD.findall(date.group())) + 2:
        return before[: old_date.start()] + date.group() + before[old_date.end() :]
    names, old_names = names_in(question), names_in(before)
    if (
        names
        and old_names
        and _WORD.findall(rest)
        and len(_WORD.findall(rest)) <= len(_WORD.findall(names[0])) + 2
    ):
        return before.replace(old_names[-1], names[0])
    return None


def _opened(question: str) -> str:
    """The question without its "and", as a sentence again."""
    rest = _ELLIPSIS.sub("", question).strip(" ?¿.")
    opening = "¿" if "¿" in question or question_language(question) == "es" else ""
    return opening + (rest[:1].upper() + rest[1:] if rest else question.strip(" ?")) + "?"


def _with_person(question: str, before: str, said: str | None) -> str:
    """The question with the person last spoken of in the place of "he" or "she"."""
    pronoun = _personal(question)
    people = _people(before, said) if pronoun else []
    if not pronoun or not people:
        return question
    return question[: pronoun.start()] + people[0] + question[pronoun.end() :]


def _personal(question: str) -> re.Match[str] | None:
    """The first pronoun for a person, unless a name stands before it that it may mean.

    In "What did Téllez say he saw?" the name is in the question itself.
    """
    pronoun = _PERSONAL.search(question)
    if pronoun and any(question.find(name) < pronoun.start() for name in names_in(question)):
        return None
    return pronoun


_PRONOUN = re.compile(rf"\b(?:{'|'.join(sorted(_BACKWARD))})\b", re.IGNORECASE)
_PERSONAL = re.compile(r"\b(?:he|she|him|él|ella)\b", re.IGNORECASE)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|of|to|on|along|across|inside|outside|en|de|desde|hacia|a)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _people(before: str, said: str | None) -> list[str]:
    """Names that may be a person's, likeliest first: what answers "who", then who was asked about.

    A name after a preposition of place is none, nor is one within a longer answer.
    """
    of_answer = names_in(said or "") if analyse(before).kind == "who" else ()
    typed = before.partition(" (")[0]
    asked = [
        name for name in names_in(typed) if not _PLACE_BEFORE.search(typed[: typed.find(name)])
    ]
    found = [*asked, *of_answer] if asks_identity(before) else [*of_answer, *asked]
    return [name for name in found if not _DATE.search(name) and not name.endswith(("'s", "’s"))]
