"""How long a connection may stay open whose request never begins: uvicorn itself waits for ever."""

import asyncio
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import H11Protocol as HttpProtocol
else:
    HttpProtocol = AutoHTTPProtocol

HEADERS_WITHIN = 30.0
"""Seconds for the head of a request; the connection is closed after at most twice as many."""


class BoundedHeaders(HttpProtocol):
    """Closes a connection on which no request has begun between two looks at it.

    One that a client keeps open between requests is closed sooner, by uvicorn; one whose request is
    being answered is left alone, however long that takes.
    """

    within = HEADERS_WITHIN

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to look."""
        super().connection_made(transport)
        self._seen: Any = None
        self._look = self.loop.call_later(self.within, self._close_if_idle)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no longer."""
        self._look.cancel()
        super().connection_lost(exc)

    def _close_if_idle(self) -> None:
        answering = self.cycle is not None and not self.cycle.response_complete
        if not answering and self.cycle is self._seen:
            self.transport.close()
            return
        self._seen = self.cycle
        self._look = self.loop.call_later(self.within, self._close_if_idle)
