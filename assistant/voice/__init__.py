"""Whose words a source's words are: the article's own, a person's, a document's.

`voice_of` looks at a stretch of an article at a time and remembers it, so that the citations of one
answer cost the reading of their surroundings once.
"""

from dataclasses import replace
from functools import lru_cache

from assistant.voice.interviews import interview
from assistant.voice.mentions import without_capital
from assistant.voice.nouns import is_document
from assistant.voice.people import Person, in_full, is_same
from assistant.voice.scene import Said, Sentence, read_scene
from assistant.voice.verbs import VERB
from assistant.voice.voice import OUTLET, Hedge, Manner, Voice, VoiceKind
from ingest.article import Span

__all__ = ["OUTLET", "Hedge", "Manner", "Voice", "VoiceKind", "telling", "voice_of"]

SCENE = 8_000  # characters that are read at a time
LEAD = 4_000  # characters before them that are read along: who "she" is was said there
TRAIL = 2_000  # characters behind: who speaks may be told after the words


def voice_of(text: str, span: Span, language: str) -> Voice:
    """Who says `text[span]`, and how surely.

    Of several sentences the one who says most of it counts, where anybody but the article does;
    what cannot be told is the article's own, without a hedge.

    Args:
        text: the article's.
        language: ISO 639-1; rules are for English and Spanish, any other is read as English.
    """
    if (answer := interview(text)) and answer.holds(span):
        return Voice("named source", answer.name, answer.role, manner="quoted")
    start, sentences = _scene(text, span.start, language)
    voices: dict[Person | None, list[tuple[int, Voice]]] = {}
    for sentence in sentences:
        begin = max(span.start, sentence.span.start + start)
        end = min(span.end, sentence.span.end + start)
        if begin >= end or not sentence.said:
            continue
        within = Span(begin - start, end - start)
        said = _nearest(sentence, within)
        voice = _voice(text, said, sentence, within, sentence.span.end + start)
        if not voice.hedge:  # "Paz said that …, but denied …"
            voice = replace(voice, hedge=_other_hedge(sentence, within, said.speaker))
        voices.setdefault(said.speaker, []).append((end - begin, voice))
    if not voices:
        return OUTLET
    most = max(voices.values(), key=lambda told: sum(size for size, _ in told))
    return max(most, key=lambda item: (item[1].hedge is not None, item[0]))[1]


def telling(text: str, span: Span, language: str) -> tuple[Span, ...]:
    """The words of `text[span]` that tell who says it, "Paz said": no part of what is said."""
    start, sentences = _scene(text, span.start, language)
    return tuple(
        Span(words.start + start, words.end + start)
        for sentence in sentences
        if sentence.span.start + start < span.end and span.start < sentence.span.end + start
        for said in sentence.said
        if said.speaker
        if (words := _telling(text[start:], sentence, said.span))
    )


def _telling(scene: str, sentence: Sentence, told: Span) -> Span | None:
    """Behind "said" and a quotation all up to the next one tells who it is: "said Paz, 34"."""
    if any(quotation.start <= told.start < quotation.end for quotation in sentence.quoted):
        return None
    behind_quotation = any(quotation.end <= told.start for quotation in sentence.quoted)
    if behind_quotation and VERB.match(scene, told.start):
        next_one = (one.start for one in sentence.quoted if one.start >= told.end)
        return Span(told.start, min(next_one, default=sentence.span.end))
    return told


def _nearest(sentence: Sentence, within: Span) -> Said:
    """Of all who speak in a sentence, the one beside the cited words; of all of it, the first."""
    return min(
        sentence.said,
        key=lambda said: max(said.span.start - within.end, within.start - said.span.end, 0),
    )


def _other_hedge(sentence: Sentence, within: Span, speaker: Person | None) -> Hedge | None:
    """A hedge of the same speaker: what another denies or suspects is not put on this one."""
    hedges = (
        said.saying.hedge
        for said in sentence.said
        if within.start <= said.span.start and said.span.end <= within.end
        if said.speaker == speaker or (said.speaker and speaker and is_same(said.speaker, speaker))
    )
    return next(filter(None, hedges), None)


def _voice(text: str, said: Said, sentence: Sentence, within: Span, before: int) -> Voice:
    who, saying = said.speaker, said.saying
    if who is None:
        return Voice("outlet", hedge=saying.hedge)
    quoted = sum(
        max(0, min(q.end, within.end) - max(q.start, within.start)) for q in sentence.quoted
    )
    manner: Manner = "quoted" if 2 * quoted >= within.end - within.start else saying.manner
    if who.name:
        full = in_full(text, who.name, before)
        role = full.role or who.role
        if role and " " not in role:
            role = without_capital(role)
        return Voice("named source", full.name, role, saying.hedge, manner)
    kind: VoiceKind = "document" if is_document(who.role or "") else "unnamed source"
    return Voice(kind, None, without_capital(who.role or ""), saying.hedge, manner)


def _scene(text: str, at: int, language: str) -> tuple[int, tuple[Sentence, ...]]:
    """The stretch of paragraphs around an offset, and where it begins."""
    number = at // SCENE
    start = text.rfind("\n\n", 0, max(0, number * SCENE - LEAD)) + 1
    end = text.find("\n\n", (number + 1) * SCENE + TRAIL)
    return start, _read(text[start : len(text) if end < 0 else end], language)


@lru_cache(maxsize=128)
def _read(scene: str, language: str) -> tuple[Sentence, ...]:
    return read_scene(scene, language)
