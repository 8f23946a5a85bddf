"""A library whose name is mistyped is not made by what reads it."""

import pytest

from ui.commands.session import workspace_of

COMMANDS = [
    ("ask", "Who?"),
    ("export",),
    ("check",),
    ("check", "--repair"),
    ("reindex",),
    ("eval", "audit"),
    *(("sources", name) for name in ("list", "runs", "names", "statements", "cite")),
    *(("sources", name, "7") for name in ("show", "original", "remove")),
    ("sources", "edit", "7", "--byline", "Ana Paz"),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_where_there_is_no_library_none_is_made_to_read_it(tmp_path, command, arguments):
    folder = tmp_path / "my libary"
    done = command(*arguments, "--library", folder)
    assert (done.status, done.out) == (1, "")
    assert done.said == (
        f"dossier: There is no library in {folder}. Make one with `dossier ingest PATH --library"
        f" '{folder}'`, or name another with --library."
    )
    assert not folder.exists()


def test_of_no_library_there_is_no_backup(tmp_path, command):
    done = command("backup", tmp_path / "x.zip", "--library", tmp_path / "typo")
    assert (done.status, "Make one with `dossier ingest" in done.said) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_is_empty_is_read(tmp_path, command):
    folder = tmp_path / "library"
    with workspace_of(folder, write=True, make=True):
        pass
    assert command("sources", "list", "--library", folder).status == 0
    asked = command("ask", "Who?", "--library", folder)
    assert (asked.status, "The library is empty" in asked.out) == (0, True)
    assert "Sound" in command("check", "--library", folder).out
    backup = command("backup", tmp_path / "x.zip", "--library", folder)
    assert (backup.status, backup.out.split()[0]) == (0, "0")
