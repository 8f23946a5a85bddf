"""Sources as references: CSL-JSON for programs that manage them, BibTeX for LaTeX."""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from ingest.article import Entry
from ingest.file_name import file_name
from ingest.moment import Moment
from ui.exports.addresses import address_of
from ui.exports.sources import exact
from ui.wording.terminal import plain
from ui.wording.versions import newer_version

Json = dict[str, Any]


def csl_json(articles: Iterable[Entry]) -> bytes:
    """The sources as items of CSL-JSON (Citation Style Language 1.0.2)."""
    items = [_item(article) for article in articles]
    return json.dumps(items, ensure_ascii=False, indent=2).encode()


def bibtex(articles: Iterable[Entry]) -> bytes:
    """The sources as entries of BibTeX, in UTF-8; `biber` and `bibtex8` read it."""
    return "\n".join(_bibtex_entry(article) for article in articles).encode()


def _item(article: Entry) -> Json:
    item: Json = {
        "id": article.id,
        "type": "article-newspaper" if article.publisher else "document",
        "title": plain(article.title),
        "container-title": plain(article.publisher or ""),
        "publisher": plain(article.publisher or ""),
        "author": [{"literal": name} for name in _authors(article)],
        "issued": _date_parts(article.published_at),
        "accessed": _day_parts(article),
        "URL": address_of(article.url),
        "language": article.language,
        "license": plain(article.licence or ""),
        "original-publisher": plain(article.original_publisher or ""),
        "note": "; ".join(_notes(article)),
    }
    return {name: value for name, value in item.items() if value}


def _notes(article: Entry) -> list[str]:
    """What no field of a reference is for."""
    file = file_name(article)
    return [
        *([f"file: {plain(file)}"] if file else []),
        *(f"published: {exact(m)}" for m in [article.published_at] if m and _is_timed(m)),
        *(f"updated: {exact(m)}" for m in [article.updated_at] if m),
        *([plain(newer_version(article))] if article.newer else []),
        f"sha256: {article.digest}",
    ]


def _is_timed(moment: Moment) -> bool:
    return moment.precision in ("minute", "second")


def _authors(article: Entry) -> list[str]:
    """The names of a byline; there are two in "Ana Ríos y Luis Paz", one in "Ortega y Gasset"."""
    parts = re.split(
        r",\s+|\s+(?:and|&)\s+|\s+(?:y|e)\s+(?=[^\s,]+\s)", plain(article.byline or "")
    )
    return [name for part in parts if (name := re.sub(r"^(?:by|por)\s+", "", part, flags=re.I))]


def _date_parts(moment: Moment | None) -> Json | None:
    if moment is None:
        return None
    parts = [moment.at.year]
    if moment.precision != "year":
        parts.append(moment.at.month)
    if moment.day:
        parts.append(moment.day.day)
    return {"date-parts": [parts]}


def _day_parts(article: Entry) -> Json | None:
    at = article.retrieved_at
    return {"date-parts": [[at.year, at.month, at.day]]} if at else None


_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _bibtex_entry(article: Entry) -> str:
    published = article.published_at
    fields = {
        "title": f"{{{_latex(article.title)}}}",
        "author": " and ".join(f"{{{_latex(name)}}}" for name in _authors(article)),
        "journal": _latex(article.publisher or ""),
        "year": str(published.at.year) if published else "",
        "date": published.isoformat()[:10] if published else "",
        "url": _encoded(address_of(article.url)),
        "urldate": article.retrieved_at.date().isoformat() if article.retrieved_at else "",
        "language": article.language,
        "origpublisher": _latex(article.original_publisher or ""),
        "note": _latex("; ".join([*filter(None, [article.licence]), *_notes(article)])),
    }
    told = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    kind = "article" if article.publisher else "misc"
    return f"@{kind}{{dossier-{article.id},\n{told}}}\n"


def _encoded(address: str) -> str:
    """An address without what would end its field, as the percent codes of the same."""
    return re.sub(r"[{}\\\s]", lambda match: quote(match.group()), address)


def _latex(text: str) -> str:
    """Words as LaTeX shows them, whatever characters they hold."""
    return "".join(_SPECIAL.get(character, character) for character in plain(text))
