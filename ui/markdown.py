"""A conversation as Markdown, to be kept or printed. Source text stays plain words in it."""

import re
from urllib.parse import urlsplit

from assistant.answer import Answer, Citation
from assistant.conversations import Conversation
from ui.moments import iso_day
from ui.places import place_of
from ui.terminal import REASONS, plain
from ui.versions import newer_version

_SYNTAX = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~:@&])")


def conversation_markdown(conversation: Conversation) -> str:
    """The turns of a conversation, each answer with its quotes below."""
    parts = [f"# {escaped(conversation.title)}"]
    for turn in conversation.turns:
        parts.append(f"## {escaped(turn.question)}")
        parts += _answer(turn.answer)
    return "\n\n".join(parts) + "\n"


def _answer(answer: Answer) -> list[str]:
    if not answer.answered:
        return [f"*{REASONS[answer.outcome.reason or 'not in the sources']}*"]
    numbers = answer.numbers
    prose = " ".join(
        escaped(claim.text) + "".join(f" \\[{numbers[c]}\\]" for c in claim.citations)
        for claim in answer.claims
    )
    return [prose, *(_citation(numbers[citation], citation) for citation in answer.citations)]


def _citation(number: int, citation: Citation) -> str:
    article = citation.article
    place = place_of(article, citation.start, citation.end)
    about = [article.title, article.publisher, article.byline, iso_day(article.published_at), place]
    source = ", ".join(escaped(part) for part in about if part)
    if article.url and urlsplit(article.url).scheme in ("http", "https"):
        address = re.sub(r"[<>\s]", "", article.url)
        source += f", <{address}>"
    newer = f"\n>\n> {newer_version(article)}" if article.newer else ""
    return f"> {escaped(citation.quote)}\n>\n> \\[{number}\\] {source}{newer}"


def escaped(text: str) -> str:
    """Text as plain words: nothing in it is Markdown or HTML, and it is on one line."""
    return _SYNTAX.sub(r"\\\1", plain(text))
