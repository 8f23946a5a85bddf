"""An answer as plain text, for a terminal and for programs that read no data.

Control characters of sources never reach it.
"""

import textwrap
import unicodedata

from assistant.answer import Answer, Citation, Conflict
from ingest.article import Entry
from ui.wording.moments import iso_day
from ui.wording.places import where_in
from ui.wording.voices import said_by, short_doubt

WIDTH = 88

REASONS = {
    "empty library": "The library is empty: add sources with `dossier ingest`.",
    "nothing found": "Nothing in the library matches the question.",
    "not in the sources": "The sources do not say.",
    "nothing verified": "Nothing could be said that the sources' words support.",
    "no question": "There was no question.",
    "source removed": "The sources of this answer were removed from the library.",
}


def render(answer: Answer, width: int | None = WIDTH) -> str:
    """The prose with its numbered citations below, or why there is none and what is nearest.

    Args:
        answer: any; of another conversation, too.
        width: characters of a line; None for a paragraph a line.
    """
    if not answer.answered:
        return _refusal(answer, width)
    blocks = [_wrap(plain(answer.prose), width)]
    if answer.short_answer:
        doubt = short_doubt(answer)
        short = f"{answer.short_answer} ({doubt})" if doubt else answer.short_answer
        blocks.insert(0, f"→ {plain(short)}")
    blocks += [_conflict(answer, conflict) for conflict in answer.conflicts]
    blocks += [
        _citation(answer.numbers[citation], citation, width) for citation in answer.citations
    ]
    blocks += [_wrap(plain(answer.note), width)] if answer.note else []
    return "\n\n".join(blocks)


def source_line(article: Entry, place: str = "") -> str:
    """Where words come from, on one line: title, publisher, byline, date, place and address."""
    return ", ".join(
        part for part in (about_line(article, place), plain(article.url or "")) if part
    )


def about_line(article: Entry, place: str = "") -> str:
    """The same without the address."""
    about = [article.title, article.publisher, article.byline, iso_day(article.published_at), place]
    return ", ".join(plain(part) for part in about if part)


def _conflict(answer: Answer, conflict: Conflict) -> str:
    sides = " against ".join(f"[{answer.numbers[side]}]" for side in conflict.sides)
    return f"{conflict.told}: {sides}"


def _refusal(answer: Answer, width: int | None) -> str:
    lines = [REASONS[answer.outcome.reason or "not in the sources"]]
    if answer.note:
        lines.append(_wrap(plain(answer.note), width))
    if answer.nearest:
        lines.append("Nearest passages:")
    for hit in answer.nearest[:3]:
        words = textwrap.shorten(plain(hit.passage.prose), 200, placeholder=" …")
        lines.append(_wrap(f"- {plain(hit.article.title)}: {words}", width, indent="  "))
    return "\n".join(lines)


def _citation(number: int, citation: Citation, width: int | None) -> str:
    source = source_line(citation.article, where_in(citation.article, citation.start, citation.end))
    lines = [
        _wrap(f"[{number}] {source}", width),
        _wrap(f"“{plain(citation.quote)}”", width, indent="    "),
    ]
    if said := said_by(citation.voice):
        lines.append(_wrap(f"({plain(said)})", width, indent="    "))
    return "\n".join(lines)


def _wrap(text: str, width: int | None, indent: str = "") -> str:
    if width is None:
        return indent + " ".join(text.split())
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)


def plain(text: str) -> str:
    """Text on one line, without characters that steer a terminal or turn the writing direction."""
    evened = " ".join(text.split())
    kept = (c for c in evened if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return "".join(c for c in kept if not _is_noncharacter(ord(c)))


def _is_noncharacter(point: int) -> bool:
    """Code points that Unicode keeps free of characters, and no XML file may hold."""
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
