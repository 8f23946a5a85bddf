"""Reading ahead: sources are read and cut in a process beside, while the model embeds.

A process and not a thread: parsing holds Python's lock, and each of the model's many short steps
would wait for it. One process: with two cores a second one only takes time from the model.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from index.indexing.reading import Cut, Cutter, Cutting
from index.indexing.report import Failure
from ingest.source import Source

Other = TypeVar("Other")

MOST_WAITING = 256
"""Items that are read ahead: what a batch or two of the model takes."""

MOST_BYTES = 16 * 2**20
"""Bytes of the sources among them, if there are several."""

FEW = 24
"""Sources that are read here, if they are not large: to start a process takes longer than that."""


@dataclass(frozen=True, slots=True)
class Read:
    """A source and what it holds, or why it yields no article."""

    source: Source
    answer: Cut | Failure


def read_ahead(
    items: Iterable[Source | Other], cutting: Cutting
) -> Generator[Read | Other, None, None]:
    """Each source with what it holds, and everything else as it is, in their order.

    Closing the iterator ends the process.
    """
    items = iter(items)
    few: deque[Source | Other] = deque()
    held = 0
    for item in items:
        held += len(item.content) if isinstance(item, Source) else 0
        if few or isinstance(item, Source):
            few.append(item)
        else:
            yield item
        number = sum(isinstance(each, Source) for each in few)
        if number > FEW or len(few) >= MOST_WAITING or held > MOST_BYTES:
            break
    else:
        here = Cutter(cutting)
        for item in few:
            yield Read(item, here.read(item)) if isinstance(item, Source) else item
        return
    yield from _read_beside(chain(_emptied(few), items), cutting)


def _emptied(few: deque[Source | Other]) -> Iterator[Source | Other]:
    """What waits, each let go of when it is taken."""
    while few:
        yield few.popleft()


def _read_beside(
    items: Iterable[Source | Other], cutting: Cutting
) -> Generator[Read | Other, None, None]:
    waiting: deque[_Asked | Other] = deque()
    held = 0
    with closing(_Beside(cutting)) as beside:
        for item in items:
            if isinstance(item, Source):
                held += len(item.content)
                waiting.append(_Asked(item, beside.read(item)))
            else:
                waiting.append(item)
            while waiting and (len(waiting) > MOST_WAITING or held > MOST_BYTES):
                first = waiting.popleft()
                held -= len(first.source.content) if isinstance(first, _Asked) else 0
                yield first.answered() if isinstance(first, _Asked) else first
        while waiting:
            first = waiting.popleft()
            yield first.answered() if isinstance(first, _Asked) else first


@dataclass(frozen=True, slots=True)
class _Asked:
    """A source that is being read, or will be."""

    source: Source
    answer: "Future[Cut | Failure]"

    def answered(self) -> Read:
        return Read(self.source, self.answer.result())


class _Beside:
    """The process, started when it is first asked; it reads in the order it is asked."""

    def __init__(self, cutting: Cutting) -> None:
        self._cutting = cutting
        self._asking = ThreadPoolExecutor(1, "read-ahead")
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, source: Source) -> "Future[Cut | Failure]":
        return self._asking.submit(self._ask, source)

    def close(self) -> None:
        self._asking.shutdown(wait=False, cancel_futures=True)
        self._end()
        self._asking.shutdown()
        self._end()  # the last question may just have started it again

    def _ask(self, source: Source) -> Cut | Failure:
        try:
            process = self._process or self._start()
            self._tell(process, source)
            assert process.stdout is not None
            answer: Cut | Failure = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            self._end()
            return Failure(source.location, "it could not be read: the process that did so ended")
        return answer

    def _start(self) -> "subprocess.Popen[bytes]":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "index.indexing.reader_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # Ctrl-C is for the run, which ends it
        )
        self._tell(self._process, self._cutting)
        return self._process

    def _tell(self, process: "subprocess.Popen[bytes]", told: object) -> None:
        assert process.stdin is not None
        pickle.dump(told, process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
