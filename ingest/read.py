"""From a source to an article: one reader a form, then the same finishing for all of them."""

import logging
import re
from collections.abc import Callable, Sequence
from pathlib import PurePath

from ingest.article import Article
from ingest.blocks import Block, assemble
from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES
from ingest.furniture.around import same_words, without_furniture
from ingest.furniture.header_lines import head_of, take_header
from ingest.furniture.phrases import RIGHTS
from ingest.furniture.wording import caption_or_note
from ingest.html.page import read_html
from ingest.html.saved_page import read_saved_page
from ingest.mail.message import read_mail
from ingest.moment import Moment
from ingest.office.docx import read_docx
from ingest.office.epub import read_epub
from ingest.office.odt import read_odt
from ingest.office.rtf import read_rtf
from ingest.pdf.document import read_pdf
from ingest.prose.characters import collapse, shortened
from ingest.prose.language import language_of
from ingest.provenance import Provenance, from_notes
from ingest.reading import Reading, insist_on_end
from ingest.records.columns import RECORD
from ingest.records.record import read_record
from ingest.source import Source
from ingest.surprises import surprise
from ingest.text.markdown import read_markdown
from ingest.text.plain import read_plain
from ingest.text.subtitles import read_subtitles

_READERS: dict[str, Callable[[Source], Reading]] = {
    "text/plain": read_plain,
    "text/html": read_html,
    "text/markdown": read_markdown,
    MEDIA_TYPES[".pdf"]: read_pdf,
    MEDIA_TYPES[".docx"]: read_docx,
    MEDIA_TYPES[".odt"]: read_odt,
    MEDIA_TYPES[".epub"]: read_epub,
    MEDIA_TYPES[".rtf"]: read_rtf,
    MEDIA_TYPES[".mhtml"]: read_saved_page,
    MEDIA_TYPES[".eml"]: read_mail,
    RECORD: read_record,
    MEDIA_TYPES[".srt"]: read_subtitles,
    MEDIA_TYPES[".vtt"]: read_subtitles,
}

_WITHOUT_HEADER = frozenset((MEDIA_TYPES[".eml"], RECORD))
"""Forms that tell in fields where they come from; the first lines of their texts are texts."""

_SAVED_AS_TEXT = frozenset(("text/plain", "text/markdown"))
"""Forms without a place for an address but their own lines."""

logger = logging.getLogger(__name__)

_LONGEST_FIRST_LINE = 160  # characters, of a title that is made from the first sentence
_LONGEST_TITLE = 300  # characters; a page may declare anything
_LONGEST_LICENCE = 300
_LICENCE = re.compile(r"creative commons|\bcc[ -]by|licen[cs]|non-?commercial|atribuci[oó]n", re.I)


def read(source: Source) -> Article:
    """Read one source.

    Raises:
        UnreadableSource: no reader takes its form, its reader failed, or no text is left.
    """
    reader = _READERS.get(source.media_type)
    if reader is None:
        raise UnreadableSource(source.location, f"{source.media_type} is not supported")
    try:
        reading = insist_on_end(reader(source))
    except UnreadableSource as error:  # what a part of a reader finds has no name yet
        raise UnreadableSource(source.location, error.reason) from error
    except Exception as error:  # a parser's surprise is one source's failure, not the run's
        logger.exception("A reader failed at %r", source.location)
        raise surprise(source.location, error) from error
    provenance = reading.provenance
    blocks = without_furniture(reading.blocks, provenance.title or "")
    if source.media_type not in _WITHOUT_HEADER:
        saved = source.media_type in _SAVED_AS_TEXT and source.address is None
        header, blocks = take_header(blocks, provenance, may_tell_address=saved)
        provenance = provenance.or_else(header)
    blocks = [caption_or_note(block) for block in _without_said(blocks, provenance)]
    text, marks, locators = assemble(blocks)
    if source.within and not locators:
        locators = (source.within,)
    if not any(map(str.isalnum, text)):
        raise UnreadableSource(source.location, "it holds no text")
    provenance = provenance.or_else(from_notes(blocks)).or_else(reading.properties)
    provenance = provenance.or_else(source.told)
    stem = PurePath(source.location).stem
    digest = source.digest
    licence = provenance.licence or _licence(reading.blocks)
    return Article(
        id=digest[:16],
        doc_id=stem,
        location=source.location,
        digest=digest,
        media_type=source.media_type,
        text=text,
        marks=marks,
        locators=locators,
        title=shortened(provenance.title or _first_line(text) or stem, _LONGEST_TITLE),
        language=language_of(text, provenance.language),
        byline=provenance.byline,
        publisher=provenance.publisher,
        original_publisher=provenance.original_publisher,
        published_at=provenance.published,
        updated_at=_later(provenance.updated, provenance.published),
        url=provenance.url or source.address,
        canonical_url=provenance.canonical_url,
        fetched_url=source.address,
        retrieved_at=source.retrieved_at,
        licence=shortened(licence, _LONGEST_LICENCE) if licence else None,
    )


def _later(updated: Moment | None, published: Moment | None) -> Moment | None:
    """An update, unless it lies before the publication: what a file's properties tell of drafts."""
    days = (updated.day if updated else None, published.day if published else None)
    return None if days[0] and days[1] and days[0] < days[1] else updated


def _without_said(blocks: Sequence[Block], provenance: Provenance) -> list[Block]:
    """Without what only repeats the source's word on itself: its licence, and names at the top.

    Further down, or said again, a name is that of who speaks.
    """
    head = head_of(blocks)
    said = [
        [place for place, block in enumerate(blocks) if same_words(block.text, name)]
        for name in (provenance.publisher or "", provenance.byline or "")
    ]
    repeats = {places[0] for places in said if len(places) == 1 and places[0] < head}
    licence = provenance.licence or ""
    return [
        block
        for place, block in enumerate(blocks)
        if place not in repeats and not same_words(block.text, licence)
    ]


def _licence(blocks: Sequence[Block]) -> str | None:
    """What a page says around its article about using it."""
    for block in blocks:
        if any(form.fullmatch(block.text) for form in RIGHTS) and _LICENCE.search(block.text):
            return block.text
    return None


def _first_line(text: str) -> str:
    """The beginning of a text that has no headline."""
    return shortened(collapse(text.split("\n", 1)[0]), _LONGEST_FIRST_LINE)
