"""The words of a paragraph in Word, as its last author left them, and what is anchored in it."""

from collections.abc import Iterator
from typing import Any

from ingest.office.tables import own
from ingest.prose.characters import clean
from ingest.prose.superscripts import Height, Piece, joined
from ingest.xml import attribute, local

_GONE = frozenset(("del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "delText", "p"))
_HEIGHTS: dict[str, Height] = {"superscript": "raised", "subscript": "lowered"}


def text_of(paragraph: Any) -> str:
    """The words of a paragraph, without those of text boxes anchored in it."""
    parts: list[Piece] = []
    for element in _seen(paragraph):
        name = local(element)
        if name == "t":
            parts.append(_piece(element))
        elif name in ("tab", "ptab"):
            parts.append(Piece(" "))
        elif name in ("br", "cr"):
            parts.append(Piece("\n"))
        elif name == "noBreakHyphen":
            parts.append(Piece("-"))
    return clean(joined(parts))


def boxes_of(paragraph: Any) -> list[Any]:
    """The contents of the text boxes anchored in a paragraph, which are texts of their own."""
    return [element for element in _seen(paragraph) if local(element) == "txbxContent"]


def references_of(paragraph: Any) -> list[tuple[str, str]]:
    """The notes that a paragraph refers to, by kind and number."""
    return [
        (local(element).removesuffix("Reference"), attribute(element, "id"))
        for element in _seen(paragraph)
        if local(element) in ("footnoteReference", "endnoteReference")
    ]


def paragraphs_of(element: Any) -> Iterator[Any]:
    """The paragraphs below an element, those of text boxes behind the one they are anchored in."""
    waiting = list(reversed(list(own(element, ("p",)))))
    while waiting:
        paragraph = waiting.pop()
        yield paragraph
        for box in reversed(boxes_of(paragraph)):
            waiting += reversed(list(own(box, ("p",))))


def properties_of(paragraph: Any) -> dict[str, Any]:
    """The properties of a paragraph by their names."""
    found = next((each for each in paragraph if local(each) == "pPr"), ())
    return {local(each): each for each in found}


def _seen(paragraph: Any) -> Iterator[Any]:
    """What a reader sees of a paragraph, element by element; text boxes are not looked into."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in _GONE or (name == "r" and _is_hidden(element)):
            continue
        yield element
        if name != "txbxContent":
            waiting += reversed(element)


def _piece(words: Any) -> Piece:
    """The words of a run: raised ones in a link within the document are the mark of a note."""
    run = words.getparent()
    around = run.getparent()
    is_linked = local(around) == "hyperlink" and attribute(around, "anchor") != ""
    return Piece(words.text or "", _HEIGHTS.get(_set(run, "vertAlign"), "on the line"), is_linked)


def _is_hidden(run: Any) -> bool:
    """Whether no reader sees a run: print that is hidden on the screen, too, and not undone."""
    for properties in (each for each in run if local(each) == "rPr"):
        for each in properties:
            if local(each) == "vanish":
                return attribute(each, "val") not in ("0", "false", "off")
    return False


def _set(run: Any, name: str) -> str:
    """How a run is set: the value of one of its properties, empty where it does not say."""
    for properties in (each for each in run if local(each) == "rPr"):
        return next((attribute(each, "val") for each in properties if local(each) == name), "")
    return ""
