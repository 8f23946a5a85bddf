"""A gold set is what it says: the bundled one, and slips that are found in others."""

import json
import re

import pytest
from command import dossier

from evals.datasets.check import DIFFICULTIES, check, render_check, stored_texts
from evals.datasets.dataset import GOLD, read_dataset
from evals.datasets.evidence import locate
from evals.errors import EvalError
from evals.metrics.text import occurs, short_answers


@pytest.fixture(scope="module")
def gold():
    return read_dataset("gold")


@pytest.fixture(scope="module")
def texts(gold):
    return stored_texts(gold)


def test_every_gold_span_is_a_slice_of_its_stored_article(gold, texts):
    located = locate(gold.examples, texts)
    assert (located.unlocated, located.homeless) == ((), ())
    pieces = [piece for example in located.examples for piece in example.evidence]
    assert len(pieces) > 150
    for piece in pieces:
        assert texts[piece.doc_id][piece.start : piece.end].split() == piece.text.split()


def test_the_table_of_questions_is_true(gold):
    rows = re.findall(
        r"^\| \**([\w-]+)\** \| \**(\d+)\** \| \**(\d*)\** ?\|$",
        (GOLD / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    *told, (last, questions, unanswerable) = [(kind, int(n), int(u or 0)) for kind, n, u in rows]
    assert {kind: (n, u) for kind, n, u in told} == dict(check("gold").types)
    assert (last, questions) == ("all", len(gold.examples))
    assert unanswerable == sum(not example.answerable for example in gold.examples)


def test_an_answer_stands_in_the_evidence_of_every_short_answer_question(gold):
    short = [e for e in gold.examples if e.answerable and short_answers(e.answers)]
    assert len(short) > 100
    for example in short:
        if example.type == "counting":  # its sum stands nowhere: it has to be made
            continue
        evidence = [piece.text for piece in example.evidence]
        answers = short_answers(example.answers)
        assert any(occurs(answer, text) for answer in answers for text in evidence), example.id


def test_the_bundled_set_has_no_problem():
    found = check("gold")
    assert found.problems == ()
    assert (found.documents, found.questions) == (16, 318)
    assert "No problems." in render_check(found)


def test_the_bundled_set_tells_what_it_covers(gold):
    kinds = {example.type for example in gold.examples}
    assert set(gold.covers) == kinds
    assert {"conversation", "near-miss", "counterfactual", "reprint", "order"} < kinds
    assert {e.extra["difficulty"] for e in gold.examples} == set(DIFFICULTIES)
    assert all(e.extra.get("false_answers") for e in gold.examples if e.type == "counterfactual")
    assert all(e.extra.get("near_miss") for e in gold.examples if e.type == "near-miss")


def test_ten_conversations_of_five_turns_are_told_turn_by_turn(gold):
    turns = [example for example in gold.examples if example.type == "conversation"]
    conversations = [turns[at : at + 5] for at in range(0, len(turns), 5)]
    assert len(conversations) == 10
    for talk in conversations:
        asked = [turn.question for turn in talk]
        for at, turn in enumerate(talk):
            assert [question for question, _ in turn.history] == asked[:at]
        assert len({turn.cluster for turn in talk}) == 1
    assert len({talk[0].cluster for talk in conversations}) == 10
    assert sum(not turn.answerable for turn in turns) >= 4


def test_a_question_across_languages_has_its_evidence_in_the_other_one(gold):
    spanish = {"ataque-microbus-las-huertas", "testigo-siete-juicio"}
    across = [e for e in gold.examples if e.type == "cross-language" and e.answerable]
    assert {example.language for example in across} == {"en", "es"}
    for example in across:
        for piece in example.evidence:
            assert (piece.doc_id in spanish) == (example.language == "en"), example.id


def problems(folder):
    return [(p.question, p.what) for p in check(folder).problems]


SOUND = {"id": "a", "question": "How many?", "answers": ["300"], "type": "count"}
CASINGS = {"doc_id": "raid", "text": "They found 300 casings."}


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({"evidence": [{"doc_id": "gone", "text": "x 300"}]}, "evidence in 'gone', which is no"),
        ({"evidence": [{"doc_id": "raid", "text": "300 shots"}]}, "whose words are not in 'raid'"),
        ({"evidence": [{**CASINGS, "start": 0, "end": 9}]}, "does not stand at its offsets"),
        ({"evidence": [CASINGS], "answers": ["30"]}, "no answer that stands in its evidence"),
        ({"answers": [], "answerable": True}, "neither answers nor evidence"),
        ({"answerable": False, "evidence": [CASINGS]}, "said to have no answer, and has answers"),
        (
            {"answers": [], "answerable": False, "near_miss": {"doc_id": "gone"}},
            "near miss of 'gone', which is no document",
        ),
        (
            {
                "answers": [],
                "answerable": False,
                "near_miss": {"doc_id": "raid", "text": "They found 30 casings."},
            },
            "near miss of words that are not in 'raid'",
        ),
        (
            {"evidence": [CASINGS], "false_answers": ["310"]},
            "has the false answer '310', which no document tells",
        ),
        (
            {"evidence": [CASINGS], "false_answers": ["300"]},
            "has '300' both as an answer and as a false one",
        ),
        ({"evidence": [CASINGS], "difficulty": "tricky"}, "is of difficulty 'tricky', which is"),
    ],
)
def test_a_slip_is_found(write_dataset, row, what):
    ((question, found),) = problems(write_dataset(questions=[{**SOUND, **row}]))
    assert question == "a"
    assert what in found


def test_a_set_is_held_to_the_types_that_it_tells_of(write_dataset):
    rows = [
        {**SOUND, "evidence": [CASINGS]},
        {**SOUND, "evidence": [CASINGS], "id": "b", "question": "How many were found?"},
        {**SOUND, "evidence": [CASINGS], "id": "c", "question": "Found?", "type": "yse-no"},
    ]
    folder = write_dataset(questions=rows)
    (folder / "info.json").write_text(json.dumps({"covers": {"count": 2, "yes-no": 1}}))
    assert problems(folder) == [
        ("yes-no", "is the type of 0 questions, and is to be that of 1"),
        ("yse-no", "is a type that info.json does not tell of"),
    ]


def test_a_sound_set_has_no_problem(write_dataset):
    near = {"answers": [], "answerable": False, "near_miss": {"doc_id": "raid"}, "type": "near"}
    rows = [
        {**SOUND, "evidence": [CASINGS]},
        {**SOUND, **near, "id": "b", "question": "Who fired?"},
        {**SOUND, "id": "c", "question": "Was it many?", "answers": ["yes"], "type": "yes-no"},
    ]
    rows[2]["evidence"] = [CASINGS]
    assert problems(write_dataset(questions=rows)) == []


def test_a_question_that_comes_twice_is_found(write_dataset):
    turn = {"question": "What happened?", "answer": "A raid."}
    rows = [
        {**SOUND, "evidence": [CASINGS]},
        {**SOUND, "evidence": [CASINGS], "id": "b", "history": [turn]},
        {**SOUND, "evidence": [CASINGS], "id": "c", "question": "how many?"},
    ]
    assert problems(write_dataset(questions=rows)) == [("c", "asks the same as a")]


def test_judgements_of_what_is_not_there_are_found(write_dataset):
    folder = write_dataset(questions=[{**SOUND, "evidence": [CASINGS]}])
    (folder / "qrels.tsv").write_text("a\traid\t1\na\tgone\t1\nb\traid\t1\nc\traid\t0\n")
    assert problems(folder) == [
        ("b", "is judged and not asked"),
        ("a", "is judged on 'gone', which is no document"),
    ]


def test_sources_that_cannot_be_told_apart_or_read_are_an_error(write_dataset):
    folder = write_dataset()
    (folder / "corpus.jsonl").unlink()
    (folder / "sources").mkdir()
    (folder / "sources" / "raid.txt").write_text("Police came at dawn.")
    (folder / "sources" / "raid.md").write_text("Police came at noon.")
    with pytest.raises(EvalError, match="Two sources of set have the name 'raid'"):
        check(folder)
    (folder / "sources" / "raid.md").write_text("")
    with pytest.raises(EvalError, match=r"raid\.md"):
        check(folder)


@pytest.mark.slow
def test_the_command_tells_by_its_exit_status(write_dataset, tmp_path):
    done = dossier("eval", "check", "gold", cwd=tmp_path)
    assert (done.returncode, "No problems." in done.stdout) == (0, True), done.stderr
    bad = write_dataset(questions=[{**SOUND, "answers": [], "answerable": True}])
    done = dossier("eval", "check", str(bad), "--json", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert (done.returncode, told["problems"][0]["question"]) == (1, "a")
