"""Times of day in words and in digits are one."""

import pytest
from checked import kind_of


@pytest.mark.parametrize(
    ("told", "language", "digits", "other"),
    [
        ("a las cinco y diez", "es", "a las 5:10", "a las 5:20"),
        ("a las cinco y media", "es", "a las 5:30", "a las 5:15"),
        ("a las seis menos cuarto", "es", "a las 5:45", "a las 6:15"),
        ("a las cinco y diez de la tarde", "es", "a las 17:10", "a las 5:10 a.m."),
        ("at ten past five", "en", "at 5:10", "at 10:05"),
        ("at a quarter to six", "en", "at 5:45", "at 6:15"),
    ],
)
def test_a_time_in_words_is_that_in_digits(told, language, digits, other):
    head = "El juez llegó" if language == "es" else "The judge came"
    assert kind_of(f"{head} {digits}.", f"{head} {told}.", language) is None
    assert kind_of(f"{head} {told}.", f"{head} {digits}.", language) is None
    assert kind_of(f"{head} {other}.", f"{head} {told}.", language) == "number"


@pytest.mark.parametrize(
    ("claim", "quote", "language"),
    [
        ("A las cinco entraron diez hombres.", "A las cinco y diez hombres entraron.", "es"),
        ("The motion passed by 20 to 6.", "The vote was 20 to 6.", "en"),
        ("They drove past five checkpoints.", "They drove past 5 checkpoints.", "en"),
    ],
)
def test_numbers_that_tell_no_time_stay_numbers(claim, quote, language):
    assert kind_of(claim, quote, language) is None
