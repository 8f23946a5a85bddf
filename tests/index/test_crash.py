"""kill -9 at random moments of an ingest: run again, it is the library of an undisturbed run."""

import pytest
from kills import compare, kill_and_repeat, write_sources


@pytest.mark.slow
def test_killed_again_and_again_nothing_is_lost_or_doubled(tmp_path):
    write_sources(tmp_path / "sources", 60)
    struck, _ = kill_and_repeat(tmp_path, kills=6, seed=7)
    assert struck == 6
    compare(tmp_path)
