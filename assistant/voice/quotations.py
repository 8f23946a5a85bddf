"""Where an article quotes: the stretches between quotation marks, and dialogue behind dashes."""

import re
from collections.abc import Iterator, Sequence

from ingest.article import Span

_MARK = re.compile(
    r"[“”«»„]"
    r"|(?P<opens>(?<![\w.,!?…\]])\"(?=[\w¿¡\[(.…'“$€£]))|\""
    r"|(?P<single>(?<!\w)‘[^‘’\n]*(?:’\w[^‘’\n]*)*[.,!?…]’(?!\w))"
)
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_BRACKETS = re.compile(r"(?<=\s)\([^()\n]{0,120}\)")
_DIALOGUE = re.compile(r"\s*[—–](?=[^\s—–])")
_ASIDE = re.compile(r"\s[—–](?=[^\s—–])[^—–]*(?:[—–](?=[\s.,;:!?])[.,;:]?|$)")
FEW_WORDS = 4  # in quotation marks, fewer may be a nickname or scare quotes
OPENING = '“«"„'
MASK = "\x1a"
"""Stands for each character of a quotation, so that offsets stay."""


def paragraphs(text: str) -> list[Span]:
    """The stretches between blank lines."""
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]


def quotations(text: str, paragraph: Span) -> list[Span]:
    """The quotations of a paragraph with their marks, in order; a quote in a quote belongs to it.

    A quotation that is not closed ends with its paragraph, and so does one that was closed twice.
    """
    dialogue = _DIALOGUE.match(text, *paragraph)
    if dialogue:
        return list(_dialogue(text, Span(dialogue.start(), paragraph.end)))
    found, depth, start = [], 0, paragraph.start
    for mark in _MARK.finditer(text, *paragraph):
        if mark["single"]:
            if not depth:
                found.append(Span(*mark.span()))
        elif mark.group() in "“«„" or mark["opens"]:
            start = start if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append(Span(start, mark.end()))
    if depth:
        found.append(Span(start, paragraph.end))
    return found


def _dialogue(text: str, paragraph: Span) -> Iterator[Span]:
    """What is said in "—No lo vi —dijo Paz—. No estaba.", without the asides."""
    at = paragraph.start
    for aside in _ASIDE.finditer(text, *paragraph):
        yield Span(at, aside.start())
        at = aside.end()
    if text[at : paragraph.end].strip():
        yield Span(at, paragraph.end)


def is_open(text: str, quotation: Span) -> bool:
    """Whether a quotation ends without a closing mark: it may go on in the next paragraph."""
    return text[quotation.end - 1] not in '”»"’“' or quotation.end - quotation.start < 2


def masked(text: str, within: Span, quoted: Sequence[Span]) -> str:
    """`text[within]` with every character of a quotation replaced by `MASK`, offsets kept.

    Words in quotation marks that do not end like speech ("the “chapel” of the yard") are
    words of their sentence: they become letters that say nothing. What stands in brackets is left
    out.
    """
    parts, at = [], within.start
    for span in quoted:
        start, end = max(span.start, within.start), min(span.end, within.end)
        if start < end:
            filling = MASK if is_speech(text, span) else "x"
            parts += [text[at:start], filling * (end - start)]
            at = end
    narration = "".join([*parts, text[at : within.end]])
    return _BRACKETS.sub(lambda match: " " * len(match.group()), narration)


def is_speech(text: str, quotation: Span) -> bool:
    """Whether a quotation may be somebody's statement: some words, or words that end like one."""
    words = text[quotation.start : quotation.end]
    return len(words.split()) >= FEW_WORDS or words[-2:-1] in tuple(",.!?…")
