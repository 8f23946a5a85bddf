import pytest

from assistant.settings import load_settings
from evals.scale import at_scale, render_scale


@pytest.mark.slow
def test_a_library_is_filled_with_copies_and_asked(write_dataset):
    scale = at_scale(load_settings(), str(write_dataset()), passages=60)
    assert scale.passages >= 60
    assert scale.articles == 64  # one batch of copies of two articles
    assert scale.questions == 2  # the other belongs to a dialogue
    assert min(scale.search, scale.answer, scale.bare) > 0
    assert f"{scale.passages:,} passages of 64 articles" in render_scale(scale)
