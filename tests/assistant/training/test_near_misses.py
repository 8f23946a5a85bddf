import random

import numpy as np
import pytest

from assistant.training.elsewhere import with_one_name
from assistant.training.names import names_in
from assistant.training.near_misses import Alterer, things_asked


def embed(texts):
    """Texts of the same length are alike."""
    return np.array([[1.0, 0.0] if len(text) % 2 else [0.0, 1.0] for text in texts], np.float32)


def alterations(question, passage, names=(), things=(), elsewhere=()):
    alterer = Alterer(names, things, with_one_name(elsewhere, embed), embed)
    found = [alterer.alter(question, passage, passage, random.Random(seed)) for seed in range(60)]
    return {kind: text for text, kind in filter(None, found)}


def test_names_are_runs_of_capitalised_words_within_a_sentence():
    assert names_in("Police said Los Zetas fled to the Gulf of Mexico.") == [
        "Los Zetas",
        "Gulf of Mexico",
    ]


def test_a_year_becomes_one_that_the_passage_does_not_hold():
    passage = "In 2019 and 2020 they met."
    altered = alterations("Who met in 2019?", passage)["number"]
    year = altered.removeprefix("Who met in ").removesuffix("?")
    assert year.isdigit()
    assert year not in passage


def test_a_word_becomes_its_opposite_unless_the_sentence_holds_that_too():
    assert alterations("Who won first?", "He won.")["antonym"] in (
        "Who lost first?",
        "Who won last?",
    )
    assert "antonym" not in alterations("Who came first?", "One came first and one last .")


def test_a_name_becomes_another_that_the_sentence_does_not_hold():
    names = [f"Town {letter}" for letter in "Abcdefghij"] + ["Raxruhá"]
    altered = alterations("Who fled from Guatemala?", "They fled from Guatemala.", names)["name"]
    assert altered != "Who fled from Guatemala?"
    assert "Guatemala" not in altered


def test_where_becomes_when_only_if_nothing_tells_the_time():
    asked = "Where did she sign?"
    assert alterations(asked, "She signed At Home.")["asked"].startswith(("When", "Why"))
    assert alterations(asked, "She signed At Home in May.")["asked"] == "Why did she sign?"
    assert "asked" not in alterations(asked, "She signed in May because she had to.")


def test_a_question_of_another_article_is_asked_of_a_name_in_this_one():
    passage = "The former minister was Carlos Menocal, who spoke of threats."
    asked = {"elsewhere": ["When was Ivan Sokolov arrested?", "Who threatened Adam Smithson?"]}
    altered = alterations("Who spoke?", passage, **asked)
    assert altered["elsewhere"] == "When was Carlos Menocal arrested?"


def test_a_question_that_the_passage_may_answer_is_not_taken_from_elsewhere():
    passage = "Police arrested Carlos Menocal."
    asked = {"elsewhere": ["When was Ivan Sokolov arrested?", "Who is Ivan Sokolov?"]}
    assert "elsewhere" not in alterations("Who spoke?", passage, **asked)


@pytest.mark.parametrize("question", ["Anything?", ""])
def test_a_question_that_no_rule_fits_is_left_alone(question):
    assert alterations(question, "Nothing.") == {}


def test_things_asked_for():
    assert things_asked(["How many casings were found?", "What state-owned firm?"]) == ["casings"]
