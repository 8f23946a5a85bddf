"""Reading PDF: paragraphs in reading order, each with the pages that it stands on.

PDFium draws every page that Chromium shows, so it knows where each letter stands; what is a
column, a running head or a paragraph is told from that.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Literal

from ingest.apart import ProcessFailed, told_by
from ingest.article import Locator
from ingest.blocks import Block
from ingest.dates import parse_moment
from ingest.errors import UnreadableSource
from ingest.furniture.around import same_words
from ingest.moment import Moment
from ingest.pdf.layout import in_reading_order, with_rows
from ingest.pdf.lines import Line, lines_of
from ingest.pdf.paragraphs import paragraphs, placed
from ingest.pdf.running_heads import without_running_heads
from ingest.prose.characters import clean, collapse
from ingest.provenance import Provenance
from ingest.reading import MOST_LETTERS, Reading
from ingest.source import Source
from ingest.text.plain import with_headings

MOST_PAGES = 5_000
MOST_SECONDS = 300  # a thousand pages take a tenth of that

logger = logging.getLogger(__name__)

_FEWEST_LETTERS = 20  # a page of a text has more; a scan has a stamp or a page number
_ILLEGIBLE = 0.3  # share of letters without a meaning, from fonts that do not tell theirs
_NO_LETTER = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_JUNK_TITLE = re.compile(
    r"(?:microsoft word|powerpoint presentation|untitled|sin t[íi]tulo|document\d*|slide \d+)\b.*"
    r"|\S+\.(?:docx?|odt|indd|qxd|tex|dvi|pdf|rtf|pages|html?)",
    re.I,
)
_NOBODY = re.compile(
    r"(?:admin(?:istrator)?|user|usuario|owner|root|unknown|\w+@\S+|\S*\d\S*)", re.I
)
_FAILURES = {
    "locked": "it is locked with a password; save it without one, and ingest that",
    "damaged": "it is no PDF, or a damaged one",
    "too long": f"it has more than {MOST_PAGES} pages, or text for as many; split it",
}
_NOT_READ = {
    "picture": "pictures (ocrmypdf can recognise them)",
    "damaged": "damaged (another copy of the file may have them)",
}
_LOGGED = 2_000  # bytes of what a process said when it failed
_TIME = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?(?:(Z)|([+-]\d\d)(?:'?(\d\d))?)?)?"
)
"""A date of the PDF standard (ISO 32000-1, section 7.9.4): all behind the year may be missing."""
_PRINTED = re.compile(r"skia|wkhtmltopdf|print to pdf|chrom|mozilla|firefox|\bqt\b|cups", re.I)
"""Programs that print what others wrote: the day of printing is not the day of publication."""
_SCRIPT = Path(__file__).with_name("process.py")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was drawn: its lines, its printed number, and what it is made of."""

    lines: Sequence[Line]
    label: str
    height: float
    what: Literal["text", "picture", "damaged"]


def read_pdf(source: Source) -> Reading:
    """The blocks of a PDF.

    Raises:
        UnreadableSource: it is locked, damaged, too long, or a scan without text.
    """
    about, pages = _drawn(source)
    drawn = [page for page in pages if page.what != "damaged"]
    if pages and not drawn:
        raise UnreadableSource(source.location, _FAILURES["damaged"])
    _insist_on_text(drawn, source.location)
    if not any(page.lines for page in drawn):
        return Reading([], Provenance())
    labels = _told_apart([page.label for page in pages])
    kept = without_running_heads([page.lines for page in pages], drawn[0].height)
    lines = [
        line
        for page, label in zip(kept, labels, strict=True)
        for line in placed(with_rows(in_reading_order(page)), label)
    ]
    blocks = with_headings(paragraphs(lines)) + _not_read(pages, labels)
    title = collapse(clean(about.get("Title", "")))
    return Reading(blocks, Provenance(title=_title(title, blocks, labels)), _properties(about))


def _drawn(source: Source) -> tuple[dict[str, str], list[_Page]]:
    """What the file tells of itself, and its pages, by a process that may fail."""
    try:
        told = told_by(_SCRIPT, source.content, MOST_SECONDS, MOST_PAGES, MOST_LETTERS)
    except TimeoutError as error:
        reason = f"it is not drawn within {MOST_SECONDS} seconds"
        raise UnreadableSource(source.location, reason) from error
    except ProcessFailed as error:
        logger.error("PDFium failed at %r: %s", source.location, error.stderr[-_LOGGED:])  # noqa: TRY400
        raise UnreadableSource(source.location, _FAILURES["damaged"]) from error
    for each in told:
        if "error" in each:
            raise UnreadableSource(source.location, _FAILURES[each["error"]])
    pages = [
        _Page(
            lines_of(page["lines"]),
            clean(page["label"]).strip() or str(number),
            page["height"],
            page["what"],
        )
        for number, page in enumerate(told[1:], start=1)
    ]
    return told[0]["about"], pages


def _told_apart(labels: list[str]) -> list[str]:
    """Labels of pages as they are printed; counted where two of them are the same."""
    if any(one == two for one, two in pairwise(sorted(labels))):
        return [str(number) for number in range(1, len(labels) + 1)]
    return labels


def _insist_on_text(pages: Sequence[_Page], location: str) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    letters = sum(map(str.isalnum, text))
    recognise = "recognise it first, for instance with `ocrmypdf in.pdf out.pdf`"
    if letters < _FEWEST_LETTERS * len(pages) and any(page.what == "picture" for page in pages):
        raise UnreadableSource(location, f"it is a scan without text; {recognise}")
    if len(_NO_LETTER.findall(text)) > _ILLEGIBLE * len(text):
        raise UnreadableSource(
            location, f"its fonts do not tell which letters they draw; {recognise}"
        )


def _not_read(pages: Sequence[_Page], labels: Sequence[str]) -> list[Block]:
    """Notes on the pages whose words are not here, if there are any."""
    notes = []
    for what, why in _NOT_READ.items():
        places = [place for place, page in enumerate(pages) if page.what == what]
        runs = [
            [labels[place] for _, place in group]
            for _, group in groupby(enumerate(places), lambda each: each[1] - each[0])
        ]
        if runs:
            named = ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
            said = f"Pages not read, since they are {why}: {named}"
            notes.append(Block("note", said, (Locator("page", runs[0][0], 0),)))
    return notes


def _title(declared: str, blocks: Sequence[Block], labels: Sequence[str]) -> str | None:
    """The declared title if it is one, or else the first page's first heading."""
    first = labels[:1]
    headings = [
        block.text
        for block in blocks[:8]
        if block.kind == "heading" and [each.label for each in block.locators][:1] == first
    ]
    if declared and not _JUNK_TITLE.fullmatch(declared):
        printed = any(same_words(declared, heading) for heading in headings)
        return declared if printed or not headings or len(declared.split()) > 1 else headings[0]
    return next(iter(headings), None)


def _properties(about: dict[str, str]) -> Provenance:
    author = collapse(clean(about.get("Author", "")))
    printed = _PRINTED.search(f"{about.get('Producer', '')} {about.get('Creator', '')}")
    return Provenance(
        byline=author if author and not _NOBODY.fullmatch(author) else None,
        published=None if printed else _moment(about.get("CreationDate", "")),
        updated=None if printed else _moment(about.get("ModDate", "")),
    )


def _moment(stated: str) -> Moment | None:
    found = _TIME.match(stated)
    if found is None:
        return None
    year, month, day, hour, minute, second, utc, hours, minutes = found.groups()
    text = "-".join(part for part in (year, month, day) if part)
    if hour:
        offset = "Z" if utc else f"{hours}:{minutes or '00'}" if hours else ""
        text += f"T{hour}:{minute}" + (f":{second}" if second else "") + offset
    return parse_moment(text)
