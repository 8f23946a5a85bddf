"""Reading subtitles (SRT, WebVTT): what is said, with the time at which it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import PurePath

from ingest.article import Locator
from ingest.blocks import Block
from ingest.prose.characters import clean, collapse, decode
from ingest.provenance import Provenance
from ingest.reading import Reading, insist_on_length
from ingest.source import Source

_TIME = r"(?:(\d{1,3}):)?(\d\d?):(\d\d)[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}")
_SPEAKER = re.compile(r"<v(?:\.[\w.-]+)?\s+([^>]{1,80})>")
_TAG = re.compile(r"</?[a-zA-Z][^>]{0,200}>|<\d[\d:.]{4,20}>|\{\\[^}]{1,100}\}")
_ENTITY = re.compile(r"&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});", re.I)
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]♪]*$")
_END = 20  # characters that tell whether a sentence is over
_PAUSE = 3.0  # seconds of silence behind a sentence that begin a paragraph
_ADJACENT = 0.3  # seconds of silence at most before a cue into which lines roll up
_FLASH = 0.2  # seconds; nobody says a line in less
_LONG = 500  # characters behind which the next sentence begins a paragraph


@dataclass(frozen=True, slots=True)
class _Cue:
    begin: float  # seconds
    end: float
    text: str


def read_subtitles(source: Source) -> Reading:
    """The paragraphs of what is said; a cue's first letter knows the time at which it appears.

    Such files tell nothing of themselves, so their name is the title.
    """
    blocks = _paragraphs(list(_cues(clean(insist_on_length(decode(source.content))))))
    return Reading(
        blocks, Provenance(), Provenance(title=collapse(clean(PurePath(source.location).stem)))
    )


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in their order, without markup and without the lines that only roll on."""
    shown: list[str] = []
    begun = until = 0.0
    for times, lines in _timed(text):
        said = [_words(_TAG.sub("", _SPEAKER.sub(r"\1: ", line))) for line in lines]
        said = [line for line in said if line]
        begin, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
        rolled = _rolled(shown, said) if begin - until <= _ADJACENT else 0
        is_still_shown = begin == begun or begin < until - _FLASH or end - begin < _FLASH
        if rolled == len(said) and not is_still_shown:
            rolled = 0  # it is said again
        if rolled < len(said):
            yield _Cue(begin, end, " ".join(said[rolled:]))
        shown, begun, until = said, begin, end


def _words(line: str) -> str:
    """A line without markup as it is shown: signs that would be markup are written as entities."""
    return collapse(clean(_ENTITY.sub(lambda found: unescape(found[0]), line)))


def _rolled(shown: Sequence[str], said: Sequence[str]) -> int:
    """How many of a cue's first lines are the last ones of the cue before, rolled up."""
    most = min(len(shown), len(said))
    return next((n for n in range(most, 0, -1) if said[:n] == shown[-n:]), 0)


def _timed(text: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    """The lines below each line of times, up to a blank one; others are titles, notes, styles."""
    times: re.Match[str] | None = None
    said: list[str] = []
    for line in [*text.split("\n"), ""]:
        following = _TIMES.match(line)
        if times and (following or not line.strip()):
            if following and said and said[-1].strip().isdigit():
                said.pop()  # the number of the next cue, where no blank line parts them
            yield times, said
            times, said = None, []
        if following:
            times = following
        elif times:
            said.append(line)


def _seconds(groups: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (int(group or 0) for group in groups)
    return hours * 3600 + minutes * 60 + seconds + fraction / 1000


def _paragraphs(cues: Sequence[_Cue]) -> list[Block]:
    blocks: list[Block] = []
    text = ""
    locators: list[Locator] = []
    silent_since = 0.0
    for cue in cues:
        pauses = cue.begin - silent_since >= _PAUSE
        if _CLOSED.search(text[-_END:]) and (pauses or len(text) >= _LONG):
            blocks.append(Block("prose", text, tuple(locators)))
            text, locators = "", []
        text += " " if text else ""
        locators.append(Locator("time", _clock(cue.begin), len(text)))
        text += cue.text
        silent_since = cue.end
    return [*blocks, Block("prose", text, tuple(locators))] if text else blocks


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
