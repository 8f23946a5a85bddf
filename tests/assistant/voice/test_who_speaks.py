"""Which of the people in a sentence says it, told from single sentences."""

import pytest

from assistant.voice import Voice, voice_of
from ingest.article import Span


def voice(text: str, words: str = "", language: str = "en") -> Voice:
    """The voice of the given words of a text, or of all of it."""
    start = text.index(words)
    return voice_of(text, Span(start, start + len(words or text)), language)


def who(text: str, words: str = "", language: str = "en") -> tuple[str | None, str | None]:
    """Name and role of who says it."""
    found = voice(text, words, language)
    return found.name, found.role


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Paz, 34, said soldiers fired first.", ("Paz", None)),
        (
            "An official, speaking on condition of anonymity, said soldiers fired first.",
            (None, "an official"),
        ),
        ("Maria Paz, the mayor, said residents had fled.", ("Maria Paz", "mayor")),
        ("Maria Paz, who left in May, said soldiers shot him.", ("Maria Paz", None)),
        ("Paz — the mayor — said soldiers fired first.", ("Paz", None)),
        ("The report, published in May, said police killed him.", (None, "the report")),
    ],
)
def test_whom_commas_keep_from_the_verb_speaks_and_not_whom_the_words_are_about(text, speaker):
    assert who(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gunmen killed the general, his brother and a driver, said residents.", "residents"),
        (
            "Soldiers fired first, said two officials familiar with it.",
            "two officials familiar with it",
        ),
        ("Ruano, said prosecutors, took bribes.", "prosecutors"),
        ("A drunk driver, said police.", "police"),
    ],
)
def test_whoever_stands_behind_the_verb_speaks_what_stands_before_it(text, speaker):
    assert who(text) == (None, speaker)
