"""Interviews printed as questions and answers: the answers are said by who was asked.

Their marks are lost with the bold type of the page: what is left is that paragraphs are questions.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from assistant.voice.mentions import NAME
from assistant.voice.people import in_full
from assistant.voice.quotations import paragraphs
from ingest.article import Span
from ingest.prose.sentences import sentence_spans

QUESTIONS = 3  # paragraphs that are nothing but a question, at least
PROMPT = 160  # characters of a question or a prompt, at most
_SPOKEN_WITH = re.compile(
    r"\b(?:interview\w*|conversation|spoke (?:to|with)|talked (?:to|with)|answered questions"
    r"|entrevist\w+|conversación|conversó|habló con|respondió a)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Interview:
    """Who was asked, and where the answers stand.

    Attributes:
        answers: in order.
    """

    name: str
    role: str | None
    answers: tuple[Span, ...]

    def holds(self, span: Span) -> bool:
        """Whether words are part of an answer."""
        at = bisect_right(self.answers, span.start, key=attrgetter("start")) - 1
        return at >= 0 and span.start < self.answers[at].end


@lru_cache(maxsize=32)
def interview(text: str) -> Interview | None:
    """The interview that a text prints; None for any other text."""
    if text.count("?\n") < QUESTIONS:
        return None
    parts = paragraphs(text)
    asked = [i for i, part in enumerate(parts) if _is_question(text, part)]
    if len(asked) < QUESTIONS:
        return None
    first = parts[asked[0]].start
    names = [name for name in re.findall(NAME, text[:first]) if " " in name]
    if not names or not _SPOKEN_WITH.search(text, 0, first):
        return None
    answers = []
    answering = False
    for part in parts[asked[0] :]:
        prompts = _is_question(text, part) or (answering and _is_prompt(text, part))
        if not prompts:
            answers.append(part)
        answering = not prompts
    who = in_full(text, names[0], first)
    return Interview(names[0], who.role, tuple(answers))


def _is_question(text: str, part: Span) -> bool:
    return part.end - part.start <= PROMPT and text[part.start : part.end].rstrip(" *_").endswith(
        "?"
    )


def _is_prompt(text: str, part: Span) -> bool:
    """Whether a paragraph that follows an answer is the interviewer's: one short sentence."""
    return part.end - part.start <= PROMPT and len(sentence_spans(text, *part)) == 1
