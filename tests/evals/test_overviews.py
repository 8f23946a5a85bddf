"""How much of an overview is about its subject, on a small set and real parts."""

import pytest

from assistant.settings import load_settings
from evals.errors import EvalError
from evals.overviews import measured


def document(name: str, title: str, text: str) -> dict:
    return {"id": name, "title": title, "text": text}


NOTHING_ASKED = [
    {"id": "q", "question": "Who won?", "answers": [], "evidence": [], "answerable": False}
]


@pytest.fixture(autouse=True)
def _cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_what_is_cited_of_another_document_counts_against_it(write_dataset):
    corpus = [
        document("cork", "Cork", "Cork is a city. Nobody counted the traders of Cork."),
        document("copper", "Copper", "In Cork seven ships waited for copper. Copper is a metal."),
        document("silence", "Silence", "Nobody spoke."),
    ]
    found = measured(write_dataset(corpus, NOTHING_ASKED), load_settings())
    assert found.answered.mean == pytest.approx(2 / 3)
    assert found.first.mean == 1
    assert found.cited.mean == pytest.approx((2 / 3 + 1) / 2)


def test_a_set_whose_titles_nobody_names_says_so(write_dataset):
    folder = write_dataset([document("a", "Zebras", "Nobody spoke.")], NOTHING_ASKED)
    with pytest.raises(EvalError, match="name the title of none"):
        measured(folder, load_settings())
