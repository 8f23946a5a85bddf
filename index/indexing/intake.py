"""From files and sources to stored articles: what is known is passed over, the rest is read."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace

from index.indexing.ahead import Read, read_ahead
from index.indexing.copies import Copy
from index.indexing.reading import Cut, Cutting
from index.indexing.report import Failure, Run
from index.indexing.sidecars import Sidecars, lies_in
from ingest.catalogue.library import Library
from ingest.catalogue.originals import Originals
from ingest.catalogue.overlay import Corrections
from ingest.errors import UnreadableSource
from ingest.gathering.discovery import File
from ingest.gathering.seen import SeenFiles
from ingest.passed_over import PassedOver
from ingest.source import Found, Source

Item = File | Source | PassedOver | UnreadableSource

Stored = Cut | str
"""An article as it was cut just now, or the id of one that is in the catalogue."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A source whose bytes were read before; they need not be kept to say so."""

    location: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class _Unchanged:
    """A file that is as it was when these articles were read from it; each with its place."""

    file: File
    articles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Opened:
    """What follows, up to the file itself, is in this file."""

    file: File


@dataclass(slots=True)
class _Held:
    """What a file was found to hold so far, and whether nothing of it failed."""

    articles: list[str] = field(default_factory=list)
    whole: bool = True


class Intake:
    """Takes sources into the catalogue."""

    def __init__(
        self, library: Library, corrections: Corrections, originals: Originals, seen: SeenFiles
    ) -> None:
        self._library = library
        self._corrections = corrections
        self._originals = originals
        self._seen = seen

    def stored(
        self, items: Iterable[Item], run: Run, cutting: Cutting
    ) -> Generator[Stored, None, None]:
        """What is to be indexed, as it is stored; ends where the run is told to stop."""
        sidecars = Sidecars(self._corrections, run)
        held: _Held | None = None  # of the file that is being read; None outside of files
        with closing(read_ahead(self._told_apart(items), cutting)) as found:
            for item in found:
                match item:
                    case _Opened(file):
                        held = _Held()
                        sidecars.look_beside(file)
                    case File():
                        self._close(item, held, run)
                        held = None
                        sidecars.look_away()
                        run.tell(item.location)
                    case _Unchanged(file, articles):
                        run.bytes += file.size
                        sidecars.look_beside(file)
                        sidecars.tell_known(articles.values(), file.location)
                        yield from self._unchanged(file, articles, run, sidecars)
                        sidecars.look_away()
                    case PassedOver(_, kind):
                        run.passed_over[kind] += 1
                    case UnreadableSource():
                        _hold(held, None)
                        self._failed(Failure(item.location, item.reason), run)
                    case Read(source, Failure() as failure):
                        _hold(held, None)
                        run.weigh(0 if held else len(source.content))
                        self._failed(failure, run)
                    case Read(source, Cut() as cut):
                        _hold(held, cut.article.id)
                        run.weigh(0 if held else len(source.content))
                        yield from self._new(source, cut, run, sidecars)
                        run.looked_at(source.location)
                    case _Known(location, digest, size):
                        _hold(held, digest[:16])
                        run.weigh(0 if held else size)
                        yield from self._again(location, digest, run, sidecars)
                        run.looked_at(location)
                if run.is_over():
                    return

    def _close(self, file: File, held: _Held | None, run: Run) -> None:
        """A file was gone through; a picture's size tells nothing of the time that is left."""
        read = held and (held.articles or not held.whole)
        run.bytes += file.size
        run.read += file.size if read else 0
        if held and held.whole and held.articles and not file.columns():
            self._seen.note(file, held.articles)

    def _told_apart(self, items: Iterable[Item]) -> Iterator[Item | _Known | _Unchanged | _Opened]:
        for item in items:
            if not isinstance(item, File):
                yield self._known_or_new(item)
            elif (
                (articles := self._seen.articles_of(item))
                and self._keeps(item)
                and not item.columns()  # with other columns it reads differently
            ):
                yield _Unchanged(item, articles)
            else:
                yield _Opened(item)
                for source in item.sources():
                    yield self._known_or_new(source)
                yield item

    def _keeps(self, file: File) -> bool:
        """Whether the originals of a file are there; a lost one is kept anew from it."""
        digests = self._seen.digests_of(file)
        return all(self._originals.is_kept(digest) for digest in digests)

    def _known_or_new(self, source: Found) -> Found | _Known:
        if isinstance(source, Source):
            digest = source.digest
            if self._library.known(digest):
                if not self._originals.is_kept(digest):  # it was damaged, or lost
                    self._originals.keep(source)
                return _Known(source.location, digest, len(source.content))
        return source

    def _failed(self, failure: Failure, run: Run) -> None:
        run.failed.append(failure)
        run.looked_at(failure.source)

    def _new(self, source: Source, cut: Cut, run: Run, sidecars: Sidecars) -> Iterator[Stored]:
        """Store an article that was read just now, unless the run has stored its bytes already."""
        if self._library.known(cut.article.digest):
            yield from self._again(source.location, cut.article.digest, run, sidecars)
            return
        yield from self._placed(source.location, run, sidecars)
        self._originals.keep(source)
        sidecars.tell(source.location)
        yield replace(cut, article=self._library.add(cut.article, cut.passages))

    def _again(self, location: str, digest: str, run: Run, sidecars: Sidecars) -> Iterator[Stored]:
        """An article that was read before: current, or current again from now on."""
        known = self._library.known(digest)
        if known is None or (known.current and known.article_id not in run.replaced):
            run.unchanged += 1
            if known and known.location == location:
                sidecars.tell(location)
            elif known:
                run.copies.note([known.article_id], Copy(location, sidecars.told))
            return
        yield from self._placed(location, run, sidecars)
        self._revive(known.article_id, location, run)
        sidecars.tell(location)
        yield known.article_id

    def _unchanged(
        self, file: File, articles: Mapping[str, str], run: Run, sidecars: Sidecars
    ) -> Iterator[Stored]:
        """Pass over a file, unless the run found another version of what it holds elsewhere."""
        if run.replaced.isdisjoint(articles):
            run.unchanged += len(articles)
            elsewhere = (
                key for key, place in articles.items() if not lies_in(place, file.location)
            )
            run.copies.note(elsewhere, Copy(file.location, sidecars.told, file))
        else:
            for source in file.sources():
                if isinstance(source, Source):
                    yield from self._again(source.location, source.digest, run, sidecars)
        run.looked_at(file.location)

    def _placed(self, location: str, run: Run, sidecars: Sidecars) -> Iterator[Stored]:
        """Count what is found at a place; what it replaces there is current at a copy's place.

        A copy may replace something in turn.
        """
        replaced = self._count(location, run)
        while replaced and (copy := run.copies.take(replaced)):
            run.unchanged -= 1
            article_id, replaced = replaced, self._count(copy.location, run)
            self._revive(article_id, copy.location, run)
            sidecars.tell_of(copy.location, copy.told)
            yield article_id

    def _revive(self, article_id: str, location: str, run: Run) -> None:
        self._library.revive(article_id, location)
        run.replaced.discard(article_id)

    def _count(self, location: str, run: Run) -> str | None:
        """Count a source as added, or as a newer version of what is current at its place.

        The id of that comes back.
        """
        replaces = self._library.current_at(location)
        if replaces is None:
            run.added += 1
            return None
        run.updated += 1
        run.replaced.add(replaces.article_id)
        return replaces.article_id


def _hold(held: _Held | None, article_id: str | None) -> None:
    """Note what a file holds; a source that failed makes it one that is to be read again."""
    if held and article_id:
        held.articles.append(article_id)
    elif held:
        held.whole = False
