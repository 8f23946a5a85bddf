"""Small real files of every form, damaged: an article, or a failure that names them."""

import io

import pytest
from form_files import FORMS, file_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import UnreadableSource
from ingest.forms import MEDIA_TYPES
from ingest.read import read
from ingest.source import sources_in
from ingest.web.listings import listing_in

PROSE = "The ferry left the harbour at noon on Monday, the port authority said."
WHOLE = {form: file_of(form, PROSE) for form in FORMS}
BY_PROCESS = (".pdf", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")  # it costs one each time
FEED = b"<rss><channel><item><link>https://a.example/</link></item></channel></rss>"


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with some bytes changed, left out, doubled, or put in from elsewhere."""
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, len(content) - 1)))
        end = min(len(content), start + draw(st.integers(0, 60)))
        match draw(st.sampled_from(("flip", "cut", "end", "double", "splice"))):
            case "flip" if content:
                content[start] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del content[start:end]
            case "end":
                del content[start:]
            case "double":
                content[end:end] = content[start:end] * draw(st.integers(1, 20))
            case "splice":
                content[start:end] = draw(st.binary(max_size=20))
    return bytes(content)


def ends(form: str, content: bytes) -> None:
    """Hold that a file ends as articles, or as failures that a person understands."""
    name = f"/sources/any{form}"
    for source in sources_in(name, f"any{form}", io.BytesIO(content)):
        try:
            if isinstance(source, UnreadableSource):
                raise source
            found = read(source)
        except UnreadableSource as failure:
            assert failure.location.startswith(name)
            assert "could not be read" not in failure.reason  # a parser's surprise
        else:
            assert found.title.strip()
            assert all(found.text[mark.start : mark.end].strip() for mark in found.marks)
            assert all(locator.start < len(found.text) for locator in found.locators)


def test_there_is_a_file_of_every_form():
    forms = {MEDIA_TYPES[form] for form in FORMS}
    assert forms == set(MEDIA_TYPES.values())
    for form, content in WHOLE.items():
        sources = list(sources_in("/a", f"a{form}", io.BytesIO(content)))
        assert sources
        for source in sources:
            assert "ferry" in read(source).text.casefold() or "Another" in read(source).text


@pytest.mark.parametrize("form", [form for form in WHOLE if form not in BY_PROCESS])
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_is_read_or_refused(form, data):
    ends(form, data.draw(damaged(WHOLE[form])))


@pytest.mark.slow
@pytest.mark.parametrize("form", BY_PROCESS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_that_a_process_reads_is_read_or_refused(form, data):
    ends(form, data.draw(damaged(WHOLE[form])))


@settings(max_examples=100)
@given(damaged(FEED))
def test_a_damaged_feed_is_a_listing_or_none(content):
    listing = listing_in(content)
    assert listing is None or all(isinstance(each, str) for each in listing.addresses)
