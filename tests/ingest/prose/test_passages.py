"""Passages are slices that end where sentences end, and no word is outside them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import article

from ingest.article import Mark
from ingest.prose.passages import SplitOptions, split


def words(text: str) -> int:
    return len(text.split())


def cut(made, limit):
    return split(made, SplitOptions(max_pieces=limit), words)


def test_sentences_are_packed_up_to_the_limit():
    made = article("One two three. Four five six. Seven eight nine.")
    assert [p.text for p in cut(made, 6)] == ["One two three. Four five six.", "Seven eight nine."]


def test_a_paragraph_that_does_not_fit_begins_a_new_passage():
    made = article("One two three.\n\nFour five six. Seven eight.")
    assert [p.text for p in cut(made, 6)] == ["One two three.", "Four five six. Seven eight."]


def test_a_heading_goes_with_what_follows_it_and_is_not_citable():
    text = "One two three.\n\nThe heading\n\nFour five six."
    start = text.index("The heading")
    made = article(text, marks=(Mark("heading", start, start + len("The heading")),))
    first, second = cut(made, 5)
    assert first.text == "One two three."
    assert second.text == "The heading\n\nFour five six."
    assert [text[s:e] for s, e in second.sentences] == ["Four five six."]
    assert second.prose == text[second.prose_start : second.end] == "Four five six."
    assert first.prose == first.text


@pytest.mark.parametrize(
    ("paragraphs", "limit", "first_words"),
    [
        (["# A heading", "Four five six."], 3, ["A"]),
        (["One two.", "# A heading", "Four five six."], 3, ["One", "A"]),
        (["One two.", "# A heading", "Four five six seven."], 2, ["One", "A", "six"]),
        (["One two.", "# Three words long", "# Two", "Four five six."], 3, ["One", "Two"]),
        (["# Three words long", "# Two", "Four five six."], 3, ["Three"]),
        (["One two three.", "# Last"], 3, ["One"]),
        (["# Only", "# Headings"], 3, []),
    ],
)
def test_a_heading_is_in_a_passage_although_what_it_belongs_to_fills_one(
    paragraphs, limit, first_words
):
    marks, text = [], ""
    for paragraph in paragraphs:
        said = paragraph.removeprefix("# ")
        if said != paragraph:
            marks.append(Mark("heading", len(text), len(text) + len(said)))
        text += f"{said}\n\n"
    found = cut(article(text.strip(), marks=tuple(marks)), limit)
    assert [p.text.split()[0] for p in found] == first_words
    assert all(p.sentences for p in found)
    assert not found or " ".join(p.text for p in found).split() == text.split()


def test_a_sentence_longer_than_the_limit_is_cut_at_white_space():
    made = article("one two three four five six seven eight nine ten")
    passages = cut(made, 3)
    assert all(words(p.text) <= 3 for p in passages)
    assert " ".join(p.text for p in passages) == made.text


def test_ids_depend_on_the_article_and_the_place():
    one, other = article("Same words."), article("Same words.", id="0" * 16)
    assert cut(one, 9)[0].id == cut(one, 9)[0].id != cut(other, 9)[0].id


@settings(max_examples=150)
@given(st.text(max_size=400), st.integers(1, 30))
def test_every_word_of_any_text_is_in_exactly_one_passage(text, limit):
    made = article(text)
    passages = cut(made, limit)
    assert all(p.text == text[p.start : p.end] for p in passages)
    assert all(a.end <= b.start for a, b in pairwise(passages))
    outside = set(range(len(text))) - {i for p in passages for i in range(p.start, p.end)}
    assert all(text[i].isspace() for i in outside)
