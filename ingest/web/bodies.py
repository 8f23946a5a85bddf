"""The body of an answer, unpacked, and never more of it than was asked for."""

import zlib
from collections.abc import Iterable, Iterator

from ingest.errors import UnreadableSource, too_large

_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, as its first bytes tell
_PLAIN = frozenset(("", "identity"))
_PACKED = frozenset(("gzip", "x-gzip", "deflate"))


def whole(chunks: Iterable[bytes], packing: str, max_bytes: int) -> bytes:
    """All bytes of a body.

    Args:
        packing: its content encoding. Several, one in the other, multiply what a bomb unpacks to
            and are refused, as is what was not asked for.
        max_bytes: of the body as it comes, and of what it unpacks to.

    Raises:
        UnreadableSource: without a name; it is too large, damaged, or packed in another way.
    """
    if packing in _PACKED:
        chunks = unpacked(_bounded(chunks, max_bytes), max_bytes)
    elif packing not in _PLAIN:
        raise UnreadableSource("", f"it is packed in a way that is not read ({packing})")
    return b"".join(_bounded(chunks, max_bytes))


def unpacked(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    """What gzip or zlib data unpack to, in pieces of `max_bytes` + 1 at most.

    Raises:
        UnreadableSource: without a name; the data are damaged.
    """
    packed = zlib.decompressobj(_EITHER)
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if packed.eof:  # several files of gzip, one after the other, are one
                    packed = zlib.decompressobj(_EITHER)
                yield packed.decompress(rest, max_bytes + 1)
                rest = packed.unconsumed_tail or packed.unused_data
    except zlib.error as error:
        raise UnreadableSource("", "it is packed, and damaged") from error
    if not packed.eof:
        raise UnreadableSource("", "it is packed, and breaks off")


def _bounded(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise UnreadableSource("", too_large(max_bytes))
        yield chunk
