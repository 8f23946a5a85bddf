"""The first promise: every quote is a slice of its stored article, whatever the text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import article

from assistant.answering.compose import ComposeOptions, compose
from assistant.answering.verify import verify
from assistant.asking.question import analyse
from assistant.asking.rewrite import retold
from assistant.reader.reading import TermReader
from evals.datasets.dataset import GOLD, read_dataset
from evals.datasets.evidence import locate
from index.hit import Hit, Rank
from ingest.gathering.discovery import discover
from ingest.prose.passages import SplitOptions, split

ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("abc Who denied? .!…\n\n\"“”«»¿¡'’—[]()*0123,"),
        st.sampled_from("éñüß½ﷺ漢字あ한\u0301\u200d\U0001f600\u202eİſﬁ"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=300,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(ODD, ODD)
def test_whatever_the_text_a_citation_is_a_slice_of_a_passage(text, question):
    made = article(text, title="Who denied it")
    passages = split(made, SplitOptions(max_pieces=12), lambda words: len(words.split()))
    hits = [Hit(p, made, 0.5, Rank(1, 0.5), Rank(1, 2.0)) for p in passages]
    reader = TermReader(lambda _: True, lambda words, _: dict.fromkeys(words, 1.0))
    asked = analyse(question)
    draft = compose(asked, reader.read(asked, hits), ComposeOptions())
    for claim in verify(draft).claims:
        for citation in claim.citations:
            (passage,) = [p for p in passages if p.id == citation.passage_id]
            assert passage.start <= citation.start < citation.end <= passage.end
            assert citation.quote == text[citation.start : citation.end]
            assert claim.text == " ".join(citation.quote.split()).lstrip("*").strip()
    if draft.short_answer:
        assert draft.short_answer.quote in text


@pytest.mark.slow
def test_every_citation_of_an_answer_about_the_bundled_sources_is_a_slice(open_library):
    workspace = open_library("gold")
    report = workspace.indexer.ingest(discover([GOLD / "sources"]))
    assert (report.added, report.failed) == (16, ())
    stored = {a.doc_id: a for a in workspace.library.articles()}
    located = locate(read_dataset("gold").examples, {k: a.text for k, a in stored.items()})
    assert (located.unlocated, located.homeless) == ((), ())
    answered = 0
    asked = located.examples[::4]  # `make eval` asks them all, and holds every answer to the same
    for example in asked:
        answer = workspace.assistant.ask(retold(example.history), example.question)
        answered += answer.answered
        assert answer.answered == bool(answer.claims)
        for claim in answer.claims:
            assert claim.citations
        for citation in answer.citations:
            text = workspace.library.article(citation.article.id).text
            assert citation.quote == text[citation.start : citation.end]
            assert citation.passage_id in {hit.passage.id for hit in answer.nearest}
        if answer.short_answer:
            assert any(answer.short_answer in citation.quote for citation in answer.citations)
    assert answered > len(asked) / 3
