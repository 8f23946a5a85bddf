"""The Library view as HTML: the table of sources, what an upload came to, one source's text."""

from collections.abc import Sequence
from html import escape

from index.indexing.report import IngestReport, Progress
from ingest.article import Article, Entry
from ingest.catalogue.listing import Listed
from ui.desk.evidence import article_html
from ui.http.uploads import name_of
from ui.wording.markup import attribute, count, provenance
from ui.wording.moments import dated, iso_day
from ui.wording.passed_over import passed_over
from ui.wording.progress import figures
from ui.words import say, translated

CONFIRM = "Remove “{name}” from the library? Answers that cite it will no longer show its words."

CAME_TO = ("added", "updated", "unchanged", "not readable")

LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French", "pt": "Portuguese", "de": "German"}


def sources_html(sources: Sequence[Listed]) -> str:
    """The table of sources with the number of passages of each."""
    if not sources:
        return (
            '<div class="sources empty"><p class="hint">'
            + say("No sources yet. Drop pages, documents, mail or exports above.")
            + "</p></div>"
        )
    rows = "".join(_row(each.entry, each.passages) for each in sources)
    return (
        f'<div class="sources"><h2 class="sr">{say("Sources")}</h2><label class="filter">'
        f'<span class="sr">{say("Filter sources")}</span><input type="search"'
        f' data-filter="tbody tr" placeholder="{say("Filter by title, publisher or date")}"'
        ' autocomplete="off"></label>'
        f"<table><thead><tr><th scope=col>{say('Source')}</th><th scope=col>{say('Publisher')}</th>"
        f"<th scope=col>{say('Published')}</th><th scope=col>{say('Language')}</th>"
        f'<th scope=col class="num">{say("Passages")}</th>'
        f'<th scope=col><span class="sr">{say("Remove")}</span></th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
        '<p class="hint none" hidden>' + say("No source matches.") + "</p></div>"
    )


def _row(article: Entry, passages: int) -> str:
    name = attribute(article.title)
    when = article.published_at
    published = f'<time datetime="{iso_day(when)}">{dated(when)}</time>' if when else ""
    language = say(LANGUAGES.get(article.language, article.language))
    return (
        '<tr><td class="name"><button type="button" data-act="view_source"'
        f' data-id="{article.id}">{escape(article.title)}</button></td>'
        f'<td class="by">{escape(article.publisher or "")}</td>'
        f'<td class="when">{published}</td>'
        f'<td class="language">{escape(language)}</td><td class="num">{passages}</td>'
        f'<td class="do"><button type="button" data-act="remove_source" data-id="{article.id}"'
        f' data-confirm="{attribute(say(CONFIRM, name=article.title))}"'
        f' aria-label="{say("Remove")} {name}">{say("Remove")}</button></td></tr>'
    )


def source_html(article: Article, passages: int, correcting: str) -> str:
    """One source as it was extracted: what every citation of it is a slice of.

    Args:
        correcting: the form that corrects its provenance.
    """
    facts = [
        say(LANGUAGES.get(article.language, article.language)),
        count(passages, "passage"),
        count(len(article.text.split()), "word"),
        article.media_type,
        article.licence or "",
        f"id {article.id}",
    ]
    listed = " · ".join(escape(fact) for fact in facts if fact)
    return (
        '<article class="source whole"><header>'
        f'<button type="button" class="close" data-act="close">{say("Close")}</button>'
        f"<h3>{escape(article.title)}</h3>"
        f'{provenance(article)}<p class="facts">{listed} · {_original_link(article)}</p>'
        f"{correcting}</header>"
        f'<div class="source-text" role="region" tabindex="0" lang="{attribute(article.language)}"'
        f' aria-label="{say("Extracted text")}">{article_html(article)}</div></article>'
    )


def _original_link(article: Article) -> str:
    """A link to the untouched bytes. In a view of its own: where there are none, it says why."""
    return (
        f'<a class="original" href="api/articles/{article.id}/original" target="_blank"'
        f' rel="noopener" title="{say("The file that this text was extracted from")}">'
        f"{say('Original file')}</a>"
    )


def no_source_html() -> str:
    """The place of a source's text before one is chosen."""
    return (
        '<div class="source whole empty"><p class="hint">'
        + say("Choose a source to read the text that was extracted from it.")
        + "</p></div>"
    )


def progress_html(step: Progress | None, total: int | None) -> str:
    """Where an ingest stands: sources, bytes, articles, passages, rate and time left.

    How many sources a feed will give is not known before its end.
    """
    done = step.done if step else 0
    at = escape(name_of(step.location)) if step else say("Reading")
    told = f'<p class="figures">{escape(figures(step))}</p>' if step else ""
    size = "" if total is None else f' max="{total}" value="{done}"'
    stands = (
        count(done, "source") if total is None else say("{done} of {total}", done=done, total=total)
    )
    return (
        f'<div class="ingest" role="status"><progress{size}'
        f' aria-label="{say("Sources read")}"></progress>'
        f"<p>{stands} · <bdi>{at}</bdi></p>{told}</div>"
    )


def came_to(added: int, updated: int, unchanged: int, failed: int) -> list[str]:
    """How many sources of an ingest were what, where there are any: "2 added", "1 not readable"."""
    return [
        say(f"1 {word}") if number == 1 else f"{number:,} {say(word)}"
        for number, word in zip((added, updated, unchanged, failed), CAME_TO, strict=True)
        if number
    ]


def report_html(report: IngestReport) -> str:
    """What an ingest did, with every source that could not be read and why."""
    facts = came_to(report.added, report.updated, report.unchanged, len(report.failed))
    failed = "".join(
        f"<li><b><bdi>{escape(name_of(failure.source))}</bdi></b>"
        f" {escape(translated(failure.error))}</li>"
        for failure in report.failed
    )
    files = passed_over(report.passed_over)
    beside = f'<p class="hint">{say("Passed over: {files}", files=files)}</p>' if files else ""
    return (
        f'<div class="ingest done" role="status"><p>{", ".join(facts) or say("Nothing to add")}'
        f" · {count(report.passages, 'passage')}</p>{beside}"
        f"{f'<ul class=failed>{failed}</ul>' if failed else ''}</div>"
    )


def failed_html(message: str) -> str:
    """An ingest or a removal that an error ended."""
    return f'<div class="ingest failure" role="alert"><p>{escape(message)}</p></div>'
