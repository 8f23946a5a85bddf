"""From what a person names (files, folders) to the files there, and the sources that they hold."""

import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import time_ns

from ingest.errors import UnreadableSource
from ingest.gathering.folders import below, looked_at, mode_of, printable, unopened, without_owner
from ingest.gathering.sidecar import columns_beside, owner_of
from ingest.passed_over import PassedOver
from ingest.source import Found, Source, sources_in


@dataclass(frozen=True, slots=True)
class File:
    """A file as it lay there when it was found; it is opened when its sources are asked for.

    Attributes:
        location: its absolute path, as text that can be stored.
        size: bytes.
        modified, changed, seen: when its content and its inode were last written, and when that was
            looked at, nanoseconds.
        named: a person named it, and not a folder that it lies in.
    """

    path: Path
    location: str
    size: int
    modified: int
    changed: int
    inode: int
    seen: int
    named: bool = True

    def sources(self) -> Iterator[Found]:
        """Itself, or what it holds."""
        try:
            with self.path.open("rb") as stream:
                yield from sources_in(
                    self.location,
                    self.path.name,
                    stream,
                    named=self.named,
                    columns=self.columns(),
                )
        except OSError as error:
            yield unopened(self.location, error)

    def columns(self) -> Mapping[str, str]:
        """Which columns of it hold what, as its sidecar tells; nothing where that is wrong, since
        who looks beside the file for the sidecar's other words tells of it.
        """
        try:
            return columns_beside(self.path, self.location)
        except UnreadableSource:
            return {}


def discover(places: Iterable[str | Path]) -> Iterator[Source | UnreadableSource]:
    """Yield every source below the given files and folders, in a stable order.

    A file that cannot be read is yielded as the error that says why; what is passed over in
    folders and archives is left out.
    """
    for found in walk(places):
        for each in found.sources() if isinstance(found, File) else (found,):
            if not isinstance(each, PassedOver):
                yield each


def walk(places: Iterable[str | Path]) -> Iterator[File | PassedOver | UnreadableSource]:
    """The files that `discover` opens, unopened. A sidecar stands for the file that it tells of."""
    named = {place: _absolute(place) for place in places}
    paths = frozenset(path for path in named.values() if isinstance(path, Path))
    for place, path in named.items():
        if isinstance(path, UnreadableSource):
            yield path
            continue
        try:
            mode = mode_of(path)
        except OSError as error:
            yield unopened(printable(place), error)
            continue
        if mode is None:
            yield UnreadableSource(printable(place), "there is no such file or folder")
        elif stat.S_ISDIR(mode):
            for found in below(path):
                yield _file(found, named=False) if isinstance(found, Path) else found
        elif not stat.S_ISREG(mode):
            yield UnreadableSource(printable(place), "it is no file")
        elif owner := owner_of(path):  # as `*` names it, too
            lies_there = looked_at(owner)
            if isinstance(lies_there, PassedOver):
                yield without_owner(path, owner)
            elif isinstance(lies_there, UnreadableSource):
                yield lies_there
            elif owner not in paths:
                yield _file(owner)
        else:
            yield _file(path)


def _absolute(place: str | Path) -> Path | UnreadableSource:
    try:
        return Path(place).expanduser().absolute()
    except RuntimeError:  # `~name`, and nobody has that name
        return UnreadableSource(
            printable(place),
            "it begins with the home folder of nobody who is known here; write the whole path, or"
            " ./ before a name that begins with ~",
        )
    except OSError as error:  # the folder that paths are relative to is gone
        return unopened(printable(place), error)


def _file(path: Path, *, named: bool = True) -> File | UnreadableSource:
    location, seen = printable(path), time_ns()
    try:
        found = path.stat()
    except OSError as error:
        return unopened(location, error)
    return File(
        path,
        location,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_ino,
        seen,
        named,
    )
