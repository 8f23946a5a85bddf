"""The whole way on real parts: a library is built, asked, kept, and asked again."""

import json

import pytest

from assistant.settings import load_settings
from evals.errors import EvalError
from evals.evaluate import evaluate

FILES = {"log.jsonl", "summary.json", "manifest.json", "report.html"}


@pytest.mark.slow
def test_an_eval_writes_its_files_and_keeps_its_library(write_dataset, tmp_path):
    folder, out, cache = write_dataset(), tmp_path / "out", tmp_path / "cache"
    seen = []
    summary = evaluate(
        folder,
        load_settings(),
        out,
        cache_dir=cache,
        seed=3,
        stage=lambda name, done, total: seen.append((name, done, total)),
    )
    assert {path.name for path in out.iterdir()} == FILES
    assert [(name.partition(" (")[0], done, total) for name, done, total in seen] == [
        *(("reading", n, 2) for n in (1, 2)),
        *(("asking", n, 3) for n in (1, 2, 3)),
    ]
    assert "said " in seen[-1][0]
    assert summary.questions == 3
    assert summary.broken == ()
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["seed"] == 3
    assert manifest["dataset_digest"] == summary.digest
    assert "total" in manifest["timings_ms"]
    record = json.loads((out / "log.jsonl").read_text().splitlines()[0])
    assert {near["doc_id"] for near in record["answer"]["nearest"]} <= {"raid", "trial"}

    again = evaluate(folder, load_settings(), tmp_path / "again", cache_dir=cache, seed=3)
    assert again == summary
    assert len(list(cache.iterdir())) == 1


@pytest.mark.slow
def test_sources_are_read_as_a_persons_own_files(write_dataset, tmp_path):
    folder = write_dataset()
    (folder / "corpus.jsonl").unlink()
    sources = folder / "sources"
    sources.mkdir()
    (sources / "raid.txt").write_text(
        "The raid\n\nPolice came at dawn on Tuesday. They found 300 casings.\n\n"
        "Nobody was <b>hurt</b>.\n"
    )
    summary = evaluate(folder, load_settings(), tmp_path / "out", cache_dir=tmp_path / "cache")
    record = json.loads((tmp_path / "out" / "log.jsonl").read_text().splitlines()[0])
    evidence = record["gold"]["evidence"][0]
    near = next(n for n in record["answer"]["nearest"] if n["doc_id"] == "raid")
    quote = near["text"][evidence["start"] - near["start"] : evidence["end"] - near["start"]]
    assert quote == "They found 300 casings."
    assert summary.figures["passage_hit@1"].mean == 1


@pytest.mark.slow
def test_a_source_that_cannot_be_read_breaks_the_run(write_dataset, tmp_path):
    folder = write_dataset()
    (folder / "corpus.jsonl").unlink()
    (folder / "sources").mkdir()
    (folder / "sources" / "raid.txt").write_text("")
    with pytest.raises(EvalError, match=r"1 documents of set cannot be read; the first is .*raid"):
        evaluate(folder, load_settings(), tmp_path / "out", cache_dir=tmp_path / "cache")
