"""Many people at once: `python -m evals.load --articles FOLDER` asks a real server, which goes on
taking sources in meanwhile, and prints how long answers took beside those of one person alone.

Each person asks again as soon as there is an answer, which is more than people do. Everything that
is cited is held against the text of its article.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event, Lock
from typing import Any

import httpx

from evals.datasets.dataset import GOLD, read_dataset, read_documents
from evals.errors import EvalError

COMMAND = (sys.executable, "-m", "ui.cli")
UPLOAD = 10  # articles a request


@dataclass
class Tally:
    """What came of the questions.

    Attributes:
        seconds: of every answer, in the order they came.
        told_to_wait: questions that were told to come again, each time.
        failed: what went wrong otherwise, and quotes that are not the words of their article.
    """

    seconds: list[float] = field(default_factory=list)
    told_to_wait: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """The time that nineteen of twenty answers took at most."""
        return quantiles(self.seconds, n=20)[-1] if len(self.seconds) > 1 else self.seconds[0]


class Crowd:
    """People who ask one server, and look at every quote."""

    def __init__(self, address: str, questions: Sequence[str]) -> None:
        self._address = address
        self._questions = questions
        self._texts: dict[str, str] = {}
        self._lock = Lock()

    def alone(self, number: int) -> Tally:
        """One person asks so many questions."""
        tally = Tally()
        with httpx.Client(base_url=self._address, timeout=300) as client:
            for question in islice(self._asked(0), number):
                self._ask(client, question, tally)
        return tally

    def together(self, people: int, until: Event) -> Tally:
        """So many people ask until they are told to stop."""
        tally = Tally()

        def person(seed: int) -> None:
            with httpx.Client(base_url=self._address, timeout=300) as client:
                for question in self._asked(seed):
                    if until.is_set():
                        return
                    self._ask(client, question, tally)

        with ThreadPoolExecutor(people) as pool:
            list(pool.map(person, range(people)))
        return tally

    def _asked(self, seed: int) -> Iterator[str]:
        drawn = random.Random(seed)
        while True:
            yield drawn.choice(self._questions)

    def _ask(self, client: httpx.Client, question: str, tally: Tally) -> None:
        began = time.perf_counter()
        try:
            response = client.post("/api/answer", json={"question": question})
            if response.status_code == 429:
                with self._lock:
                    tally.told_to_wait += 1
                time.sleep(float(response.headers["retry-after"]))
                return
            response.raise_for_status()
            took = time.perf_counter() - began
            wrong = [self._wrong(client, citation) for citation in response.json()["citations"]]
            with self._lock:
                tally.seconds.append(took)
                tally.failed += filter(None, wrong)
        except httpx.HTTPError as error:
            with self._lock:
                tally.failed.append(f"{type(error).__name__}: {error}")

    def _wrong(self, client: httpx.Client, citation: dict[str, Any]) -> str | None:
        """What is wrong with a citation; None where its quote is the words it points at."""
        article = str(citation["article_id"])
        if article not in self._texts:
            found = client.get(f"/api/articles/{article}")
            found.raise_for_status()
            self._texts[article] = found.json()["text"]
        if self._texts[article][citation["start"] : citation["end"]] == citation["quote"]:
            return None
        return f"not a slice of {article}: {citation['quote']}"


def taken_in(address: str, folder: Path, number: int) -> tuple[int, float]:
    """Upload so many articles of a data set; how many came in, and the seconds it took."""
    articles = islice(read_documents(folder).articles, number)
    files = [(f"{a.id}.txt", f"{a.title}\n\n{a.text}".encode()) for a in articles]
    began, added = time.perf_counter(), 0
    with httpx.Client(base_url=address, timeout=1_800) as client:
        for first in range(0, len(files), UPLOAD):
            some = [("files", each) for each in files[first : first + UPLOAD]]
            response = client.post("/api/articles", files=some)
            response.raise_for_status()
            added += response.json()["added"]
    return added, time.perf_counter() - began


@contextmanager
def server(library: Path, **settings: str) -> Iterator[str]:
    """`dossier serve` in a process of its own, on a free port; gives its address.

    Raises:
        EvalError: it did not start.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*COMMAND, "serve", "--library", str(library), "--port", str(port)]
    with subprocess.Popen(command, env={**os.environ, **settings}) as process:
        try:
            address, until = f"http://127.0.0.1:{port}", time.monotonic() + 120
            while not _is_ready(address):
                if time.monotonic() > until or process.poll() is not None:
                    raise EvalError("The server did not start.")
                time.sleep(0.2)
            yield address
        finally:
            process.terminate()


def _is_ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/ready", timeout=60).is_success
    except httpx.TransportError:
        return False


def main() -> None:
    """Read the command line, serve, ask, print."""
    parser = argparse.ArgumentParser(description="Ask a server with many people at once.")
    parser.add_argument(
        "--articles", type=Path, required=True, help="data set to take in meanwhile"
    )
    parser.add_argument("--number", type=int, default=300, help="articles to take in")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--alone", type=int, default=60, help="questions of one person alone")
    parser.add_argument(
        "--at-once", type=int, nargs="+", default=[4], help="questions worked on beside each other"
    )
    given = parser.parse_args()
    questions = [example.question for example in read_dataset(GOLD).examples if not example.history]
    for at_once in given.at_once:
        with TemporaryDirectory(prefix="dossier-load-") as place:
            library = Path(place)
            sources = str(GOLD / "sources")
            subprocess.run(
                [*COMMAND, "ingest", "--library", place, sources], check=True, capture_output=True
            )
            with server(library, DOSSIER_SERVE__AT_ONCE=str(at_once)) as address:
                crowd = Crowd(address, questions)
                crowd.alone(10)  # what is loaded with the first question
                one, stop = crowd.alone(given.alone), Event()
                with ThreadPoolExecutor(2) as pool:
                    many = pool.submit(crowd.together, given.people, stop)
                    reading = pool.submit(taken_in, address, given.articles, given.number)
                    time.sleep(given.seconds)
                    stop.set()
                    tally, (added, took) = many.result(), reading.result()
        alone, failed = median(one.seconds), len(one.failed) + len(tally.failed)
        print(  # noqa: T201
            f"at once {at_once}: one person {alone * 1000:.0f} ms (median);"
            f" {given.people} people: {len(tally.seconds)} answers,"
            f" {len(tally.seconds) / given.seconds:.1f} a second,"
            f" median {median(tally.seconds):.2f} s ({median(tally.seconds) / alone:.1f} times),"
            f" p95 {tally.p95:.2f} s ({tally.p95 / alone:.1f} times);"
            f" told to wait {tally.told_to_wait}; failed {failed};"
            f" {added} articles taken in within {took:.0f} s"
        )
        for each in (*one.failed, *tally.failed)[:10]:
            print(f"  {each}")  # noqa: T201


if __name__ == "__main__":
    main()
