"""A multilingual embedding model from a folder takes the default's place, in every language."""

import json

import pytest

from assistant.kept.conversations import Conversation
from assistant.settings import Settings
from assistant.wiring import open_workspace


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A sentence-transformers folder as people have them, tiny and untrained: letters are its
    vocabulary, so that it reads any Latin script.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    parts = tmp_path_factory.mktemp("parts")
    letters = [chr(code) for code in (*range(33, 127), *range(0xA1, 0x17F))]
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = [*marks, *letters, *(f"##{letter}" for letter in letters)]
    (parts / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(str(parts / "vocab.txt"), do_lower_case=False).save_pretrained(parts)
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = BertConfig(vocab_size=len(vocabulary), intermediate_size=64, **shape)
    BertModel(config).save_pretrained(parts)
    folder = tmp_path_factory.mktemp("model")
    transformer = Transformer(str(parts), max_seq_length=256)
    SentenceTransformer(modules=[transformer, Pooling(32)], device="cpu").save(str(folder))
    assert json.loads((folder / "config.json").read_text())["hidden_size"] == 32
    return folder


def test_its_vectors_count_in_spanish_as_in_english(model, tmp_path):
    from samples import SOURCES

    settings = Settings(library=tmp_path / "library", embedding=str(model))
    with open_workspace(settings, write=True) as workspace:
        report = workspace.indexer.ingest(SOURCES)
        assert not report.failed
        assert workspace.embedder.dimension == 32
        assert workspace.embedder.covers("es")
        hits = workspace.retriever.search("¿Quién negó las acusaciones?", 5)
        assert all(hit.dense for hit in hits)
        first_by_meaning = next(hit for hit in hits if hit.dense.position == 1)
        assert first_by_meaning.score >= 0.5
        answer = workspace.assistant.ask(Conversation(), "¿Quién negó las acusaciones?")
        assert "Llanos" in answer.prose
