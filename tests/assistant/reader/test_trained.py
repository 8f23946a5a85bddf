"""The trained reader, with the weights that ship."""

import shutil
from dataclasses import replace

import numpy as np
import pytest

from assistant.asking.question import analyse
from assistant.errors import ReaderUnavailable
from assistant.reader.rules import Rules
from assistant.reader.shipped import NETWORK, RULES, TOKENIZER, WEIGHTS, check_weights
from assistant.reader.spans import SpanReader, Text, best_span, whole_words
from assistant.reader.trained import CAPTION, STEPS, TrainedReader
from index.multilingual import MARKS, tokenizer_of
from ingest.article import Mark


@pytest.fixture
def reader(workspace) -> TrainedReader:
    found = workspace.assistant.reader
    assert isinstance(found, TrainedReader)
    return found


def read(workspace, reader, question):
    hits = workspace.retriever.search(question, 5)
    return hits, reader.read(analyse(question), hits)


def test_the_shipped_weights_are_those_the_rules_were_fitted_for():
    check_weights(Rules.read(WEIGHTS / RULES).sha256)
    assert sum(file.stat().st_size for file in WEIGHTS.iterdir()) <= 25 * 10**6


def test_the_sentence_and_the_words_that_answer_are_slices_of_the_article(workspace, reader):
    _, readings = read(workspace, reader, "How much cocaine was behind the false wall?")
    best = max(readings, key=lambda reading: reading.best.score)
    text = best.hit.article.text
    assert "412 kilograms" in text[best.best.span.start : best.best.span.end]
    assert "412 kilograms" in text[best.short_answer.start : best.short_answer.end]
    assert best.best.span.start <= best.short_answer.start < best.short_answer.end
    assert best.short_answer.end <= best.best.span.end


def test_every_citable_sentence_gets_a_score_in_order(workspace, reader):
    hits, readings = read(workspace, reader, "Who denied that soldiers guarded the gate?")
    assert len(readings) in (*STEPS, len(hits))
    for hit, reading in zip(hits, readings, strict=False):
        assert reading.hit is hit
        assert tuple(sentence.span for sentence in reading.sentences) == hit.passage.sentences
        assert all(0 <= sentence.score <= 1 for sentence in reading.sentences)


def test_the_same_input_gives_the_same_readings_alone_and_in_company(workspace, reader):
    question = "Who asked for more patrols?"
    hits, together = read(workspace, reader, question)
    again = reader.read(analyse(question), hits)
    assert together == again
    alone = reader.read(analyse(question), hits[:1])[0]
    assert alone == together[0]


def test_reading_stops_early_only_when_it_is_sure(workspace, reader, monkeypatch):
    monkeypatch.setattr("assistant.reader.trained.STEPS", (1,))
    hits, sure = read(workspace, reader, "How much cocaine did customs officers find?")
    assert len(hits) > 1
    assert [reading.hit for reading in sure] == hits[:1]
    hits, unsure = read(workspace, reader, "What is the boiling point of tungsten?")
    assert [reading.hit for reading in unsure] == hits


def test_a_question_without_an_answer_is_less_likely_answered(workspace, reader):
    def likeliest(question):
        return max(reading.relevance for reading in read(workspace, reader, question)[1])

    assert likeliest("Who asked the government for more patrols?") > 0.5
    assert likeliest("What is the boiling point of tungsten?") < 0.2


def test_what_stands_below_a_picture_counts_less(workspace, reader):
    question = "Who asked the government for more patrols?"
    (first, *_), (read_as_prose, *_) = read(workspace, reader, question)
    text = first.article.text
    below = replace(first, article=replace(first.article, marks=(Mark("caption", 0, len(text)),)))
    (read_as_caption,) = reader.read(analyse(question), [below])
    assert read_as_caption.best.score == pytest.approx(CAPTION * read_as_prose.best.score)
    assert read_as_caption.relevance == read_as_prose.relevance


def test_spanish_is_read_by_terms(workspace, reader):
    _, readings = read(workspace, reader, "¿Quién negó las acusaciones?")
    best = max(readings, key=lambda reading: reading.best.score)
    assert "Llanos" in best.hit.article.text[best.best.span.start : best.best.span.end]


def test_rules_are_read_as_they_were_written(tmp_path):
    rules = Rules.read(WEIGHTS / RULES)
    rules.write(tmp_path / "rules.json")
    assert Rules.read(tmp_path / "rules.json") == rules


@pytest.mark.parametrize("name", [NETWORK, TOKENIZER])
def test_altered_or_missing_weights_are_refused(tmp_path, name):
    copy = shutil.copytree(WEIGHTS, tmp_path / "weights")
    expected = Rules.read(copy / RULES).sha256
    check_weights(expected, copy)
    with (copy / name).open("r+b") as file:
        file.seek(5000)
        file.write(b"\0x")
    with pytest.raises(ReaderUnavailable, match="not those that were published"):
        check_weights(expected, copy)
    (copy / name).unlink()
    with pytest.raises(ReaderUnavailable, match="cannot be read"):
        check_weights(expected, copy)


def test_rules_that_are_missing_are_named(tmp_path):
    with pytest.raises(ReaderUnavailable, match=r"rules\.json"):
        Rules.read(tmp_path / RULES)


def test_without_the_weights_everything_works_and_says_so(open_library, monkeypatch, tmp_path):
    from samples import SOURCES

    from assistant.kept.conversations import Conversation

    monkeypatch.setattr("assistant.wiring.WEIGHTS", tmp_path)
    workspace = open_library("plain")
    workspace.indexer.ingest(SOURCES)
    question = "How much cocaine did customs officers find at Puerto Alto?"
    answer = workspace.assistant.ask(Conversation(), question)
    assert "412 kilograms" in answer.prose
    assert answer.model == "extractive, terms reader"


def test_the_space_that_a_piece_begins_with_is_no_part_of_a_sentence_or_an_answer():
    words = ["▁In", "▁Cobán", "▁they", "▁planted", "▁coffee", "▁It", "▁rained", ".", "?"]
    tokenizer = tokenizer_of([(word, -1.0) for word in (*MARKS, *words)])
    coffee = tokenizer.token_to_id("▁coffee")

    def engine(ids, types):
        pieces = np.zeros((len(ids), 3), np.float32)
        pieces[ids == coffee] = 9
        return pieces, 1.0

    text = "In Cobán they planted coffee. It rained."
    passage = Text(text, ((0, 29), (30, 40)))
    (reading,) = SpanReader(engine, tokenizer, 1).read("In Cobán they planted?", [passage])
    assert reading.best == 0
    assert text[reading.answer.start : reading.answer.end] == "coffee"
    other = reading.sentences[1]
    assert 30 <= other.start < other.end <= 40


def test_the_best_span_never_ends_before_it_starts():
    starts = np.array([0.0, 5.0, 1.0], dtype=np.float32)
    ends = np.array([9.0, 0.0, 2.0], dtype=np.float32)
    assert best_span(starts, ends) == (0, 0, 9.0)


def test_a_span_is_widened_to_whole_words():
    text = "Raxruhá, 1,500 casings"
    assert text[slice(*whole_words(text, 3, 5))] == "Raxruhá"
    assert text[slice(*whole_words(text, 15, 17))] == "casings"
