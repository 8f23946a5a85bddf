"""Whether a claim has somebody say what another says in the words it cites. Pure.

Who speaks is read by the rules of `assistant.voice`, in the claim as in the article. Where these
tell of no speaker, or where two descriptions may be for one, nothing is concluded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking.alignment import ALIKE
from assistant.checking.callings import callings
from assistant.checking.cues import SPEECH, SPEECH_TOO
from assistant.checking.names import ANTECEDENT, Setting, is_held, is_spelled_out, words_of_names
from assistant.checking.words import Sentence, phrase_at, sentences, stems
from assistant.voice import voice_of
from assistant.voice.attributions import Attribution, attributions
from assistant.voice.mentions import without_capital
from assistant.voice.nouns import is_document, is_people
from assistant.voice.people import in_full
from assistant.voice.quotations import masked, paragraphs, quotations
from ingest.article import Span
from ingest.prose.sentences import sentence_spans

_BEFORE_SPEECH = 6
"""Words before "promised" or "'s account" in which whose it is stands."""
_BEHIND_SPEECH = 4
"""Words behind "testimony of" in which whose it is stands."""
_OF = frozenset("of by from de del por to".split())
_INVERTED = 12
"""Words behind "…, stated" in which the speaker stands."""
_BEHIND_COMMA = re.compile(r",\s*[\w’']+$")
_POINTS_BACK = re.compile(r"(?:he|she|they|it|él|ella|ellos|ellas) ", re.IGNORECASE)
_WHICH = frozenset("who which that quien quienes que".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something: by name, by a description, or both.

    Attributes:
        phrase: all words that tell who it is.
    """

    name: str | None
    phrase: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """A sentence of a quote and who speaks in it.

    Attributes:
        words: the stems of its words.
        maybe: words in which somebody may stand who speaks by no plain verb of saying.
        unknown: whether it has somebody speak of whom cannot be told who it is.
    """

    words: frozenset[str]
    speakers: tuple[Speaker, ...]
    maybe: str
    unknown: bool
    setting: Setting


def other_speaker(claim: str, settings: Sequence[Setting]) -> str | None:
    """Whom a claim has speak though its quotes have another say it, in words; None if nobody."""
    language = settings[0].language
    heard: list[_Heard] | None = None
    for span in sentence_spans(claim):
        sentence = claim[span.start : span.end]
        for told, behind in _speakers(sentence, language):
            heard = heard or [one for setting in settings for one in _heard(setting)]
            alike = _alike(_stems(sentence, language), _stems(told.phrase, language), heard)
            if not _may_speak(told, alike) and not _speaks_behind(behind, alike):
                return without_capital(told.phrase)
    return None


def _alike(words: set[str], speaker: set[str], heard: Sequence[_Heard]) -> Sequence[_Heard]:
    """The sentences of the quotes that a claim is made of, if that can be told: those that share
    most of its words but the speaker's, and those that it holds whole.
    """
    told = words - speaker
    most = max((len(told & one.words) for one in heard), default=0)
    near = [
        one
        for one in heard
        if 2 * len(told & one.words) > most or 2 * len(words & one.words) > len(one.words)
    ]
    alike = most >= ALIKE * len(told) and any(one.speakers for one in near)
    return near if alike else heard


def _may_speak(told: Speaker, heard: Sequence[_Heard]) -> bool:
    if any(one.unknown for one in heard) or not any(one.speakers for one in heard):
        return True
    return any(
        _is_named_in(told, one.maybe)
        or _publishes(told, one.setting)
        or any(_is_one(told, speaker, one.setting) for speaker in one.speakers)
        for one in heard
    )


def _is_one(told: Speaker, held: Speaker, setting: Setting) -> bool:
    """Whether a claim's speaker is one of the quote's, or may be."""
    if told.name is None:
        ours = callings(told.phrase, told.name)
        theirs = callings(held.phrase, held.name)
        if held.name and not ours & theirs:
            theirs |= _roles(held.name, setting.text)
        if ours and not theirs and held.name is None and is_document(held.phrase):
            theirs = callings(setting.before + setting.quote)  # whose document it may be
            return bool(ours & theirs)
        return not ours or not theirs or bool(ours & theirs)
    name = words_of_names(told.name)
    if all(is_held(word, words_of_names(held.phrase)) for word in name):
        return True
    ours = callings(told.phrase, told.name) | _roles(told.name, setting.text)
    theirs = callings(held.phrase, held.name)
    if held.name:
        short = all(is_held(word, name) for word in words_of_names(held.name))
        a_body = bool(callings(told.name, told.name) & theirs) and not callings(
            held.name, held.name
        )
        return short or a_body or is_spelled_out(told.name, held.name, setting.text)
    if ours and theirs:
        return bool(ours & theirs)
    quote = words_of_names(setting.quote)
    return not all(is_held(word, quote) for word in name)


def _is_named_in(told: Speaker, words: str) -> bool:
    if told.name is None:
        return bool(callings(told.phrase, told.name) & callings(words))
    return all(is_held(word, words_of_names(words)) for word in words_of_names(told.name))


def _publishes(told: Speaker, setting: Setting) -> bool:
    labels = words_of_names(" ".join(setting.labels))
    return bool(told.name) and all(is_held(w, labels) for w in words_of_names(told.name or ""))


def _roles(name: str, text: str) -> frozenset[str]:
    """What an article calls somebody directly beside the name: "Mayor Ana Paz", "Paz, a judge"."""
    surname = re.escape(name.rsplit(maxsplit=1)[-1])
    found: set[str] = set()
    for match in re.finditer(rf"{_LEADING_UP}\b{surname}\b{_GOING_ON}?", text):
        before = match["before"] or ""
        if callings(before.split()[-1] if before.split() else ""):  # not "residents told Paz"
            found |= callings(before)
        found |= callings(match["behind"] or "")
    return frozenset(found)


_LEADING_UP = r"(?P<before>(?:[\w’'-]+ ){0,2}(?:[\w’'-]+,? ))?(?:[A-ZÁÉÍÓÚÑ][\w’'-]* )*"
_GOING_ON = r"(?P<behind>, [^.;,\n]{1,60}| (?:is|was|es|era|fue) [^.;,\n]{1,40})"


def _speakers(sentence: str, language: str) -> Iterator[tuple[Speaker, str]]:
    """Those whom a sentence names or describes as saying something, the outermost alone.

    With each the words behind a verb that a comma stands before: "…, stated the mayor".
    """
    for one, narration in _attributed(sentence, language):
        who = one.speaker
        described = who.form == "description" and is_people(who.role or "")
        if who.name or (described and not (who.role or "").endswith(("'s", "’s"))):
            phrase = " ".join(filter(None, (who.role, who.name)))
            inverted = _BEHIND_COMMA.search(narration, one.span.start, one.span.end)
            behind = narration[one.span.end :].split()[:_INVERTED] if inverted else ()
            yield Speaker(who.name, phrase), " ".join(behind)


def _speaks_behind(words: str, heard: Sequence[_Heard]) -> bool:
    return any(_is_named_in(speaker, words) for one in heard for speaker in one.speakers)


def _attributed(sentence: str, language: str) -> list[tuple[Attribution, str]]:
    quoted = [q for part in paragraphs(sentence) for q in quotations(sentence, part)]
    narration = masked(sentence, Span(0, len(sentence)), quoted)
    return [(one, narration) for one in attributions(narration, language)]


def _heard(setting: Setting) -> Iterator[_Heard]:
    """The sentences of a quote with all who speak in them, in what others report, too."""
    text, language = setting.text, setting.language
    for span in sentence_spans(text, setting.span.start, setting.span.end):
        words = text[span.start : span.end]
        found = list(_all_speakers(words, language))
        voice = voice_of(text, span, language)
        if voice.name or voice.role:
            found.append(Speaker(voice.name, f"{voice.role or ''} {voice.name or ''}".strip()))
        told = [one.speaker.form for one, _ in _attributed(words, language)]
        misread = any(_POINTS_BACK.match(one.phrase) for one in found)  # "he said Paz denied"
        unknown = misread or bool(told and not found)
        full = (in_full(text, one.name, len(text)) for one in found if one.name)
        found += [Speaker(who.name, f"{who.role or ''} {who.name}") for who in full]
        maybe = _beside_speech(words, language) if found else words
        if {"person", "pronoun"} & {*told}:  # "Ruano accused Paz. He denied it."
            maybe += f" {_sentence_before(text, span.start)}"
        yield _Heard(frozenset(_stems(words, language)), tuple(found), maybe, unknown, setting)


def _sentence_before(text: str, at: int) -> str:
    before = text[max(0, at - ANTECEDENT) : at]
    return next((before[s.start : s.end] for s in reversed([*sentence_spans(before)])), "")


def _all_speakers(words: str, language: str) -> Iterator[Speaker]:
    for one, narration in _attributed(words, language):
        who = one.speaker
        role = who.role or ""
        if who.name:
            yield Speaker(who.name, narration[one.span.start : one.span.end])
        elif is_people(role) or is_document(role):
            yield Speaker(None, role)
        rest = narration[one.span.end :] if one.leads else narration[: one.span.start]
        if rest.strip():
            yield from _all_speakers(rest, language)


def _beside_speech(words: str, language: str) -> str:
    """The words beside those that tell of speech in another way: "Paz promised", "word of Paz"."""
    found: list[str] = []
    for sentence in sentences(words, language):
        for at in range(len(sentence)):
            length = phrase_at(sentence, at, SPEECH_TOO)
            if not length and at and sentence[at - 1].folded in _WHICH:
                length = phrase_at(sentence, at, SPEECH)
            if length:
                found += [t.text for t in sentence[max(0, at - _BEFORE_SPEECH) : at]]
                behind = sentence[at + length : at + length + _BEHIND_SPEECH]
                found += [t.text for t in behind] if _begins_with_of(behind) else []
    return " ".join(found)


def _begins_with_of(words: Sentence) -> bool:
    return bool(words) and words[0].folded in _OF


def _stems(text: str, language: str) -> set[str]:
    return set().union(*map(stems, sentences(text, language)))
