"""The Evals view: the runs that were kept. Their pages are made by ui.routes.evals."""

from assistant.wiring import Workspace
from evals.runs.kept import kept_runs
from ui.desk.notices import told
from ui.desk.panes import LAST, pane
from ui.tabs.evals_html import evals_html


def evals_tab(workspace: Workspace) -> None:
    """Place the view; it is looked up whenever somebody turns to it."""
    listed = pane("evals-list", "dossier.seen(element, trigger, 'look', 'evals')")

    def look() -> str:
        return evals_html(kept_runs(workspace.settings.reports))

    listed.look(told(look), None, listed, **LAST)
