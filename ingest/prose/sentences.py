"""Sentences as spans of a text, in English and Spanish.

Our own rules and not a library, since a wrong cut is a wrong citation: tried on hard cases, pysbd
cut after "Sr." and "Gral.", sentencex cut "3.º" and "¡Basta! gritó", made "..." a sentence, and
left quotations of many sentences whole; neither knows lists, tables and verse.

Quoted speech is cut where its sentences end: its opening mark goes with the first, its closing
mark with the last. In doubt nothing is cut: two sentences in one are better than two halves.
"""

import re
from collections.abc import Iterator

from ingest.article import Span
from ingest.prose.abbreviations import (
    ACRONYM,
    BEFORE_NAME,
    BEFORE_NUMBER,
    CLOCK,
    CLOCK_COMPANION,
    MONTHS,
    OPENERS_OF_SENTENCES,
    SPEECH_VERBS,
    WITHIN,
)
from ingest.prose.lines import stand_alone

_BLANK = re.compile(r"\n\s*\n|[\u2029\f]")
_LINE = re.compile(r"[^\n\u2028\x85\v]+")
_SPACES = re.compile(r"\s*")
_BRACKETED_ELLIPSIS = r"\[\s?(?:\.\.\.|…)\s?\]|\((?:\.\.\.|…)\)"
_STOP = re.compile(rf"{_BRACKETED_ELLIPSIS}|\.(?:[ \u00a0]\.){{2,}}|[.!?…‽]+|[。！？]+")
_FOOTNOTE = r"\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3}"
# "word.12 Next": a footnote mark that lost its superscript
_FLAT_FOOTNOTE = re.compile(r"(?<=[a-záéíóúñü]{3}\.)\d{1,2}(?=\s+[A-ZÁÉÍÓÚÑ¿¡“\"«])")
_CLOSERS = re.compile(rf"(?:[\"”’»'›)\]}}*_]|{_FOOTNOTE}|\s(?:»|[¹²³]|\[\d{{1,3}}\](?=\s|$)))*")
_TRAILING_ELLIPSIS = re.compile(rf"\s+(?:{_BRACKETED_ELLIPSIS}|\.\.\.|…)(?=\s+\S)")
_OPENERS = re.compile(r"[\"“”„‘’'«‹(\[{¿¡*_–—-]*\s?")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"[^\s\"“”‘«»(\[{¿¡—–]+$")
_ROMAN_OR_NUMBER = re.compile(r"[\d#]|[IVXLC]+\b")
_ENUMERATOR = re.compile(r"\s*[\"“«(*_]{0,4}(?:\d{1,3}|[IVXLC]{1,6}|[a-zA-Z])$")
_ATTRIBUTION = re.compile(
    rf"(?:\s?[A-ZÁÉÍÓÚÑ][\w'’.-]{{0,30}}){{1,5}}\s(?:{SPEECH_VERBS})\b|(?:{SPEECH_VERBS})\b"
)
_JOINERS = "|/&+=,;:"  # what no sentence starts with: "3:05 p.m. | 38.4 tonnes"
_LOOK_BACK = 60  # no abbreviation is longer
_LOOK_AHEAD = 120


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, as offsets into `text`.

    Spans are in order, trimmed of white space, and hold every other character exactly once. A
    blank line always ends a sentence; a single line end does so in lists, tables and verse.
    Time is linear in the length.
    """
    end = len(text) if end is None else end
    return [
        span
        for block in _blocks(text, start, end)
        for span in _sentences(text, block.start, block.end)
    ]


def _blocks(text: str, start: int, end: int) -> Iterator[Span]:
    """Stretches that no sentence crosses: paragraphs, or lines where lines stand alone."""
    at = start
    while at < end:
        blank = _BLANK.search(text, at, end)
        stop = blank.start() if blank else end
        lines = [
            Span(*match.span())
            for match in _LINE.finditer(text, at, stop)
            if not match.group().isspace()
        ]
        if stand_alone([text[line.start : line.end] for line in lines]):
            yield from lines
        elif lines:
            yield Span(lines[0].start, lines[-1].end)
        at = blank.end() if blank else end


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of one block."""
    begin = _skip_space(text, start, end)
    at = begin
    while stop := _STOP.search(text, at, end):
        after = _after_closers(text, stop.end(), end)
        at = max(after, stop.end())
        following = _skip_space(text, after, end)
        if following == end:
            break
        if not _is_boundary(text, begin, stop, after, following, end):
            continue
        if trailing := _TRAILING_ELLIPSIS.match(text, after, end):
            # "La Mesilla. ... Listen": the dots close what went before, or open what follows
            next_word = _skip_space(text, trailing.end(), end)
            if not _starts_lower(text, next_word, end):
                after, following = trailing.end(), next_word
        yield Span(begin, after)
        begin = at = following
    last = end
    while last > begin and text[last - 1].isspace():
        last -= 1
    if last > begin:
        yield Span(begin, last)


def _is_boundary(
    text: str, begin: int, stop: re.Match[str], after: int, following: int, end: int
) -> bool:
    """Whether the stop that ends before `after` also ends the sentence that began at `begin`."""
    mark = stop.group()
    if mark[0] in "。！？":
        return True
    if following == after:
        return False
    recent = text[max(begin, stop.start() - _LOOK_BACK) : stop.start()]
    if not any(map(str.isalnum, recent)):
        return False  # a sentence has words
    if text[following] in _JOINERS or _starts_lower(text, following, end):
        return False
    opener = _OPENERS.match(text, following, end)
    head = opener.end() if opener else following
    word = _WORD.match(text, head, min(end, head + _LOOK_AHEAD))
    next_word = word.group() if word else ""
    if "!" in mark or "?" in mark:
        closed_quote = any(c in "\"”’»'" for c in text[stop.end() : after])
        return not (closed_quote and _ATTRIBUTION.match(text, following, end))
    if mark != ".":
        # dots that touch their word trail off; free-standing ones leave words out, and only a
        # word that is no name shows that a sentence starts behind them
        touching = mark[0] in ".…" and not text[stop.start() - 1].isspace()
        return touching or after > stop.end() or next_word in OPENERS_OF_SENTENCES
    if after > stop.end():
        return True  # a closing mark behind the full stop: it is no abbreviation's
    before = _BEFORE.search(text, max(begin, stop.start() - _LOOK_BACK), stop.start())
    token = before.group() if before else ""
    at_start = _ENUMERATOR.match(text, begin, stop.start()) is not None
    return not at_start and not _continues(token, text, following, next_word)


def _continues(token: str, text: str, following: int, next_word: str) -> bool:
    """Whether a full stop behind `token` is part of it, given a capital or digit behind it."""
    if (ACRONYM.fullmatch(token) and token not in CLOCK) or (len(token) == 1 and token.isupper()):
        return next_word not in OPENERS_OF_SENTENCES
    lower = token.lower()
    if lower in BEFORE_NAME:
        return True
    if lower in BEFORE_NUMBER or token in MONTHS:
        return _ROMAN_OR_NUMBER.match(text, following) is not None
    if token in CLOCK:
        return next_word in CLOCK_COMPANION
    if lower in WITHIN:
        return next_word not in OPENERS_OF_SENTENCES
    # the first half of a doubled abbreviation: EE. UU., FF. AA., RR. HH.
    return (
        len(token) == 2
        and token.isupper()
        and token[0] == token[1]
        and len(next_word) == 2
        and next_word[0] == next_word[1]
        and next_word.isupper()
    )


def _starts_lower(text: str, at: int, end: int) -> bool:
    """Whether the words at `at`, behind any quotes and dots, go on in lower case."""
    opener = _OPENERS.match(text, at, end)
    head = opener.end() if opener else at
    return head < end and text[head].islower()


def _after_closers(text: str, at: int, end: int) -> int:
    """Where the quotes, brackets and footnote marks that belong to a stop end."""
    if flat := _FLAT_FOOTNOTE.match(text, at, end):
        return flat.end()
    closers = _CLOSERS.match(text, at, end)
    return closers.end() if closers else at


def _skip_space(text: str, at: int, end: int) -> int:
    spaces = _SPACES.match(text, at, end)
    return spaces.end() if spaces else at
