"""From uploaded bytes to sources, the same for the endpoint and for the Library tab."""

from pathlib import PurePosixPath

from ingest.errors import UnreadableSource
from ingest.source import MAX_BYTES, MEDIA_TYPES, Source, media_type_of


def uploaded(name: str, content: bytes) -> Source | UnreadableSource:
    """A source by the name it was uploaded with, or why it cannot be one."""
    base = PurePosixPath(name.replace("\\", "/")).name
    media_type = media_type_of(base)
    if media_type is None:
        known = ", ".join(sorted(MEDIA_TYPES))
        return UnreadableSource(
            base or "(no name)", f"this form is not supported (supported: {known})"
        )
    if len(content) > MAX_BYTES:
        return UnreadableSource(base, f"it is larger than {MAX_BYTES // 2**20} MiB")
    return Source(base, media_type, content)
