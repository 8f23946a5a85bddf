"""A network's few words as they can stand alone: whole, with what belongs to them, and no more than
a phrase. Pure.
"""

import re

from assistant.asking.question import Question, asks_for_events
from assistant.proper_names import names_in
from assistant.reader.expected import candidates
from ingest.article import Span
from ingest.prose.characters import fold

LONGEST = 12
"""Words a short answer has at most; what is longer is no phrase but the sentence again."""


def phrase(question: Question, text: str, sentence: Span, words: Span) -> Span | None:
    """Words of a sentence as a short answer: completed, and without half of a quotation.

    Args:
        text: of the article, in whose offsets `sentence`, `words` inside it, and the result are.

    Returns:
        None where no few words answer such a question, or these cannot stand alone.
    """
    if not takes_few_words(question):
        return None
    if question.kind in ("count", "when"):
        words = _whole_measure(question, text, sentence, words)
    if question.kind == "who":
        words = _whole_name(question, text, sentence, words)
    words = _within_quotation(text, _whole_abbreviation(text, words))
    said = text[words.start : words.end]
    no_reason = question.kind == "why" and (
        _NO_REASON.match(said) or names_in(f"x {said}") == (said,)
    )
    no_time = question.kind == "when" and _TIME_TOLD_BEFORE.fullmatch(said)
    return words if _stands_alone(said) and not (no_reason or no_time) else None


_NO_REASON = re.compile(r"\d|(?:according to|según)\b", re.IGNORECASE)


def takes_few_words(question: Question) -> bool:
    """Whether a few words may answer: not what happened, nor yes or no, unless it is a choice."""
    chooses = question.kind != "yes-no" or _OR.search(question.text)
    return bool(chooses) and not asks_for_events(question.text)


_OR = re.compile(r"\s(?:or|o|u)\s", re.IGNORECASE)


def _whole_measure(question: Question, text: str, sentence: Span, words: Span) -> Span:
    """A number or date with what belongs to it: "300" as "at least 300", "3" as "3 May 2023"."""
    at = sentence.start
    for start, end in candidates(question, text[at : sentence.end]):
        if at + start <= words.start and words.end <= at + end:
            return Span(at + start, at + end)
    return words


def _whole_name(question: Question, text: str, sentence: Span, words: Span) -> Span:
    """The words with the rest of a name that the question names: asked who Inspector Gil is, "Luis
    Gil" for "Luis".
    """
    asked = {word for name in question.names for word in _WORD.findall(fold(name))}
    for name in names_in(text[sentence.start : sentence.end]):
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for found in whole.finditer(text, sentence.start, sentence.end):
            if found.start() <= words.start and words.end <= found.end():
                rest = text[found.start() : words.start] + " " + text[words.end : found.end()]
                if set(_WORD.findall(fold(rest))) <= asked:
                    return Span(found.start(), found.end())
    return words


_WORD = re.compile(r"\w+")


def _whole_abbreviation(text: str, words: Span) -> Span:
    """The words to the end of an abbreviation that they end in: "4 a.m." for "4 a.m"."""
    around = max(words.end - _LONGEST_ABBREVIATION, words.start)
    for found in _ABBREVIATION.finditer(text, around, words.end + _LONGEST_ABBREVIATION):
        if found.start() < words.end < found.end():
            return Span(words.start, found.end())
    return words


_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]{1,2}\.){2,}")
_LONGEST_ABBREVIATION = 12  # characters


def _within_quotation(text: str, words: Span) -> Span:
    """The words without a quotation mark at one end whose other half lies outside, nor the space
    before it.
    """
    start, end = words.start, words.end
    if not _is_balanced(text[start:end]):
        start += text[start] in '"“«'
        end -= end > start and text[end - 1] in '"”»'
        end = start + len(text[start:end].rstrip())
    return Span(start, end)


def _stands_alone(words: str) -> bool:
    """Not too many, no quotation cut in two, and nothing that a colon says is still to come
    ("denied it:").
    """
    whole = _is_balanced(words) and not words.endswith(":")
    return 0 < len(words.split()) <= LONGEST and whole


_TIME_TOLD_BEFORE = re.compile(
    r"(?:(?:on|in|until|after|that|the|this|same|very|following|next|al?|el|la|en|es[ea]"
    r"|aquel(?:la)?|mism[oa]) )*"
    r"(?:day|night|week|month|year|hour|día|noche|semana|mes|año|hora)"
    r"(?: (?:before|after|siguiente|anterior))?",
    re.IGNORECASE,
)
"""A time that is told elsewhere: "that day"."""


def _is_balanced(words: str) -> bool:
    pairs = words.count("“") == words.count("”") and words.count("«") == words.count("»")
    return pairs and words.count('"') % 2 == 0
