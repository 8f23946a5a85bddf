"""kill -9 at random moments of a run, each followed by the same command, and what is left.

    python -m tests.kills --kills 50 --articles 300

does it outside the tests, for as long as it takes, in a folder that is thrown away.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sqlalchemy import Engine, select

from assistant.settings import Settings
from assistant.wiring import open_workspace
from ingest.catalogue.schema import file_articles, files

TOLERANCE = 1e-5
"""One less the cosine of two vectors of one passage: what a text is padded with, and so how its
sums are rounded, depends on its batch.
"""

_OFFICERS = ("Elena Barragán", "Tomás Quiroga", "Ilse Brandt", "Marek Dolny", "Ruth Abara")
_TOWNS = ("Las Huertas", "Puerto Alto", "Bahía Honda", "Quendale", "San Orso")
_GOODS = (
    "timber salt cement diesel onions cattle bricks sugar tyres maize copper flour glass pipes"
    " coffee cotton gravel fish paper steel honey rope melons seed wool coal chalk lamps nails ice"
).split()


def write_sources(folder: Path, count: int) -> None:
    """So many small reports, no two alike nor of one story."""
    folder.mkdir()
    for n in range(count):
        rng = random.Random(n)
        body = "\n\n".join(
            f"In week {week} the patrol at post {n} counted {n * 31 + week} lorries on the road to"
            f" village {n}. Captain {rng.choice(_OFFICERS)} also wrote of"
            f" {', '.join(rng.sample(_GOODS, 20))}, all bound for {rng.choice(_TOWNS)}."
            for week in range(6 + n % 5)
        )
        (folder / f"post-{n:04}.txt").write_text(f"Report of post {n}\n\n{body}\n")


def write_reprints(folder: Path, count: int) -> None:
    """So many of these reports again, whole and in part, each under another headline."""
    for n in range(count):
        head, *body = (folder / f"post-{n:04}.txt").read_text().split("\n\n")
        kept = body if n % 2 else body[: len(body) // 2]
        again = "\n\n".join((f"What was seen: {head.casefold()}", *kept))
        (folder / f"reprint-{n:04}.txt").write_text(again)


def ingest(folder: Path, library: str) -> "subprocess.Popen[bytes]":
    """The command, under way."""
    return subprocess.Popen(
        [sys.executable, "-m", "ui.cli", "ingest", "sources", "--library", library, "--json"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_and_repeat(folder: Path, kills: int, seed: int) -> tuple[int, int]:
    """Ingest into `whole` undisturbed, and into `killed` with kills at random moments.

    The moments are strewn over the time that the undisturbed run took, of which the loading of
    libraries is a part; later runs have less left to do, so a run that ends first is begun anew on
    an empty library.

    Returns:
        How many kills struck a run under way, and how often the library was full before.
    """
    began = time.monotonic()
    assert ingest(folder, "whole").wait() == 0
    took = time.monotonic() - began
    rng, struck, full = random.Random(seed), 0, 0
    while struck < kills:
        run = ingest(folder, "killed")
        try:
            run.wait(rng.uniform(0, took))
        except subprocess.TimeoutExpired:
            os.kill(run.pid, signal.SIGKILL)
            run.wait()
            struck += 1
        else:
            assert run.returncode == 0
            compare(folder)
            full += 1
            (folder / "killed").rename(folder / f"killed-{full}")
    assert ingest(folder, "killed").wait() == 0
    return struck, full


def compare(folder: Path) -> float:
    """Hold both libraries together: row by row, term by term, vector by vector.

    Returns:
        One less the smallest cosine of a passage's two vectors.
    """
    killed, whole = (contents(folder / name) for name in ("killed", "whole"))
    for name, rows in whole.items():
        if name != "vectors":
            assert killed[name] == rows, f"{name} differ"
    assert killed["vectors"].keys() == whole["vectors"].keys()
    apart = max(
        1 - float(vector @ killed["vectors"][key]) for key, vector in whole["vectors"].items()
    )
    assert apart <= TOLERANCE
    return apart


def contents(library: Path) -> dict[str, object]:
    """Everything that a library holds, but for when it came in and in which order."""
    with open_workspace(Settings(library=library)) as opened:
        assert opened.indexer.check().sound
        ids = sorted(opened.library.article_ids())
        assert opened.stories.unlinked() == []
        told_by = opened.stories.told_by(ids)
        stored = opened.indexer._vectors._collection.get(include=["embeddings", "metadatas"])
        with opened.indexer._lexical._engine.connect() as connection:
            terms = connection.exec_driver_sql(
                "SELECT passage_id, article_id, language, publisher, published, title, body"
                " FROM entries JOIN terms ON terms.rowid = entries.row ORDER BY passage_id"
            ).all()
        return {
            "articles": [replace(opened.library.article(key), retrieved_at=None) for key in ids],
            "passages": [opened.library.passages_of(key) for key in ids],
            "stories": {
                frozenset(k for k in ids if told_by[k] == story) for story in told_by.values()
            },
            "relatives": {
                key: {(each.article.id, each.telling) for each in opened.stories.relatives(key)}
                for key in ids
            },
            "names": opened.names.register().names,
            "files": _seen(opened.library._engine),
            "terms": [tuple(row) for row in terms],
            "metadata": dict(zip(stored["ids"], stored["metadatas"], strict=True)),
            "vectors": dict(zip(stored["ids"], np.asarray(stored["embeddings"]), strict=True)),
            "originals": {
                file.name: file.read_bytes()
                for file in sorted((library / "originals").rglob("*"))
                if file.is_file()
            },
        }


def _seen(engine: Engine) -> list[tuple[object, ...]]:
    """The files as they were noted, but for when, and what each holds."""
    query = (
        select(files.c.location, files.c.size, files.c.modified, file_articles.c.article_id)
        .outerjoin(file_articles)
        .order_by(files.c.location, file_articles.c.article_id)
    )
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--seed", type=int, default=0)
    asked = options.parse_args()
    with TemporaryDirectory(prefix="dossier-kills-") as name:
        folder = Path(name)
        write_sources(folder / "sources", asked.articles)
        write_reprints(folder / "sources", asked.articles // 6)
        struck, full = kill_and_repeat(folder, asked.kills, asked.seed)
        apart = compare(folder)
    sys.stdout.write(
        f"{struck} kills over {asked.articles} articles; the library was full {full} times between;"
        " in the end the same rows, terms, originals, stories, names and files;"
        f" vectors at most {apart:.1e} apart.\n"
    )


if __name__ == "__main__":
    main()
