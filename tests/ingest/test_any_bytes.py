"""Whatever bytes bear whatever name: an article, or a failure that names them."""

import io

from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES
from ingest.read import read
from ingest.source import sources_in

BEGINNINGS = (
    b"", b"{\\rtf1 ", b"PK\x03\x04", b"PK\x05\x06", b"WEBVTT\n\n00:01.000 --> 00:02.000\n",
    b"00:00:01,000 --> 00:00:02,000\n", b"From ana Thu Sep 14 10:05:00 2023\nSubject: ",
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\n", b"text,date\n", b'[{"text":"',
    b"\xff\xfe",
)  # fmt: skip
FORMS = sorted(set(MEDIA_TYPES) - {".pdf"})  # which costs a process each time


@given(st.sampled_from(FORMS), st.sampled_from(BEGINNINGS), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(form, beginning, rest):
    content = io.BytesIO(beginning + rest)
    for source in sources_in("/sources/any", f"any{form}", content):
        if isinstance(source, UnreadableSource):
            failure = source
        else:
            try:
                found = read(source)
            except UnreadableSource as error:
                failure = error
            else:
                assert found.title.strip()
                starts = [locator.start for locator in found.locators]
                assert starts == sorted(starts)
                assert all(start < len(found.text) for start in starts)
                continue
        assert failure.location.startswith("/sources/any")
        assert "could not be read" not in failure.reason  # a parser's surprise
