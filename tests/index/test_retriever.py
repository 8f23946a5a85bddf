"""Search over a real library: both sides are heard, and every hit says why it is there."""

from datetime import date

from samples import text_source

from index.hit import Filter


def test_the_passage_that_answers_comes_first(workspace):
    hit = workspace.retriever.search("Who denied that soldiers guarded the gate?")[0]
    assert "Tavares denied" in hit.passage.text
    assert hit.passage.text == hit.article.text[hit.passage.start : hit.passage.end]


def test_hits_remember_what_each_index_thought(workspace):
    hit = workspace.retriever.search("Rubén Tavares soldiers")[0]
    assert hit.dense is not None
    assert hit.lexical is not None
    assert (hit.dense.position, hit.lexical.position) == (1, 1)
    assert -1 <= hit.dense.score <= 1
    assert 0 <= hit.score <= 1


def test_a_question_in_spanish_finds_the_spanish_source(workspace):
    hits = workspace.retriever.search("¿Quién negó las acusaciones sobre el puerto?")
    assert hits[0].article.language == "es"


def test_a_question_finds_what_is_told_in_the_other_language(open_library):
    workspace = open_library("bilingual")
    workspace.indexer.ingest(
        [
            text_source("english", "News\n\nTwo men were arrested on the bridge at dawn."),
            text_source("spanish", "Noticias\n\nLa alcaldesa decretó tres días de duelo."),
            text_source("other", "News\n\nThe market sells fruit and fish every day."),
        ]
    )
    for question, name in (
        ("¿A quiénes detuvieron en el puente?", "english"),
        ("How many days did the mayor decree?", "spanish"),
    ):
        first = workspace.retriever.search(question)[0]
        assert first.article.doc_id == name
        assert first.lexical


def test_filters_narrow_the_search(workspace):
    search = workspace.retriever.search
    late = search("who was there", where=Filter(since=date(2023, 9, 18)))
    assert {hit.article.doc_id for hit in late} == {"village", "pueblo"}
    spanish = search("puerto", where=Filter(languages=("es",)))
    assert {hit.article.doc_id for hit in spanish} == {"pueblo"}
    assert search("gate", where=Filter(publishers=("Nobody",))) == []


def test_nothing_is_found_for_nothing(workspace, open_library):
    assert workspace.retriever.search("   ") == []
    assert open_library("empty").retriever.search("anything") == []


def test_limit(workspace):
    assert len(workspace.retriever.search("the", limit=2)) == 2


def test_for_one_question_nothing_is_searched_for_twice(workspace, monkeypatch):
    embedded = []
    query = workspace.embedder.query
    monkeypatch.setattr(
        workspace.embedder, "query", lambda text: embedded.append(text) or query(text)
    )
    once = workspace.retriever.once_each()
    assert once.search("puerto") == once.search("puerto", where=Filter()) != []
    assert len(once.search("puerto", limit=1)) == 1
    assert once.search("puerto", where=Filter(publishers=("Nobody",))) == []
    assert embedded == ["puerto"] * 3
    assert workspace.retriever.search("puerto") and len(embedded) == 4
