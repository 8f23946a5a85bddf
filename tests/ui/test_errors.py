"""Every error a person can meet has its row."""

import pytest

import assistant.wiring  # noqa: F401  (defines or imports every error class there is)
from assistant.errors import AnswerError
from evals.errors import EvalError
from index.errors import RetrievalError
from ingest.errors import IngestError, UnreadableSource
from ui.access.errors import AccessError
from ui.errors import KNOWN, TABLE, UNEXPECTED, row_of
from ui.exports.errors import ExportError
from ui.http.listening import CannotListen


def _with_subclasses(base: type[Exception]) -> list[type[Exception]]:
    return [base, *(kind for child in base.__subclasses__() for kind in _with_subclasses(child))]


EVERY_ERROR = [
    kind
    for base in (IngestError, RetrievalError, AnswerError, AccessError, ExportError, CannotListen)
    for kind in _with_subclasses(base)
    if not kind.__module__.startswith("test")
]


@pytest.mark.parametrize("kind", EVERY_ERROR, ids=lambda kind: kind.__name__)
def test_every_error_class_has_its_own_row(kind):
    assert kind in TABLE, f"{kind.__name__} has no row in ui/errors.py"


def test_the_bases_are_the_known_errors():
    assert set(KNOWN) == {
        IngestError,
        RetrievalError,
        AnswerError,
        EvalError,
        AccessError,
        ExportError,
        CannotListen,
    }


def test_codes_tell_errors_apart():
    codes = [row.code for row in TABLE.values()]
    assert len(set(codes)) == len(codes)


def test_statuses_and_exit_codes_are_failures():
    for row in (*TABLE.values(), UNEXPECTED):
        assert 400 <= row.status < 600
        assert row.exit_code in (1, 2)


def test_a_class_without_a_row_takes_its_bases():
    class Smudged(UnreadableSource):
        pass

    assert row_of(Smudged("a.txt", "it is smudged")) == TABLE[UnreadableSource]


def test_what_nobody_foresaw_is_an_internal_error():
    assert row_of(ZeroDivisionError()) == UNEXPECTED
