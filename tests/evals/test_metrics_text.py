import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics.text import (
    answer_recall,
    exact_match,
    f1,
    occurs,
    short_answers,
    squad_normalise,
    word_count,
)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("The Eiffel Tower!", "eiffel tower"),
        ("  An   apple a day ", "apple day"),
        ("U.S. dollars ($5)", "us dollars 5"),  # punctuation is deleted, not spaced
        ("well-known", "wellknown"),
        ("theatre and other", "theatre and other"),  # articles only as whole words
        ("“El Mencho”", "“el mencho”"),  # ASCII punctuation only, as in the script
        ("A", ""),
    ],
)
def test_official_squad_normalisation(text, normal):
    assert squad_normalise(text) == normal


def test_exact_match_is_the_best_over_answers():
    assert exact_match("the Denver Broncos.", ["Carolina", "Denver Broncos"]) == 1
    assert exact_match("Denver", ["Denver Broncos"]) == 0


def test_no_gold_answer_stands_for_the_empty_one():
    assert exact_match("", []) == 1
    assert exact_match("something", []) == 0
    assert f1("", []) == 1
    assert f1("something", []) == 0


def test_f1_by_hand():
    # said {at, least, 300, casings}, gold {300, casings}: precision 2/4, recall 2/2
    assert f1("at least 300 casings", ["300 casings"]) == pytest.approx(2 * 0.5 / 1.5)
    # the better of 2/3 (one of one, one of two) and 0
    assert f1("300", ["300 casings", "none"]) == pytest.approx(2 / 3)
    # a repeated word counts as often as both sides have it: 1 shared of 2 and of 1
    assert f1("dawn dawn", ["dawn"]) == pytest.approx(2 * 0.5 / 1.5)
    assert f1("the", ["a"]) == 1  # both are empty once normalised


@given(st.text(), st.text())
def test_f1_is_symmetric_and_exact_match_implies_it(one, other):
    assert f1(one, [other]) == pytest.approx(f1(other, [one]))
    assert 0 <= f1(one, [other]) <= 1
    if exact_match(one, [other]):
        assert f1(one, [other]) == 1


@pytest.mark.parametrize(
    ("answer", "prose"),
    [
        ("300", "At least 300 casings were found."),
        ("the Zetas", "It was Zetas who came."),
        ("1200", "Some 1,200 people fled."),
        ("José Rubén", "He named Jose Ruben."),
        ("Mexico-Guatemala border", "On the Mexico–Guatemala border."),
        ("Mencho", "El Mencho's brother"),
        ("3.5", "It cost 3,5 million."),
        ("A", "Blood type A was found."),
        ("MS-13", "The MS13 gang"),
    ],
)
def test_an_answer_occurs_in_prose(answer, prose):
    assert occurs(answer, prose)


@pytest.mark.parametrize(
    ("answer", "prose"),
    [
        ("3", "At least 30 came."),
        ("35", "It cost 3.5 million."),
        ("El Faro", "The faro of El Salvador"),
        ("…", "Nothing …"),
        ("", "Anything"),
        ("dawn", ""),
    ],
)
def test_an_answer_does_not_occur_in_prose(answer, prose):
    assert not occurs(answer, prose)


def test_answer_recall_is_met_by_any_answer():
    assert answer_recall("It was dawn.", ["morning", "dawn"]) == 1
    assert answer_recall("It was dusk.", ["morning", "dawn"]) == 0
    assert answer_recall("", ["dawn"]) == 0


@given(st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=1))
def test_every_run_of_words_occurs_in_its_text(words):
    text = " ".join(words)
    middle = words[len(words) // 2]
    assert occurs(text, text)
    assert occurs(middle, text)


def test_long_answers_are_not_looked_for_word_by_word():
    eleven = " ".join(["word"] * 11)
    assert short_answers(["300", eleven, ""]) == ("300",)


def test_words_are_counted_by_white_space():
    assert word_count("They found 300\ncasings. ") == 4
