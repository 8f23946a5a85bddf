"""Which neighbours a sentence takes along, and which it leaves."""

import pytest
from samples import article

from assistant.answering.context import in_context
from index.hit import Hit
from ingest.prose.passages import Passage
from ingest.prose.sentences import sentence_spans


def told(text: str, first_words: str) -> str:
    """What is cited for the sentence that begins so."""
    made = article(text)
    sentences = tuple(sentence_spans(text))
    hit = Hit(Passage("p", made.id, 0, len(text), text, sentences), made, 1.0, None, None)
    (span,) = [s for s in sentences if text[s.start : s.end].startswith(first_words)]
    whole = in_context(hit, span)
    return text[whole.start : whole.end]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "2 and 3 July 2023, Agua Mansa. Soldiers fought at the bridge. Three died.",
            "2 and 3",
            "2 and 3 July 2023, Agua Mansa. Soldiers fought at the bridge.",
        ),
        (
            "3 de julio, Puerto Alto. Hubo disparos.",
            "3 de",
            "3 de julio, Puerto Alto. Hubo disparos.",
        ),
        (
            "For a year nobody knew who owned Malva Holdings. In June the registry named Gil.",
            "For a",
            "For a year nobody knew who owned Malva Holdings. In June the registry named Gil.",
        ),
        (
            "It is not known who fired. A shot was heard at nine.",
            "It is",
            "It is not known who fired. A shot was heard at nine.",
        ),
        ("Paz left. He denied it.", "He", "Paz left. He denied it."),
        ("On 3 July soldiers fought. Three died.", "On 3", "On 3 July soldiers fought."),
        ("Nobody knew him. He left.", "Nobody", "Nobody knew him."),
        ("Three died in May. 3 July, Zacapa.", "3 July", "3 July, Zacapa."),
    ],
)
def test_a_sentence_takes_along_what_it_needs_to_be_understood(text, words, expected):
    assert told(text, words) == expected
