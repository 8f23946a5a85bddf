"""Every answer of the API is as its own description says, whatever is sent to it."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from samples import SOURCES

from assistant.serving import ServeOptions
from ui.access.keys import opened_keys

EXAMPLES = os.environ.get("EXAMPLES", "15")
"""Examples an operation and phase; `make fuzz` tries some ten thousand requests."""

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "use_after_free",
    "ensure_resource_availability",
]
"""All but one: what the description allows may still contradict itself, as a first day after the
last does.
"""


@pytest.mark.slow
@pytest.mark.parametrize("told", [False, True], ids=["anybody", "with keys"])
def test_what_schemathesis_thinks_of(open_library, serve, tmp_path, told):
    workspace = open_library(serve=ServeOptions(requests=0, questions=0, guesses=0))
    workspace.indexer.ingest(SOURCES)
    with opened_keys(tmp_path / "keys") as keys:
        sent = ["-H", f"Authorization: Bearer {keys.add('tester', 'write')}"] if told else []
        address = serve(workspace, keys if told else None)
        headers = {"Authorization": sent[1].partition(": ")[2]} if told else {}
        described = httpx.get(f"{address}/openapi.json", headers=headers).json()
        operations = sum(len(item) for item in described["paths"].values())
        ran = subprocess.run(
            [
                Path(sys.executable).parent / "schemathesis",
                "run",
                f"{address}/openapi.json",
                *("--checks", ",".join([*CHECKS, *(["ignored_auth"] if told else [])])),
                *("--max-examples", "5" if told else EXAMPLES),
                *("--seed", "7", "--generation-deterministic", "--max-failures", "20"),
                *sent,
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=1_800,
            check=False,
        )
    sys.stdout.write(ran.stdout[-400:])  # how many requests were made: `pytest -s` shows it
    assert ran.returncode == 0, ran.stdout[-6_000:]
    assert f"Tested: {operations}" in ran.stdout
