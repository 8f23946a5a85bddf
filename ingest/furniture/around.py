"""Leaving out what a page says around its article: navigation, buttons, teasers, promotion.

Precision first: prose must never be lost. So a phrase counts only where it makes up a whole line
of the kind that pages are built with, and what could also be prose ("We need your help") only
where the article is over, beside a line that is furniture for certain.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from ingest.blocks import Block
from ingest.furniture.echoes import echoes
from ingest.furniture.firm_lines import (
    SENTENCE_END,
    is_firm,
    is_firm_block,
    is_lettered,
    without_lines,
)
from ingest.furniture.headings import (
    ABOUT,
    AUTHORS,
    COMMENT_MARKS,
    COMMENTS,
    DATELINE,
    NAVIGATION,
    RELATED,
)
from ingest.furniture.phrases import BUTTONS, CLOSING, PARTINGS, PLEAS, REPORTED, WALLS
from ingest.furniture.share_lines import is_share_line
from ingest.prose.characters import bare

_TOP = 6  # blocks in which breadcrumbs and repeated titles are looked for
_PROSE_LENGTH = 80  # characters; teasers' titles are shorter
_CUT_OFF = re.compile(r"(?:…|\.\.\.)['\"”’»]*$")
_REPLY = re.compile(r"(?:re|fwd?|rv)\s*:\s+", re.I)
_LONGEST_TITLE = 160  # characters, of a teaser
_CLOSE = 6  # blocks between the end of an article and a list of teasers
_LONGEST_GAP = 3  # blocks of promotion between "Was this helpful?" and the end of the page
_LONGEST_PROMOTION = 300  # characters
_RESUMED = 3  # paragraphs; with so many behind a list or a wall, the article goes on there


def same_words(one: str, other: str) -> bool:
    """Whether two lines differ in nothing but case, spaces and punctuation."""
    words = bare(one)
    return bool(words) and words == bare(other)


def without_breadcrumb(line: str, headline: str) -> str | None:
    """The headline in `line` when a breadcrumb is glued to its front, or None.

    "HomeNewsCartel Sets Off Alarm" with the headline "Cartel Sets Off Alarm" behind it; without
    a headline that repeats it, two words of navigation or more must be glued together.
    """
    if headline and line.endswith(headline) and 0 < len(line) - len(headline) <= 80:
        front = line[: -len(headline)]
        if NAVIGATION.match(front) or not front[-1].isspace() or front.rstrip()[-1] in "›»>/|":
            return headline
    crumbs = NAVIGATION.match(line)
    return line[crumbs.end() :] if crumbs and crumbs.end() < len(line) else None


def without_furniture(blocks: Sequence[Block], title: str) -> list[Block]:
    """The blocks of the article itself, in order."""
    lettered = is_lettered(blocks)
    left = without_lines(_without_top(blocks, title), lettered)
    gone = {place for place, block in enumerate(left) if is_firm_block(block, lettered)}
    prose = list(accumulate(map(is_prose, left), initial=0))  # paragraphs before each block
    gone |= _comments(left, prose)
    gone |= _behind_a_wall(left, gone, prose)
    gone |= echoes(left)
    gone |= _teasers(left, gone)
    gone |= _promotion(left, gone, prose)
    kept = [block for place, block in enumerate(left) if place not in gone]
    while kept and kept[-1].kind == "heading":  # of something that was left out
        kept.pop()
    return kept


def is_prose(block: Block) -> bool:
    """Whether a block is a full paragraph: long, and closed by a full stop."""
    return (
        block.kind in ("prose", "note")
        and len(block.text) >= _PROSE_LENGTH
        and SENTENCE_END.search(block.text) is not None
        and not _CUT_OFF.search(block.text)
        and not block.text[0].islower()
    )


def _without_top(blocks: Sequence[Block], title: str) -> list[Block]:
    """Without breadcrumbs, and the title where it is said again."""
    kept = []
    for place, block in enumerate(blocks):
        at_top = place < _TOP
        heading = _REPLY.sub("", block.text, count=1)
        if (at_top or block.kind == "heading") and same_words(heading, title):
            continue
        if at_top and len(block.text) < 300 and _is_breadcrumb(block.text, title):
            continue
        kept.append(block)
    return kept


def _is_breadcrumb(text: str, title: str) -> bool:
    if text.startswith(">"):
        return False  # of an earlier message
    if "\n" in text or SENTENCE_END.search(text):
        return without_breadcrumb(text, title) == title
    return NAVIGATION.match(text) is not None or without_breadcrumb(text, title) == title


def _comments(blocks: Sequence[Block], prose: Sequence[int]) -> set[int]:
    """From the heading of the readers' comments on, if what follows looks like comments."""
    anything = comments = False
    found: set[int] = set()
    for place in range(len(blocks) - 1, -1, -1):  # from the end: a page may have many such headings
        block = blocks[place]
        if COMMENTS.fullmatch(block.text) and prose[place] >= 2 and (comments or not anything):
            found = set(range(place, len(blocks)))
        if not is_firm(block.text):
            anything = True
            comments = comments or _is_comment(block)
    return found


def _is_comment(block: Block) -> bool:
    return any(COMMENT_MARKS.fullmatch(line) for line in block.text.split("\n"))


def _behind_a_wall(blocks: Sequence[Block], firm: set[int], prose: Sequence[int]) -> set[int]:
    """From the words that ask to pay, or tell of the author, to the end, if no article follows."""
    for place, block in enumerate(blocks):
        if prose[place] < 2 or prose[-1] - prose[place] >= _RESUMED:
            continue
        asks = place in firm and any(form.fullmatch(block.text) for form in WALLS)
        if asks or AUTHORS.fullmatch(block.text):
            return set(range(place, len(blocks)))
    return set()


def _teasers(blocks: Sequence[Block], firm: set[int]) -> set[int]:
    """The lists of other articles, and promotion with dated teasers.

    After the end of an article everything behind such a heading goes. Within it only what
    looks like a teaser does, up to the first block that could be the article's.
    """
    gone: set[int] = set()
    resuming = (
        at not in firm and is_prose(block) and not _follows_dateline(blocks, at)
        for at, block in enumerate(blocks)
    )
    resumed = list(accumulate(resuming, initial=0))
    for place in range(len(blocks)):
        if place in gone or not _heads_teasers(blocks, place, firm):
            continue
        rest = range(place + 1, len(blocks))
        if resumed[-1] - resumed[place + 1] < _RESUMED and _is_over(blocks, place, firm):
            return gone | {place, *rest}
        gone.add(place)
        for at in rest:
            if not _is_teaser(blocks, at) and at not in firm:
                break
            gone.add(at)
    return gone


def _heads_teasers(blocks: Sequence[Block], place: int, firm: set[int]) -> bool:
    text = blocks[place].text
    if any(form.fullmatch(text.rstrip(":")) for form in RELATED):
        return True
    if not ABOUT.fullmatch(text):
        return False
    dated = any(_is_dated_teaser(blocks, at) for at in range(place + 2, place + 4))
    return dated or _is_over(blocks, place, firm)


def _is_dated_teaser(blocks: Sequence[Block], place: int) -> bool:
    """Whether a title's day stands at `place`: in a chronology whole sentences follow the days."""
    if place >= len(blocks) or not DATELINE.fullmatch(blocks[place].text):
        return False
    behind = blocks[place + 1].text if place + 1 < len(blocks) else ""
    return not SENTENCE_END.search(behind) or _CUT_OFF.search(behind) is not None


def _is_over(blocks: Sequence[Block], place: int, firm: set[int]) -> bool:
    """Whether the article was closed shortly before `place`: "Was this helpful?", share buttons.

    Such buttons stand above an article, too: what follows them must be no paragraph.
    """
    shared = False
    for at in range(max(0, place - _CLOSE), place):
        text = blocks[at].text
        if at in firm and any(form.fullmatch(text) for form in CLOSING):
            return True
        shared = (shared and not is_prose(blocks[at])) or (at in firm and is_share_line(text))
    return shared


def _is_teaser(blocks: Sequence[Block], place: int) -> bool:
    text = blocks[place].text
    return (
        DATELINE.fullmatch(text) is not None
        or _CUT_OFF.search(text) is not None
        or (len(text) < _LONGEST_TITLE and SENTENCE_END.search(text) is None)
        or _follows_dateline(blocks, place)
    )


def _follows_dateline(blocks: Sequence[Block], place: int) -> bool:
    return place > 0 and DATELINE.fullmatch(blocks[place - 1].text) is not None


def _end(blocks: Sequence[Block], gone: set[int]) -> int:
    """Where a page closes its article, which does not go on there; behind all blocks if nowhere."""
    prose = [place not in gone and is_prose(block) for place, block in enumerate(blocks)]
    before = list(accumulate(prose, initial=0))
    for place in sorted(gone):
        text = blocks[place].text
        closes = is_share_line(text) or any(form.fullmatch(text) for form in CLOSING)
        if closes and before[place] >= 2 and before[-1] - before[place] < _RESUMED:
            return place
    return len(blocks)


def _promotion(blocks: Sequence[Block], gone: set[int], prose: Sequence[int]) -> set[int]:
    """Buttons and pleas beside furniture, and short blocks between the endings of a page."""
    found = set(gone)
    over = _end(blocks, gone)
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        for place in order:
            if place - 1 in found or place + 1 in found:
                text = blocks[place].text
                forms = BUTTONS if place < over else (*BUTTONS, *PLEAS)
                if any(form.fullmatch(text) for form in forms) and not REPORTED.search(text):
                    found.add(place)
    tail = len(blocks)
    while tail and tail - 1 in found:
        tail -= 1
    endings = (
        at
        for at in range(tail)
        if prose[at] >= 2 and any(form.fullmatch(blocks[at].text) for form in PARTINGS)
    )
    ending = max(endings, default=tail)
    between = range(ending + 1, tail if tail < len(blocks) else 0)
    if len(between) <= _LONGEST_GAP and all(
        len(blocks[at].text) < _LONGEST_PROMOTION for at in between
    ):
        found.update(between)
    return found
