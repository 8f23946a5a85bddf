"""What somebody said, where a question asks for it: whose words, and which sentences. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.asking.question import Question
from assistant.reader.reading import Reading
from assistant.voice import Voice, telling, voice_of
from assistant.voice.function_words import PREPOSITIONS, is_determiner
from assistant.voice.mentions import TITLES
from assistant.voice.nouns import is_document
from assistant.voice.verbs import VERB
from index.hit import Hit
from index.words.terms import stem, words
from ingest.article import Span
from ingest.prose.characters import fold

_SAY = (
    r"(?:say|said|tell|told|claim(?:ed)?|state|answer|reply|respond|declare|argue|testify|deny|admit"
    r"|allege|explain|add|announce|confirm|warn)"
)
_DIJO = (
    r"(?:dijo|dijeron|dice|dicen|ha dicho|han dicho|declaro|declararon|afirmo|afirmaron|sostuvo"
    r"|sostuvieron|respondio|respondieron|contesto|nego|negaron|alego|aseguro|aseguraron|explico"
    r"|conto|relato|testifico|anuncio|confirmo|advirtio|admitio)"
)
_ASKED = (
    re.compile(
        r"\bwhat (?:else |exactly )?(?:did|does|do|has|have|had) (?P<who>.+?)"
        rf" (?:\w+ly |also |later |ever |have to )?{_SAY}\b"
    ),
    re.compile(
        rf"\bque (?:mas |otra cosa )?(?:le |les )?{_DIJO} (?P<who>.+?)"
        r"(?=\s*[?,.;]|$|\s(?:sobre|acerca|respecto|cuando|ante|tras|despues|durante|que|en|ayer)\b)"
    ),
)
_ANYBODY = frozenset(
    """
    he she it they we you i people everyone everybody anyone anybody someone others sources source
    el ella ellos ellas gente todos alguien otros fuentes fuente se
    """.split()
)
_BELONGING = re.compile(r"^.*['’]s\s+|\s(?:of|for|in|at|de|del|en)\s.*$")
_OFFICE = re.compile(r"\b(?:spokes\w+|portavo\w+|vocer\w+)\b")
_TITLES = frozenset(fold(title).rstrip(".") for title in TITLES)
_VERB = fold(VERB.pattern)
_LONGER = re.compile(r"\s(?:de|del|de la|al?|of|in|at|to)\s")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose words a question asks for.

    Attributes:
        phrases: as folded words; of several, any.
        language: ISO 639-1, the question's.
        named: whether by name, so that whoever has another name is somebody else.
        names: of those who are called so somewhere: "the mayor" is "Paz" in the next sentence.
    """

    phrases: tuple[str, ...]
    language: str
    named: bool
    names: frozenset[str] = frozenset()

    def says(self, hit: Hit, span: Span) -> bool:
        """Whether words of a source are this one's."""
        voice = voice_of(hit.article.text, span, hit.article.language)
        if voice.name and voice.name in self.names:
            return True
        called = _called(voice, hit)
        return any(
            asked <= one
            for asked in (set(_words(phrase, self.language)) for phrase in self.phrases)
            for one in ({stem(word, self.language) for word in words(phrase)} for phrase in called)
        )

    def may_say(self, hit: Hit, span: Span) -> bool:
        """Whether words of a source are not certainly another's, or tell what this one said."""
        voice = voice_of(hit.article.text, span, hit.article.language)
        if voice.kind in ("outlet", "document"):
            return True
        told = fold(hit.article.text[span.start : span.end])
        last = (_words(phrase, "")[-1] for phrase in self.phrases)
        return any(re.search(rf"\b{re.escape(word)}\b\s+(?:\w+\s+)?{_VERB}", told) for word in last)


def whose_words(question: Question, readings: Sequence[Reading]) -> Wanted | None:
    """Whose words a question asks for: "what did Col. Lemus say", "¿qué dijo la fiscal?"."""
    asked = " ".join(fold(question.text).split())
    match = next(filter(None, (pattern.search(asked) for pattern in _ASKED)), None)
    if not match:
        return None
    who = match["who"].strip(" \"'“”‘’")
    if who in _ANYBODY or is_document(who):
        return None
    phrases = [*re.split(r"\s(?:and|y|e)\s", who), *_LONGER.split(who)[:1]]
    phrases = [phrase for phrase in phrases if _words(phrase, question.language)]
    named = any(word in who for name in question.names for word in fold(name).split())
    if not phrases:
        return None
    wanted = Wanted(tuple(dict.fromkeys(phrases)), question.language, named)
    voices = (
        voice_of(reading.hit.article.text, one.span, reading.hit.article.language)
        for reading in readings
        for one in reading.sentences
        if wanted.says(reading.hit, one.span)
    )
    return replace(wanted, names=frozenset(voice.name for voice in voices if voice.name))


def spoken_by(wanted: Wanted, readings: Sequence[Reading]) -> list[Reading]:
    """The readings with that one's sentences alone; of a name without any, what may be theirs.

    The latter answer only as far as the reader thinks so; a description that no voice has leaves
    the readings as they are. The short answer stays where it is inside what is said: who says it,
    and that, is none.
    """
    if theirs := [one for reading in readings if (one := _only(reading, wanted.says))]:
        return theirs
    if not wanted.named:
        return list(readings)
    most = max((reading.best.score for reading in readings), default=0.0) or 1.0
    maybe = [one for reading in readings if (one := _only(reading, wanted.may_say))]
    return [replace(one, relevance=one.relevance * one.best.score / most) for one in maybe]


def _only(reading: Reading, test: Callable[[Hit, Span], bool]) -> Reading | None:
    """A reading with the sentences that pass; None without any."""
    sentences = tuple(one for one in reading.sentences if test(reading.hit, one.span))
    if not sentences:
        return None
    short, best = reading.short_answer, reading.best
    if short and (best not in sentences or _tells(reading.hit, best.span, short)):
        short = None
    return replace(reading, sentences=sentences, short_answer=short)


def _tells(hit: Hit, sentence: Span, words: Span) -> bool:
    """Whether words of a sentence tell who says it, and are no part of what is said."""
    article = hit.article
    return any(
        words.start < one.end and one.start < words.end
        for one in telling(article.text, sentence, article.language)
    )


def _called(voice: Voice, hit: Hit) -> list[str]:
    """How whoever speaks may be called: an outlet's article speaks for it, and who speaks for an
    office for that; whose lawyer or mother somebody is, is no name of theirs.
    """
    if voice.kind == "outlet":
        return [hit.article.publisher or ""]
    role = fold(voice.role or "")
    whole = voice.name is None or _OFFICE.search(role)
    return [f"{voice.name or ''} {role if whole else _BELONGING.sub('', role)}"]


def _words(phrase: str, language: str) -> list[str]:
    """The words of a phrase that tell one from another, as stems; a title alone is one."""
    found = [word for word in words(phrase) if not (is_determiner(word) or word in PREPOSITIONS)]
    names = [word for word in found if word not in _TITLES]
    return [stem(word, language) for word in names or found]
