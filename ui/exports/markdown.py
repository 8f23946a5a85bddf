"""A conversation as Markdown, to be kept or printed. Source text stays plain words in it."""

import re

from assistant.answer import Answer, Citation
from assistant.kept.conversations import Conversation
from ingest.article import Article
from ui.exports.addresses import address_of
from ui.exports.sources import ADDRESSES, cited, facts
from ui.wording.places import where_in
from ui.wording.terminal import REASONS, about_line, plain
from ui.wording.versions import newer_version
from ui.wording.voices import said_by, short_doubt

_SYNTAX = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~:@&])")


def conversation_markdown(conversation: Conversation) -> str:
    """The turns of a conversation, each answer with its quotes below."""
    parts = [f"# {escaped(conversation.title)}"]
    for turn in conversation.turns:
        parts.append(f"## {escaped(turn.question)}")
        parts += _answer(turn.answer)
        if turn.answer.note:
            parts.append(escaped(turn.answer.note))
    if sources := cited(conversation):
        parts += ["## Sources", *map(_source, sources)]
    return "\n\n".join(parts) + "\n"


def _answer(answer: Answer) -> list[str]:
    if not answer.answered:
        return [f"*{REASONS[answer.outcome.reason or 'not in the sources']}*"]
    numbers = answer.numbers
    short = []
    if answer.short_answer:
        doubt = short_doubt(answer)
        short = [f"**{escaped(answer.short_answer)}**" + (f" ({escaped(doubt)})" if doubt else "")]
    differ = [
        f"{conflict.told}: " + " against ".join(f"\\[{numbers[side]}\\]" for side in conflict.sides)
        for conflict in answer.conflicts
    ]
    prose = " ".join(
        escaped(claim.text) + "".join(f" \\[{numbers[c]}\\]" for c in claim.citations)
        for claim in answer.claims
    )
    return [
        *short,
        prose,
        *differ,
        *(_citation(numbers[citation], citation) for citation in answer.citations),
    ]


def _source(source: Article) -> str:
    """A source with all that is known of it, a line a fact."""
    told = [f"- {name}: {_fact(name, value)}" for name, value in facts(source)]
    return "\n".join([f"**{escaped(source.title)}**\n", *told])


def _fact(name: str, value: str) -> str:
    """A fact as plain words; the source's own address in the brackets that make it a link."""
    is_link = name in ADDRESSES and not re.search(r"[<>\s]", value)
    return f"<{value}>" if is_link else escaped(value)


def _citation(number: int, citation: Citation) -> str:
    article = citation.article
    place = where_in(article, citation.start, citation.end)
    source = escaped(about_line(article, place))
    if address := re.sub(r"[<>\s]", "", address_of(article.url)):
        source += f", <{address}>"
    if said := said_by(citation.voice):
        source += f" · {escaped(said)}"
    newer = f"\n>\n> {newer_version(article)}" if article.newer else ""
    return f"> {escaped(citation.quote)}\n>\n> \\[{number}\\] {source}{newer}"


def escaped(text: str) -> str:
    """Text as plain words: nothing in it is Markdown or HTML, and it is on one line."""
    return _SYNTAX.sub(r"\\\1", plain(text))
