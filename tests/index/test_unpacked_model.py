"""A model that is carried in 4 bits becomes a folder that sentence-transformers loads."""

import numpy as np
import pytest
from tokenizers import Tokenizer

from assistant.kept.conversations import Conversation
from assistant.settings import Settings
from assistant.wiring import open_workspace
from index.embedding import Embedder, EmbeddingOptions
from index.multilingual import (
    MARKS,
    common_words,
    needed,
    packaged_file,
    tokenizer_of,
    unpack,
    write_folder,
)
from ingest.gathering.discovery import discover

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def packed():
    return unpack(packaged_file())


@pytest.fixture(scope="module")
def folder(packed, tmp_path_factory):
    folder = tmp_path_factory.mktemp("multilingual")
    write_folder(packed, needed(packed, common_words()), folder)
    return folder


@pytest.fixture(scope="module")
def model(folder):
    return Embedder(EmbeddingOptions(str(folder)))


def test_a_file_of_another_layout_is_refused(tmp_path):
    (tmp_path / "other.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match=r"other\.bin is not of the layout"):
        unpack(tmp_path / "other.bin")


def test_what_is_kept_spells_english_and_spanish_as_the_whole_vocabulary_does(packed, folder):
    whole, cut = tokenizer_of(packed.pieces), Tokenizer.from_file(str(folder / "tokenizer.json"))
    assert cut.get_vocab_size() < whole.get_vocab_size() / 4
    assert [cut.id_to_token(number) for number in range(4)] == list(MARKS)
    for text in (
        "The prosecutor denied on Monday that twenty-four people had crossed the river.",
        "¿Quién negó que los agentes dispararan contra la multitud el 12 de junio?",
    ):
        assert cut.encode(text).tokens == whole.encode(text).tokens
    rare = cut.encode("Quetzaltenango Chichicastenango “1,234 €”").tokens
    assert "<unk>" not in rare


def test_where_there_is_room_for_less_the_commonest_words_stay_whole(packed):
    words = {"river": 1.0, "prosecutor": 0.1, "transbordador": 0.01}
    every = needed(packed, words)
    assert every == sorted(every)
    fewer = [packed.pieces[number] for number in needed(packed, words, len(every) - 4)]
    assert len(fewer) == len(every) - 4
    assert tokenizer_of(fewer).encode("river").tokens == ["<s>", "▁river", "</s>"]


def test_offsets_are_those_of_the_text(folder):
    text = "La  policía\ndetuvo a 24 personas en “Tecún Umán”."
    encoding = Tokenizer.from_file(str(folder / "tokenizer.json")).encode(text)
    for piece, (start, end) in zip(encoding.tokens, encoding.offsets, strict=True):
        if piece not in MARKS:
            assert piece.replace("▁", " ").strip() == text[start:end].strip()


def test_a_question_finds_what_is_told_in_the_other_language(model):
    texts = [
        "La fiscalía negó que los agentes dispararan contra la multitud.",
        "The price of coffee rose again in the spring.",
        "Divers found the ferry at a depth of ninety metres.",
    ]
    for question, right in (
        ("What did the prosecutor's office deny?", 0),
        ("¿A qué profundidad se encontró el transbordador?", 2),
        ("¿Qué pasó con el precio del café?", 1),
    ):
        assert int(np.argmax(model.texts(texts) @ model.query(question))) == right


def test_questions_and_passages_are_told_apart_as_the_model_was_trained(model):
    text = "Who denied it?"
    prefixed = model.sentence_transformer.encode([f"query: {text}", f"passage: {text}"])
    assert model.query(text) == pytest.approx(prefixed[0], abs=1e-5)
    assert model.texts([text])[0] == pytest.approx(prefixed[1], abs=1e-5)
    assert model.name.endswith("-prompted")


def test_a_library_answers_in_one_language_from_the_other(folder, tmp_path):
    (tmp_path / "ferry.txt").write_text(
        "The ferry Aurora sank off Puerto Lempira in March 2019.\n\n"
        "Divers found the wreck at a depth of ninety metres.",
        encoding="utf-8",
    )
    settings = Settings(library=tmp_path / "library", embedding=str(folder))
    with open_workspace(settings, write=True) as workspace:
        assert not workspace.indexer.ingest(discover([tmp_path / "ferry.txt"])).failed
        (hit,) = workspace.retriever.search("¿A qué profundidad apareció el naufragio?", 3)
        assert hit.dense is not None
        assert "ninety metres" in hit.passage.text
        answer = workspace.assistant.ask(Conversation(), "When did the Aurora sink?")
        assert "March 2019" in answer.prose
