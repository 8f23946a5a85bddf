"""Reading mail: subject, sender, day and body of one message. What is attached is named there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import Message

from ingest.blocks import Block
from ingest.dates import mail_moment
from ingest.html.page import fragment_blocks
from ingest.mail.headers import header, sender
from ingest.mail.parts import leaves, parsed
from ingest.mail.quoting import marked, plain_blocks, with_forwarded
from ingest.prose.characters import bare, clean, decode
from ingest.provenance import Provenance
from ingest.reading import Reading
from ingest.source import Source

_ENOUGH = 0.5  # share of the letters of its HTML that a plain part must hold
_LONGEST_STUB = 400  # characters
_STUB = re.compile(
    r"\b(?:show|display|support|view|read|open|mostrar|admite|ver)\w*\b.{0,60}\b(?:html|browser|navegador)\b"
    r"|\bhtml\b.{0,20}\b(?:version|e?-?mail|message)\b",
    re.I,
)
_COMMAND = re.compile(r"<param>[^<]*</param>|</?[a-z][a-z-]{0,59}>", re.I)


@dataclass(slots=True)
class _Shown:
    """A part of a message, or parts that say the same in other forms."""

    alternative: Message | None
    plain: list[Block] = field(default_factory=list)
    rich: list[Block] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        """The plain words, or the HTML where those only stand in for it."""
        said, more = (sum(len(b.text) for b in each) for each in (self.plain, self.rich))
        stub = said < _LONGEST_STUB and any(_STUB.search(block.text) for block in self.plain)
        return self.rich if self.rich and (stub or said < _ENOUGH * more) else self.plain


def read_mail(source: Source) -> Reading:
    """The blocks of a message, part after part; of alternatives the plain one, if it says as much.

    What is quoted of earlier messages is shown by ">".
    """
    message = parsed(source.content)
    shown: list[_Shown] = []
    attached: list[str] = []
    for leaf in leaves(message):
        part, alternative = leaf.part, leaf.alternative
        if leaf.attached:
            attached.append(leaf.attached)
            continue
        if not shown or alternative is None or shown[-1].alternative is not alternative:
            shown.append(_Shown(alternative))
        if leaf.kind == "text/html":
            shown[-1].rich += fragment_blocks(_text(part))
        elif leaf.kind == "text/enriched":
            shown[-1].plain += plain_blocks(clean(_without_commands(_text(part))))
        else:
            flowed = str(part.get_param("format", "")).lower() == "flowed"
            shown[-1].plain += plain_blocks(clean(_text(part)), flowed=flowed)
    blocks = [marked(block) for block in with_forwarded(_said_once(shown))]
    if attached:
        blocks.append(Block("note", f"Attached: {', '.join(attached)}"))
    told = Provenance(
        title=header(message, "Subject") or None,
        byline=sender(message) or None,
        published=mail_moment(header(message, "Date")),
    )
    return Reading(blocks, told)


def _said_once(shown: Sequence[_Shown]) -> list[Block]:
    """The blocks of all parts; HTML beside a plain part of the same words is left out."""
    plain = {bare(block.text) for part in shown if not part.rich for block in part.plain}
    blocks: list[Block] = []
    for part in shown:
        again = not part.plain and all(bare(block.text) in plain for block in part.rich)
        blocks += [] if again else part.blocks()
    return blocks


def _without_commands(text: str) -> str:
    """The words of enriched text (RFC 1896), in which "<<" is a "<"."""
    return _COMMAND.sub("", text.replace("<<", "\0")).replace("\0", "<")


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return decode(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""
