"""Turns: how much is worked on beside each other, and how much may wait for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, Request

from assistant.serving import ServeOptions
from ui.failures import Refusal


class Turns:
    """A bounded number at work, a bounded number waiting, and the rest told to come again.

    A question keeps a processor busy: more of them beside each other end no sooner, and each later.
    """

    def __init__(self, options: ServeOptions) -> None:
        self._free = asyncio.Semaphore(options.at_once)
        self._longest = options.waiting
        self._waiting = 0

    @property
    def waiting(self) -> int:
        """How many wait."""
        return self._waiting

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and have it.

        Raises:
            Refusal: too many wait already.
        """
        if self._free.locked() and self._waiting >= self._longest:
            message = "Too many questions wait for an answer already. Ask again in a moment."
            raise Refusal(429, "busy", message, {"Retry-After": "2"})
        self._waiting += 1
        try:
            await self._free.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._free.release()


async def _turn(request: Request) -> AsyncIterator[None]:
    """A turn from when the request's body has come until its response has gone.

    Nothing is done for a client that left while it waited.
    """
    turns: Turns = request.app.state.turns
    async with turns.turn():
        if await request.is_disconnected():
            raise Refusal(499, "gone", "Who asked has left.")
        yield


IN_TURN = Depends(_turn)
"""Of an endpoint that takes a turn to answer."""
