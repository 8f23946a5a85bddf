"""Serving: the chat and the API on this machine, or tools to one program on standard input."""

from contextlib import ExitStack
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.access.errors import NoKeys
from ui.commands.session import LibraryOption, settings_of, workspace_of
from ui.http.listening import bound, listen

if TYPE_CHECKING:
    from socket import socket

    import uvicorn
    from fastapi import FastAPI

    from assistant.wiring import Workspace
    from ui.access.keys import Keys

BESIDE_A_SERVER = (
    "If it serves, let the MCP client use that server instead: its address is"
    " http://127.0.0.1:PORT/mcp, with the port it serves on (8000 where none was given)."
)

GRACE = 5  # seconds: an open page keeps a connection for as long as it is open

Port = Annotated[int, typer.Option(min=1, max=65_535, help="Port on this machine.")]
Host = Annotated[
    str | None,
    typer.Option(
        help="Address to listen on; beyond this machine everybody is asked for a key"
        " (DOSSIER_SERVE__HOST)."
    ),
]


def serve(
    library: LibraryOption = None,
    port: Port = 8000,
    host: Host = None,
) -> None:
    """Serve the chat and the API: on this machine, or to others who have a key."""
    from ui.access.keys import opened_keys

    settings = settings_of(library)
    options = settings.serve
    host = host or options.host
    with ExitStack() as stack:
        keys = None
        if options.keys or not is_own(host):
            keys = stack.enter_context(opened_keys(settings.library))
            if not keys.any():
                raise NoKeys(None if is_own(host) else host)
        workspace = stack.enter_context(workspace_of(library, write=True, make=True))
        sockets = stack.enter_context(bound(host, port))
        _serve(workspace, sockets, port, host, keys)


def demo(
    port: Port = 8000,
) -> None:
    """Read the bundled sample sources into a throw-away library and serve it."""
    from tempfile import TemporaryDirectory

    from assistant.wiring import open_workspace
    from evals.datasets.dataset import GOLD
    from ingest.gathering.discovery import discover

    host = "127.0.0.1"
    with (
        bound(host, port) as sockets,
        TemporaryDirectory(prefix="dossier-demo-") as folder,
        open_workspace(settings_of().apart(Path(folder)), write=True) as workspace,
    ):
        typer.echo("Reading the sample sources …", err=True)
        report = workspace.indexer.ingest(discover([GOLD / "sources"]))
        typer.echo(f"{report.added} sources, {report.passages} passages.", err=True)
        _serve(workspace, sockets, port, host)


def serve_mcp(library: LibraryOption = None) -> None:
    """Serve tools over MCP on standard input and output, for a client that starts this itself."""
    from ingest.errors import LibraryLocked

    try:
        with workspace_of(library, write=True, make=True) as workspace:
            from ui.mcp.stdio import serve_stdio

            workspace.indexer.finish()
            serve_stdio(workspace)
    except LibraryLocked as error:
        raise LibraryLocked(error.folder, BESIDE_A_SERVER) from error


def is_own(host: str) -> bool:
    """Whether only this machine reaches what listens on a host."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name: it may lead anywhere
        return False


def _serve(
    workspace: "Workspace",
    sockets: "list[socket]",
    port: int,
    host: str,
    keys: "Keys | None" = None,
) -> None:
    import uvicorn

    from ui.api import create_app
    from ui.http.connections import BoundedHeaders
    from ui.http.logs import configure

    workspace.indexer.finish()
    configure(workspace.settings.serve)
    app = create_app(workspace, keys)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=BoundedHeaders,
        log_level="warning",
        log_config=None,
        forwarded_allow_ips=workspace.settings.serve.proxies,
        timeout_graceful_shutdown=GRACE,
    )
    listen(sockets, host, port, config.backlog)
    counts = workspace.library.counts()
    typer.echo(
        f"Dossier answers from {counts.articles} sources at http://{_written(host)}:{port}"
        " (chat at /, API described at /docs, MCP at /mcp). Ctrl+C stops it.",
        err=True,
    )
    server_of(config, app).run(sockets)


def server_of(config: "uvicorn.Config", app: "FastAPI") -> "uvicorn.Server":
    """A server that tells its application as soon as it is asked to stop.

    The application itself hears of it when the last request has ended: too late for those that
    wait for their turn, and for an ingest that would go on.
    """
    import uvicorn

    from ui.api import stop

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: "list[socket] | None" = None) -> None:
            stop(app)
            await super().shutdown(sockets)

    return Server(config)


def _written(host: str) -> str:
    """A host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
