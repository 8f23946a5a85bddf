"""The embedding model: its weights are checked, its vectors are unit vectors."""

import shutil

import numpy as np
import pytest

from index.embedding import Embedder, EmbeddingOptions, check_digest, packaged_model
from index.errors import ModelUnavailable


def test_the_packaged_weights_are_the_published_ones():
    check_digest(packaged_model())


def test_altered_weights_are_refused(tmp_path):
    copy = tmp_path / "model.safetensors"
    shutil.copy(packaged_model() / "model.safetensors", copy)
    with copy.open("r+b") as file:
        file.seek(1000)
        file.write(b"x")
    with pytest.raises(ModelUnavailable, match="not the published ones"):
        check_digest(tmp_path)


def test_missing_weights_are_a_plain_error(tmp_path):
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        check_digest(tmp_path)


def test_vectors_are_of_length_one_and_close_for_close_meanings(embedder):
    vectors = embedder.texts(["A soldier guarded the gate.", "Bananas are yellow."])
    question = embedder.query("Who stood guard at the entrance?")
    assert vectors.shape == (2, embedder.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-3)
    near, far = vectors @ question
    assert near > far + 0.1


def test_length_counts_word_pieces(embedder):
    assert embedder.length("casings") == 2
    assert embedder.length("") == 0


def test_a_model_from_a_folder_goes_by_its_name(tmp_path):
    folder = tmp_path / "my-model"
    shutil.copytree(packaged_model(), folder)
    embedder = Embedder(EmbeddingOptions(model=str(folder), languages=("es",)))
    assert embedder.name.startswith("my-model-")
    assert embedder.window == 256
    assert (embedder.covers("es"), embedder.covers("en")) == (True, False)
    assert embedder.query("hola").shape == (384,)


def test_a_folder_that_holds_no_model_is_a_plain_error(tmp_path):
    with pytest.raises(ModelUnavailable, match="DOSSIER_EMBEDDING"):
        Embedder(EmbeddingOptions(model=str(tmp_path))).query("hello")


def test_it_loads_where_no_folder_for_caches_can_be_made(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    for name in ("HOME", "LLAMA_INDEX_CACHE_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "file" / "home"))
    assert Embedder(EmbeddingOptions()).query("a service has no home").shape == (384,)


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("all-MiniLM-L6-v2", "all-MiniLM-L6-v2"),
        ("BAAI/bge-m3", "BAAI/bge-m3"),
        ("intfloat/multilingual-e5-small", "intfloat/multilingual-e5-small-prompted"),
        ("intfloat/e5-base-v2", "intfloat/e5-base-v2-prompted"),
    ],
)
def test_vectors_made_with_prompts_are_told_from_those_without(model, name):
    assert Embedder(EmbeddingOptions(model)).name == name


def test_a_folder_whose_prompts_cannot_be_read_is_named(tmp_path):
    file = tmp_path / "config_sentence_transformers.json"
    file.write_text("{", encoding="utf-8")
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        _ = Embedder(EmbeddingOptions(str(tmp_path))).name
