"""Public layouts, on tiny files of our own words."""

import gzip
import json

import pytest

from evals.datasets.dataset import read_dataset, read_documents, read_questions
from evals.datasets.evidence import locate
from evals.errors import EvalError

BRIDGE = "The bridge fell at noon. Dr. Vela counted 41 lorries on it.\nNobody was hurt."
FERRY = "A ferry took its place. It sailed twice a day."


def squad(*answers, version="1.1", **question):
    asked = {"id": "s1", "question": "How many lorries were counted?", "answers": list(answers)}
    first = {"context": BRIDGE, "qas": [{**asked, **question}]}
    last = {"context": FERRY, "qas": [{"id": "s2", "question": "How often did it sail?"}]}
    last["qas"][0]["answers"] = [{"text": "twice a day", "answer_start": FERRY.index("twice")}]
    return {"version": version, "data": [{"title": "The_Bridge", "paragraphs": [first, last]}]}


LORRIES = {"text": "41 lorries", "answer_start": BRIDGE.index("41")}

ALCE = [
    {
        "sample_id": "a1",
        "question": "Who counted the lorries, and how often does the ferry sail?",
        "qa_pairs": [{"short_answers": ["Dr. Vela", "Vela"]}, {"short_answers": ["twice a day"]}],
        "docs": [{"title": "Bridge", "text": BRIDGE}, {"title": "Cup", "text": "A cup was won."}],
        "answer": "Dr. Vela counted them; the ferry sails twice a day.",
    },
    {
        "id": "a2",
        "question": "What fell?",
        "answers": [["the bridge", "bridge"]],
        "docs": [{"title": "Bridge", "text": BRIDGE}],
    },
    {"question": "Why?", "answer": "It was old.", "docs": [{"title": "Ferry", "text": FERRY}]},
    {"question": "Who paid?", "answers": ["the port"], "docs": [{"title": "Ferry", "text": FERRY}]},
]

RGB = [
    {
        "id": 0,
        "query": "How many lorries?",
        "answer": [["41 lorries", "41"]],
        "positive": [[BRIDGE], ["There were dozens."]],
        "negative": [FERRY],
    },
    {"id": 1, "query": "Who won the cup?", "answer": "Norte", "positive": [], "negative": [FERRY]},
]


def lines(items):
    return "".join(json.dumps(item) + "\n" for item in items)


@pytest.fixture
def beir(tmp_path):
    folder = tmp_path / "ferries"
    (folder / "qrels").mkdir(parents=True)
    documents = [
        {"_id": "d1", "title": "Bridge", "text": BRIDGE, "metadata": {}},
        {"_id": "d2", "title": "", "text": FERRY},
    ]
    queries = [
        {"_id": "b1", "text": "how the bridge fell"},
        {"_id": "b2", "text": "judged by nobody"},
        {"_id": "b3", "text": "judged, and nothing is relevant"},
    ]
    (folder / "corpus.jsonl").write_text(lines(documents))
    (folder / "queries.jsonl").write_text(lines(queries))
    judged = "query-id\tcorpus-id\tscore\nb1\td1\t2\nb1\td2\t0\nb3\td2\t0\n"
    (folder / "qrels" / "test.tsv").write_text(judged)
    return folder


def written(tmp_path, content, name="set.json"):
    path = tmp_path / name
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


def quotes(dataset):
    """What each question's evidence slices to in the stored texts."""
    texts = {article.doc_id: article.text for article in dataset.articles}
    located = locate(dataset.examples, texts)
    assert (located.unlocated, located.homeless) == ((), ())
    return {
        example.id: [texts[s.doc_id][s.start : s.end] for s in example.gold_spans]
        for example in located.examples
    }


def test_squad_offsets_slice_to_the_answers_sentence(tmp_path):
    twice = {"text": "41", "answer_start": BRIDGE.index("41")}
    read = read_dataset(written(tmp_path, squad(LORRIES, LORRIES, twice), "dev-v1.1.json"))
    (article,) = read.articles
    assert (read.name, article.doc_id, article.title) == ("dev-v1.1", "The_Bridge", "The Bridge")
    assert article.text == f"{BRIDGE}\n\n{FERRY}"
    assert quotes(read) == {
        "s1": ["Dr. Vela counted 41 lorries on it."],
        "s2": ["It sailed twice a day."],
    }
    first, last = read.examples
    assert first.answers == ("41 lorries", "41")
    assert first.answerable
    assert last.evidence[0].start == article.text.index("It sailed")
    assert first.cluster == last.cluster == "The_Bridge"


def test_an_impossible_question_of_squad_2_has_no_answer(tmp_path):
    made_up = {"plausible_answers": [LORRIES], "is_impossible": True}
    read = read_dataset(written(tmp_path, squad(version="v2.0", **made_up)))
    impossible, possible = read.examples
    assert (impossible.answerable, impossible.answers, impossible.evidence) == (False, (), ())
    assert (impossible.type, impossible.cluster) == ("unanswerable", "The_Bridge")
    assert possible.answerable


def test_a_gzipped_file_is_the_same_set(tmp_path):
    plain = read_dataset(written(tmp_path, squad(LORRIES)))
    packed = read_dataset(written(tmp_path, squad(LORRIES), "set.json.gz"))
    assert (packed.name, packed.digest) == (plain.name, plain.digest)
    assert packed.examples == plain.examples


def test_paragraphs_of_one_title_are_one_document(tmp_path):
    twice = squad(LORRIES)
    again = json.loads(json.dumps(twice["data"][0]))
    for paragraph in again["paragraphs"]:
        for asked in paragraph["qas"]:
            asked["id"] += "-again"
    twice["data"].append(again)
    read = read_dataset(written(tmp_path, twice))
    assert len(read.articles) == 1
    assert quotes(read)["s1-again"] == ["Dr. Vela counted 41 lorries on it."]
    assert read.examples[2].evidence[0].start > len(BRIDGE) + len(FERRY)


def test_beir_asks_what_is_judged(beir):
    read = read_dataset(beir)
    assert [(a.doc_id, a.title) for a in read.articles] == [("d1", "Bridge"), ("d2", "d2")]
    (example,) = read.examples
    assert (example.id, example.question, example.answerable) == ("b1", "how the bridge fell", True)
    assert [e.doc_id for e in example.evidence] == ["d1"]
    assert read.qrels["b1"] == {"d1": 2, "d2": 0}
    (beir / "qrels" / "test.tsv").rename(beir / "qrels" / "dev.tsv")
    assert read_dataset(beir).examples == read.examples


def test_the_documents_and_the_questions_alone(beir):
    documents, questions = read_documents(beir), read_questions(beir)
    assert (len(documents.articles), documents.examples) == (2, ())
    assert (questions.articles, len(questions.examples)) == ((), 1)


def test_alce_pools_documents_and_finds_those_that_say_an_answer(tmp_path):
    read = read_dataset(written(tmp_path, ALCE))
    bridge = read.articles[0]
    assert [a.title for a in read.articles] == ["Bridge", "Cup", "Ferry"]
    assert [e.id for e in read.examples] == ["a1", "a2", "2"]
    pairs, listed, long = read.examples
    assert pairs.answers == ("Dr. Vela", "Vela", "twice a day")
    assert listed.answers == ("the bridge", "bridge")
    assert long.answers == ("It was old.",)
    assert [e.doc_id for e in pairs.evidence] == [bridge.doc_id]
    assert long.evidence == ()
    assert read.notes == ("1 questions were left out: none of their documents says an answer.",)


def test_rgb_without_a_positive_passage_has_no_answer(tmp_path):
    read = read_dataset(written(tmp_path, lines(RGB)))
    assert [a.text for a in read.articles] == [BRIDGE, "There were dozens.", FERRY]
    answered, unanswerable = read.examples
    assert answered.answers == ("41 lorries", "41")
    assert quotes(read) == {"0": ["Dr. Vela counted 41 lorries on it."], "1": []}
    assert [e.text for e in answered.evidence][1] == ""
    assert (unanswerable.answerable, unanswerable.answers) == (False, ())
    assert len(read_dataset(written(tmp_path, lines(RGB[:1]), "one.jsonl")).examples) == 1


def test_a_set_in_another_language_is_stored_in_it(tmp_path):
    spanish = "El puente cayó al mediodía y la fiscal contó cuarenta camiones. " * 4
    row = {"id": 0, "query": "¿Qué cayó?", "answer": "El puente", "positive": [spanish]}
    read = read_dataset(written(tmp_path, lines([{**row, "negative": []}])))
    assert (read.articles[0].language, read.examples[0].language) == ("es", "es")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (squad({"text": "41 lorries", "answer_start": 3}), r"qas\[0\].answers\[0\]: '41 lorries'"),
        (squad({"text": "41 lorries"}), "does not stand at 'answer_start' None"),
        (squad({"text": "A ferry", "answer_start": len(BRIDGE) + 2}), "does not stand at"),
        (squad(), r"qas\[0\]: a question without 'is_impossible' has no answers"),
        (squad(LORRIES, id=7), r"qas\[0\]: 'id' is missing or not a text"),
        ({"data": [{"title": "T", "paragraphs": [{"qas": []}]}]}, r"paragraphs\[0\]: 'context'"),
        ({"data": [{"paragraphs": []}]}, r"data\[0\]: 'title' is missing"),
        ({"data": [{"title": "T", "paragraphs": {}}]}, "'paragraphs' is missing or not a list"),
        ([*ALCE, 1], r"\[4\]: not an object"),
        ([{"question": "Q?", "docs": []}], r"\[0\]: 'answer' is missing"),
        ([{"question": "Q?", "answer": "", "docs": [{"title": "T"}]}], r"docs\[0\]: 'text'"),
        ([{"question": "Q?", "answers": "A", "docs": []}], "'answers' is not a list of texts"),
        (
            [{"question": "Q?", "qa_pairs": [{"short_answers": "A"}], "docs": []}],
            r"qa_pairs\[0\]: 'short_answers' is missing or not a list of texts",
        ),
        (lines([RGB[0], {"id": 1}]), "line 2: 'answer' is missing"),
        (lines([{**RGB[0], "id": None}]), "line 1: 'id' is missing"),
        (lines([{**RGB[0], "positive": [1]}]), "'positive' is missing or holds something"),
        (lines([RGB[0]]) + "{", "line 2: not JSON"),
        ({"data": []}, "none of the layouts that are known"),
        (lines([{"id": 1}, {"id": 2}]), "none of the layouts that are known"),
        ("no JSON\n", "line 1: not JSON"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, content, message):
    path = written(tmp_path, content)
    with pytest.raises(EvalError, match=message) as raised:
        read_dataset(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("corpus.jsonl", '{"_id": "d1"}\n', "corpus.jsonl, line 1: 'text' is missing"),
        ("corpus.jsonl", '{"_id":"d","text":"x"}\n' * 2, "line 2: the id 'd' comes twice"),
        ("queries.jsonl", '{"text": "x"}\n', "queries.jsonl, line 1: '_id' is missing"),
        ("queries.jsonl", "", "judges the query 'b1', which is not in"),
        ("qrels/test.tsv", "b1 d1 1\n", "test.tsv, line 1: expected a question"),
    ],
)
def test_what_is_wrong_in_a_folder_of_beir_is_said(beir, file, content, message):
    (beir / file).write_text(content)
    with pytest.raises(EvalError, match=message):
        read_dataset(beir)


def test_beir_without_judgements_is_refused(beir):
    (beir / "qrels" / "test.tsv").unlink()
    with pytest.raises(EvalError, match=r"holds neither test.tsv nor dev.tsv"):
        read_dataset(beir)
