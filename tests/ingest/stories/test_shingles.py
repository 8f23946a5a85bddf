"""Containment counted in words, and fingerprints that find what shares a run of words."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.stories.shingles import SHINGLE, WINDOW, Shingles

WORDS = st.lists(st.sampled_from("a b c d e f g h i j k l m n o p".split()), max_size=80)


def words(count: int, seed: int) -> list[str]:
    rng = random.Random(seed)
    return [f"w{rng.randrange(10_000)}" for _ in range(count)]


def test_a_part_is_covered_by_its_whole_and_not_the_other_way_round():
    whole = words(300, 1)
    part = Shingles.of(whole[:100])
    assert part.covered_by(Shingles.of(whole)) == 1
    assert Shingles.of(whole).covered_by(part) == pytest.approx(1 / 3)


def test_one_word_changed_in_ten_leaves_the_others_covered():
    text = words(200, 2)
    edited = [f"other{n}" if n % 10 == 5 else word for n, word in enumerate(text)]
    assert Shingles.of(edited).covered_by(Shingles.of(text)) == pytest.approx(0.9, abs=0.03)


def test_words_in_common_that_form_no_run_are_not_covered():
    text = words(200, 3)
    mixed = random.Random(0).sample(text, len(text))
    assert Shingles.of(mixed).covered_by(Shingles.of(text)) == 0


def test_a_long_enough_run_in_common_shares_a_fingerprint():
    run = words(WINDOW + SHINGLE - 1, 4)
    one = Shingles.of([*words(90, 5), *run, *words(70, 6)])
    other = Shingles.of([*words(20, 7), *run, *words(110, 8)])
    assert set(one.fingerprints()) & set(other.fingerprints())


def test_fingerprints_are_the_same_in_every_process():
    assert Shingles.of("one two three four five".split()).fingerprints() == [1923740617]


@given(WORDS, WORDS)
def test_shares_are_shares_and_a_text_covers_itself(one, other):
    a, b = Shingles.of(one), Shingles.of(other)
    assert 0 <= a.covered_by(b) <= 1
    assert a.covered_by(a) == (1 if len(one) >= SHINGLE else 0)
    assert len(a.hashes) == max(0, len(one) - SHINGLE + 1)
    assert set(a.fingerprints()) <= set(np.uint64(0xFFFFFFFF) & a.hashes)
