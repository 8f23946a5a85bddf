"""Sidecars during a run: what they tell is laid over their sources, which are not read for it."""

from collections.abc import Iterable

from index.indexing.copies import Told
from index.indexing.report import Failure, Run
from ingest.catalogue.overlay import Corrections
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import File
from ingest.gathering.sidecar import told_beside


class Sidecars:
    """The sidecars of one run, that of the file which is looked at among them."""

    def __init__(self, corrections: Corrections, run: Run) -> None:
        self._corrections = corrections
        self._run = run
        self._before = corrections.told_by_sidecars()
        self._told: Told = None

    def look_beside(self, file: File) -> None:
        """From now on, sources are this file's.

        A sidecar in which something is wrong is told of by the run; what it said before stays.
        """
        try:
            self._told = told_beside(file.path, file.location)
        except UnreadableSource as failure:
            self._run.failed.append(Failure(failure.location, failure.reason))
            self._told = None

    def look_away(self) -> None:
        """What follows is in no file."""
        self._told = None

    @property
    def told(self) -> Told:
        """What the sidecar of the file that is looked at tells."""
        return self._told

    def tell(self, location: str) -> None:
        """Lay what the sidecar tells over the source at a place in the file, which most lack."""
        self.tell_of(location, self._told)

    def tell_of(self, location: str, told: Told) -> None:
        """Lay what another sidecar tells over the source at a place in its file."""
        if told is not None and (told or location in self._before):
            self._corrections.tell(location, told)

    def tell_known(self, locations: Iterable[str], within: str) -> None:
        """The same for what is known, as far as it lies at that place or within it.

        Of what lies elsewhere, as a copy of the same bytes, the sidecar there tells.
        """
        if self._told is not None and (self._told or self._before):
            for location in locations:
                if lies_in(location, within):
                    self.tell(location)


def lies_in(location: str, file: str) -> bool:
    """Whether a place is a file's own or one within it."""
    return location == file or location.startswith((f"{file}!/", f"{file}#"))
