"""XML of unknown origin, parsed within bounds, and its elements by their names alone."""

import re
from html.entities import html5
from typing import Any

from lxml import etree

from ingest.prose.characters import clean, collapse
from ingest.prose.encodings import WINDOWS_SIGNS, codec_of

_AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(#\d{1,7};|#x[\da-fA-F]{1,6};|[a-zA-Z]\w{0,40};)?", re.DOTALL
)
_CONTROLS = re.compile("[\x80-\x9f]")
_MOST_REFERENCES = 1_000_000  # which take a second or two
_OTHER_BYTES = (b"\0", b"\x1b")  # of encodings in which the byte of "&" is a part of letters, too


def root_of(content: bytes, *, recover: bool = False) -> Any:
    """The root element; without entities, comments and the network, and not too deep.

    Args:
        recover: go on behind what is not well-formed; then there may be no root, which is None.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XML.
    """
    try:
        return _as_browsers_read(etree.fromstring(content, _parser(recover=False)))
    except etree.XMLSyntaxError:
        if not recover:
            raise
    return _as_browsers_read(etree.fromstring(_by_numbers(content), _parser(recover=True)))


def _as_browsers_read(root: Any) -> Any:
    """The same tree; where it is stated to be ISO 8859-1 or -9, with the signs that Windows has."""
    stated = None if root is None else root.getroottree().docinfo.encoding
    if codec_of(stated or "") in ("cp1252", "cp1254"):
        for element in root.iter("*"):
            if element.text and _CONTROLS.search(element.text):
                element.text = element.text.translate(WINDOWS_SIGNS)
            if element.tail and _CONTROLS.search(element.tail):
                element.tail = element.tail.translate(WINDOWS_SIGNS)
    return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def _by_numbers(content: bytes) -> bytes:
    """The letters that references name, `&amp;` among them, by their numbers.

    Behind its first error libxml2 drops references by name, and the first error of a feed is often
    one: `&nbsp;`, which only HTML knows, or an "&" that is none.
    """
    if any(each in content for each in _OTHER_BYTES) or content.count(b"&") > _MOST_REFERENCES:
        return content
    may_declare = b"<!DOCTYPE" in content

    def by_number(match: re.Match[bytes]) -> bytes:
        whole, name = match[0], match[1]
        if whole == b"&":
            return b"&#38;"
        if name is None or name.startswith(b"#"):  # what is marked as text, or a number
            return whole
        if letters := html5.get(name.decode()):
            return b"".join(b"&#%d;" % ord(letter) for letter in letters)
        return whole if may_declare else b"&#38;" + name

    return _AMPERSAND.sub(by_number, content)


def local(element: Any) -> str:
    """An element's name without its namespace: programs differ in those, not in the names."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without namespace; empty without one."""
    return next((value for key, value in element.attrib.items() if local_name(key) == name), "")


def local_name(key: str) -> str:
    """The name of an attribute without its namespace."""
    return key.rpartition("}")[2]


def texts_of(root: Any, *names: str) -> list[str]:
    """What the elements of these names say, in order, on one line each."""
    found = [] if root is None else [each for each in root.iter() if local(each) in names]
    return [text for each in found if (text := collapse(clean("".join(each.itertext()))))]


def first_text(root: Any, *names: str) -> str | None:
    """What the first of them says that says anything."""
    return next(iter(texts_of(root, *names)), None)
