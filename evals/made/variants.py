"""Made variants of a story: the ways in which outlets print one text again.

Each is a source as a person would find it, to be read like any other. Outlets and names are
invented.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from evals.made.copy_edits import copy_edited
from ingest.prose.sentences import sentence_spans
from ingest.source import Source

KEPT = 1 / 3
"""Share of sentences that a shortened reprint keeps: its beginning."""

CUT = 1 / 3
"""Share of paragraphs that an editor strikes."""


@dataclass(frozen=True, slots=True)
class Story:
    """A text to be told.

    Attributes:
        name: what two sources must have in common to be one story; no two stories share it.
        subject: the document that it was cut from.
    """

    name: str
    subject: str
    title: str
    paragraphs: tuple[str, ...]


def as_text(location: str, story: Story, encoding: str = "utf-8") -> Source:
    """A text file with headline and byline."""
    header = "By Marta Quiñónez | The Isthmus Ledger | 4 May 2023"
    text = "\n\n".join((story.title, header, *story.paragraphs))
    return Source(location, "text/plain", text.encode(encoding))


def as_page(
    location: str, story: Story, before: Sequence[str] = (), after: Sequence[str] = ()
) -> Source:
    """A web page; `before` and `after` are markup around the article."""
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    page = (
        "<!doctype html><html><head><meta charset='utf-8'>"
        f"<title>{escape(story.title)}</title></head><body>{''.join(before)}"
        f"<main><article><h1>{escape(story.title)}</h1>\n{body}</article></main>"
        f"{''.join(after)}</body></html>"
    )
    return Source(location, "text/html", page.encode())


_BEFORE = (
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/ports'>Ports</a></li></ul></nav>",
    "<div><p>We use cookies to give you the best experience on our website.</p></div>",
)
_AFTER = (
    "<div><h3>Related Content</h3><ul><li><a href='/a'>Gold from mines that exist on paper</a></li>"
    "<li><a href='/b'>The trawler that went dark for nineteen hours</a></li></ul></div>",
    "<div><p>Tomás Ixcot has reported on ports and customs for Frontera Abierta since 2016 and"
    " teaches data journalism in Puerto Alto. Write to him if you know more about this.</p></div>",
    "<footer><p>Sign up for our weekly newsletter and never miss a story.</p>"
    "<p>© 2023 Frontera Abierta. All rights reserved.</p></footer>",
)
_CREDITS = {
    "en": (
        "This investigation was carried out by The Isthmus Ledger and is reprinted here.",
        "It does not necessarily reflect the views of Meridian Corridor Review. The original can be"
        " read on the pages of The Isthmus Ledger.",
    ),
    "es": (
        "Este artículo fue publicado originalmente en El Faro del Istmo.",
        "No refleja necesariamente la opinión de Radio Cumbre. La versión original se puede leer en"
        " las páginas de El Faro del Istmo.",
    ),
}

Make = Callable[[str, Story, Sequence[Story], random.Random], Source]
"""From a location, a story, and other stories to borrow from: a variant."""


def shortened(story: Story) -> Story:
    """Its first sentences."""
    text = "\n\n".join(story.paragraphs)
    spans = sentence_spans(text)
    end = spans[max(1, round(KEPT * len(spans))) - 1].end
    return replace(story, paragraphs=tuple(text[:end].split("\n\n")))


def cut(story: Story, rng: random.Random) -> Story:
    """Without some of its paragraphs, one at least and never all."""
    count = len(story.paragraphs)
    struck = set(rng.sample(range(count), min(count - 1, max(1, round(CUT * count)))))
    kept = [paragraph for at, paragraph in enumerate(story.paragraphs) if at not in struck]
    return replace(story, paragraphs=tuple(kept))


def reordered(story: Story, rng: random.Random) -> Story:
    """Its paragraphs in another order: the first ones at its end."""
    at = rng.randrange(1, max(2, len(story.paragraphs)))
    return replace(story, paragraphs=(*story.paragraphs[at:], *story.paragraphs[:at]))


def retitled(story: Story) -> Story:
    """Under another headline."""
    return replace(story, title="What is known so far, and what nobody wants to say")


def credited(story: Story, language: str) -> Story:
    """With a note at its head and at its end that tell where it comes from."""
    head, end = _CREDITS[language]
    return replace(story, paragraphs=(head, *story.paragraphs, end))


def edited(story: Story, rng: random.Random) -> Story:
    """As another copy desk would print it."""
    text = copy_edited("\n\n".join(story.paragraphs), rng)
    return replace(story, paragraphs=tuple(text.split("\n\n")))


def rounded_up(stories: Sequence[Story]) -> Story:
    """Several stories in one article, with an introduction of its own."""
    paragraphs = ["Our correspondents look back at the week, and at what it leaves open."]
    for story in stories:
        paragraphs += [story.title, *story.paragraphs]
    title = "The week in review"
    return Story("+".join(story.name for story in stories), "", title, tuple(paragraphs))


def worked_over(story: Story, rng: random.Random) -> Story:
    """Shortened, under another headline, edited and credited."""
    return credited(edited(retitled(shortened(story)), rng), rng.choice(("en", "es")))


ROUNDUP = "in a roundup"

VARIANTS: Mapping[str, Make] = {
    "other markup": lambda at, s, o, rng: as_page(at, s),
    "other encoding": lambda at, s, o, rng: as_text(at, s, "utf-16"),
    "first third": lambda at, s, o, rng: as_text(at, shortened(s)),
    "another headline": lambda at, s, o, rng: as_text(at, retitled(s)),
    "paragraphs cut": lambda at, s, o, rng: as_text(at, cut(s, rng)),
    "paragraphs reordered": lambda at, s, o, rng: as_text(at, reordered(s, rng)),
    "credit in English": lambda at, s, o, rng: as_text(at, credited(s, "en")),
    "credit in Spanish": lambda at, s, o, rng: as_text(at, credited(s, "es")),
    "copy-edited": lambda at, s, o, rng: as_text(at, edited(s, rng)),
    "other furniture": lambda at, s, o, rng: as_page(at, s, _BEFORE, _AFTER),
    ROUNDUP: lambda at, s, o, rng: as_page(at, rounded_up(rng.sample((s, *o), 1 + len(o)))),
    "all of it": lambda at, s, o, rng: as_page(at, worked_over(s, rng), _BEFORE, _AFTER),
}
"""Every kind by the name it is reported under."""


def with_statement(story: Story, statement: str, *, quoted: bool) -> Story:
    """A story in which an official statement stands at length, in quotation marks or set off."""
    words = f"“{statement}”" if quoted else statement
    said = "The prosecutor's office gave this statement:"
    head, *rest = story.paragraphs
    paragraphs = (head, f"{said} {words}", *rest) if quoted else (head, said, words, *rest)
    return replace(story, paragraphs=paragraphs)
