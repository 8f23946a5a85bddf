import pytest

from assistant.settings import load_settings
from evals.errors import EvalError
from evals.runs.gold_passage import read_gold, render_gold_passage


@pytest.mark.slow
def test_the_paragraph_that_answers_is_read(write_dataset, tmp_path):
    figures = read_gold(write_dataset(), load_settings(), cache_dir=tmp_path / "cache")
    assert figures.exact_match.mean == figures.f1.mean == 1  # "300"
    assert figures.sentence.mean == 1
    assert figures.sentence.n == 1  # of three: one leans on a dialogue, one has no answer
    assert "n = 1" in render_gold_passage(figures)


@pytest.mark.slow
def test_without_evidence_there_is_nothing_to_read(write_dataset, tmp_path):
    unanswerable = [
        {"id": "q", "question": "Who won?", "answers": [], "evidence": [], "answerable": False}
    ]
    folder = write_dataset(questions=unanswerable)
    with pytest.raises(EvalError, match="no question whose evidence"):
        read_gold(folder, load_settings(), cache_dir=tmp_path / "cache")
