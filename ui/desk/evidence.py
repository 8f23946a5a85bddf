"""The evidence beside an answer as HTML: each source with the cited words marked in its text.

The words between `<mark>` and `</mark>` are the slices that the citations point at. Numbers stand
in attributes, never in the text, so that what is read and copied is the source and nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from assistant.answer import Answer
from ingest.article import Article, Span
from ui.desk.elsewhere_html import elsewhere_html
from ui.desk.nearest_html import NEAREST_SHOWN, letter
from ui.wording.markup import attribute, count, origin, provenance, shortened
from ui.wording.places import where_in
from ui.wording.stories import same_story
from ui.wording.versions import newer_version
from ui.wording.voices import said_by
from ui.words import say

QUOTE = 150  # characters of a quote in the list of quotes


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a source that is shown as evidence.

    Attributes:
        label: the citation's number, or the letter of a passage that is not cited.
        said: whose words they are and how surely they are said, where that is known.
    """

    label: str
    article: Article
    start: int
    end: int
    said: str = ""

    @property
    def words(self) -> str:
        """The marked words, a slice of the source."""
        return self.article.text[self.start : self.end]

    @property
    def about(self) -> str:
        """Where the words come from and whose they are, on one line."""
        place = where_in(self.article, self.start, self.end)
        return " · ".join(part for part in (origin(self.article), place, self.said) if part)


def cited(answer: Answer) -> list[Excerpt]:
    """What an answer cites, by number."""
    return [
        Excerpt(str(answer.numbers[c]), c.article, c.start, c.end, said_by(c.voice))
        for c in answer.citations
    ]


def nearest(answer: Answer) -> list[Excerpt]:
    """What was found closest to a question, by letter."""
    return [
        Excerpt(letter(position), hit.article, hit.passage.prose_start, hit.passage.end)
        for position, hit in enumerate(answer.nearest[:NEAREST_SHOWN])
    ]


def evidence_html(turn: int, answer: Answer, label: str | None = None) -> str:
    """The panel for one turn, with the excerpt of that label chosen; the first one without it.

    A letter, or an answer without citations, shows the nearest passages instead of the cited ones.
    """
    citations = cited(answer)
    letters = not citations or (label is not None and not label.isdecimal())
    excerpts = nearest(answer) if letters else citations
    if not excerpts:
        return empty_html()
    chosen = next((e for e in excerpts if e.label == label), excerpts[0])
    kind = "nearest" if letters else "cited"
    heading = say("Nearest passages") if letters else say("Evidence")
    sources = list(dict.fromkeys(excerpt.article for excerpt in excerpts))
    noun = "passage" if letters else "quote"
    size = say(
        "{excerpts} from {sources}",
        excerpts=count(len(excerpts), noun),
        sources=count(len(sources), "source"),
    )
    return (
        f'<div class="evidence is-{kind}" id="evidence" data-turn="{turn}" data-kind="{kind}"'
        f' data-chosen="{chosen.label}">'
        f'<div class="panel-head"><h2>{heading}</h2><p class="facts">{size}</p>'
        f'<button type="button" class="close" data-act="close"'
        f' aria-label="{say("Close the evidence")}">{say("Close")}</button></div>'
        f"{_quotes_html(excerpts, chosen)}"
        + "".join(
            _source_html(at, sources, excerpts, chosen, answer.stories, _beside(turn, answer, at))
            for at in sources
        )
        + "</div>"
    )


def _beside(turn: int, answer: Answer, article: Article) -> str:
    """What other sources say of what is cited of this one."""
    return elsewhere_html(turn, answer, [c for c in answer.citations if c.article == article])


def empty_html() -> str:
    """The panel while there is nothing to show."""
    return (
        '<div class="evidence empty" id="evidence"><div class="panel-head">'
        f'<h2>{say("Evidence")}</h2></div><p class="hint">'
        + say(
            "The sources behind an answer appear here, with the cited words marked. Choose a number"
            " in an answer to see where it comes from."
        )
        + "</p></div>"
    )


def _quotes_html(excerpts: Sequence[Excerpt], chosen: Excerpt) -> str:
    items = "".join(
        f'<li><button type="button" class="quote{" is-chosen" if excerpt is chosen else ""}"'
        f' data-act="choose" data-label="{excerpt.label}"'
        f' aria-pressed="{"true" if excerpt is chosen else "false"}">'
        f'<span class="number">{excerpt.label}</span>'
        f'<span class="words">{escape(shortened(excerpt.words, QUOTE))}</span>'
        f'<span class="origin">{escape(excerpt.about)}</span></button></li>'
        for excerpt in excerpts
    )
    return f'<ol class="quotes" aria-label="{say("Quotes")}">{items}</ol>'


def _source_html(
    article: Article,
    sources: Sequence[Article],
    excerpts: Sequence[Excerpt],
    chosen: Excerpt,
    stories: Mapping[str, str],
    beside: str,
) -> str:
    of_this = [excerpt for excerpt in excerpts if excerpt.article == article]
    labels = " ".join(excerpt.label for excerpt in of_this)
    hidden = "" if chosen in of_this else " hidden"
    newer = f'<p class="newer">{newer_version(article)}</p>' if article.newer else ""
    return (
        f'<article class="source" data-labels="{labels}"{hidden}>'
        f"<header><h3>{escape(article.title)}</h3>{provenance(article)}{newer}"
        f"{_same_story_html(same_story(article, sources, stories))}{beside}</header>"
        f'<div class="source-text" role="region" tabindex="0" lang="{attribute(article.language)}"'
        f' aria-label="{say("Text of")} {attribute(article.title)}">'
        f"{article_html(article, of_this, chosen.label)}</div></article>"
    )


def _same_story_html(sentences: Sequence[str]) -> str:
    return "".join(f'<p class="same-story">{escape(sentence)}</p>' for sentence in sentences)


def article_html(article: Article, excerpts: Sequence[Excerpt] = (), chosen: str = "") -> str:
    """An article's text in paragraphs, with excerpts marked in it."""
    kinds = {(mark.start, mark.end): mark.kind for mark in article.marks}
    parts = []
    unlabelled = {excerpt.label for excerpt in excerpts}
    for start, end in _paragraphs(article.text):
        kind = kinds.get((start, end))
        tag = "h4" if kind == "heading" else "p"
        css = f' class="{kind}"' if kind in ("caption", "note") else ""
        inner = _marked(article.text, Span(start, end), excerpts, chosen, unlabelled)
        parts.append(f"<{tag}{css}>{inner}</{tag}>")
    return "".join(parts)


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield Span(start, start + len(part))
        start += len(part) + 2


def _marked(
    text: str, within: Span, excerpts: Sequence[Excerpt], chosen: str, unlabelled: set[str]
) -> str:
    """A stretch of text, cut wherever an excerpt begins or ends; excerpts may overlap.

    The first mark of each excerpt bears its label; the label then leaves `unlabelled`.
    """
    edges = {within.start, within.end}
    for excerpt in excerpts:
        edges |= {edge for edge in (excerpt.start, excerpt.end) if within.start < edge < within.end}
    cuts = sorted(edges)
    parts = []
    for start, end in pairwise(cuts):
        words = escape(text[start:end])
        over = [e for e in excerpts if e.start <= start and end <= e.end]
        if over:
            labels = [e.label for e in over]
            begins = " ".join(label for label in labels if label in unlabelled)
            unlabelled.difference_update(labels)
            active = " is-chosen" if chosen in labels else ""
            words = (
                f'<mark class="cited{active}" data-labels="{" ".join(labels)}"'
                f' data-begins="{begins}">{words}</mark>'
            )
        parts.append(words)
    return "".join(parts)
