"""A conversation as one HTML page, for reading and printing; it asks no host for anything."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from assistant.kept.conversations import Conversation
from ui.exports.addresses import address_of
from ui.exports.sources import ADDRESSES, cited, facts
from ui.wording.places import where_in
from ui.wording.terminal import REASONS, about_line, plain
from ui.wording.versions import newer_version
from ui.wording.voices import said_by, short_doubt


def conversation_page(conversation: Conversation) -> bytes:
    """The page; every word of a source is escaped in it, and only its own address is a link."""
    return (
        _template()
        .render(conversation=conversation, reasons=REASONS, sources=cited(conversation))
        .encode()
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        about_line=about_line,
        address_of=address_of,
        addresses=ADDRESSES,
        facts=facts,
        newer_version=newer_version,
        where_in=where_in,
        said_by=said_by,
        short_doubt=short_doubt,
    )
    environment.filters["plain"] = plain
    return environment.get_template("page.html.j2")
