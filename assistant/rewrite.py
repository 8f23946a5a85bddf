"""Follow-ups: a question that leans on the conversation is rewritten to stand alone.

Without a language model this is done by rule: an elliptical question takes the last one's frame
("And on August 12?"), a pronoun takes the last one's subject. A question that stands alone is
left as it is; one that names nothing ("How many people died?") may lean on the conversation or not,
which only the sources can tell.
"""

import re
from dataclasses import dataclass

from assistant.conversations import Conversation
from assistant.question import Question, analyse, asks_identity, names_in
from index.language import question_language
from index.stopwords import STOPWORDS
from index.terms import fold
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
    if _ELLIPSIS.match(fold(own)):
        return Query(own, _in_frame(own, before.standalone_question, before.short_answer))
    pronouns = _backward_words(own)
    if pronouns:
        return Query(
            own, _with_subject(own, pronouns, before.standalone_question, before.short_answer)
        )
    asked = own
    if _bare(own):
        asked = _asked_again(own, before.standalone_question)
        if asked == own:
            return Query(own, _with_topic(own, before.standalone_question, before.short_answer))
    if _names_nothing(own):
        return Query(own, asked, _with_topic(asked, _topic(conversation), before.short_answer))
    return Query(own, own)


def _bare(question: str) -> bool:
    """Too short to have a subject of its own, such as "Where?" or "Who else?"."""
    return not _content(analyse(question))


NAMELESS = 3
"""Words of weight that a question without a name has at most, if it may lean on the last one."""


def _names_nothing(question: str) -> bool:
    facts = analyse(question)
    named = facts.names or facts.numbers or _DATE.search(question)
    return not named and len(_content(facts)) <= NAMELESS


def _topic(conversation: Conversation) -> str:
    """The last question that names something; the last one where none does."""
    asked = [turn.answer.standalone_question for turn in reversed(conversation.turns)]
    return next((question for question in asked if not _names_nothing(question)), asked[0])


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


def _content(facts: Question) -> list[str]:
    """The words that carry a question's own subject."""
    stopwords = STOPWORDS.get(facts.language, frozenset()) | _BACKWARD
    return [word for word in facts.content if word not in stopwords]


def _backward_words(question: str) -> list[str]:
    """Words that point at something said before: pronouns with nothing before them to mean."""
    words = [word.lower() for word in _WORD.findall(question)]  # "él" is not the article "el"
    own_names = names_in(question)
    found = [word for word in words if word in _BACKWARD]
    if found == ["that"] or (
        found == ["there"]
        and re.search(r"\b(?:was|were|is|are|did) there\b|^there\b", fold(question))
    ):
        # "said that …", "was there …" point at nothing
        return []
    if own_names and set(found) <= _PERSON | {"their", "its"}:
        # "What did Téllez say he saw?": the name is in the question itself
        first_name = question.find(own_names[0])
        first_pronoun = min(question.lower().find(word) for word in found) if found else -1
        if first_name < first_pronoun:
            return []
    return found


def _in_frame(question: str, before: str, said: str | None) -> str:
    """The last question with the new date, name or number in place of its own."""
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
    opened = _opened(rest, question)
    pronouns = _backward_words(opened)
    return (
        _with_subject(opened, pronouns, before, said)
        if pronouns
        else _with_topic(opened, before, said)
    )


def _opened(rest: str, question: str) -> str:
    """The question without its "and", as a sentence again."""
    opening = "¿" if "¿" in question or question_language(question) == "es" else ""
    return opening + (rest[:1].upper() + rest[1:] if rest else question.strip(" ?")) + "?"


def _with_subject(question: str, pronouns: list[str], before: str, said: str | None) -> str:
    """A personal pronoun becomes the person last spoken of; any other gets the topic added."""
    people = _people(before, said)
    if people and pronouns[0] in _PERSON and pronouns[0] not in ("his", "her", "hers"):
        pattern = re.compile(rf"\b{pronouns[0]}\b", re.IGNORECASE)
        question = pattern.sub(people[0], question, count=1)
        if len(_content(analyse(question))) > len(_WORD.findall(people[0])):
            return question
    return _with_topic(question, before, said)


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


def _with_topic(question: str, before: str, said: str | None) -> str:
    """The question with what the last one was about in parentheses, as far as it lacks it."""
    facts = analyse(before)
    own = {fold(word) for word in _WORD.findall(question)}
    topic = [
        word
        for word in _WORD.findall(before)
        if fold(word) in facts.content and fold(word) not in own
    ]
    topic += [
        word
        for name in names_in(said or "")
        for word in _WORD.findall(name)
        if fold(word) not in own
    ]
    words = " ".join(dict.fromkeys(topic))
    return f"{question} ({words})" if words else question
