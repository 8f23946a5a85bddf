"""From uploaded bytes to sources, the same for the endpoint and for the Library tab."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from ingest.errors import UnreadableSource
from ingest.source import MAX_BYTES, MEDIA_TYPES, Source, media_type_of

_UPLOAD = re.compile(r"\Aupload:[0-9a-f]{12}/")


def uploaded(name: str, content: bytes) -> Source | UnreadableSource:
    """A source by the name it was uploaded with, or why it cannot be one.

    A bare name says nothing about where a file comes from: the index.html of one outlet must not
    replace that of another. So the content is part of an upload's location.
    """
    base = PurePosixPath(name.replace("\\", "/")).name
    media_type = media_type_of(base)
    if media_type is None:
        known = ", ".join(sorted(MEDIA_TYPES))
        return UnreadableSource(
            base or "(no name)", f"this form is not supported (supported: {known})"
        )
    if len(content) > MAX_BYTES:
        return UnreadableSource(base, f"it is larger than {MAX_BYTES // 2**20} MiB")
    source = Source(base, media_type, content)
    return replace(source, location=f"upload:{source.digest[:12]}/{base}")


def name_of(location: str) -> str:
    """What a person calls a source: an upload by the name it came with."""
    return _UPLOAD.sub("", location)
