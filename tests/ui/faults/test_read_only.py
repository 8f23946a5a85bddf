"""A library that can be read and not written: it answers, and says that it stores nothing."""

import json

import pytest
from faulty_disks import read_only

from .conftest import ANSWER, QUESTION


def test_a_library_that_can_only_be_read_answers_and_stores_nothing(library, command, intact):
    with read_only(library):
        done = command("ask", QUESTION, "--library", library)
        assert done.status == 0, done.said
        assert ANSWER in done.out
        assert "this question is not stored" in done.err
        asked = json.loads(command("ask", QUESTION, "--library", library, "--json").out)
        assert asked["conversation_id"] is None
        named = command("sources", "names", "--library", library)
        assert named.status == 0, named.said
        assert "mention" in named.out
        assert command("check", "--library", library).status == 0
        assert command("export", "--library", library, "--json").out.strip() == "[]"
    intact(library)


@pytest.mark.parametrize("what", ["serve", "chat", "ingest", "reindex", "mcp"])
def test_what_writes_says_that_the_library_can_only_be_read(what, library, command, intact):
    with read_only(library):
        places = [library.parent / "sources"] if what == "ingest" else []
        done = command(what, *places, "--library", library)
        assert done.status == 1
        assert f"{library} can be read and not written" in done.said
        assert "Make it writable" in done.said
    if what == "reindex":
        intact(library)


def test_keys_of_a_library_that_can_only_be_read(library, command):
    with read_only(library):
        done = command("keys", "add", "ana", "--library", library)
    assert done.status == 1
    assert "can be read and not written" in done.said
