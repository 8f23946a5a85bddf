"""`dossier mcp` as a client runs it: a process of its own, spoken to on standard input."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest
from command import dossier
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.types import CallToolResult
from samples import SOURCES

from assistant.settings import Settings
from assistant.wiring import open_workspace

pytestmark = pytest.mark.slow

COMMAND = Path(sys.executable).parent / "dossier"
QUESTION = "How much cocaine did customs officers find at Puerto Alto?"
PATIENCE = 120  # seconds, so that nothing hangs
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "0"},
    },
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the small sources, which no process holds."""
    folder = tmp_path_factory.mktemp("mcp") / "library"
    with open_workspace(Settings(library=folder), write=True) as workspace:
        workspace.indexer.ingest(SOURCES)
    return folder


def talk(library: Path, said: Callable[[Client], Awaitable[Any]], mode: str = "auto") -> Any:
    """What comes of a talk with a process that the protocol's own client starts and ends."""
    arguments = ["mcp", "--library", str(library)]
    server = StdioServerParameters(command=str(COMMAND), args=arguments, env=dict(os.environ))

    async def run() -> Any:
        with anyio.fail_after(PATIENCE):
            async with Client(server, mode=mode) as client:
                return await said(client)

    return anyio.run(run)


@contextmanager
def started(library: Path) -> Iterator["subprocess.Popen[str]"]:
    """The process, with its three streams; ended in any case."""
    process = subprocess.Popen(
        [COMMAND, "mcp", "--library", str(library)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_asks_searches_reads_and_lists(library, mode):
    async def said(client: Client) -> None:
        tools = await client.list_tools()
        assert len(tools.tools) == 4
        results: dict[str, CallToolResult] = {}

        async def called(tool: str, **arguments: Any) -> None:
            results[tool] = await client.call_tool(tool, arguments)

        async with anyio.create_task_group() as at_once:
            at_once.start_soon(lambda: called("ask", question=QUESTION))
            at_once.start_soon(lambda: called("search", query="container", limit=1))
            at_once.start_soon(lambda: called("list_sources"))
        answer = results["ask"].structured_content
        assert answer["short_answer"] == "412 kilograms"
        for citation in answer["citations"]:
            await called("read_passage", article_id=citation["article_id"])
            text = results["read_passage"].structured_content["quote"]
            assert text[citation["start"] : citation["end"]] == citation["quote"]
            assert citation["quote"] in results["ask"].content[0].text
        (hit,) = results["search"].structured_content["hits"]
        assert hit["publisher"] == "The Isthmus Ledger"
        assert len(results["list_sources"].structured_content["articles"]) == 3

        await called("ask", question="And then?", conversation_id="nope")
        assert results["ask"].is_error
        assert "nope" in results["ask"].content[0].text

    talk(library, said, mode)


def test_standard_output_has_the_protocol_alone_and_its_end_ends_the_process(library):
    question = {"name": "ask", "arguments": {"question": QUESTION}}
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": question}
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    with started(library) as process:
        for message in (INITIALIZE, ready, call):
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
        lines = [process.stdout.readline() for _ in range(2)]
        rest, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
    assert rest == ""
    replies = {reply["id"]: reply["result"] for reply in map(json.loads, lines)}
    assert replies[1]["serverInfo"]["name"] == "dossier"
    assert replies[2]["structuredContent"]["outcome"] == "answered"


def test_ctrl_c_ends_it_while_the_client_holds_on(library):
    with started(library) as process:
        process.stdin.write(json.dumps(INITIALIZE) + "\n")
        process.stdin.flush()
        assert process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == -signal.SIGINT
        assert process.stderr.read() == ""


def test_beside_a_server_it_says_where_to_connect_instead(library, tmp_path):
    with open_workspace(Settings(library=library), write=True):
        done = dossier("mcp", "--library", str(library), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("dossier: Another Dossier process is using the library")
    assert "http://127.0.0.1:PORT/mcp" in line
