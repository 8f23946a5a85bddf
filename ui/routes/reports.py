"""An ingest report as every endpoint gives it."""

from dataclasses import asdict
from typing import Any

from index.indexing.report import IngestReport
from ui.http.uploads import name_of


def report_json(report: IngestReport) -> dict[str, Any]:
    """The numbers of a run, and what of it failed by the names that people gave it."""
    failed = [
        {"source": name_of(failure.source), "error": failure.error} for failure in report.failed
    ]
    return asdict(report) | {"failed": failed}
