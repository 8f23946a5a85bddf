"""Turns: how much is worked on beside each other, and how much may wait for it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import Depends, Request

from assistant.serving import ServeOptions
from ui.http.failures import Refusal

LOOK = 1.0
"""Seconds after which it is looked again whether who waits for a turn is still there."""

TOO_MANY_QUESTIONS = "Too many questions wait for an answer already. Ask again in a moment."
TOO_MANY_CHANGES = (
    "Too many changes of the library wait already for what is being taken in. Try again later."
)


async def _stays() -> bool:
    return False


class Turns:
    """A bounded number at work, a bounded number waiting, and the rest told to come again.

    Who waits holds no thread and no processor. A question keeps a processor busy: more of them
    beside each other end no sooner, and each later.
    """

    def __init__(
        self,
        options: ServeOptions,
        at_once: int | None = None,
        refusal: str = TOO_MANY_QUESTIONS,
        retry_after: int = 2,
    ) -> None:
        """As many as the options say.

        Args:
            at_once: in place of the options' number.
            refusal: what is told to who comes when too many wait.
            retry_after: seconds, told with it.
        """
        self._free = asyncio.Semaphore(options.at_once if at_once is None else at_once)
        self._longest = options.waiting
        self._refusal = refusal
        self._retry_after = retry_after
        self._waiting = 0
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many wait."""
        return self._waiting

    def close(self) -> None:
        """Turn away who waits, and who comes: the server stops. Who has a turn keeps it."""
        self._closed = True

    @asynccontextmanager
    async def turn(self, has_left: Callable[[], Awaitable[bool]] = _stays) -> AsyncIterator[None]:
        """Wait for a turn, and have it.

        Args:
            has_left: whether who asked has left; then they wait no longer.

        Raises:
            Refusal: too many wait already, the server stops, or who asked has left.
        """
        self._insist_open()
        if self._free.locked() and self._waiting >= self._longest:
            raise Refusal(429, "busy", self._refusal, {"Retry-After": str(self._retry_after)})
        self._waiting += 1
        try:
            await self._taken(has_left)
        finally:
            self._waiting -= 1
        try:
            await _insist_on_somebody(has_left)
            yield
        finally:
            self._free.release()

    async def _taken(self, has_left: Callable[[], Awaitable[bool]]) -> None:
        if not self._free.locked():
            await self._free.acquire()
            return
        taking = asyncio.ensure_future(self._free.acquire())
        try:
            while not (await asyncio.wait({taking}, timeout=LOOK))[0]:
                self._insist_open()
                await _insist_on_somebody(has_left)
            self._insist_open()
        except BaseException:
            if not taking.cancel():  # it was given in the same moment
                self._free.release()
            raise

    def _insist_open(self) -> None:
        if self._closed:
            raise Refusal(503, "unavailable", "The server is being stopped.")


async def _insist_on_somebody(has_left: Callable[[], Awaitable[bool]]) -> None:
    """Nothing is done for a client that left."""
    if await has_left():
        raise Refusal(499, "gone", "Who asked has left.")


def writers(options: ServeOptions) -> Turns:
    """The turns of what changes the library: the indexer does one thing at a time."""
    return Turns(options, 1, TOO_MANY_CHANGES, retry_after=10)


async def _question(request: Request) -> AsyncIterator[None]:
    """A turn from when the request's body has come until its response has gone."""
    turns: Turns = request.app.state.turns
    async with turns.turn(request.is_disconnected):
        yield


async def turn_to_write(request: Request) -> AsyncIterator[None]:
    """The same, to change the library."""
    turns: Turns = request.app.state.writers
    async with turns.turn(request.is_disconnected):
        yield


IN_TURN = Depends(_question)
"""Of an endpoint that takes a turn to answer."""

IN_WRITERS_TURN = Depends(turn_to_write)
"""Of an endpoint that changes the library."""
