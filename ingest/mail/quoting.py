"""What of a message is not its sender's: earlier messages, quoted or forwarded. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.blocks import Block, BlockKind
from ingest.prose.characters import collapse
from ingest.prose.sentences import sentence_spans
from ingest.text.plain import text_blocks

_QUOTED = re.compile(r"(?:>[ \t]?)+")
_DEEPEST = 9  # messages within messages whose number is told
_FROM, _SENT = r"(?:From|De|Von|Da)", r"(?:Sent|Date|Enviado(?: el)?|Fecha|Gesendet|Envoyé|Inviato)"
_EARLIER = (
    r"-{2,}[ ]?(?:Original (?:Message|Appointment)|Forwarded message|Mensaje (?:original|reenviado)"
    r"|Ursprüngliche Nachricht|Message (?:d['’]origine|transféré)|Messaggio originale"
    r"|Mensagem original)[ ]?-{2,}"
    r"|(?:Begin forwarded message|Inicio del mensaje reenviado):"
    rf"|{_FROM}:[ ].{{1,200}}?\s{_SENT}:[ ]"
)
_BEGINS = re.compile(_EARLIER, re.I)
_BEGINS_LINE = re.compile(rf"^(?={_EARLIER})", re.I | re.M)


def plain_blocks(text: str, *, flowed: bool = False) -> list[Block]:
    """Paragraphs of a plain message; each knows how deep it is quoted by ">".

    Args:
        flowed: whether a line that ends in a space goes on in the next (RFC 3676).
    """
    lines = [_depth(line) for line in _BEGINS_LINE.sub("\n", text).split("\n")]
    blocks: list[Block] = []
    for depth, group in groupby(lines, key=lambda each: each[0]):
        bare = [line for _, line in group]
        paragraphs = text_blocks("\n".join(_joined(bare) if flowed else bare))
        blocks += [replace(block, quoted=depth) for block in paragraphs]
    return blocks


def _depth(line: str) -> tuple[int, str]:
    marks = _QUOTED.match(line)
    return (marks[0].count(">"), line[marks.end() :]) if marks else (0, line)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Lines as they were before they were wrapped to be sent; each paragraph one."""
    said = ""
    for line in lines:
        said += line
        if not line.endswith(" ") or line == "-- ":  # that begins a signature
            yield from (said, "")
            said = ""
    yield said


def with_forwarded(blocks: Iterable[Block]) -> list[Block]:
    """The blocks; those from the head of an earlier message on are quoted, too."""
    found: list[Block] = []
    below = 0
    for block in blocks:
        below = below or int(_BEGINS.match(block.text) is not None)
        found.append(replace(block, quoted=block.quoted + below))
    return found


def marked(block: Block) -> Block:
    """A block whose every sentence shows by ">" that it is quoted, each on a line of its own."""
    if not block.quoted:
        return block
    sign = ">" * min(block.quoted, _DEEPEST)
    if block.kind not in ("prose", "lines"):
        return Block(block.kind, f"{sign} {block.text}")
    said = [block.text[span.start : span.end] for span in sentence_spans(block.text)]
    kind: BlockKind = "lines" if len(said) > 1 else "prose"
    return Block(kind, "\n".join(f"{sign} {collapse(sentence)}" for sentence in said))
