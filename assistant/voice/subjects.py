"""Who the subject of a verb of saying is: the noun phrase before it, or behind it."""

import re
from itertools import pairwise

from assistant.voice.function_words import (
    DAYS,
    LEADING,
    POINTING_BACK,
    PREPOSITIONS,
    RELATIVE,
    is_determiner,
)
from assistant.voice.mentions import NAME
from assistant.voice.noun_phrases import is_clause
from assistant.voice.nouns import can_speak, is_document, is_people
from assistant.voice.quotations import MASK
from ingest.article import Span
from ingest.prose.abbreviations import OPENERS_OF_SENTENCES

_CLAUSE = re.compile(rf"[{MASK};:—–()]")
_ADVERB = re.compile(
    r"(?:^|\s)(?:has|have|had|also|then|later|once|now|still|further|since|again|even|just"
    r"|(?!(?:family|ally|assembly)\b)(?-i:[a-z])\w+ly|ha|han|había|habían|también|luego|después|le"
    r"|les|lo|la|se|me|nos|ya|además|así|ayer|hoy)\s*$|\s(?:both|all)\s*$",
    re.IGNORECASE,
)
_NOT_WITHIN = frozenset(
    """
    is are was were am be has have had do does did will would can could may might must should not
    that because when where while if than after before until es son era eran fue fueron está están
    estaba ha han había hay que cuando donde porque si
    """.split()
)
_NOBODY = (
    r"(?:neither|nor|none|nobody|no one|no|ni|nadie|ning[uú]n(?:[oa]s?)?)"
    r"(?!\s+(?:fewer|less|more|other|menos|más)\b)"
)
_OF_NOBODY = re.compile(rf"(?:\b(?:that|que|and|but|y|pero)\s+)?{_NOBODY}\s", re.IGNORECASE)
_BEHIND_NOBODY = re.compile(
    rf"\b{_NOBODY}\s+(?:(?:of|de|did|do|does|has|have|had|would)\s+)?$", re.IGNORECASE
)
_WORD = re.compile(r"[^\s,]+")
_ENDS_IN_NAME = re.compile(rf"(?:{NAME})$")
_LISTED = re.compile(rf"\s*(?P<names>{NAME},\s+(?:{NAME},\s+)*)$")
_JOINED = re.compile(rf"\s(?:and|y|e)\s+(?P<last>{NAME})$")
"""Of three who speak together, the last ones: "Ana Paz, Luis Ruano and Inés Ocampo"."""
_BARE = 3  # words of a phrase without an article, "local residents", at most
_INSERTED = 5  # comma-separated stretches between a subject and its verb, at most
_BEHIND_ENDS = re.compile(
    rf"[—–{MASK}]|[,;:()!?](?=\s|$|{MASK})|\.(?=$|{MASK})"
    r"|\s(?:that|que|who|whose|which|when|while|as|after|before|during|on|by|was|is|yesterday"
    r"|in (?:\d+|a|an|his|her|the (?:video|report|letter|statement))|and (?:then|later)"
    r"|cuando|mientras|durante|al|en (?:un|una)|ayer|tras|a la|a los|este|esta)\s"
)


def subject_before(narration: str, verb: int) -> Span | None:
    """The phrase before a verb, with its appositions; None where no noun phrase stands there."""
    begin = max((m.end() for m in _CLAUSE.finditer(narration, 0, verb)), default=0)
    end = verb
    while adverb := _ADVERB.search(narration, begin, end):
        end = adverb.start()
    end = begin + len(narration[begin:end].rstrip())
    if narration[begin:end].endswith(","):
        return _interrupted(narration, begin, end)
    comma = narration.rfind(",", begin, end)
    start = _phrase_start(narration, comma + 1 if comma >= 0 else begin, end)
    if start is None:
        return None
    if joined := _JOINED.search(narration, start, end):
        front = narration[max(comma + 1, begin) : start].split()
        first = narration[start : joined.start()]
        if is_clause(first) or (front and front[0].lower() not in LEADING | PREPOSITIONS):
            return Span(joined.start("last"), end)  # "Police killed the general and Ruano said"
    listed = _LISTED.match(narration, begin, start)
    if not joined or not listed or " " not in listed["names"].split(",")[0]:  # "Still, Paz and …"
        return Span(start, end)
    return Span(listed.start("names"), end)


def is_nobody(narration: str, subject: Span) -> bool:
    """Whether a subject says that nobody does: "neither Paz nor Ruano", "ningún vecino"."""
    before = _BEHIND_NOBODY.search(narration, 0, subject.start)
    return bool(before or _OF_NOBODY.match(narration, *subject))


def _interrupted(narration: str, begin: int, end: int) -> Span | None:
    """A subject that commas keep from its verb: "Paz, the mayor, said"."""
    cuts = [
        begin - 1,
        *(m.start() for m in re.finditer(",", narration[:end]) if m.start() >= begin),
    ]
    earliest = None
    for at in range(len(cuts) - 2, max(-1, len(cuts) - 2 - _INSERTED), -1):
        start, stop = cuts[at] + 1, cuts[at + 1]
        words = narration[start:stop].split()
        begins = _phrase_start(narration, start, stop)
        if RELATIVE & {word.lower() for word in words}:
            continue
        if begins is not None and _speaks(narration[begins:stop]):
            earliest = Span(begins, end)
            if narration[start:begins].strip():  # something else stands before it in its clause
                break
        elif words and words[0].lower() in LEADING:
            break
    return earliest


def _speaks(words: str) -> bool:
    phrase = words.strip()
    return bool(is_people(phrase) or is_document(phrase) or _ENDS_IN_NAME.search(phrase))


def _phrase_start(narration: str, begin: int, end: int) -> int | None:
    """Where the noun phrase that ends at `end` begins: as far left as it can."""
    words = [(m.start(), m.group()) for m in _WORD.finditer(narration, begin, end)]
    while words and words[0][1].lower() in LEADING:
        words.pop(0)
    if not words or words[-1][1].lower() in PREPOSITIONS | {"as", "como"}:
        return None
    if words[-1][1].lower() in POINTING_BACK or _qualifies(words[-1][1], words[-2:][0][1]):
        return words[-1][0]
    within = next(
        (i for i, (_, w) in enumerate(words) if i and _qualifies(w, words[i - 1][1])), len(words)
    )
    for i, (at, word) in enumerate(words):
        if _inside(words, i):
            continue
        determined = is_determiner(word)
        rest = [w.lower() for _, w in words[i + bool(determined) : within]]
        if any(w in _NOT_WITHIN for w in rest):
            continue
        if not determined and _another_begins(rest):
            continue
        if rest and (determined or _opens(word)):
            return at
        bare = not i or (len(words) - i <= _BARE and not is_determiner(words[i - 1][1]))
        if bare and _speaks(narration[at:end]):
            return at
    return None


def _opens(word: str) -> bool:
    return word[0].isdigit() or (word[0].isupper() and word not in OPENERS_OF_SENTENCES)


def _qualifies(word: str, before: str) -> bool:
    """Whether a relative clause begins: "who", and "que" behind a person."""
    return word.lower() in ("who", "whose") or (word == "que" and can_speak(before.lower()))


def _inside(words: list[tuple[int, str]], i: int) -> bool:
    """Whether no phrase can begin with a word: a preposition, its noun, a name behind its title."""
    word = words[i][1]
    if word.lower() in PREPOSITIONS or (word in "Aa" and _begins(words[i + 1 : i + 2])):
        return True
    if not i:
        return False
    before = words[i - 1][1].lower()
    spanish_to = before == "a" and _begins(words[i : i + 1])
    behind_name = words[i - 1][1][0].isupper() and before not in DAYS
    behind_title = word[0].isupper() and (can_speak(before) or behind_name)
    return before in PREPOSITIONS or spanish_to or behind_title


def _begins(words: list[tuple[int, str]]) -> bool:
    return any(is_determiner(word) for _, word in words)


def begins_another(phrase: str) -> bool:
    """Whether a second noun phrase begins within one: "the time the mayor"."""
    words = phrase.lower().split()
    return _another_begins(words[1:] if is_determiner(words[0]) else words)


def _another_begins(words: list[str]) -> bool:
    """Whether a phrase of its own begins among words: "came the video"."""
    return any(
        is_determiner(word) and before not in PREPOSITIONS and before not in ("and", "y")
        for before, word in pairwise(words)
    ) or bool(len(words) > 1 and is_determiner(words[0]))


def subject_behind(narration: str, verb_end: int) -> Span | None:
    """The phrase behind a verb: "said Paz, the mayor"; None where none begins there."""
    start = verb_end + len(narration[verb_end:]) - len(narration[verb_end:].lstrip())
    first = _WORD.match(narration, start)
    if not first or first.group().lower() in _NOT_WITHIN | PREPOSITIONS:
        return None
    word = first.group()
    if word.rstrip(".").lower() in POINTING_BACK:
        return Span(start, first.end())
    end = _phrase_end(narration, start)
    if not (is_determiner(word) or word[0].isupper() or _speaks(narration[start:end])):
        return None
    if narration[end : end + 1] == ",":
        stop = _phrase_end(narration, end + 1)
        apposition = narration[end + 1 : stop]
        words = apposition.split()
        if words and words[0] not in RELATIVE and _speaks(apposition) and not is_clause(apposition):
            end = stop
    return Span(start, end)


def phrase_at(text: str, start: int) -> str:
    """The noun phrase that begins at an offset, without what follows a comma."""
    return text[start : _phrase_end(text, start)]


def _phrase_end(text: str, start: int) -> int:
    stop = _BEHIND_ENDS.search(text, start)
    return stop.start() if stop else len(text)
