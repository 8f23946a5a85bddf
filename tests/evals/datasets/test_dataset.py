import json
from datetime import date

import pytest

from evals.datasets.dataset import read_dataset, read_documents
from evals.datasets.evidence import find_words, locate
from evals.errors import EvalError
from evals.reprints import measure_reprints


def test_a_corpus_text_is_kept_verbatim(dataset):
    raid, trial = dataset.articles
    assert raid.text == "Police came at dawn.  They found 300 casings.\n\nNobody was <b>hurt</b>."
    assert (raid.doc_id, raid.title, raid.publisher) == ("raid", "The raid", "El Faro")
    assert (raid.published, raid.url) == (date(2025, 8, 12), "https://example.org/raid")
    assert (trial.published, trial.publisher, trial.language) == (None, None, "en")
    assert raid.location != trial.location


def test_a_gzipped_set_is_the_same_set(write_dataset):
    plain = read_dataset(write_dataset(name="plain"))
    packed = read_dataset(write_dataset(name="packed", packed=True))
    assert packed.examples == plain.examples
    assert [a.text for a in packed.articles] == [a.text for a in plain.articles]
    assert packed.digest == plain.digest


def test_the_digest_knows_the_questions_and_the_corpus(write_dataset):
    sets = [
        read_dataset(write_dataset(name="one")),
        read_dataset(
            write_dataset(name="two", questions=[{"id": "x", "question": "Other?", "answers": []}])
        ),
        read_dataset(write_dataset(name="three", corpus=[{"id": "raid", "text": "Other."}])),
    ]
    assert len({s.digest for s in sets}) == 3
    assert [s.corpus_digest == sets[0].corpus_digest for s in sets] == [True, True, False]


def test_questions_keep_what_has_no_meaning_here(write_dataset):
    row = {"id": "x", "question": "¿Quién?", "answers": ["a"], "difficulty": 3, "rewrite": "Who?"}
    example = read_dataset(write_dataset(questions=[row])).examples[0]
    assert example.extra == {"difficulty": 3}
    assert (example.rewrite, example.language, example.type) == ("Who?", "es", "other")
    assert example.answerable


def test_questions_of_a_conversation_or_document_share_a_cluster(write_dataset):
    turn = {"question": "What happened?", "answer": ""}
    evidence = [{"doc_id": "raid", "text": "Police"}]
    rows = [
        {"id": "1", "question": "What happened?", "evidence": evidence},
        {"id": "2", "question": "When?", "history": [turn]},
        {"id": "3", "question": "Where?", "history": [turn, turn], "evidence": evidence},
        {"id": "4", "question": "Who came?", "evidence": evidence},
        {"id": "5", "question": "Who?", "answerable": False, "near_miss": {"doc_id": "raid"}},
        {"id": "6", "question": "Alone?"},
    ]
    clusters = [e.cluster for e in read_dataset(write_dataset(questions=rows)).examples]
    assert clusters == [*["conversation: What happened?"] * 3, "raid", "raid", "6"]


def test_empty_documents_are_left_out_and_told(write_dataset):
    read = read_dataset(write_dataset(corpus=[{"id": "a", "text": "A."}, {"id": "b", "text": " "}]))
    assert [a.doc_id for a in read.articles] == ["a"]
    assert read.notes == ("1 documents hold no text and were left out.",)


def test_relevance_judgements_are_read(write_dataset):
    folder = write_dataset()
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\traid\t2\nq1\ttrial\t0\n")
    assert read_dataset(folder).qrels == {"q1": {"raid": 2, "trial": 0}}


def test_a_folder_of_sources_stands_for_a_corpus(write_dataset):
    folder = write_dataset()
    (folder / "corpus.jsonl").unlink()
    (folder / "sources").mkdir()
    (folder / "sources" / "raid.txt").write_text("Police came.")
    (folder / "info.json").write_text('{"name": "mine"}')
    read = read_dataset(folder)
    assert (read.name, read.articles, read.sources) == ("mine", (), folder / "sources")
    (folder / "sources" / "raid.txt").write_text("Police went.")
    assert read_dataset(folder).corpus_digest != read.corpus_digest


def test_the_bundled_set_reads():
    gold = read_dataset("gold")
    assert gold.name == "gold"
    assert gold.sources is not None
    assert len(gold.examples) >= 120


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("questions.jsonl", '\n{"id": "q1", ', "line 2: not JSON"),
        ("questions.jsonl", "[1]\n", "line 1: not a JSON object"),
        ("questions.jsonl", '{"id": "a"}\n', "line 1: 'question' is missing"),
        ("questions.jsonl", '{"question": "a"}\n', "line 1: 'id' is missing"),
        ("questions.jsonl", '{"id": "a", "question": " "}\n', "the question is empty"),
        ("questions.jsonl", '{"id":"a","question":"b"}\n' * 2, "line 2: the id 'a' comes twice"),
        ("questions.jsonl", "", "holds no question"),
        ("questions.jsonl", '{"id":"a","question":"b","answers":[1]}', "not a list of texts"),
        ("questions.jsonl", '{"id":"a","question":"b","evidence":[1]}', "not a list of objects"),
        ("questions.jsonl", '{"id":"a","question":"","claim":"c"}', "a claim to be judged"),
        (
            "questions.jsonl",
            '{"id":"a","question":"b","evidence":[{"doc_id":"c","start":1}]}',
            "only one of its two offsets",
        ),
        ("corpus.jsonl", '{"id": "a"}\n', "line 1: 'text' is missing"),
        ("corpus.jsonl", '{"id":"a","text":"b"}\n' * 2, "line 2: the id 'a' comes twice"),
        ("corpus.jsonl.gz", "not gzip", "cannot be read"),
        (
            "corpus.jsonl",
            '{"id": "a", "text": "b", "source": {"name": "c"}}',
            "line 1: 'source' is not a text",
        ),
        ("corpus.jsonl", '{"id": "a", "text": "b", "url": ["c"]}', "'url' is not a text"),
        (
            "questions.jsonl",
            '{"id": "q", "question": "Who?", "evidence": [{"doc_id": "raid", "start": "0",'
            ' "end": 3}]}',
            "offsets of a piece of evidence are not whole numbers",
        ),
        ("info.json", "{", "cannot be read"),
        ("info.json", "[]", "is not a JSON object"),
        ("info.json", '{"covers": ["fact"]}', "'covers' is not a number for each type"),
        ("qrels.tsv", "q1 raid 1\n", "line 1: expected a question, a document and a grade"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(write_dataset, file, content, message):
    folder = write_dataset()
    if file.endswith(".gz"):
        (folder / file.removesuffix(".gz")).unlink()
    (folder / file).write_text(content)
    with pytest.raises(EvalError, match=message):
        read_dataset(folder)


@pytest.mark.parametrize(
    ("missing", "message"),
    [("questions.jsonl", "has no questions.jsonl"), ("corpus.jsonl", "has no documents")],
)
def test_a_missing_file_is_named(write_dataset, missing, message):
    folder = write_dataset()
    (folder / missing).unlink()
    with pytest.raises(EvalError, match=message):
        read_dataset(folder)


def test_an_unknown_name_is_refused(tmp_path):
    with pytest.raises(EvalError, match="neither 'gold' nor a folder"):
        read_dataset(tmp_path / "nowhere")


def test_evidence_is_located_in_the_stored_text(dataset):
    texts = {a.doc_id: a.text for a in dataset.articles}
    located = locate(dataset.examples, texts)
    evidence = located.examples[0].evidence[0]
    assert texts["raid"][evidence.start : evidence.end] == "They found 300 casings."
    assert (located.unlocated, located.homeless, located.notes) == ((), (), ())


def test_white_space_does_not_matter_and_offsets_are_of_the_stored_text():
    text = "Police came\n\nat  dawn. "
    span = find_words(" came at dawn.", text)
    assert text[span.start : span.end] == "came\n\nat  dawn."
    assert find_words("came at noon.", text) is None
    assert find_words("  ", text) is None


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [
        ({"start": 0, "end": 6}, (0, 6)),  # they slice to the words
        ({"start": 3, "end": 9}, (0, 6)),  # they do not: the words are looked for
        ({}, (0, 6)),
    ],
)
def test_told_offsets_are_checked(write_dataset, offsets, expected):
    evidence = [{"doc_id": "raid", "text": "Police", **offsets}]
    dataset = read_dataset(
        write_dataset(questions=[{"id": "x", "question": "Who?", "evidence": evidence}])
    )
    located = locate(dataset.examples, {"raid": "Police came."}).examples[0].evidence[0]
    assert (located.start, located.end) == expected


def test_evidence_that_is_not_there_is_reported(write_dataset):
    rows = [
        {"id": "words", "question": "A?", "evidence": [{"doc_id": "raid", "text": "No such."}]},
        {"id": "document", "question": "B?", "evidence": [{"doc_id": "gone", "text": "X"}]},
        {
            "id": "half",
            "question": "C?",
            "evidence": [{"doc_id": "gone", "text": ""}, {"doc_id": "raid", "text": ""}],
        },
    ]
    dataset = read_dataset(write_dataset(questions=rows))
    located = locate(dataset.examples, {a.doc_id: a.text for a in dataset.articles})
    assert [e.id for e in located.examples] == ["words", "half"]
    assert located.unlocated == (("words", "raid"), ("half", "gone"))
    assert located.homeless == ("document",)
    left_out, not_found = located.notes
    assert "1 questions were left out" in left_out
    assert "document" in left_out
    assert "2 pieces of evidence" in not_found
    assert "words, half" in not_found


def test_a_log_line_keeps_the_whole_question(dataset):
    from evals.datasets.example import gold_json

    line = gold_json(dataset.examples[1], {"raid": 1})
    assert line["history"] == [{"question": "What happened at dawn?", "answer": "A raid."}]
    assert line["qrels"] == {"raid": 1}
    assert json.loads(json.dumps(line)) == line


def test_a_source_that_cannot_be_read_is_an_error_and_no_smaller_set(write_dataset):
    folder = write_dataset()
    assert [one.doc_id for one in read_documents(folder).read_articles()] == ["raid", "trial"]
    (folder / "corpus.jsonl").unlink()
    (folder / "sources").mkdir()
    with pytest.raises(EvalError, match="has no documents"):
        read_documents(folder).read_articles()
    (folder / "sources" / "raid.txt").write_text("Police came at dawn.")
    assert [one.doc_id for one in read_documents(folder).read_articles()] == ["raid"]
    (folder / "sources" / "empty.md").write_text("")
    with pytest.raises(EvalError, match=r"empty\.md"):
        measure_reprints(folder)
