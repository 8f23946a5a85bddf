"""Sidecars during a run: what they tell is laid over their sources, which are not read for it."""

from collections.abc import Mapping, Sequence

from index.report import Failure, Run
from ingest.corrections import Field
from ingest.discovery import File
from ingest.errors import UnreadableSource
from ingest.library import Library
from ingest.overlay import Corrections
from ingest.sidecar import told_beside


class Sidecars:
    """The sidecars of one run, that of the file which is looked at among them."""

    def __init__(self, library: Library, corrections: Corrections, run: Run) -> None:
        self._library = library
        self._corrections = corrections
        self._run = run
        self._before = corrections.told_by_sidecars()
        self._told: Mapping[Field, str | None] | None = None

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

    def tell(self, location: str) -> None:
        """Lay what the sidecar tells over the source at a place in the file, which most lack."""
        if self._told is not None and (self._told or location in self._before):
            self._corrections.tell(location, self._told)

    def tell_known(self, article_ids: Sequence[str], within: str) -> None:
        """The same for articles that are known, as far as they lie at that place or within it.

        Of what lies elsewhere, as a copy of the same bytes, the sidecar there tells.
        """
        if self._told is not None and (self._told or self._before):
            for location in self._library.locations(article_ids).values():
                if location == within or location.startswith((f"{within}!/", f"{within}#")):
                    self.tell(location)
