"""A conversation as a Word document: each answer with its quotes and their sources below."""

import io
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from assistant.answer import Answer, Citation
from assistant.kept.conversations import Conversation
from ingest.article import Article
from ui.exports.addresses import address_of
from ui.exports.sources import cited, facts
from ui.wording.places import where_in
from ui.wording.terminal import REASONS, about_line, plain
from ui.wording.versions import newer_version
from ui.wording.voices import said_by, short_doubt

SOFT = RGBColor(0x54, 0x58, 0x5F)


def conversation_docx(conversation: Conversation) -> bytes:
    """The document; words of sources are runs of text in it and nothing else."""
    document = Document()
    document.core_properties.title = plain(conversation.title)[:250]
    told = document.core_properties  # else they are those of the library's template
    told.author = told.last_modified_by = "Dossier"
    told.created = told.modified = datetime.now(UTC)
    told.comments = ""
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(plain(conversation.title), level=0)
    for turn in conversation.turns:
        document.add_heading(plain(turn.question), level=1)
        _soft(document.add_paragraph(), f"Asked {turn.asked_at:%Y-%m-%d %H:%M} UTC")
        _answer(document, turn.answer)
        if turn.answer.note:
            _soft(document.add_paragraph(), plain(turn.answer.note))
    if sources := cited(conversation):
        document.add_heading("Sources", level=1)
        for source in sources:
            _source(document, source)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _answer(document: WordDocument, answer: Answer) -> None:
    if not answer.answered:
        reason = REASONS[answer.outcome.reason or "not in the sources"]
        document.add_paragraph().add_run(reason).italic = True
        return
    if answer.short_answer:
        short = document.add_paragraph()
        short.add_run(plain(answer.short_answer)).bold = True
        if doubt := short_doubt(answer):
            _soft(short, f" ({plain(doubt)})")
    prose = document.add_paragraph()
    for claim in answer.claims:
        prose.add_run(plain(claim.text) + " ")
        for citation in claim.citations:
            prose.add_run(f"[{answer.numbers[citation]}] ").font.superscript = True
    for conflict in answer.conflicts:
        sides = " against ".join(f"[{answer.numbers[side]}]" for side in conflict.sides)
        document.add_paragraph(f"{conflict.told}: {sides}.")
    for citation in answer.citations:
        _citation(document, answer.numbers[citation], citation)


def _citation(document: WordDocument, number: int, citation: Citation) -> None:
    quote = document.add_paragraph()
    quote.paragraph_format.left_indent = Cm(0.8)
    quote.paragraph_format.space_after = Pt(0)
    quote.add_run(f"[{number}] “{plain(citation.quote)}”")
    article = citation.article
    told = [
        about_line(article, where_in(article, citation.start, citation.end)),
        address_of(article.url),
        plain(said_by(citation.voice)),
        newer_version(article),
    ]
    source = document.add_paragraph()
    source.paragraph_format.left_indent = Cm(0.8)
    _soft(source, " · ".join(part for part in told if part))


def _source(document: WordDocument, source: Article) -> None:
    """A source with all that is known of it."""
    document.add_paragraph().add_run(plain(source.title)).bold = True
    for name, value in facts(source):
        fact = document.add_paragraph()
        fact.paragraph_format.left_indent = Cm(0.8)
        fact.paragraph_format.space_after = Pt(0)
        _soft(fact, f"{name}: {value}")


def _soft(paragraph: Paragraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(9)
    run.font.color.rgb = SOFT
