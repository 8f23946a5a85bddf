"""The installed command, run as a person runs it: in its own process, from another folder."""

import os
import subprocess
import sys
from pathlib import Path


def dossier(
    *arguments: str, cwd: Path, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "dossier", *arguments],
        cwd=cwd,
        input=stdin,
        env={**os.environ, "PYTHONWARNINGS": "default", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
