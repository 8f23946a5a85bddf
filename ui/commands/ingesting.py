"""An ingest at the command line: how far it is, and Ctrl-C, which ends it after what is in hand."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from time import monotonic
from types import FrameType

import typer

from index.indexing.report import Progress
from ui.wording.progress import figures
from ui.wording.terminal import plain

STOPPED = 130
"""Exit status after Ctrl-C: 128 and the signal's number, as shells have it."""

PAUSE = 10.0
"""Seconds between two lines about progress where no terminal shows a bar."""

STOPPING = "Stopping after what is in hand; Ctrl-C again stops at once."


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed; a second time it ends the program as ever."""
    stop = Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)
        typer.echo(STOPPING, err=True)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop.is_set
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def announcing() -> Iterator[Callable[[Progress], None]]:
    """Shows progress on stderr: a bar on a terminal, and else a line now and then."""
    if sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(bar_width=24), TextColumn("{task.description}", markup=False))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(at: Progress) -> None:
            done, total = (at.bytes, at.asked.bytes) if at.asked.bytes else (at.done, None)
            bar.update(task, completed=done, total=total, description=figures(at))

        yield show


def _lines() -> Callable[[Progress], None]:
    last = monotonic()

    def show(at: Progress) -> None:
        nonlocal last
        if monotonic() - last >= PAUSE:
            last = monotonic()
            typer.echo(f"{figures(at)}: {plain(at.location)}", err=True)

    return show
