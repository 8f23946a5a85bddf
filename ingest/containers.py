"""The forms of files that hold several documents, and what takes each apart."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from ingest.errors import UnreadableSource
from ingest.members import Member

CONTAINERS: dict[str, Callable[[BinaryIO, int], Iterator[Member | UnreadableSource]]] = {}
"""By media type. The second argument is the greatest number of bytes of one document, and of a
file that has to be read as a whole; a failure without a name is the file's own."""
