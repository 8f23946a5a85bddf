"""Reading by the words that question and sentence share."""

from time import process_time

from samples import article

from assistant.asking.question import analyse
from assistant.reader.reading import TermReader, labels, names_covered
from index.hit import Hit, Rank
from ingest.article import Article, Span
from ingest.prose.passages import Passage


def test_names_stand_in_a_passage_or_in_its_article():
    asked = analyse("What did Julia Paz tell the Mexicans in 2023?")
    assert asked.names == ("Julia Paz", "Mexicans")
    assert names_covered(asked, "Julia’s “Paz”.") == 0.5
    assert names_covered(asked, "Julia", "“Paz”, 2023: Mexico") == 1.0
    assert names_covered(analyse("who was there?"), "nobody") == 1.0


def test_an_article_is_named_by_who_published_it_too():
    article = Article(
        "a",
        "a",
        "a",
        "a",
        "text/plain",
        "The bridge",
        "en",
        publisher="The Isthmus Ledger",
        text="",
    )
    asked = analyse("How many died at the bridge according to The Isthmus Ledger?")
    assert names_covered(asked, "Three died at the bridge.") < 0.5
    assert names_covered(asked, f"{labels(article)} Three died at the bridge.") == 1.0


def test_many_passages_of_a_long_article_cost_one_look_through_its_names():
    text = "Julia Paz came to the harbour again. " * 6_000
    made = article(text)
    hits = [
        Hit(Passage(f"p{n}", made.id, n, n + 36, text[n : n + 36], (Span(n, n + 36),)), made, 0.5,
            Rank(1, 0.5), None)
        for n in range(0, 37 * 300, 37)
    ]  # fmt: skip
    reader = TermReader(lambda _: True, lambda words, _: dict.fromkeys(words, 1.0))
    asked = analyse("Who met Julia Paz at Bahía Honda?")
    began = process_time()
    readings = reader.read(asked, hits)
    assert process_time() - began < 5
    assert len(readings) == 300
