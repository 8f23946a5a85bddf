"""Reading plain text, also that of web pages which somebody saved as text."""

import itertools
import re

from ingest.blocks import Block, lines_to_blocks
from ingest.furniture.around import same_words, without_breadcrumb
from ingest.furniture.header_lines import header_line
from ingest.prose.characters import clean, collapse, decode
from ingest.prose.lines import ITEM, are_wrapped
from ingest.provenance import Provenance
from ingest.reading import Reading, insist_on_characters, insist_on_length
from ingest.source import Source

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_ORNAMENT = re.compile(r"[\W_]*")
_CLOSED = re.compile(r"[.!;:,…]['\"”’»)\]*]*$")
_STARTS_LINE = re.compile(r"[\"“«‘(\[¿¡*]*[^\W_]")
_QUOTES = '"“”«»'
_LONGEST_TITLE = 220  # characters
_SHORTEST_PARAGRAPH = 80
_LONGEST_HEADING = 80
_HEADING_WORDS = 12
_SHORTEST_FOLLOWED = 60  # characters of the prose that makes a line before it a heading


def read_plain(source: Source) -> Reading:
    """The blocks of a text file; its first line is the headline if it reads like one.

    Raises:
        UnreadableSource: without a name; it is no text, or too long.
    """
    text = insist_on_characters(insist_on_length(decode(source.content, source.charset)))
    blocks = text_blocks(clean(text))
    title, blocks = _take_title(blocks)
    return Reading(with_headings(blocks), Provenance(title=title))


def text_blocks(text: str) -> list[Block]:
    """Paragraphs, with the lines of wrapped ones joined and those of lists and tables kept."""
    blocks: list[Block] = []
    for paragraph in _BLANK_LINES.split(text):
        lines = [line for line in paragraph.split("\n") if not _ORNAMENT.fullmatch(line)]
        if not lines:
            continue
        if len(lines) > 1 and all("\t" in line.strip() for line in lines):
            lines = [" | ".join(map(collapse, line.strip().split("\t"))) for line in lines]
        if len(lines) == 1 or (are_wrapped(lines) and not any(map(ITEM.match, lines))):
            blocks.append(Block("prose", collapse(" ".join(lines))))
        elif (
            any(len(line) > _LONGEST_TITLE for line in lines) or sum(map(_is_paragraph, lines)) > 1
        ):
            # a paragraph a line, as editors without wrapping save it; lists stay lists
            for is_list, group in itertools.groupby(lines, lambda line: bool(ITEM.match(line))):
                together = list(group)
                if is_list:
                    blocks.extend(lines_to_blocks(together))
                else:
                    blocks.extend(Block("prose", collapse(line)) for line in together)
        else:
            blocks.extend(lines_to_blocks(lines))
    return blocks


def _is_paragraph(line: str) -> bool:
    """Whether a line is a full paragraph by itself, and no item of a list."""
    return len(line) >= _SHORTEST_PARAGRAPH and not ITEM.match(line) and line[-1:] in '.!?"”»'


def _take_title(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """The headline and the blocks without it, or None and all of them."""
    for place, block in enumerate(blocks[:3]):
        if header_line(block.text) is not None:
            continue  # an address or a date above the headline
        following = blocks[place + 1].text if place + 1 < len(blocks) else ""
        headline = without_breadcrumb(block.text, following)
        if headline is not None and headline != following and _reads_as_headline(following):
            return following, [*blocks[:place], *blocks[place + 2 :]]
        if headline is not None:
            rest = [each for each in blocks[place + 1 :] if not same_words(each.text, headline)]
            return headline, [*blocks[:place], *rest]
        if following and _reads_as_headline(block.text):
            return block.text, [*blocks[:place], *blocks[place + 1 :]]
        return None, blocks
    return None, blocks


def with_headings(blocks: list[Block]) -> list[Block]:
    """Short lines without a full stop that prose follows are headings."""
    return [
        block.with_kind("heading")
        if _is_heading(block) and _is_followed_by_prose(blocks, place)
        else block
        for place, block in enumerate(blocks)
    ]


def _is_heading(block: Block) -> bool:
    words = block.text.split()
    if (
        block.kind != "prose"
        or not _is_line(block.text, _LONGEST_HEADING)
        or len(words) > _HEADING_WORDS
    ):
        return False
    if block.text.rstrip('"”’»*_')[-1:] not in "?!":
        return True
    # a question alone may be prose; in title case it is a heading
    long_words = [word for word in words if len(word) > 3]
    return bool(long_words) and all(word[0].isupper() for word in long_words)


def _reads_as_headline(text: str) -> bool:
    """Whether a line could be a headline: a quotation may be one with its full stop."""
    quoted = len(text) <= _LONGEST_TITLE and text[:1] in _QUOTES and text[-1:] in _QUOTES
    return quoted or _is_line(text, _LONGEST_TITLE)


def _is_line(text: str, longest: int) -> bool:
    """Whether a text is one line without a full stop, as headlines and headings are."""
    return (
        0 < len(text) <= longest
        and "\n" not in text
        and _STARTS_LINE.match(text) is not None
        and _CLOSED.search(text) is None
        and not text[0].islower()
    )


def _is_followed_by_prose(blocks: list[Block], place: int) -> bool:
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return (
        following is not None
        and following.kind == "prose"
        and (
            len(following.text) >= _SHORTEST_FOLLOWED or _CLOSED.search(following.text) is not None
        )
    )
