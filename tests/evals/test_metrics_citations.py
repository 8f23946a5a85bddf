import pytest

from evals.metrics.citations import (
    Cited,
    Said,
    Shown,
    citation_precision,
    citation_recall,
    citation_validity,
    evidence_hit,
    quote_fidelity,
    uncited_sentences,
    verbatim,
)
from evals.metrics.spans import DocSpan, overlap

# The passage stands at 100 in its article: "Police" is 100..106, "came" 107..111.
PASSAGE = Shown("p1", "a1", "raid", 100, 111, "Police came")
PASSAGES = {"p1": PASSAGE}
GOOD = Cited(1, "p1", "a1", 100, 106, "Police")


def test_spans_overlap_by_one_character_of_one_document():
    assert overlap(DocSpan("a", 0, 5), DocSpan("a", 4, 9))
    assert not overlap(DocSpan("a", 0, 5), DocSpan("a", 5, 9))
    assert not overlap(DocSpan("a", 0, 5), DocSpan("b", 0, 5))


@pytest.mark.parametrize(
    "citation",
    [
        Cited(1, "p9", "a1", 100, 106, "Police"),  # not retrieved
        Cited(1, "p1", "a2", 100, 106, "Police"),  # another article
        Cited(1, "p1", "a1", 101, 107, "Police"),  # shifted
        Cited(1, "p1", "a1", 99, 106, " Police"),  # leaves the passage
        Cited(1, "p1", "a1", 107, 112, "came."),  # leaves it at the end
        Cited(1, "p1", "a1", 100, 106, "police"),  # not the words
        Cited(1, "p1", "a1", 103, 103, ""),  # empty
    ],
)
def test_what_is_not_verbatim(citation):
    assert verbatim(GOOD, PASSAGES)
    assert not verbatim(citation, PASSAGES)


def test_validity_counts_numbers_that_lead_nowhere():
    # one good citation; the sentence also uses [2], which nobody displays: 1 of 2
    assert citation_validity([Said("Police.", (1, 2))], [GOOD], PASSAGES) == 0.5
    assert citation_validity([Said("Police.", (1,))], [GOOD], PASSAGES) == 1
    assert citation_validity([], [], PASSAGES) is None


def test_fidelity_is_over_displayed_citations():
    bad = Cited(2, "p1", "a1", 107, 111, "went")
    assert quote_fidelity([GOOD, bad], PASSAGES) == 0.5
    assert quote_fidelity([], PASSAGES) is None


def test_uncited_sentences():
    cited, bare = Said("Police came.", (1,)), Said("Nobody spoke.", ())
    prose = "Police came. [1] Nobody spoke."
    assert uncited_sentences([cited, bare], prose, {1}) == 0.5
    assert uncited_sentences([cited], "Police came. [1]", {1}) == 0
    assert uncited_sentences([cited], "Police came. [1]", set()) == 1  # its citation is invalid
    assert uncited_sentences([], "", set()) is None


def test_words_displayed_beside_the_claims_are_uncited():
    # one cited sentence and two strays: 2 of 3
    prose = "In short: Police came. [1] This is certain. It was dawn!"
    assert uncited_sentences([Said("Police came.", (1,))], prose, {1}) == pytest.approx(3 / 4)
    prose = "Police came. [1] This is certain. It was dawn!"
    assert uncited_sentences([Said("Police came.", (1,))], prose, {1}) == pytest.approx(2 / 3)


GOLD = [DocSpan("raid", 0, 10), DocSpan("raid", 20, 30)]


def test_precision_and_recall_by_hand():
    cited = [DocSpan("raid", 5, 8), DocSpan("raid", 12, 15), DocSpan("trial", 0, 10)]
    assert citation_precision(cited, GOLD) == pytest.approx(1 / 3)  # the first of three
    assert citation_recall(cited, GOLD) == 0.5  # the first gold span of two
    wide = [DocSpan("raid", 0, 40)]
    assert citation_precision(wide, GOLD) == citation_recall(wide, GOLD) == 1


def test_a_refusal_counts_in_neither_citation_mean():
    assert citation_precision([], GOLD) is None
    assert citation_recall([], GOLD) is None


def test_without_gold_evidence_citations_cannot_be_judged():
    cited = [DocSpan("raid", 0, 5)]
    assert citation_precision(cited, []) is None
    assert citation_recall(cited, []) is None
    assert evidence_hit(cited, []) is None


def test_the_first_citation_decides_the_evidence_hit():
    right, wrong = DocSpan("raid", 0, 5), DocSpan("raid", 12, 15)
    assert evidence_hit([right, wrong], GOLD) == 1
    assert evidence_hit([wrong, right], GOLD) == 0
    assert evidence_hit([], GOLD) == 0
