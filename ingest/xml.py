"""XML of unknown origin, parsed within bounds, and its elements by their names alone."""

from typing import Any

from lxml import etree

from ingest.characters import clean, collapse


def root_of(content: bytes, *, recover: bool = False) -> Any:
    """The root element; without entities, comments and the network, and not too deep.

    Args:
        recover: go on behind what is not well-formed; then there may be no root, which is None.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(content, parser)


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
