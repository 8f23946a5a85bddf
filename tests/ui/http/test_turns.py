"""Turns: a bounded number at work and waiting; over a real server where it matters."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from assistant.serving import ServeOptions
from assistant.wiring import Workspace
from ui.http.failures import Refusal
from ui.http.turns import Turns


def test_no_more_than_so_many_have_a_turn_and_all_get_one():
    async def run() -> tuple[int, int]:
        turns, at_work, most, done = Turns(ServeOptions(at_once=2)), 0, 0, 0

        async def work() -> None:
            nonlocal at_work, most, done
            async with turns.turn():
                at_work += 1
                most = max(most, at_work)
                await asyncio.sleep(0.001)
                at_work -= 1
                done += 1

        await asyncio.gather(*(work() for _ in range(20)))
        return most, done

    assert asyncio.run(run()) == (2, 20)


def test_who_comes_when_too_many_wait_is_told_to_come_again():
    async def run() -> None:
        turns = Turns(ServeOptions(at_once=1, waiting=1))
        async with turns.turn():
            waiting = asyncio.create_task(_one(turns))
            await asyncio.sleep(0)
            with pytest.raises(Refusal) as refused:
                await _one(turns)
            assert refused.value.status == 429
            assert refused.value.headers == {"Retry-After": "2"}
        await waiting
        assert turns.waiting == 0
        await _one(turns)

    asyncio.run(run())


def test_who_stops_waiting_leaves_their_place():
    async def run() -> None:
        turns = Turns(ServeOptions(at_once=1, waiting=1))
        async with turns.turn():
            waiting = asyncio.create_task(_one(turns))
            await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            assert turns.waiting == 0
        await _one(turns)

    asyncio.run(run())


async def _one(turns: Turns) -> None:
    async with turns.turn():
        pass


def test_a_crowd_is_answered_or_told_to_come_again(
    open_library: Callable[..., Workspace], serve: Callable[[Workspace], str]
):
    from samples import SOURCES

    workspace = open_library(serve=ServeOptions(at_once=1, waiting=2))
    workspace.indexer.ingest(SOURCES)
    address = serve(workspace)
    told = {"question": "How many casings were found at the bridge?"}

    def ask(_: int) -> httpx.Response:
        return httpx.post(f"{address}/api/answer", json=told, timeout=120)

    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(ask, range(12)))
    assert {answer.status_code for answer in answers} == {200, 429}
    for answer in answers:
        if answer.status_code == 429:
            assert answer.json()["error"]["code"] == "busy"
            assert int(answer.headers["retry-after"]) >= 1
    assert ask(0).status_code == 200
