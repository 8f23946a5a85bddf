"""Claims against people's labels: a small set on the real checks, and figures worked by hand."""

import pytest

from evals.errors import EvalError
from evals.support import Judged, judge_claims, measure_support, render_support


def claim(text, held, **more):
    named = [{"doc_id": "raid", "text": ""}]
    return {
        "id": text,
        "question": "",
        "claim": text,
        "answerable": held,
        "evidence": named,
        **more,
    }


def test_a_claim_is_held_against_the_documents_that_it_cites(write_dataset):
    rows = [
        claim("They found 300 casings.", True),
        claim("They found 310 casings.", False),
        claim("The judge spoke for an hour.", True, cited=["trial"]),
    ]
    assert judge_claims(write_dataset(questions=rows)) == [
        Judged("raid", True, True),
        Judged("raid", False, False),
        Judged("trial", True, True),
    ]


def test_figures_worked_by_hand():
    # Held: 3 of 4 pass. Not held: 1 of 2 is caught.
    judged = [
        *(Judged(f"h{i}", True, passed) for i, passed in enumerate([True, True, True, False])),
        *(Judged(f"n{i}", False, passed) for i, passed in enumerate([True, False])),
    ]
    found = measure_support(judged)
    assert (found.kept.mean, found.caught.mean, found.auc) == (0.75, 0.5, 0.625)
    # Held: precision 3/4, recall 3/4. Not held: precision 1/2, recall 1/2.
    assert found.macro_f1 == pytest.approx((0.75 + 0.5) / 2)
    assert "macro-F1                    0.625" in render_support(found)


def test_what_cannot_be_judged_is_said(write_dataset):
    with pytest.raises(EvalError, match="holds no claims"):
        judge_claims(write_dataset())
    with pytest.raises(EvalError, match="line 1: the document 'gone' is not there"):
        judge_claims(write_dataset(questions=[claim("x", True, cited=["gone"])], name="gone"))
    uncited = {"id": "q", "question": "", "answers": [], "claim": "x", "answerable": True}
    with pytest.raises(EvalError, match="needs the documents"):
        judge_claims(write_dataset(questions=[uncited], name="uncited"))
    with pytest.raises(EvalError, match="same label"):
        measure_support([Judged("a", True, True)])
