"""The server on standard input and output, for a client that starts it as a process of its own."""

import signal

import anyio
from mcp.server.stdio import stdio_server

from assistant.wiring import Workspace
from ui.http.turns import Turns
from ui.mcp.server import server_over


def serve_stdio(workspace: Workspace) -> None:
    """Serve until the client closes standard input.

    Meanwhile whatever else this process prints goes to standard error.
    """
    # The kit waits for standard input in a thread that nothing interrupts: Ctrl-C ends the process,
    # which is as safe as any other end of it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    anyio.run(_serve, workspace)


async def _serve(workspace: Workspace) -> None:
    server = server_over(workspace, Turns(workspace.settings.serve))
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())
