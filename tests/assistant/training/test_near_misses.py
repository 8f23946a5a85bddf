import random

import numpy as np
import pytest

from assistant.training.near_misses import Alterer, names_in, things_asked


def embed(texts):
    """Texts of the same length are alike."""
    return np.array([[1.0, 0.0] if len(text) % 2 else [0.0, 1.0] for text in texts], np.float32)


def alterations(question, passage, names=(), things=()):
    alterer = Alterer(names, things, embed)
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
    assert "when" in alterations("Where did she sign?", "She signed at home.")
    assert "when" not in alterations("Where did she sign?", "She signed at home in May.")


@pytest.mark.parametrize("question", ["Anything?", ""])
def test_a_question_that_no_rule_fits_is_left_alone(question):
    assert alterations(question, "Nothing.") == {}


def test_things_asked_for():
    assert things_asked(["How many casings were found?", "What state-owned firm?"]) == ["casings"]
