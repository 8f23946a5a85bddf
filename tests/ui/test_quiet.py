"""A server that loads its model writes no bar into its log."""

import subprocess
import sys

import pytest

SERVED = """
import sys
from pathlib import Path
from assistant.settings import Settings
from assistant.wiring import open_workspace
from ui.api import create_app

with open_workspace(Settings(library=Path(sys.argv[1])), write=True) as workspace:
    create_app(workspace)
    workspace.embedder.query("ready")
"""


@pytest.mark.slow
def test_loading_the_model_shows_no_bar(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", SERVED, tmp_path / "library"],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "Loading" not in done.stderr
    assert "%|" not in done.stderr
