"""Cases for measuring whether the same story is recognised: documents cut into stories, told again.

From each document come one story with all its variants, and pairs of reports that are hard to tell
apart: other stories from the same document, alone and around one official statement.
"""

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from evals.made.variants import ROUNDUP, VARIANTS, Story, as_text, with_statement
from ingest.article import Article
from ingest.prose.sentences import sentence_spans
from ingest.source import Source

FEWEST_WORDS = 120
"""Words that a story has at least."""

PARAGRAPHS = (2, 6)
"""Paragraphs of a story, least and most."""

SENTENCES = 3
"""Sentences to a paragraph, of a document that has no paragraphs."""

STATEMENT_WORDS = (40, 120)
"""Words of a statement that two reports quote, least and most."""


RIVALS = 5
"""Stories of a document beside the first that are told as rivals; statements come from others."""


CROWD_PARAGRAPHS = 6
"""Paragraphs, of five sentences each, of an article of the crowd."""


class Told(NamedTuple):
    """A source and the names of the stories that it tells."""

    source: Source
    stories: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources, and whether they are one story.

    Attributes:
        one, other: their locations.
        beside: locations of what is cited together with them.
        subject: the document that they were made from.
    """

    kind: str
    one: str
    other: str
    is_one_story: bool
    subject: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cases:
    """Sources, no two with one location, and the pairs of them to judge."""

    told: list[Told]
    pairs: list[Pair]


def made_cases(documents: Iterable[Article], seed: int) -> Cases:
    """The same cases for the same documents and seed; documents too short for a story give none."""
    cut = [stories for document in documents if (stories := _stories(document, seed))]
    cases = Cases([], [])
    for at, (first, *rest) in enumerate(cut):
        others = [cut[(at + step) % len(cut)][0] for step in (1, 2)] if len(cut) > 2 else []
        rng = random.Random(f"{seed} {first.name}")
        _add_variants(cases, first, others, rng)
        elsewhere = cut[(at + 1) % len(cut)]
        statement = _statement(elsewhere[-1], rng) if len(elsewhere) > 1 + RIVALS else ""
        _add_rivals(cases, first, rest, statement)
    return cases


def crowd(documents: Sequence[Article], count: int, seed: int) -> Iterator[Article]:
    """Other articles to find cases among: sentences of the documents, drawn at random, so that
    each shares whole sentences with many others and is none of them again.
    """
    rng = random.Random(seed)
    sentences = [
        document.text[start:end]
        for document in documents
        for start, end in sentence_spans(document.text)
    ]
    for number in range(count):
        digest = hashlib.sha256(f"{seed} {number}".encode()).hexdigest()
        text = "\n\n".join(" ".join(rng.choices(sentences, k=5)) for _ in range(CROWD_PARAGRAPHS))
        yield replace(
            documents[0], id=digest[:16], digest=digest, location=f"crowd/{number}", text=text
        )


def _add_variants(cases: Cases, story: Story, others: Sequence[Story], rng: random.Random) -> None:
    whole = _tell(cases, f"{story.name}/whole", story)
    for kind, make in VARIANTS.items():
        if kind == ROUNDUP and not others:
            continue
        location = f"{story.name}/{kind}"
        names = [story.name, *(o.name for o in others if kind == ROUNDUP)]
        cases.told.append(Told(make(location, story, others, rng), frozenset(names)))
        cases.pairs.append(Pair(kind, whole, location, True, story.subject))
    if others:
        pair = ("two stories of one roundup", whole, f"{others[0].name}/whole")
        cases.pairs.append(Pair(*pair, False, story.subject, (f"{story.name}/{ROUNDUP}",)))


def _add_rivals(cases: Cases, first: Story, rest: Sequence[Story], statement: str) -> None:
    """Pairs from one document: bare, and around a statement, quoted and set off."""
    if rest:
        other = _tell(cases, f"{rest[0].name}/whole", rest[0])
        pair = ("one subject", f"{first.name}/whole", other)
        cases.pairs.append(Pair(*pair, False, first.subject))
    for quoted, pieces in ((True, rest[1:3]), (False, rest[3:RIVALS])):
        if len(pieces) < 2 or not statement:
            continue
        kind = "one statement, quoted" if quoted else "one statement, set off"
        one, other = (
            _tell(cases, f"{p.name}/{kind}", with_statement(p, statement, quoted=quoted))
            for p in pieces
        )
        cases.pairs.append(Pair(kind, one, other, False, first.subject))


def _tell(cases: Cases, location: str, story: Story) -> str:
    cases.told.append(Told(as_text(location, story), frozenset({story.name})))
    return location


def _statement(story: Story, rng: random.Random) -> str:
    """Whole sentences of a story, without quotation marks."""
    text = " ".join(story.paragraphs)
    wanted, said = rng.randint(*STATEMENT_WORDS), ""
    for start, end in sentence_spans(text):
        if len(said.split()) >= wanted:
            break
        said = f"{said} {text[start:end]}".strip()
    return said.translate(str.maketrans("", "", '"“”«»'))


def _stories(document: Article, seed: int) -> list[Story]:
    """A document cut into stories; a remainder that is too short is left out."""
    rng = random.Random(f"{seed} {document.doc_id}")
    paragraphs = iter(_paragraphs(document.text))
    stories: list[Story] = []
    while piece := [p for p, _ in zip(paragraphs, range(rng.randint(*PARAGRAPHS)), strict=False)]:
        name = f"{document.doc_id}#{len(stories)}"
        if sum(len(paragraph.split()) for paragraph in piece) >= FEWEST_WORDS:
            stories.append(Story(name, document.doc_id, document.title, tuple(piece)))
    return stories


def _paragraphs(text: str) -> Iterator[str]:
    """A text's paragraphs, or else its sentences, some to a paragraph."""
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    if len(blocks) > 1:
        yield from blocks
        return
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    for at in range(0, len(sentences), SENTENCES):
        yield " ".join(sentences[at : at + SENTENCES])
