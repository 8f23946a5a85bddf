"""A question of the chat that is given up is ended, whatever it was at."""

import asyncio
import gc
import threading
from collections.abc import Generator

import pytest

from assistant.serving import ServeOptions
from ui.desk.asking_in_turn import in_turn
from ui.http.turns import Turns


@pytest.fixture
def uncollected():
    """Nothing is tidied up by chance."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
def test_a_question_that_is_given_up_within_a_step_ends_after_it():
    within, goes_on, ended = threading.Event(), threading.Event(), threading.Event()

    def handler() -> Generator[tuple[str]]:
        try:
            yield ("searching",)
            within.set()
            assert goes_on.wait(60)
            yield ("a sentence",)
            yield ("another",)
        finally:
            ended.set()

    steps, seen = in_turn(Turns(ServeOptions()), handler, 1), []

    async def ask() -> None:
        async for step in steps():
            seen.append(step)

    async def run() -> None:
        asking = asyncio.create_task(ask())
        await asyncio.to_thread(within.wait, 60)
        asking.cancel()
        await asyncio.sleep(0.1)
        assert not ended.is_set()
        goes_on.set()
        with pytest.raises(asyncio.CancelledError):
            await asking

    asyncio.run(run())
    assert ended.wait(60)
    assert seen == [("searching",)]
