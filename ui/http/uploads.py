"""From uploaded bytes to sources, the same for the endpoint and for the Library tab."""

import hashlib
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from ingest.errors import UnreadableSource, too_large
from ingest.source import MAX_BYTES, Found, sources_in

_UPLOAD = re.compile(r"\Aupload:[0-9a-f]{12}/")


def uploaded(name: str, content: bytes) -> Iterator[Found]:
    """The sources of a file by the name it was uploaded with, or why it holds none.

    A bare name says nothing about where a file comes from: the index.html of one outlet must not
    replace that of another. So the content is part of an upload's location.
    """
    base = PurePosixPath(name.replace("\\", "/")).name
    if len(content) > MAX_BYTES:
        yield UnreadableSource(base, too_large(MAX_BYTES))
        return
    digest = hashlib.sha256(content).hexdigest()
    location = f"upload:{digest[:12]}/{base or '(no name)'}"
    yield from sources_in(location, base, BytesIO(content))


def name_of(location: str) -> str:
    """What a person calls a source: an upload by the name it came with."""
    return _UPLOAD.sub("", location)
