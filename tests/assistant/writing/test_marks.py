"""A model's prose, taken apart: ids in any sane form, and the same whichever way it is cut."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.writing.marks import cited_sentences, spoken

KNOWN = frozenset({"1.1", "1.2", "2.3", "2.4", "2.5", "3.1", "12.10"})


def read(text: str, *more: str) -> list[tuple[str, str]]:
    written = cited_sentences(spoken([text, *more]), KNOWN)
    return [(each.text, " ".join(each.ids)) for each in written]


@pytest.mark.parametrize(
    ("marks", "ids"),
    [
        (" [2.3].", "2.3"),
        (". [2.3]", "2.3"),
        (".[2.3]", "2.3"),
        (". [2.3].", "2.3"),
        (" (2.3).", "2.3"),
        (" 【2.3】.", "2.3"),
        (" {2.3}.", "2.3"),
        (" <2.3>.", "2.3"),
        (" [2:3].", "2.3"),
        (" [S2.3].", "2.3"),
        (" [id 2.3].", "2.3"),
        (" [Sources: 1.1, 2.3].", "1.1 2.3"),
        (" [1.1, 2.3; 3.1].", "1.1 2.3 3.1"),
        (" [1.1][2.3].", "1.1 2.3"),
        (" [1.1] [2.3].", "1.1 2.3"),
        (" [1.1 and 2.3].", "1.1 2.3"),
        (" [1.1 y 2.3].", "1.1 2.3"),
        (" [2.3-2.5].", "2.3 2.4 2.5"),
        (" [2.3–2.5].", "2.3 2.4 2.5"),
        (" [passage 2, sentence 3].", "2.3"),
        (" [12.10].", "12.10"),
        (" [7.7].", "7.7"),
    ],
)
def test_ids_are_read_in_any_bracket(marks, ids):
    assert read(f"At least 300 casings were found{marks} He left [1.1].") == [
        ("At least 300 casings were found.", ids),
        ("He left.", "1.1"),
    ]


def test_a_mark_ends_a_sentence_that_lacks_its_stop():
    assert read("Two men fled [1.1] The third stayed [1.2]") == [
        ("Two men fled.", "1.1"),
        ("The third stayed", "1.2"),
    ]
    assert read("The police [1.1] and the army [1.2] left.") == [
        ("The police and the army left.", "1.1 1.2")
    ]


def test_numbers_in_round_brackets_are_prose_unless_they_are_ids():
    assert read("It grew (2.7 percent) to 4.1 (9.9) [1.1].") == [
        ("It grew (2.7 percent) to 4.1 (9.9).", "1.1")
    ]


def test_a_sentence_without_an_id_takes_the_next_ones_of_its_paragraph():
    assert read("He came. He saw [1.1].\nHe lost.\n") == [
        ("He came.", "1.1"),
        ("He saw.", "1.1"),
        ("He lost.", ""),
    ]


def test_lists_tables_headings_and_emphasis_leave_their_words():
    written = """# Findings
Here is what happened:
- **One** man was shot [1.1]
2. Two fled [1.2].

| who | did what |
|-----|----------|
| Ana | left [2.4] |
```
"""
    assert read(written) == [
        ("One man was shot", "1.1"),
        ("Two fled.", "1.2"),
        ("who, did what", ""),
        ("Ana, left", "2.4"),
    ]


def test_what_was_cut_off_is_dropped_and_what_came_before_stays():
    assert read("He left [1.1]. Then the colonel said that") == [("He left.", "1.1")]
    assert read("He left [1.1]. Two men fled [1.2") == [("He left.", "1.1")]
    assert read("The colonel left the") == []


def test_thinking_aloud_is_no_answer():
    assert read("<think>He left [1.1]. I guess.</think>\nHe stayed [1.2].") == [
        ("He stayed.", "1.2")
    ]
    assert read("<think>He left [1.1].\nAnd never ends") == []


def test_characters_that_steer_a_terminal_are_left_out():
    written = "At \x1b]0;owned\x07least 30\x9b0 \u202ecasings\u2069 were\x00 found\t[2.3].\n"
    assert read(written) == [("At ]0;ownedleast 300 casings were found.", "2.3")]
    assert read("<th\x00ink>He left [1.1].</think>He stayed\x1f[1.2].\n") == [("He stayed.", "1.2")]


def test_sentences_come_as_soon_as_the_next_one_begins():
    def pieces():
        yield "At least 300 casings were found [2.3]. Then the "
        yield from ()
        raise ConnectionError

    assert next(cited_sentences(pieces(), KNOWN)).ids == ("2.3",)


PARTS = (
    "The man left| on 3 May|.| |[1.1]| [2.3-2.5]|\n|(3.1)|- |**|“No”|<think>|</think>| Mr. X|[9.|1]"
)
ALPHABET = st.sampled_from([*PARTS.split("|"), "|", " 2.5 tons", "¿Qué?"])


@example(["The man left", "<think>", "</think>", "\n"], 1)
@given(st.lists(ALPHABET, max_size=25), st.integers(1, 9))
def test_where_a_reply_is_cut_into_pieces_does_not_matter(parts, size):
    text = "".join(parts)
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    whole, cut = (list(cited_sentences(spoken(told), KNOWN)) for told in ([text], pieces))
    assert cut == whole


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    for written in cited_sentences(spoken([text]), KNOWN):
        assert written.text.strip() == written.text != ""
