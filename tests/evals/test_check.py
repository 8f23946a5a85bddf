"""A gold set is what it says: the bundled one, and slips that are found in others."""

import json
import re

import pytest
from command import dossier

from evals.check import check, render_check, stored_texts
from evals.dataset import GOLD, read_dataset
from evals.errors import EvalError
from evals.evidence import locate
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
        evidence = [piece.text for piece in example.evidence]
        answers = short_answers(example.answers)
        assert any(occurs(answer, text) for answer in answers for text in evidence), example.id


def test_the_bundled_set_has_no_problem():
    found = check("gold")
    assert found.problems == ()
    assert (found.documents, found.questions) == (16, 208)
    assert "No problems." in render_check(found)


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
    ],
)
def test_a_slip_is_found(write_dataset, row, what):
    ((question, found),) = problems(write_dataset(questions=[{**SOUND, **row}]))
    assert question == "a"
    assert what in found


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
