"""An eval from end to end: a library from the corpus, every question asked, files written."""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import index
import ingest
from assistant.asking.rewrite import retold
from assistant.settings import Settings
from assistant.wiring import Workspace, open_workspace
from evals.datasets.dataset import Dataset, read_dataset
from evals.datasets.example import Json
from evals.errors import EvalError
from evals.reports.compare import log_of
from evals.reports.report import write_report
from evals.runs.manifest import manifest, timings
from evals.runs.runner import Ask, Progress, run
from evals.runs.running import Running
from evals.runs.score import Scores, read_log, rescored
from evals.runs.summary import Summary, summarise, summary_json
from evals.writing import make_folder, write
from index.indexing.report import Progress as Ingested
from ingest.gathering.discovery import discover

Stage = Callable[[str, int, int | None], None]
"""Called with "reading" or "asking (figures so far)", how much is done, and of how much."""


def evaluate(
    name: str | Path,
    settings: Settings,
    out: Path,
    *,
    limit: int | None = None,
    seed: int = 0,
    resume: bool = False,
    at_once: int = 1,
    cache_dir: Path | None = None,
    stage: Stage | None = None,
) -> Summary:
    """Measure Dossier on a data set and write log, summary, manifest and report to `out`.

    Args:
        name: "gold", the bundled set, or a folder in the layout of `evals.datasets.dataset`.
        settings: as for any use; the library they name is not touched.
        limit: ask a seeded sample of so many questions; the library holds the whole corpus.
        resume: keep what an earlier run of the same wrote to `out`, and ask the rest.
        at_once: questions that are asked beside each other.
        cache_dir: libraries made from corpora are kept here, to be used again; by default in
            the user's cache folder.

    Raises:
        EvalError: the data set cannot be read or asked, or what was begun in `out` is another run.
    """
    dataset = read_dataset(name)
    make_folder(out)
    log, began = out / "log.jsonl", out / "manifest.json"
    told = settings.model_dump(mode="json")
    begun = manifest(dataset, told, seed, limit, 0.0)
    if resume:
        _insist_on_same(began, begun)
    _write_json(began, begun)
    with library_of(dataset, settings, cache_dir, stage) as workspace:
        texts = {article.doc_id: article.text for article in workspace.library.articles()}
        started = time.perf_counter()
        summary = run(
            dataset,
            asking(workspace),
            log,
            texts,
            limit=limit,
            seed=seed,
            resume=resume,
            at_once=at_once,
            progress=_asking(stage),
        )
        seconds = time.perf_counter() - started
    made_with = manifest(dataset, told, seed, limit, seconds)
    made_with["timings_ms"] = timings(read_log(log))
    _write_json(out / "summary.json", summary_json(summary))
    _write_json(out / "manifest.json", made_with)
    write_report(out / "report.html", summary, made_with, read_log(log))
    return summary


SAME = ("version", "dataset_digest", "prompts_digest", "seed", "limit", "settings")
"""What two parts of one run have in common."""


def _insist_on_same(path: Path, now: Json) -> None:
    try:
        before = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvalError(f"There is no run in {path.parent} to go on with.") from error
    for key in SAME:
        if before.get(key) != now[key]:
            raise EvalError(
                f"The run in {path.parent} was begun with another {key.replace('_', ' ')}:"
                " begin anew, without --resume."
            )


@dataclass(frozen=True, slots=True)
class Rescored:
    """A run with the figures that this version computes of its log.

    Attributes:
        manifest: what it was made with; empty where the log stands alone.
    """

    summary: Summary
    manifest: Json
    records: Sequence[Json]


def rescore(run: Path) -> Rescored:
    """The figures of a run, by its folder or its log, from the log alone.

    Raises:
        EvalError: the log cannot be read.
    """
    log = log_of(run)
    records = list(rescored(read_log(log)))
    if not records:
        raise EvalError(f"{log} holds no answers.")
    told = _read_json(log.parent / "summary.json")
    summary = summarise(
        records,
        dataset=str(told.get("dataset", log.parent.name)),
        digest=str(told.get("digest", "")),
        available=_whole(told.get("available"), len(records)),
        seed=_whole(told.get("seed"), 0),
    )
    return Rescored(summary, _read_json(log.parent / "manifest.json"), records)


def _whole(told: object, otherwise: int) -> int:
    return told if isinstance(told, int) else otherwise


def score_again(run: Path, out: Path | None = None) -> Summary:
    """The same figures; with `out`, log, summary and report are written, and the manifest again.

    Raises:
        EvalError: the log cannot be read.
    """
    again = rescore(run)
    if out:
        make_folder(out)
        lines = [json.dumps(record, ensure_ascii=False) for record in again.records]
        write(out / "log.jsonl", "\n".join(lines) + "\n")
        _write_json(out / "summary.json", summary_json(again.summary))
        if again.manifest:
            _write_json(out / "manifest.json", again.manifest)
        else:  # one that lies there is of another run
            (out / "manifest.json").unlink(missing_ok=True)
        write_report(out / "report.html", again.summary, again.manifest, again.records)
    return again.summary


def _read_json(path: Path) -> Json:
    """A run's file; empty where the log stands alone."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


@contextmanager
def library_of(
    dataset: Dataset, settings: Settings, cache_dir: Path | None = None, stage: Stage | None = None
) -> Iterator[Workspace]:
    """A library that holds the corpus and nothing else, completely indexed, and locked.

    Raises:
        EvalError: a document cannot be read.
    """
    folder = (cache_dir or _user_cache()) / f"{dataset.name}-{_library_key(dataset, settings)}"
    with open_workspace(settings.apart(folder), write=True) as workspace:
        if dataset.sources is None:
            report = workspace.indexer.ingest_articles(
                dataset.articles, _reading(stage, len(dataset.articles))
            )
        else:
            report = workspace.indexer.ingest(discover([dataset.sources]), _reading(stage, None))
        if report.failed:
            first = report.failed[0]
            raise EvalError(
                f"{len(report.failed)} documents of {dataset.name} cannot be read; "
                f"the first is {first.source}: {first.error}."
            )
        yield workspace


def _reading(stage: Stage | None, total: int | None) -> Callable[[Ingested], None] | None:
    return None if stage is None else lambda at: stage("reading", at.done, total)


def _user_cache() -> Path:
    """By the XDG base directory specification."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "dossier" / "eval"


def _library_key(dataset: Dataset, settings: Settings) -> str:
    """Names the same library for the same documents, cut and embedded in the same way."""
    told = settings.model_dump(mode="json", include={"embedding", "embedding_languages", "split"})
    parts = [dataset.corpus_digest, json.dumps(told, sort_keys=True), _code_digest()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _code_digest() -> str:
    """Of the code that made the library: another reader or splitter makes another one."""
    digest = hashlib.sha256()
    for package in (ingest, index):
        for file in sorted(Path(package.__path__[0]).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def asking(workspace: Workspace) -> Ask:
    """How a workspace is asked: a history that is retold, and a question."""
    return lambda history, question: workspace.assistant.ask(retold(history), question)


def _asking(stage: Stage | None) -> Progress | None:
    """Tells how far the asking is, with the figures so far."""
    if stage is None:
        return None
    running = Running()

    def told(done: int, total: int, scores: Scores) -> None:
        running.add(scores)
        stage(f"asking ({running})", done, total)

    return told


def _write_json(path: Path, value: object) -> None:
    write(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")
