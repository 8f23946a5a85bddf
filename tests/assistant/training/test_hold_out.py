"""The held-out articles as a data set: places move with the text, and what is left out is gone."""

import json
import random

from assistant.training.cases import SPANISH, Asked
from assistant.training.data import is_for_fitting
from assistant.training.hold_out import rows_of, shorten
from evals.datasets.dataset import GOLD
from ingest.gathering.discovery import discover
from ingest.read import read
from ingest.source import Source

TEXT = "\n\n".join(f"Paragraph {number} tells of town {number}." for number in range(30))


def test_what_is_kept_is_found_where_it_now_stands():
    short = shorten(TEXT, random.Random(1))
    assert 0 < len(short.text) < len(TEXT)
    for number in range(30):
        words = f"town {number}."
        start = TEXT.index(words)
        place = short.place(start, start + len(words))
        assert (place is None) == (words not in short.text)
        assert place is None or short.text[place[0] : place[1]] == words


def test_a_question_is_unanswerable_without_its_paragraph_and_when_altered():
    short = shorten(TEXT, random.Random(1))
    start = TEXT.index("town 0.")
    kept = Asked("Which town?", ("town 0",), "doc", start, start + 6, "Which city?")
    answerable, altered = rows_of(1, kept, short)
    assert (answerable["answerable"], altered["answerable"]) == (True, False)
    assert short.text[answerable["evidence"][0]["start"] :].startswith("town 0")
    gone = next(n for n in range(30) if f"town {n}." not in short.text)
    start = TEXT.index(f"town {gone}.")
    (row,) = rows_of(2, Asked("Which?", ("it",), "doc", start, start + 5, "What?"), short)
    assert (row["answerable"], row["type"]) == (False, "paragraph left out")


def test_articles_for_fitting_and_for_measuring_are_about_half_each():
    fitting = [is_for_fitting(f"Article {number}") for number in range(400)]
    assert 150 < sum(fitting) < 250


def test_our_questions_in_spanish_are_answered_by_the_bundled_sources():
    found = discover([GOLD / "sources"])
    articles = [read(source) for source in found if isinstance(source, Source)]
    texts = [article.text for article in articles if article.language == "es"]
    rows = [json.loads(line) for line in SPANISH.read_text(encoding="utf-8").splitlines()]
    assert sum(row["evidence"] is None for row in rows) >= 10
    for row in rows:
        assert row["evidence"] is None or any(row["evidence"] in text for text in texts), row
