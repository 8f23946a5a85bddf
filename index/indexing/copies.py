"""Copies that a run passes over, since what they hold is current at another place.

Should the run find something newer there, what they hold is current at the copy's place from then
on: it still lies on the disk, and must not drop out of a search.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.catalogue.corrections import Field
from ingest.gathering.discovery import File
from ingest.source import Source

Told = Mapping[Field, str | None] | None
"""What a sidecar tells; None where nothing is to be laid over a source."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of an article.

    Attributes:
        location: where it lies; with `file`, where that lies.
        told: what the sidecar there tells.
        file: what holds it, where its place within is not known yet.
    """

    location: str
    told: Told
    file: File | None = None


class Copies:
    """The copies of one run by the ids of their articles, of several the first."""

    def __init__(self) -> None:
        self._copies: dict[str, Copy] = {}

    def note(self, article_ids: Iterable[str], copy: Copy) -> None:
        """These articles have copies there, which are passed over."""
        for article_id in article_ids:
            self._copies.setdefault(article_id, copy)

    def take(self, article_id: str) -> Copy | None:
        """A copy of an article, to be the article from now on; None where there is none."""
        copy = self._copies.get(article_id)
        if copy and copy.file:
            self._look_into(copy.file, copy)
        return self._copies.pop(article_id, None)

    def _look_into(self, file: File, copy: Copy) -> None:
        """Tell the places of all copies in a file, which is read once for them."""
        held = {article_id for article_id, each in self._copies.items() if each is copy}
        for article_id in held:
            del self._copies[article_id]
        for source in file.sources():
            if isinstance(source, Source) and source.digest[:16] in held:
                self.note([source.digest[:16]], Copy(source.location, copy.told))
