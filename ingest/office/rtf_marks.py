"""What striprtf leaves out of an RTF: which letters are raised, and footnotes. Pure.

Both are marked by letters of the private area before the words are taken out, and told by them
afterwards.
"""

import re
from dataclasses import dataclass, field

from ingest.prose.characters import collapse
from ingest.prose.superscripts import Piece, joined

_WORD = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\[^a-z]|[{}]")
_RAISED, _ENDED, _NOTE = "\ue000", "\ue001", "\ue002"
_STRETCH = re.compile(f"({_RAISED}[^{_RAISED}{_ENDED}]*{_ENDED})")
_MARKS = re.compile(f"[{_RAISED}{_ENDED}{_NOTE}]")
_HEIGHTS = ("super", "sub", "nosupersub", "plain")
_FOOTNOTE = re.compile(r"\{\\(?:\*\\)?footnote\b")


@dataclass(slots=True)
class Marked:
    """Markup with marks in it, and the markup of its footnotes in order."""

    markup: str
    notes: list[str] = field(default_factory=list)


def marked(markup: str) -> Marked:
    """`markup` with marks around raised letters and in the place of footnotes."""
    if "\\super" not in markup and "footnote" not in markup:
        return Marked(markup)
    parts: list[str] = []
    notes: list[str] = []
    groups = [False]  # whether each open group began to raise letters
    at = 0
    note: tuple[int, int] | None = None  # where a footnote begins, and how many groups are open
    for word in _WORD.finditer(markup):
        if word[0] == "{":
            if note is None and (begins := _FOOTNOTE.match(markup, word.start())):
                parts.append(markup[at : word.start()])
                note = begins.end(), len(groups)
            groups.append(False)
        elif word[0] == "}":
            if len(groups) > 1 and groups.pop() and note is None:
                parts += [markup[at : word.start()], _coded(_ENDED)]
                at = word.start()
            if note and len(groups) == note[1]:
                notes.append(markup[note[0] : word.start()])
                parts.append(_coded(_NOTE))
                at, note = word.end(), None
        elif note is None and word[1] in _HEIGHTS:
            raises = word[1] == "super" and word[2] != "0"
            if raises != groups[-1]:
                parts += [markup[at : word.end()], _coded(_RAISED if raises else _ENDED)]
                at, groups[-1] = word.end(), raises
    parts.append(markup[at if note is None else note[0] :])
    return Marked("".join(parts), notes)


def set_on_the_line(text: str) -> str:
    """Words with their marks as they stand in a text; the marks of footnotes stay."""
    if _RAISED not in text:
        return text
    return "\n".join(
        joined(
            [
                Piece(stretch[1:-1], "raised") if _STRETCH.fullmatch(stretch) else Piece(stretch)
                for stretch in _STRETCH.split(line)
            ]
        )
        for line in text.split("\n")
    )


def without_marks(text: str) -> tuple[str, int]:
    """`text` as it is read, and how many footnotes it has."""
    lines = map(collapse, _MARKS.sub("", text).split("\n"))
    return "\n".join(lines), text.count(_NOTE)


def _coded(mark: str) -> str:
    """A mark as RTF writes a letter, in a group of its own: how much it skips may be set."""
    return f"{{\\uc1\\u{ord(mark)}?}}"
