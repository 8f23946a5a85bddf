"""Reading RTF: its words by striprtf, and what its first group tells of the file."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import islice

from striprtf.striprtf import rtf_to_text

from ingest.blocks import Block
from ingest.errors import UnreadableSource
from ingest.moment import Moment
from ingest.office.rtf_marks import marked, set_on_the_line, without_marks
from ingest.prose.characters import clean, collapse
from ingest.provenance import Provenance
from ingest.reading import Reading, insist_on_length
from ingest.source import Source
from ingest.text.plain import text_blocks, with_headings

# Pictures, as figures; each stretch is tried once, from its beginning.
_FIGURES = re.compile(rb"(?<![0-9a-fA-F\s])[0-9a-fA-F\s]{1000,}")
_CHARSET = re.compile(r"\\ansicpg\d{1,5}")
_HEAD = 20_000  # characters that hold the properties
_PROPERTY = r"\{{\\{}\s([^{{}}]{{1,500}})\}}"
_TIME = r"\{{\\{}\\yr(\d{{4}})\\mo(\d\d?)\\dy(\d\d?)(?:\\hr(\d\d?)\\min(\d\d?))?"


def read_rtf(source: Source) -> Reading:
    """The blocks of a Rich Text file.

    Raises:
        UnreadableSource: it is none, damaged, or too long.
    """
    if not source.content.lstrip().startswith(b"{\\rtf"):
        raise UnreadableSource(source.location, "it is no RTF, whatever its name says")
    markup = insist_on_length(_FIGURES.sub(b" ", source.content).decode("cp1252", "replace"))
    head = markup[:_HEAD]
    body = marked(markup)
    text = set_on_the_line(_words(body.markup))
    charset = next(iter(_CHARSET.findall(head)), "")
    notes = [
        set_on_the_line(_words(f"{{\\rtf1\\ansi{charset} {marked(note).markup}}}"))
        for note in body.notes
    ]
    told = Provenance(
        title=_property(head, "title"),
        byline=_property(head, "author"),
        published=_moment(head, "creatim"),
        updated=_moment(head, "revtim"),
    )
    blocks = with_headings(_with_notes(text_blocks(_paragraphs(text)), notes))
    return Reading(blocks, Provenance(), told)


def _with_notes(blocks: Iterable[Block], notes: Iterable[str]) -> list[Block]:
    """The blocks, and the footnotes behind the ones that refer to them."""
    found: list[Block] = []
    waiting = iter(notes)
    for block in blocks:
        text, references = without_marks(block.text)
        found.append(replace(block, text=text))
        said = (collapse(without_marks(note)[0]) for note in islice(waiting, references))
        found += [Block("note", note) for note in said if any(map(str.isalnum, note))]
    return [block for block in found if block.text]


def _property(head: str, name: str) -> str | None:
    found = re.search(_PROPERTY.format(name), head)
    return collapse(_words("{\\rtf1 " + found[1] + "}")) or None if found else None


def _moment(head: str, name: str) -> Moment | None:
    """When the file was made or changed, by the clock of the program."""
    if not (found := re.search(_TIME.format(name), head)):
        return None
    year, month, day, hour, minute = (int(figure or 0) for figure in found.groups())
    try:
        at = datetime(year, month, day, hour, minute)
        return Moment(at, "minute" if found[4] else "day")
    except ValueError:
        return None


def _words(markup: str) -> str:
    try:
        text: str = rtf_to_text(markup, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, OverflowError, LookupError) as error:
        raise UnreadableSource("", "it is a damaged RTF; save it anew, as .docx") from error
    return clean(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _paragraphs(text: str) -> str:
    """Lines as paragraphs, but for rows of a table, whose cells striprtf ends with a bar."""
    parts = []
    for line in map(str.rstrip, text.split("\n")):
        if line.endswith("|"):
            parts.append(" | ".join(map(collapse, line[:-1].split("|"))) + "\n")
        else:
            parts.append(f"\n{line}\n\n")
    return "".join(parts)
