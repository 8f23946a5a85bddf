"""An answer's values: what its citations hold."""

import pytest
from samples import article

from assistant.answer import Citation


@pytest.mark.parametrize(
    ("quote", "words", "held"),
    [
        ("The network moved 340 kilos.", "340 kilos", True),
        ("The network moved 340 kilos.", "two", False),
        ("The network moved 340 kilos.", "3", False),
        ("It fell by 3.5 percent, or 1,340.", "3", False),
        ("It fell by 3.5 percent, or 1,340.", "340", False),
        ("It fell by 3.5 percent, or 1,340.", "1,340", True),
        ("They paid $9,000.", "$9,000", True),
        ("In 2021, two died.", "2021", True),
        ("“At least three”, he said.", "At least three", True),
    ],
)
def test_a_citation_holds_whole_words(quote, words, held):
    owner = article(quote)
    assert Citation(owner, 0, len(quote), "p").holds(words) is held
