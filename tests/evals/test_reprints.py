"""The command that measures reprints: its cases are what they are called, and it counts rightly."""

import random

import pytest

from evals.datasets.dataset import read_documents
from evals.errors import EvalError
from evals.made.copy_edits import copy_edited, spelled
from evals.made.reprint_cases import made_cases
from evals.made.variants import VARIANTS
from evals.reprints import half_of, measure_reprints, render_reprints
from ingest.catalogue.database import sqlite_engine
from ingest.catalogue.library import Library
from ingest.read import read
from ingest.stories.catalogue import Stories


@pytest.fixture
def folder(write_dataset):
    """Documents of made words, long enough to be cut into several stories."""
    rng = random.Random(0)

    def sentence() -> str:
        return "W" + " ".join(f"w{rng.randrange(9_000)}" for _ in range(20)) + "."

    corpus = [
        {
            "id": f"doc-{number}",
            "title": f"Document {number}",
            "text": "\n\n".join(" ".join(sentence() for _ in range(4)) for _ in range(45)),
        }
        for number in range(16)
    ]
    return write_dataset(corpus=corpus)


def test_every_kind_is_made_and_can_be_read(folder):
    cases = made_cases(read_documents(folder).articles, seed=0)
    kinds = {pair.kind for pair in cases.pairs if pair.is_one_story}
    assert kinds == set(VARIANTS)
    assert {pair.kind for pair in cases.pairs if not pair.is_one_story} == {
        "two stories of one roundup",
        "one subject",
        "one statement, quoted",
        "one statement, set off",
    }
    locations = [told.source.location for told in cases.told]
    assert len(locations) == len(set(locations))
    for pair in cases.pairs:
        assert {pair.one, pair.other, *pair.beside} <= set(locations)
    assert all(read(told.source).text for told in cases.told)


def test_the_same_seed_makes_the_same_cases(folder):
    articles = read_documents(folder).articles
    assert made_cases(articles, seed=1) == made_cases(articles, seed=1)


def test_made_variants_are_found_and_reports_kept_apart(folder):
    found = measure_reprints(folder)
    assert found.recall.mean > 0.95
    assert found.precision.mean == 1
    assert all(f.right.mean == 1 for f in found.figures if not f.is_one_story)
    shown = render_reprints(found)
    assert all(kind in shown for kind in VARIANTS)


def test_the_gold_set_has_one_reprint_and_fifteen_stories(tmp_path):
    engine = sqlite_engine(tmp_path / "catalogue.sqlite3")
    library = Library(engine)
    stories = Stories(engine, library)
    for article in read_documents("gold").read_articles():
        library.add(article, [])
        library.mark_indexed(article.id)
        stories.link(article)
    ids = {article.doc_id: article.id for article in library.articles()}
    told = stories.told_by(list(ids.values()))
    assert len(set(told.values())) == len(ids) - 1
    assert told[ids["barber-trucks-reprint"]] == ids["lirio-del-norte-barber"]
    (relative,) = stories.relatives(ids["barber-trucks-reprint"])
    assert relative.is_original
    # two reports of one event, and a story with its correction
    for one in ("agua-mansa-patrol-attacked", "las-huertas-toll-update"):
        assert stories.relatives(ids[one]) == []
    engine.dispose()


def test_other_articles_around_change_nothing(folder):
    found = measure_reprints(folder, limit=2, among=20)
    assert found.articles > found.sources + 19
    assert found.precision.mean == 1


def test_documents_are_halved_by_their_id_alone():
    halves = [half_of(f"doc-{number}") for number in range(400)]
    assert 140 < halves.count("tune") < 260
    assert half_of("doc-7") == half_of("doc-7")


def test_a_set_without_a_story_is_a_sentence(write_dataset):
    with pytest.raises(EvalError, match="no document that is long enough"):
        measure_reprints(write_dataset())


def test_copy_edits_change_figures_marks_and_spelling_and_little_else():
    text = "On May 4 he said that 12 percent of the centers “will close,” and three stayed."
    printed = {copy_edited(text, random.Random(seed)) for seed in range(30)}
    assert (
        "On 4 May he said twelve per cent of the centres «will close,» and three stayed." in printed
    )
    assert "On 4 May he said 12 per cent of the centres ‘will close,’ and 3 stayed." in printed
    assert [spelled(n) for n in (0, 19, 20, 99)] == ["zero", "nineteen", "twenty", "ninety-nine"]
