"""The Timeline view as HTML: a strip with a point for each dated statement, and below the list.

Pure functions from values to markup. Each point and each line names the article and the offsets of
its words, so that the event that shows them needs nothing else.
"""

from collections import Counter
from collections.abc import Sequence
from html import escape
from itertools import groupby
from math import floor
from urllib.parse import urlencode

from assistant.views.dated import Wanted
from assistant.views.timeline import Event
from ingest.article import Article
from ui.desk.evidence import Excerpt, article_html
from ui.wording.markup import attribute, count, origin, provenance, shortened
from ui.wording.moments import MONTHS
from ui.wording.voices import said_by
from ui.words import say

SHOWN = 400  # statements: more would make the page slow, and nobody reads them
WIDTH, HEIGHT = 1000, 120  # of the strip, in units of its own
RESOLVED = (
    "Part of this date is not in the words: it comes from the rest of the sentence or from the"
    " article’s own date."
)
POINT = 5  # radius
MARGIN = 34


def timeline_html(events: Sequence[Event], wanted: Wanted) -> str:
    """The statements in the order of their dates."""
    if not events:
        return (
            '<div class="timeline empty"><p class="hint">'
            + say("No source dates anything here. Ask for something else, or for another time.")
            + "</p></div>"
        )
    shown = events[:SHOWN]
    more = say(", of which the first {shown} are shown", shown=SHOWN) if len(events) > SHOWN else ""
    sources = len({event.citation.article.id for event in events})
    years = "".join(
        f'<section><h2>{year}</h2><ol class="told">{"".join(map(_item, of_year))}</ol></section>'
        for year, of_year in groupby(shown, key=lambda event: event.at.year)
    )
    return (
        '<div class="timeline">'
        f'<p class="facts">{count(len(events), "dated statement")} {say("of")}'
        f" {count(sources, 'source')}{more} ·"
        f' <a href="api/timeline/export?{attribute(_query(wanted))}" download>CSV</a></p>'
        f"{_strip(shown)}<div data-pick>{years}</div></div>"
    )


def told_html(article: Article, start: int, end: int) -> str:
    """The source of a statement, with its words marked."""
    excerpt = Excerpt("1", article, start, end)
    return (
        '<article class="source whole" id="told" data-chosen="1"><header>'
        f'<button type="button" class="close" data-act="close">{say("Close")}</button>'
        f"<h3>{escape(article.title)}</h3>{provenance(article)}</header>"
        f'<div class="source-text" role="region" tabindex="0" lang="{attribute(article.language)}"'
        f' aria-label="{say("Text of")} {attribute(article.title)}">'
        f"{article_html(article, [excerpt], '1')}</div></article>"
    )


def nothing_told_html() -> str:
    """What stands beside the list before a statement is chosen."""
    return (
        '<div class="source whole empty"><p class="hint">'
        + say("Choose a statement to see its words in their source.")
        + "</p></div>"
    )


def _query(wanted: Wanted) -> str:
    told = {"q": wanted.question, "name": wanted.name, "since": wanted.since, "until": wanted.until}
    return urlencode({name: value for name, value in told.items() if value} | {"limit": 5000})


def _item(event: Event) -> str:
    citation = event.citation
    resolved = (
        f' <span class="resolved" title="{say(RESOLVED)}">{say("resolved")}</span>'
        if event.resolved
        else ""
    )
    said = said_by(citation.voice)
    about = " · ".join(part for part in (origin(citation.article), said) if part)
    return (
        f'<li><button type="button" data-act="show_event"{_place(event)}>'
        f'<span class="when"><time datetime="{event.iso}">{_date(event)}</time>{resolved}</span>'
        f'<span class="words">{escape(shortened(citation.quote, 320))}</span>'
        f'<span class="origin">{escape(about)}</span></button></li>'
    )


def _place(event: Event) -> str:
    """Which words of which article a statement is."""
    citation = event.citation
    return (
        f' data-id="{citation.article.id}" data-start="{citation.start}" data-end="{citation.end}"'
    )


def _date(event: Event) -> str:
    """ "12 August", "August", "2021": the year stands above."""
    at = event.at
    month = say(MONTHS[at.month - 1]) if at.month else ""
    if at.day and month:
        return say("{day} {month}", day=at.day, month=month)
    return month or str(at.year)


def _position(event: Event) -> float:
    """A date as years, a month without its day in the middle of it, a year in its own middle."""
    at = event.at
    year = float(at.year or 0)
    if not at.month:
        return year + 0.5
    return year + (at.month - 1 + ((at.day - 1) / 31 if at.day else 0.5)) / 12


def _strip(events: Sequence[Event]) -> str:
    """The statements as points on a line, those of about one time above each other."""
    places = [_position(event) for event in events]
    first, last = min(places), max(places)
    span = max(last - first, 1 / 12)

    def across(place: float) -> float:
        return MARGIN + (WIDTH - 2 * MARGIN) * (place - first) / span

    columns = [round(across(place) / (2 * POINT)) for place in places]
    apart = min(2 * POINT, (HEIGHT - 36) / max(Counter(columns).values()))
    stacked: Counter[int] = Counter()
    points = []
    for event, column in zip(events, columns, strict=True):
        y = HEIGHT - 26 - apart * stacked[column]
        stacked[column] += 1
        title = f"{event.iso}: {shortened(event.citation.quote, 160)}"
        points.append(
            f'<circle class="point{" is-resolved" if event.resolved else ""}"'
            f' cx="{column * 2 * POINT}" cy="{y:.1f}" r="{POINT - 1}"'
            f' data-act="show_event"{_place(event)}><title>{escape(title)}</title></circle>'
        )
    ticks = "".join(
        f'<text x="{across(place):.0f}" y="{HEIGHT - 4}">{text}</text>'
        f'<line x1="{across(place):.0f}" x2="{across(place):.0f}"'
        f' y1="{HEIGHT - 20}" y2="{HEIGHT - 14}"></line>'
        for place, text in _marks(first, last)
    )
    return (
        f'<div class="across" role="region" tabindex="0" aria-label="{say("Timeline")}">'
        f'<svg class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-label="{say("The statements on a line of time; the list below tells the same.")}">'
        f'<line class="axis" x1="0" x2="{WIDTH}" y1="{HEIGHT - 20}" y2="{HEIGHT - 20}"></line>'
        f"{ticks}{''.join(points)}</svg></div>"
    )


def _marks(first: float, last: float) -> list[tuple[float, str]]:
    """Where the line bears a year, or a month where it is shorter than two: about ten in all.

    Args:
        first, last: its ends, in years.
    """
    if last - first >= 2:
        step = next((n for n in (1, 2, 5, 10, 20, 50, 100) if (last - first) / n <= 12), 200)
        years = [year for year in range(int(first), int(last) + 1) if year % step == 0]
        return [(max(year, first), str(year)) for year in years]
    since, until = (floor(12 * end + 0.01) for end in (first, last))
    step = 1 if until - since < 12 else 3
    months = range(since, until + 1, step)
    return [
        (max(month / 12, first), _month(month, month - step if month > since else None))
        for month in months
    ]


def _month(number: int, before: int | None) -> str:
    """A month, counted from the year 0, by three letters; with its year where that is new."""
    name, year = say(MONTHS[number % 12])[:3], number // 12
    return name if before is not None and before // 12 == year else f"{name} {year}"
