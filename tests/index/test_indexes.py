"""Both indexes on real storage: found, filtered, replaced, removed, and there after a restart."""

from datetime import date

import numpy as np
import pytest
from samples import article

from index.embedding import Embedder, EmbeddingOptions
from index.errors import IndexMismatch, RetrievalError
from index.hit import Filter
from index.lexical import LexicalIndex
from index.vectors import VectorIndex
from ingest.prose.passages import Passage

EVERYTHING = Filter()

ENGLISH = article("Soldiers guarded the gate.", publisher="Ledger", published=date(2023, 9, 1))
SPANISH = article(
    "Los soldados guardaban la puerta de Raxruhá.",
    language="es",
    publisher="Cumbre",
    published=date(2023, 10, 1),
)
UNDATED = article("Nobody guarded the gate.", publisher=None, published=None)
ARTICLES = (ENGLISH, SPANISH, UNDATED)

FILTERS = [
    (EVERYTHING, {ENGLISH.id, SPANISH.id, UNDATED.id}),
    (Filter(since=date(2023, 9, 15)), {SPANISH.id}),
    (Filter(until=date(2023, 9, 15)), {ENGLISH.id}),
    (Filter(since=date(2023, 9, 1), until=date(2023, 9, 1)), {ENGLISH.id}),
    (Filter(publishers=("Ledger", "Cumbre")), {ENGLISH.id, SPANISH.id}),
    (Filter(publishers=("Ledger",), reprints=(UNDATED.id,)), {ENGLISH.id, UNDATED.id}),
    (Filter(publishers=("Ledger",), reprints=(SPANISH.id,), languages=("en",)), {ENGLISH.id}),
    (Filter(languages=("es",)), {SPANISH.id}),
    (Filter(article_ids=(UNDATED.id,)), {UNDATED.id}),
    (Filter(publishers=("Ledger",), languages=("es",)), set()),
    (Filter(without=("Ledger",)), {SPANISH.id, UNDATED.id}),
    (Filter(without=("Ledger", "Cumbre"), languages=("en",)), {UNDATED.id}),
    (Filter(without=("Ledger",), without_ids=(UNDATED.id,)), {SPANISH.id}),
]


def passage(made) -> Passage:
    return Passage(f"p-{made.id}", made.id, 0, len(made.text), made.text, ())


@pytest.fixture
def lexical(tmp_path) -> LexicalIndex:
    index = LexicalIndex(tmp_path / "terms.sqlite3")
    for made in ARTICLES:
        index.add((made, [passage(made)]))
    return index


@pytest.fixture
def vectors(tmp_path, embedder) -> VectorIndex:
    index = VectorIndex(tmp_path / "vectors", None, embedder)
    index.add(
        [(made, passage(made)) for made in ARTICLES], embedder.texts([a.text for a in ARTICLES])
    )
    return index


@pytest.mark.parametrize(("condition", "expected"), FILTERS)
def test_filters_hold_in_both_indexes(lexical, vectors, embedder, condition, expected):
    question = "soldiers soldados guarded the gate Raxruha"
    by_terms = lexical.search(question, "en", 10, condition)
    by_vectors = vectors.search(embedder.query(question), 10, condition)
    ids = {f"p-{article_id}" for article_id in expected}
    assert {passage_id for passage_id, _ in by_terms} == ids
    assert {passage_id for passage_id, _ in by_vectors} == ids


def test_accents_and_stems_do_not_matter(lexical):
    assert lexical.search("raxruha", "en", 10, EVERYTHING)[0][0] == f"p-{SPANISH.id}"
    assert lexical.search("a soldier", "en", 1, EVERYTHING)[0][0] == f"p-{ENGLISH.id}"


def test_a_question_is_never_search_syntax(lexical):
    for question in (
        'gate" OR "x',
        "@juan_perez",
        "½ ﷺ gate",
        "gate AND (",
        "NEAR(",
        "*",
        "title:gate",
        "-",
    ):
        lexical.search(question, "en", 10, EVERYTHING)


def test_rarer_words_weigh_more(lexical):
    weights = lexical.rarity(["guarded", "soldiers", "unheard"], "en")
    assert weights["unheard"] > weights["soldiers"] > weights["guarded"] > 0


def test_adding_again_doubles_nothing(lexical, vectors, embedder):
    lexical.add((ENGLISH, [passage(ENGLISH)]))
    vectors.add([(ENGLISH, passage(ENGLISH))], embedder.texts([ENGLISH.text]))
    assert len(lexical.search("soldiers", "en", 10, Filter(languages=("en",)))) == 1
    assert len(vectors.filed()) == len(lexical.articles_by_passage()) == 3


def test_removed_is_gone(lexical, vectors):
    lexical.remove(ENGLISH.id)
    vectors.remove(ENGLISH.id)
    assert f"p-{ENGLISH.id}" not in lexical.articles_by_passage().keys() | vectors.filed().keys()
    assert lexical.search("soldiers", "en", 10, Filter(languages=("en",))) == []


def test_scores_are_cosine_similarities(vectors, embedder):
    ((_, score),) = vectors.search(embedder.query(ENGLISH.text), 1, EVERYTHING)
    assert score == pytest.approx(1.0, abs=0.01)


def test_another_model_is_refused_until_the_vectors_are_dropped(tmp_path, vectors, embedder):
    other = Embedder(EmbeddingOptions(model="another/model"), model=_Constant())
    mismatched = VectorIndex(tmp_path / "vectors", None, other)
    with pytest.raises(IndexMismatch, match="dossier reindex"):
        mismatched.filed()
    mismatched.clear()
    assert mismatched.filed() == {}


class _Constant:
    """The two methods of a LlamaIndex embedding model that Dossier calls."""

    def get_query_embedding(self, text: str) -> list[float]:
        return [1.0, 0.0, 0.0]

    def get_text_embedding_batch(self, texts: list[str]) -> list[list[float]]:
        return [[1.0, 0.0, 0.0]] * len(texts)


def test_a_damaged_lexical_index_says_what_to_do(tmp_path):
    (tmp_path / "terms.sqlite3").write_bytes(b"no database " * 200)
    with pytest.raises(RetrievalError, match="run `dossier reindex`"):
        LexicalIndex(tmp_path / "terms.sqlite3").languages()


def test_a_damaged_vector_index_says_what_to_do(tmp_path, embedder):
    (tmp_path / "vectors").mkdir()
    (tmp_path / "vectors" / "chroma.sqlite3").write_bytes(b"no database " * 200)
    with pytest.raises(RetrievalError, match="run `dossier reindex`"):
        VectorIndex(tmp_path / "vectors", None, embedder).filed()


@pytest.mark.slow
def test_more_than_a_thousand_vectors_are_found_after_a_restart(tmp_path, embedder):
    """Chroma persists its graph every thousand vectors and must replay the rest at opening."""
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(1_500, embedder.dimension)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    entries = [(ENGLISH, Passage(f"p{n}", ENGLISH.id, 0, 1, "S", ())) for n in range(len(rows))]
    VectorIndex(tmp_path / "v", None, embedder).add(entries, rows)
    _forget_open_clients()
    again = VectorIndex(tmp_path / "v", None, embedder)
    assert len(again.filed()) == 1_500
    found = [again.search(rows[n], 1, EVERYTHING)[0][0] for n in range(0, 1_500, 50)]
    assert found == [f"p{n}" for n in range(0, 1_500, 50)]


def _forget_open_clients() -> None:
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()
