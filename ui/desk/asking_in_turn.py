"""Questions of the chat take the same turns as those of the API."""

import asyncio
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import wraps
from html import escape
from threading import Lock
from typing import Any, ParamSpec

import gradio as gr
from anyio import to_thread

from ui.desk.notices import spoken_to
from ui.http.failures import Refusal
from ui.http.turns import LOOK, Turns
from ui.words import say, speaking, translated

P = ParamSpec("P")

Step = tuple[Any, ...]


def in_turn(
    turns: Turns, handler: Callable[P, Generator[Step]], outputs: int
) -> Callable[P, AsyncIterator[Step]]:
    """The same event handler, which waits for a turn without a thread and then works in threads.

    Args:
        outputs: how many components it gives values for.
    """
    unchanged = (gr.skip(),) * outputs

    @wraps(handler)
    async def taking_turns(*args: P.args, **kwargs: P.kwargs) -> AsyncIterator[Step]:
        async with AsyncExitStack() as stack:
            async with _entering(stack, turns) as entering:
                while not (await asyncio.wait({entering}, timeout=LOOK))[0]:
                    yield unchanged  # Gradio ends here what was asked from a page that is gone
                _told(entering)
            steps = _Steps(handler(*args, **kwargs))
            try:
                while (step := await to_thread.run_sync(steps.next)) is not None:
                    yield step
            finally:
                await to_thread.run_sync(steps.close)

    return taking_turns


class _Steps:
    """A generator that may be closed while a thread is within one of its steps: after that step.

    Left to be collected it would end whenever Python tidies up, and a language model writes on.
    """

    def __init__(self, steps: Generator[Step]) -> None:
        self._steps = steps
        self._at_work = Lock()

    def next(self) -> Step | None:
        with self._at_work:
            return next(self._steps, None)

    def close(self) -> None:
        with self._at_work:
            self._steps.close()


@asynccontextmanager
async def _entering(stack: AsyncExitStack, turns: Turns) -> AsyncIterator["asyncio.Task[None]"]:
    """A turn as it is waited for; given up where nobody waits any more."""
    entering = asyncio.create_task(stack.enter_async_context(turns.turn()))
    try:
        yield entering
    finally:
        entering.cancel()
        await asyncio.wait({entering})


def _told(entering: "asyncio.Task[None]") -> None:
    """A refusal as the page shows it."""
    try:
        entering.result()
    except Refusal as error:
        with speaking(spoken_to()):
            raise gr.Error(
                escape(translated(str(error))), title=say("Error"), print_exception=False
            ) from error
