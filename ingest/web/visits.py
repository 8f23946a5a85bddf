"""From addresses to sources: pages, and what feeds and sitemaps list, fetched politely."""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from itertools import islice
from time import monotonic, sleep

import httpx
from protego import Protego

from ingest.errors import UnreadableSource
from ingest.provenance import Provenance
from ingest.source import MAX_BYTES, Found, Source, contained
from ingest.surprises import surprise
from ingest.web.feeds import members_of
from ingest.web.fetch import NAME, Fetched, fetch, parsed, shown
from ingest.web.forms import sources_of
from ingest.web.listings import Listing, ListingKind, listing_in
from ingest.web.options import FetchOptions
from ingest.web.robots import rules_at

PAUSE = 1.0  # seconds between two questions to a host
LONGEST_PAUSE = 10.0  # seconds; a robots.txt may ask for more than anybody would wait
MOST_SITEMAPS = 50  # of an index

logger = logging.getLogger(__name__)


class Visitor:
    """Fetches for one run, in which it remembers when it was where and what it may do there."""

    def __init__(self, options: FetchOptions) -> None:
        self._options = options
        self._asked: dict[str, float] = {}
        self._rules: dict[httpx.URL, Protego | str] = {}

    def sources(self, address: str) -> Iterator[Found]:
        """What lies at an address; for a feed or a sitemap the pages that it lists.

        What fails is yielded as the error that says why.
        """
        try:
            url = parsed(address)
            answer = self._fetched(url, self._options.allow_private)
            listing = _listing(answer)
        except UnreadableSource as error:
            yield UnreadableSource(error.location or shown(address), error.reason)
            return
        if listing is None:
            yield from sources_of(answer)
            return
        home = httpx.URL(answer.address)
        told = _told_by(listing, home)
        for place in islice(self._places(listing, home), self._options.pages):
            if isinstance(place, UnreadableSource):
                yield place
                continue
            for found in self._page(place, listing.kind, home):
                if isinstance(found, Source) and found.within is None and place in told:
                    yield replace(found, told=told[place])
                else:
                    yield found
        unlinked = (entry for entry in listing.entries if not entry.address)
        members = islice(members_of(unlinked, answer.address), self._options.pages)
        for found in contained(answer.address, members):
            yield replace(found, address=answer.address) if isinstance(found, Source) else found

    def _places(self, listing: Listing, home: httpx.URL) -> Iterator[httpx.URL | UnreadableSource]:
        """The addresses of the pages of a listing, or of the sitemaps of an index."""
        if listing.kind == "index":
            for address in listing.addresses[:MOST_SITEMAPS]:
                yield from self._places_in(address, home)
            return
        for address in listing.addresses:
            try:
                yield parsed(address, home)
            except UnreadableSource as error:
                yield error

    def _places_in(self, address: str, home: httpx.URL) -> Iterator[httpx.URL | UnreadableSource]:
        """The addresses of the pages of one sitemap of an index."""
        try:
            answer = self._listed(parsed(address, home), "index", home)
            listing = _listing(answer)
        except UnreadableSource as error:
            yield error
            return
        if listing is None or listing.kind != "sitemap":
            yield UnreadableSource(answer.address, "the index names it, but it is no sitemap")
        else:
            yield from self._places(listing, httpx.URL(answer.address))

    def _page(self, url: httpx.URL, kind: ListingKind, home: httpx.URL) -> Iterator[Found]:
        """What lies at one of the addresses of a listing."""
        try:
            answer = self._listed(url, kind, home)
            listing = _listing(answer)
        except UnreadableSource as error:
            yield error
            return
        if listing is None:
            yield from sources_of(answer)
        else:
            reason = "it is a feed or sitemap within another; ingest it by its own address"
            yield UnreadableSource(answer.address, reason)

    def _listed(self, url: httpx.URL, kind: ListingKind, home: httpx.URL) -> Fetched:
        """What lies at an address that somebody else named, if it may be fetched.

        A sitemap speaks for its own site only. A feed may name others, but what it names there
        is never in a private network, whatever the setting: it is not the person who named it.
        """
        own = _site(url) == _site(home)
        if not own and kind != "feed":
            raise UnreadableSource(shown(str(url)), f"it is not on the sitemap's site, {home.host}")
        allow_private = own and self._options.allow_private
        rules = self._rules_for(url, allow_private)
        if isinstance(rules, str):
            reason = f"its site's robots.txt cannot be read: {rules}"
            raise UnreadableSource(shown(str(url)), reason)
        if not rules.can_fetch(str(url), NAME):
            raise UnreadableSource(shown(str(url)), "its site's robots.txt forbids it")
        asked_for = float(rules.crawl_delay(NAME) or 0)
        return self._fetched(url, allow_private, max(PAUSE, min(asked_for, LONGEST_PAUSE)))

    def _rules_for(self, url: httpx.URL, allow_private: bool) -> Protego | str:
        """The rules of a site, or why they cannot be had."""
        site = url.join("/")
        if site not in self._rules:
            try:
                self._rules[site] = rules_at(url, allow_private=allow_private)
            except UnreadableSource as error:
                self._rules[site] = error.reason
        return self._rules[site]

    def _fetched(self, url: httpx.URL, allow_private: bool, pause: float = PAUSE) -> Fetched:
        """What lies at an address, asked for after a pause since the host was last asked."""
        wait = self._asked.get(url.host, 0.0) + pause - monotonic()
        if url.host in self._asked and wait > 0:
            sleep(wait)
        try:
            answer = fetch(str(url), allow_private=allow_private, max_bytes=MAX_BYTES)
        finally:
            self._asked[url.host] = monotonic()
        if answer.status != HTTPStatus.OK:
            raise UnreadableSource(shown(str(url)), _refusal(answer.status))
        return answer


def _listing(answer: Fetched) -> Listing | None:
    try:
        listing = listing_in(answer.content)
    except UnreadableSource as error:
        raise UnreadableSource(answer.address, error.reason) from error
    except Exception as error:  # a damaged listing is one source's failure, not the run's
        logger.exception("What lies at %r could not be looked at", answer.address)
        raise surprise(answer.address, error) from error
    if listing and not listing.addresses and not any(entry.text for entry in listing.entries):
        raise UnreadableSource(answer.address, "it is a feed or sitemap that names no page")
    return listing


def _told_by(listing: Listing, home: httpx.URL) -> dict[httpx.URL, Provenance]:
    """What a feed says of the pages that it names, by their addresses."""
    told: dict[httpx.URL, Provenance] = {}
    for entry in listing.entries:
        with suppress(UnreadableSource):  # no address that is fetched
            told.setdefault(parsed(entry.address, home), entry.told)
    return told


def _site(url: httpx.URL) -> str:
    return url.host.removeprefix("www.")


def _refusal(status: int) -> str:
    try:
        meaning = f" ({HTTPStatus(status).phrase})"
    except ValueError:  # servers make up their own
        meaning = ""
    return f"the server answers {status}{meaning}"
