"""Serving: the chat and the API on this machine, over a library or over the samples."""

from contextlib import ExitStack
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.access.errors import NoKeys
from ui.commands.session import LibraryOption, settings_of, workspace_of

if TYPE_CHECKING:
    from assistant.wiring import Workspace
    from ui.access.keys import Keys

Port = Annotated[int, typer.Option(help="Port on this machine.")]
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
                raise NoKeys(host)
        _serve(stack.enter_context(workspace_of(library, write=True)), port, host, keys)


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


def is_own(host: str) -> bool:
    """Whether only this machine reaches what listens on a host."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name: it may lead anywhere
        return False


def _serve(
    workspace: "Workspace", port: int, host: str = "127.0.0.1", keys: "Keys | None" = None
) -> None:
    import uvicorn

    from ui.api import create_app
    from ui.logs import configure

    workspace.indexer.finish()
    counts = workspace.library.counts()
    typer.echo(
        f"Dossier answers from {counts.articles} sources at http://{_written(host)}:{port}"
        " (chat at /, API described at /docs). Ctrl+C stops it.",
        err=True,
    )
    configure(workspace.settings.serve)
    app = create_app(workspace, keys)
    uvicorn.run(app, host=host, port=port, log_level="warning", log_config=None)


def _written(host: str) -> str:
    """A host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
