"""What tools give, as text: for people, and for clients that show no structured data.

Words of sources stay on their own line, without characters that steer a terminal, so that no source
can write what looks like the lines around it. The one exception is a passage, which is exact.
"""

from collections.abc import Sequence
from typing import Any

from assistant.answer import Answer
from index.hit import Hit
from ingest.article import Article
from ingest.catalogue.listing import Page
from ingest.file_name import file_name
from ui.wording.places import where_in
from ui.wording.terminal import plain, render, source_line


def answer_text(answer: Answer) -> str:
    """The prose with its [1] marks, the quotes with their sources below, and the conversation."""
    text = render(answer, width=None)
    if answer.conversation_id:
        text += f"\n\nconversation_id: {answer.conversation_id}"
    return text


def hits_text(hits: Sequence[Hit]) -> str:
    """Every passage with its source and ids, best first."""
    if not hits:
        return "Nothing in the library matches."
    return "\n\n".join(_hit(number, hit) for number, hit in enumerate(hits, start=1))


def _hit(number: int, hit: Hit) -> str:
    passage, article = hit.passage, hit.article
    source = source_line(article, where_in(article, passage.start, passage.end))
    return (
        f"{number}. {source}\n    “{plain(passage.text)}”\n    (passage_id {passage.id},"
        f" article_id {article.id}, characters {passage.start} to {passage.end})"
    )


def passage_texts(article: Article, given: dict[str, Any]) -> tuple[str, str, str]:
    """Where the words stand, the exact words alone, and what stands around them."""
    start, end = given["start"], given["end"]
    where = (
        f"{source_line(article, where_in(article, start, end))}\n(article_id {article.id},"
        f" characters {start} to {end} of {given['length']})"
    )
    around = f"before: {plain(given['before'])}\nafter: {plain(given['after'])}"
    return where, given["quote"], around


def listing_text(page: Page, following: str | None) -> str:
    """A source a line with its id, and how to get those that follow."""
    entries = [each.entry for each in page.listed]
    lines = [f"{len(entries)} sources" if entries else "No source of that name."]
    for entry in entries:
        file = "" if entry.url else file_name(entry)
        lines.append(f"- {source_line(entry, file)} (article_id {entry.id})")
    if following is not None:
        lines.append(f"More follow: cursor {following}")
    return "\n".join(lines)
