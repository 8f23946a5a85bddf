"""A process of its own that asks PDFium for the words of a PDF: run as a script, never imported.

PDFium is a large C++ program and PDFs come from anywhere. Here one that crashes it, fills the
memory or never ends (a drawing that calls itself twice) costs one source and not the run. So this
file imports nothing of the project. It reads the PDF from standard input and writes lines of JSON:
what the file tells of itself, then one line a page.
"""

import ctypes
import json
import sys
from contextlib import suppress
from typing import Any

from pypdfium2 import PdfDocument, PdfiumError, raw

_MOST_MEMORY = 4 * 1024**3  # bytes
_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen and the line's end behind it
_SMALLER = 0.88  # heights of a word's letters, of those that are smaller
_ABOVE, _BELOW = 0.12, -0.04  # heights by which such letters are off the line
_DEEPEST_PICTURE = 3  # levels of drawings within drawings that a scan's picture is looked for in


def main(most_pages: int, most_letters: int) -> None:
    """Write what standard input holds; the first line has `error` where it cannot be read.

    Args:
        most_pages, most_letters: a longer file is `"too long"`.
    """
    _limit_memory()
    try:
        document = PdfDocument(sys.stdin.buffer.read())
    except PdfiumError as error:
        said = str(error).lower()
        _write({"error": "locked" if "password" in said or "security" in said else "damaged"})
        return
    if len(document) > most_pages:
        _write({"error": "too long"})
        return
    _write({"about": document.get_metadata_dict()})
    letters = 0
    for number in range(len(document)):
        label = document.get_page_label(number)
        try:
            page = document[number]
            text = page.get_textpage()
        except PdfiumError:  # one damaged page: the others keep their numbers
            _write({"label": label, "height": 0, "what": "damaged", "lines": []})
            continue
        letters += text.count_chars()
        if letters > most_letters:
            _write({"error": "too long"})
            return
        lines = _lines(text)
        pictures = page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST_PICTURE)
        is_picture = not lines and any(True for _ in pictures)
        height, what = page.get_height(), "picture" if is_picture else "text"
        _write({"label": label, "height": height, "what": what, "lines": lines})
        text.close()
        page.close()


def _lines(text: Any) -> list[list[list[Any]]]:
    """The lines of a page's text as words, each with left, bottom, right and top in points.

    Behind them stands which of its letters are raised ("^") and lowered ("_"); empty for none.
    """
    letters = [raw.FPDFText_GetUnicode(text, place) for place in range(text.count_chars())]
    drawn = "".join(chr(letter) if letter < 0x110000 else "\ufffd" for letter in letters)
    lines: list[list[list[Any]]] = [[]]
    start = None
    for place, letter in enumerate(drawn + "\n"):
        is_hyphen = letter in _HYPHENS
        if not (letter.isspace() or letter == "\0"):
            start = place if start is None else start
            if not is_hyphen:
                continue
        if start is not None:
            word = drawn[start:place] + ("-" if is_hyphen else "")
            main, heights = _heights(text, drawn, start, place)
            left, bottom, _, top = text.get_charbox(main, loose=True)
            left = text.get_charbox(start, loose=True)[0]
            right = text.get_charbox(max(start, place - 1), loose=True)[2]
            sides = (round(each, 2) for each in (left, bottom, right, top))
            lines[-1].append([word, *sides, heights])
            start = None
        if (is_hyphen or letter in "\r\n") and lines[-1]:
            lines.append([])
    return [line for line in lines if line]


def _heights(text: Any, drawn: str, start: int, end: int) -> tuple[int, str]:
    """Which letter of a word shows its size, and which are smaller and above or below the line.

    Only words with figures are looked at: of others nothing else could be read.
    """
    word = drawn[start:end]
    if len(word) < 2 or not any(map(str.isdigit, word)):
        return start, ""
    if raw.FPDFText_GetCharAngle(text, start):
        return start, ""
    boxes = [text.get_charbox(place, loose=True) for place in range(start, end)]
    sizes = [top - bottom for _, bottom, _, top in boxes]
    main = max(range(len(sizes)), key=sizes.__getitem__)
    if min(sizes) > _SMALLER * sizes[main]:
        return start, ""
    bases = [_base(text, place) for place in range(start, end)]
    heights = ""
    for size, base in zip(sizes, bases, strict=True):
        above = (base - bases[main]) / (sizes[main] or 1)
        is_small = size <= _SMALLER * sizes[main]
        heights += (
            " " if not is_small else "^" if above > _ABOVE else "_" if above < _BELOW else " "
        )
    return start + main, heights


def _base(text: Any, place: int) -> float:
    left, base = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, place, left, base)
    return base.value


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):  # not every system can
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _write(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
