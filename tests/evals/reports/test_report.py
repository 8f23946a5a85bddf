import re

import pytest

from evals.metrics.spans import DocSpan
from evals.reports.report import Stretch, badness, highlighted, verdict, write_report
from evals.runs.figures import MEASURES
from evals.runs.references import REFERENCES
from evals.runs.runner import run
from evals.runs.score import read_log

MANIFEST = {
    "version": "1",
    "finished": "2026-01-01",
    "settings": {"llm": "extractive", "embedding": "<img src=x>"},
}


@pytest.fixture
def report(dataset, ask, tmp_path):
    texts = {article.doc_id: article.text for article in dataset.articles}
    summary = run(dataset, ask, tmp_path / "log.jsonl", texts)
    records = list(read_log(tmp_path / "log.jsonl"))
    records[0]["gold"]["question"] = "<script>alert(1)</script>"
    records[0]["gold"]["type"] = '"><script>alert(2)</script>'
    write_report(tmp_path / "report.html", summary, MANIFEST, records)
    return (tmp_path / "report.html").read_text()


def test_untrusted_text_is_escaped(report):
    assert "&lt;script&gt;alert(1)" in report
    assert "<script>alert" not in report
    assert "<b>hurt</b>" not in report
    assert "<img" not in report
    assert len(re.findall("<script", report)) == 1


def test_the_page_asks_nothing_of_the_network(report):
    assert not re.findall(r"<[a-z][^>]*\s(?:src|href)\s*=|url\(|@import", report)
    assert "default-src 'none'" in report


def test_published_figures_stand_beside_ours(report):
    (row,) = re.findall(r"<tr><td>Answered wrong.*?</tr>", report, re.DOTALL)[:1]
    assert "<b>0.333</b>" in row
    assert "Tow Center" in row
    assert {reference.measure for reference in REFERENCES} <= {m.name for m in MEASURES}


def test_the_worst_comes_first(report):
    order = re.findall(r'class="tag v\d">([^<]+)<', report)
    assert order == ["wrong answer", "right", "rightly refused"]


def test_cited_words_and_gold_are_marked(report):
    assert '<mark class="gold">They found 300 casings.</mark>' in report
    assert "<mark>Police came at dawn.</mark>" in report
    assert '<u class="gold">Nobody was &lt;b&gt;hurt&lt;/b&gt;.</u>' in report


def test_a_passage_is_cut_where_marks_begin_and_end():
    passage = DocSpan("raid", 100, 110)
    stretches = highlighted(
        "0123456789", passage, [DocSpan("raid", 90, 104)], [DocSpan("raid", 102, 106)]
    )
    assert stretches == [
        Stretch("01", cited=True, gold=False),
        Stretch("23", cited=True, gold=True),
        Stretch("45", cited=False, gold=True),
        Stretch("6789", cited=False, gold=False),
    ]
    elsewhere = highlighted("0123456789", passage, [DocSpan("trial", 102, 104)], [])
    assert elsewhere == [Stretch("0123456789", cited=False, gold=False)]


def record(*, answerable=True, confidence=0.5, **scores):
    whole = {
        "citation_validity": 1.0,
        "quote_fidelity": 1.0,
        "uncited_sentences": 0.0,
        "coverage": 1.0,
        "answered_wrong": 0.0,
        "evidence_hit": 1.0,
    }
    return {
        "scores": {**whole, **scores},
        "gold": {"answerable": answerable},
        "answer": {"confidence": confidence},
    }


def test_verdicts_from_worst_to_best():
    cases = [
        record(citation_validity=0.5),
        record(answerable=False, answered_wrong=1.0),
        record(answered_wrong=1.0),
        record(coverage=0.0),
        record(evidence_hit=0.0),
        record(answered_wrong=None),
        record(),
        record(coverage=0.0, answerable=False),
    ]
    assert [verdict(case) for case in cases] == [
        "broken invariant",
        "answered, though nothing says so",
        "wrong answer",
        "wrongly refused",
        "right, cites other words",
        "not judged",
        "right",
        "rightly refused",
    ]
    assert sorted(cases, key=badness) == cases


def test_of_two_wrong_answers_the_surer_is_worse():
    sure, unsure = (record(answered_wrong=1.0, confidence=c) for c in (0.9, 0.2))
    assert badness(sure) < badness(unsure)
