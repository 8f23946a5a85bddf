"""A scene: some paragraphs of an article, read in order, with who says each sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.voice.attributions import attributions
from assistant.voice.memory import Memory
from assistant.voice.mentions import document_in
from assistant.voice.people import Person
from assistant.voice.quotations import (
    FEW_WORDS,
    MASK,
    OPENING,
    is_open,
    masked,
    paragraphs,
    quotations,
)
from assistant.voice.verbs import HEDGED_BY_NOBODY, Saying
from ingest.article import Span
from ingest.prose.sentences import sentence_spans

LONGEST = 1_000
"""Characters of a sentence that are read at a time: captions may lack full stops for pages, and
who says what in a sentence takes the cube of its length."""


@dataclass(frozen=True, slots=True)
class Said:
    """That somebody says something, at a place.

    Attributes:
        span: of the words that tell it; where a sentence has several, the nearest counts.
        speaker: None for the article itself.
    """

    span: Span
    speaker: Person | None
    saying: Saying


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all who say something in it, the main one first."""

    span: Span
    said: tuple[Said, ...]
    quoted: tuple[Span, ...]


def read_scene(text: str, language: str) -> tuple[Sentence, ...]:
    """Who says each sentence of some paragraphs; offsets are into `text`."""
    memory = Memory()
    read: list[Sentence] = []
    parts = paragraphs(text)
    for paragraph, following in zip_longest(parts, parts[1:]):
        goes_on = following is not None and text[following.start] in OPENING
        read += _paragraph(text, paragraph, language, memory, goes_on=goes_on)
    return tuple(_backwards(text, read))


def _paragraph(
    text: str, paragraph: Span, language: str, memory: Memory, *, goes_on: bool
) -> list[Sentence]:
    """The sentences of a paragraph.

    Args:
        goes_on: the next paragraph begins with a quotation, maybe with the rest of this one.
    """
    quoted = quotations(text, paragraph)
    spans = [part for span in sentence_spans(text, *paragraph) for part in _parts(text, span)]
    before, open_before = memory.speaker, memory.open
    unclosed = bool(quoted) and quoted[-1].end == paragraph.end and is_open(text, quoted[-1])
    headline = _is_headline(text, paragraph, spans)
    heard = Memory(list(memory.known)) if headline else memory  # a headline introduces nobody
    heard.begin_paragraph()
    told = [_told(text, span, quoted, language, heard) for span in spans]
    carried = before if open_before and quoted and quoted[0].start == paragraph.start else None
    if headline or (unclosed and goes_on):
        before = None  # whoever speaks is told in this line, or where the quotation ends
    known = [tuple(said for said in some if said.speaker) for some in told]
    speakers = [_speaker_of(text, q, spans, known, carried, before) for q in quoted]
    for quotation, one in zip(quoted, speakers, strict=True):
        if one and one.speaker and not _is_short(text, quotation):
            memory.speaker = one.speaker
    memory.open = unclosed
    return [
        _sentence(text, span, said, quoted, speakers)
        for span, said in zip(spans, told, strict=True)
    ]


def _parts(text: str, span: Span) -> Iterator[Span]:
    """A sentence, or the stretches of an over-long one."""
    start, end = span
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield Span(start, cut)
        start = cut + (space > 0)
    yield Span(start, end)


def _is_headline(text: str, paragraph: Span, spans: Sequence[Span]) -> bool:
    """Whether a paragraph is one line without a full stop."""
    return len(spans) == 1 and text[slice(*paragraph)].rstrip('”»"’)')[-1:].isalnum()


def _is_short(text: str, quotation: Span) -> bool:
    return len(text[slice(*quotation)].split()) < FEW_WORDS


def _told(
    text: str, span: Span, quoted: Sequence[Span], language: str, memory: Memory
) -> tuple[Said, ...]:
    """What the narration of a sentence tells of who says what; the memory moves on."""
    narration = masked(text, span, quoted)
    found: list[Said] = []
    for one in attributions(narration, language):
        speaker = memory.resolve(one, narration)
        if speaker:
            memory.hear(speaker, one)
        pronoun = one.speaker.form != "subject" or one.denied != "something else"
        if speaker or (one.denied and pronoun):  # a denial stays one, even where nobody knows whose
            at = Span(one.span.start + span.start, one.span.end + span.start)
            found.append(Said(at, speaker, one.saying))
    memory.end_sentence(narration, spoken=any(said.speaker for said in found))
    return tuple(found)


def _speaker_of(
    text: str,
    quotation: Span,
    spans: Sequence[Span],
    told: Sequence[tuple[Said, ...]],
    carried: Person | None,
    before: Person | None,
) -> Said | None:
    """Who speaks a quotation: told beside it, in its paragraph, or in the one before."""
    over = [i for i, s in enumerate(spans) if s.start < quotation.end and quotation.start < s.end]
    beside = [said for i in over for said in told[i]]
    if beside:
        return min(beside, key=lambda said: _distance(said.span, quotation))
    whole = all(quotation.start <= spans[i].start and spans[i].end <= quotation.end for i in over)
    if _is_short(text, quotation) and not whole:
        return None
    here = Span(quotation.start, quotation.start)
    if carried:
        return Said(here, carried, Saying())
    for i in range(over[0] - 1, -1 if whole else max(over[0] - 2, -1), -1):
        if told[i]:
            return Said(here, told[i][-1].speaker, Saying())
    around = Span(spans[over[0]].start, spans[over[-1]].end)
    if document := document_in(masked(text, around, [quotation]).replace(MASK, " ")):
        return Said(here, Person(None, document), Saying())
    following = next((t for t in told[over[-1] + 1 :] if t), ())
    if following:
        return Said(here, following[0].speaker, Saying())
    return Said(here, before, Saying()) if before and whole else None


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _sentence(
    text: str,
    span: Span,
    told: tuple[Said, ...],
    quoted: Sequence[Span],
    speakers: Sequence[Said | None],
) -> Sentence:
    inside = tuple(q for q in quoted if q.start < span.end and span.start < q.end)
    spoken = tuple(
        Said(Span(max(q.start, span.start), min(q.end, span.end)), one.speaker, Saying())
        for q, one in zip(quoted, speakers, strict=True)
        if one and q in inside
    )
    return Sentence(span, told or spoken or tuple(_hedged_by_nobody(text, span)), inside)


def _hedged_by_nobody(text: str, span: Span) -> Iterator[Said]:
    for hedge, pattern in HEDGED_BY_NOBODY:
        if pattern.search(text[slice(*span)]):
            yield Said(span, None, Saying(hedge))


def _backwards(text: str, read: Sequence[Sentence]) -> list[Sentence]:
    """The same, with the speaker of a quotation over paragraphs who is told where it ends."""
    done: list[Sentence] = []
    for sentence in reversed(read):
        if done and _runs_on(text, sentence, done[-1]):
            said = Said(sentence.span, done[-1].said[0].speaker, Saying())
            done.append(replace(sentence, said=(said,)))
        else:
            done.append(sentence)
    return done[::-1]


def _runs_on(text: str, sentence: Sentence, after: Sentence) -> bool:
    """Whether a quotation that a sentence leaves open goes on in the next, which has a speaker."""
    if sentence.said or not (sentence.quoted and after.said and after.quoted):
        return False
    last = sentence.quoted[-1]
    open_at_end = last.end == sentence.span.end and is_open(text, last)
    return open_at_end and after.quoted[0].start == after.span.start
