import gzip
import json

import pytest

from assistant.settings import load_settings
from evals.errors import EvalError
from evals.rewrites import compare_rewrites, render


def conversation(number, topic, said):
    first, second = f"What is {topic}?", "Who protects it?"
    return [
        {
            "id": f"c{number}#2",
            "question": second,
            "rewrite": f"Who protects {topic}?",
            "history": [{"question": first, "answer": "Something that grows here, for years."}],
        },
        {
            "id": f"c{number}#3",
            "question": "Since when?",
            "rewrite": f"Since when has {topic} been protected?",
            "history": [
                {"question": first, "answer": "Something that grows here, for years."},
                {"question": second, "answer": said},
            ],
        },
    ]


def written(folder, rows):
    folder.mkdir()
    with gzip.open(folder / "questions.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return folder


@pytest.mark.slow
def test_a_set_without_documents_is_searched_for_its_own_answers(tmp_path):
    rows = [
        *conversation(1, "rosewood", "A rosewood treaty and its many wardens do so."),
        *conversation(2, "heron", "Heron wardens of the long river do it."),
        *conversation(3, "sturgeon", "The sturgeon fleet of the delta does it."),
    ]
    found = compare_rewrites(
        written(tmp_path / "set", rows), load_settings(), cache_dir=tmp_path / "cache"
    )
    assert found.gain["hit@1"].interval.n == 3  # the last answers are told nowhere
    ranked = {form: figures["MRR@10"].mean for form, figures in found.figures.items()}
    assert ranked["typed"] < ranked["ours"] == ranked["human"]
    assert found.closed["MRR@10"] == pytest.approx(1)
    assert found.alone is None  # each rewrite adds a word
    assert "100% of the gap" in render(found)


def test_questions_alone_are_refused_in_words(tmp_path):
    rows = [{"id": "q", "question": "Who won?", "rewrite": "Who won?", "history": []}]
    with pytest.raises(EvalError, match="no follow-up with a rewrite"):
        compare_rewrites(written(tmp_path / "set", rows), load_settings())
