"""kill -9 in the middle of an ingest: the library opens, answers, and finishes when run again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from kills import compare, kill_and_repeat, write_reprints, write_sources

ARTICLES = 120


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sources = tmp_path / "sources"
    sources.mkdir()
    for n in range(ARTICLES):
        body = "\n\n".join(
            f"In week {week} the patrol at post {n} counted {n * 31 + week} lorries on the road to"
            f" village {n}. The officer of post {n} reported nothing else of note that week."
            for week in range(6)
        )
        (sources / f"post-{n:03}.txt").write_text(f"Report of post {n}\n\n{body}\n")
    return tmp_path


def ingest(library: str) -> list[str]:
    command = Path(sys.executable).parent / "dossier"
    return [str(command), "ingest", "sources", "--library", library, "--json"]


@pytest.mark.slow
def test_killed_and_run_again_nothing_is_lost_or_doubled(folder, open_library):
    victim = subprocess.Popen(
        ingest("killed"), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    originals = folder / "killed" / "originals"
    deadline = time.monotonic() + 120
    while sum(1 for _ in originals.glob("*/*")) < ARTICLES // 2:
        assert victim.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()

    interrupted = open_library(folder / "killed")
    assert interrupted.library.counts().articles < ARTICLES
    for hit in interrupted.retriever.search("How many lorries passed post 3?"):
        assert hit.passage.text == hit.article.text[hit.passage.start : hit.passage.end]

    for library in ("killed", "whole"):
        subprocess.run(ingest(library), cwd=folder, check=True, capture_output=True)
    killed, whole = open_library(folder / "killed"), open_library(folder / "whole")
    assert killed.library.counts() == whole.library.counts()
    assert killed.library.counts().articles == ARTICLES
    assert killed.library.searchable_articles() == whole.library.searchable_articles()
    assert killed.indexer.check().sound
    assert killed.stories.unlinked() == []
    ids = [article.id for article in whole.library.articles()]
    assert killed.stories.told_by(ids) == whole.stories.told_by(ids)


@pytest.mark.slow
def test_killed_again_and_again_it_is_the_library_of_an_undisturbed_run(tmp_path):
    write_sources(tmp_path / "sources", 50)
    write_reprints(tmp_path / "sources", 10)
    struck, _ = kill_and_repeat(tmp_path, kills=3, seed=7)
    assert struck == 3
    compare(tmp_path)
