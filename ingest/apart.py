"""What strangers' files may crash runs in a process of its own, which may fail."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


class ProcessFailed(Exception):
    """The process ended in another way than it should have; `stderr` is what it said."""

    def __init__(self, stderr: bytes) -> None:
        super().__init__(stderr)
        self.stderr = stderr


def told_by(script: Path, content: bytes, seconds: float, *limits: int) -> list[Any]:
    """The lines of JSON that a script writes of what it is given at standard input.

    Args:
        seconds: it has at most.
        limits: its arguments.

    Raises:
        ProcessFailed: it failed.
        TimeoutError: it took too long.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(script), *map(str, limits)],
            input=content,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    if done.returncode:
        raise ProcessFailed(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]
