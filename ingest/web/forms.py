"""What a fetched document is of: by its content where that is certain, else as the server says."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from ingest.errors import UnreadableSource
from ingest.forms import HEAD, form_of
from ingest.prose.characters import clean, shortened
from ingest.source import Found, Source, sources_in
from ingest.web.fetch import Fetched
from ingest.web.stated import file_name


def sources_of(answer: Fetched) -> Iterator[Found]:
    """The sources of a fetched document, as of a file that lies at its address."""
    name = file_name(answer.address, answer.media_type)
    if answer.content and form_of(name, answer.content[:HEAD]) is None:
        stated = shortened(clean(answer.media_type), 80) or "a form that the server does not state"
        yield UnreadableSource(answer.address, f"it is {stated}, which is not read")
        return
    for source in sources_in(answer.address, name, BytesIO(answer.content)):
        if isinstance(source, Source) and source.address is None:
            yield replace(source, address=answer.address, charset=answer.charset)
        else:
            yield source
