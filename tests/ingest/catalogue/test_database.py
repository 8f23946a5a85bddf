"""SQLite files lie where they are said to, whatever signs their paths hold."""

from pathlib import Path

import pytest
from faulty_disks import read_only

from ingest.catalogue.database import copy_database, sqlite_engine

NAMES = ["what?", "50%20", "a#b&c=d", "file:x?mode=memory", "b\udce9"]


def ask(file: Path, *statements: str) -> object:
    """What the last of some statements gives."""
    engine = sqlite_engine(file)
    with engine.begin() as connection:
        *_, last = [connection.exec_driver_sql(statement) for statement in statements]
        found = last.scalar() if last.returns_rows else None
    engine.dispose()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_database_lies_in_its_folder_and_is_read_and_copied_from_there(tmp_path: Path, name):
    folder, copy = tmp_path / name, tmp_path / "copy?.sqlite3"
    folder.mkdir()
    file = folder / "a.sqlite3"
    ask(file, "CREATE TABLE told (word)", "INSERT INTO told VALUES ('ferry')")
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == [file]
    with read_only(folder):
        assert ask(file, "SELECT word FROM told") == "ferry"
        copy_database(file, copy)
    assert ask(copy, "SELECT word FROM told") == "ferry"
