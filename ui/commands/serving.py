"""Serving: the chat and the API on this machine, over a library or over the samples."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.session import LibraryOption, workspace_of

if TYPE_CHECKING:
    from assistant.wiring import Workspace

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


def _serve(workspace: "Workspace", port: int) -> None:
    import uvicorn

    from ui.api import create_app

    workspace.indexer.finish()
    counts = workspace.library.counts()
    typer.echo(
        f"Dossier answers from {counts.articles} sources at http://127.0.0.1:{port}"
        " (chat at /, API described at /docs). Ctrl+C stops it.",
        err=True,
    )
    uvicorn.run(create_app(workspace), host="127.0.0.1", port=port, log_level="warning")
