"""Serving: the chat and the API on this machine, or tools to one program on standard input."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.session import LibraryOption, workspace_of

if TYPE_CHECKING:
    from assistant.wiring import Workspace

BESIDE_A_SERVER = (
    "If it serves, let the MCP client use that server instead: its address is"
    " http://127.0.0.1:PORT/mcp, with the port it serves on (8000 where none was given)."
)

Port = Annotated[int, typer.Option(help="Port on this machine.")]


def serve(
    library: LibraryOption = None,
    port: Port = 8000,
) -> None:
    """Serve the chat and the API on this machine."""
    with workspace_of(library, write=True) as workspace:
        _serve(workspace, port)


def demo(
    port: Port = 8000,
) -> None:
    """Read the bundled sample sources into a throw-away library and serve it."""
    from tempfile import TemporaryDirectory

    from evals.dataset import GOLD
    from ingest.source import discover

    with (
        TemporaryDirectory(prefix="dossier-demo-") as folder,
        workspace_of(Path(folder), write=True) as workspace,
    ):
        typer.echo("Reading the sample sources …", err=True)
        report = workspace.indexer.ingest(discover([GOLD / "sources"]))
        typer.echo(f"{report.added} sources, {report.passages} passages.", err=True)
        _serve(workspace, port)


def serve_mcp(library: LibraryOption = None) -> None:
    """Serve tools over MCP on standard input and output, for a client that starts this itself."""
    from ingest.errors import LibraryLocked

    try:
        with workspace_of(library, write=True) as workspace:
            from ui.mcp.stdio import serve_stdio

            workspace.indexer.finish()
            serve_stdio(workspace)
    except LibraryLocked as error:
        raise LibraryLocked(error.folder, BESIDE_A_SERVER) from error


def _serve(workspace: "Workspace", port: int) -> None:
    import uvicorn

    from ui.api import create_app

    workspace.indexer.finish()
    counts = workspace.library.counts()
    typer.echo(
        f"Dossier answers from {counts.articles} sources at http://127.0.0.1:{port}"
        " (chat at /, API described at /docs, MCP at /mcp). Ctrl+C stops it.",
        err=True,
    )
    uvicorn.run(create_app(workspace), host="127.0.0.1", port=port, log_level="warning")
