"""The forms in which a conversation can be taken away, by name."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from assistant.answer_json import answer_json
from assistant.kept.conversations import Conversation
from ingest.article import Entry
from ui.exports.bibliography import bibtex, csl_json
from ui.exports.errors import UnknownForm
from ui.exports.markdown import conversation_markdown
from ui.exports.page import conversation_page
from ui.exports.sheet import sheet_csv, sheet_xlsx
from ui.exports.sources import cited
from ui.exports.word import conversation_docx

FormName = Literal["markdown", "html", "docx", "json", "csv", "xlsx", "csl-json", "bibtex"]
BibliographyName = Literal["csl-json", "bibtex"]

FORM_NAMES: tuple[FormName, ...] = get_args(FormName)
BIBLIOGRAPHY_NAMES: tuple[BibliographyName, ...] = get_args(BibliographyName)


@dataclass(frozen=True, slots=True)
class Form:
    """How a form is made, and what it is to whoever opens it."""

    media_type: str
    extension: str
    made: Callable[[Conversation], bytes]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to be taken away."""

    name: str
    media_type: str
    content: bytes


def conversation_json(conversation: Conversation) -> dict[str, object]:
    """A conversation as JSON: its turns in the form of answers."""
    return {
        "id": conversation.id,
        "title": conversation.title,
        "turns": [
            {"asked_at": turn.asked_at.isoformat(), **answer_json(turn.answer)}
            for turn in conversation.turns
        ],
    }


def _json(conversation: Conversation) -> bytes:
    return json.dumps(conversation_json(conversation), ensure_ascii=False, indent=2).encode()


REFERENCES: dict[BibliographyName, tuple[str, str, Callable[[Iterable[Entry]], bytes]]] = {
    "csl-json": ("application/vnd.citationstyles.csl+json", "csl.json", csl_json),
    "bibtex": ("application/x-bibtex", "bib", bibtex),
}

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMS: dict[FormName, Form] = {
    "markdown": Form("text/markdown", "md", lambda c: conversation_markdown(c).encode()),
    "html": Form("text/html", "html", conversation_page),
    "docx": Form(WORD, "docx", conversation_docx),
    "csv": Form("text/csv", "csv", sheet_csv),
    "xlsx": Form(SPREADSHEET, "xlsx", sheet_xlsx),
    "csl-json": Form(*REFERENCES["csl-json"][:2], lambda c: csl_json(cited(c))),
    "bibtex": Form(*REFERENCES["bibtex"][:2], lambda c: bibtex(cited(c))),
    "json": Form("application/json", "json", _json),
}


def form_of(name: str | None, file: Path | None = None) -> FormName:
    """The form that is named, or that a file's ending tells; Markdown where nothing is said.

    Raises:
        UnknownForm: there is none of this name or ending.
    """
    if name is None and file is None:
        return "markdown"
    for known, form in FORMS.items():
        if name == known or (name is None and file and file.name.endswith(f".{form.extension}")):
            return known
    raise UnknownForm(name or (file.suffix if file else ""), FORM_NAMES)


def references_of(name: str) -> BibliographyName:
    """The form of references that is named.

    Raises:
        UnknownForm: there is none of this name.
    """
    for known in BIBLIOGRAPHY_NAMES:
        if name == known:
            return known
    raise UnknownForm(name, BIBLIOGRAPHY_NAMES)


def alone(conversation: Conversation, turn: int) -> Conversation:
    """A conversation with one of its turns, counted from 1.

    Raises:
        IndexError: it has no such turn.
    """
    return replace(conversation, turns=(conversation.turns[turn - 1],))


def exported(conversation: Conversation, name: FormName, turn: int | None = None) -> Exported:
    """A conversation as a file, or one of its turns, counted from 1.

    Raises:
        IndexError: it has no such turn.
    """
    if turn is not None:
        conversation = alone(conversation, turn)
    form = FORMS[name]
    stem = _stem(conversation.title) or "conversation"
    return Exported(f"{stem}.{form.extension}", form.media_type, form.made(conversation))


def bibliography(articles: Iterable[Entry], name: BibliographyName) -> Exported:
    """Articles as a file of references."""
    media_type, extension, made = REFERENCES[name]
    return Exported(f"sources.{extension}", media_type, made(articles))


def _stem(title: str) -> str:
    """A title as the name of a file, in letters that every system takes."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-")
