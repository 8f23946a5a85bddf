"""Reading ahead: the same articles as reading here, in order, and a reader that dies costs one."""

import os
from dataclasses import replace

import pytest
from samples import text_source

from index.indexing.ahead import FEW, Read, read_ahead
from index.indexing.reading import Cutter, Cutting
from index.indexing.report import Failure
from ingest.prose.passages import SplitOptions


@pytest.fixture
def cutting(embedder):
    return Cutting(SplitOptions(), embedder.pieces.file)


def sources(count):
    return [
        text_source(f"s{n}", f"The ferry number {n} sank near Isla Negra.") for n in range(count)
    ]


def test_a_few_sources_and_many_are_read_alike_and_in_order(cutting):
    here = Cutter(cutting)
    for count in (FEW, FEW + 8):
        wanted = sources(count)
        found = list(read_ahead([*wanted[:3], "something else", *wanted[3:]], cutting))
        assert found.pop(3) == "something else"
        assert found == [Read(source, here.read(source)) for source in wanted]


def test_large_sources_are_not_collected_before_the_first_is_read(cutting, monkeypatch):
    monkeypatch.setattr("index.indexing.ahead.MOST_BYTES", 1000)
    taken = []

    def large():
        for source in sources(FEW):
            padded = replace(source, content=source.content + b" " * 600)
            taken.append(padded)
            yield padded

    found = read_ahead(large(), cutting)
    assert next(found) == Read(taken[0], Cutter(cutting).read(taken[0]))
    assert len(taken) == 2
    assert [read.source for read in found] == taken[1:]


def test_a_source_without_text_is_a_failure_in_its_place(cutting):
    wanted = sources(FEW + 8)
    wanted[5] = replace(wanted[5], content=b" \n ")
    found = [read.answer for read in read_ahead(wanted, cutting)]
    assert found[5] == Failure("/sources/s5.txt", "it holds no text")
    assert sum(isinstance(answer, Failure) for answer in found) == 1


def test_a_reader_that_dies_costs_the_source_it_read(cutting):
    wanted = sources(FEW + 8)
    wanted[5] = _Deadly(wanted[5].location, "text/plain", b"")
    found = [read.answer for read in read_ahead(wanted, cutting)]
    assert "ended" in found[5].error
    assert sum(isinstance(answer, Failure) for answer in found) == 1


class _Deadly(type(text_source("", ""))):
    """A source at which the process that unpickles it ends, as a parser's crash ends it."""

    __slots__ = ()

    def __reduce__(self):
        return os._exit, (9,)


def test_closing_ends_the_process(cutting):
    reading = read_ahead(sources(FEW + 8), cutting)
    next(reading)
    beside = reading.gi_yieldfrom.gi_frame.f_locals["beside"]
    process = beside._process
    assert process.poll() is None
    reading.close()
    assert process.poll() is not None
