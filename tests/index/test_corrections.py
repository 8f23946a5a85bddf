"""What people correct of a source: seen by searches, citations and counts; what was read stays."""

from datetime import date

import pytest
from samples import SOURCES, text_source
from sqlalchemy import text

from assistant.answer_json import answer_json
from assistant.kept.conversations import Conversation
from index.hit import Filter
from ingest.catalogue.library import Library
from ingest.errors import InvalidCorrection, UnknownArticle
from ingest.moment import Moment

CHANGED = text_source("harbour", SOURCES[0].content.decode().replace("412", "430"))
QUESTION = "How many kilograms of cocaine were found?"


def harbour(workspace):
    (found,) = [a for a in workspace.library.articles() if a.doc_id == "harbour"]
    return found


def found(workspace, **conditions) -> set[str]:
    hits = workspace.retriever.search("cocaine container harbour", where=Filter(**conditions))
    return {hit.article.doc_id for hit in hits}


def by_side(workspace, **conditions) -> list[set[str]]:
    """What each index alone finds for the words of the first source."""
    of = {p.id: "harbour" for p in workspace.library.passages_of(harbour(workspace).id)}
    query = workspace.embedder.query("cocaine container")
    condition = Filter(**conditions)
    sides = (
        workspace.retriever._vectors.search(query, 5, condition),
        workspace.retriever._lexical.search("cocaine container", "en", 5, condition),
    )
    return [{of.get(passage, "other") for passage, _ in side} for side in sides]


def test_filters_of_both_indexes_see_a_correction_and_nothing_is_embedded(workspace, monkeypatch):
    article = harbour(workspace)
    monkeypatch.setattr(type(workspace.embedder), "texts", None)
    workspace.indexer.correct(article.id, {"publisher": "El Faro", "published": "2021-03-05"})
    assert by_side(workspace, publishers=("El Faro",)) == [{"harbour"}, {"harbour"}]
    assert "harbour" not in found(workspace, publishers=("The Isthmus Ledger",))
    for condition in ({"until": date(2021, 12, 31)}, {"since": date(2021, 3, 5)}):
        assert all("harbour" in side for side in by_side(workspace, **condition))
    assert "harbour" not in found(workspace, since=date(2021, 3, 6))
    monkeypatch.undo()
    assert workspace.indexer.check().sound


def test_what_there_is_none_of_passes_no_filter(workspace):
    workspace.indexer.correct(harbour(workspace).id, {"publisher": "", "published": "2023-09"})
    assert harbour(workspace).publisher is None
    assert harbour(workspace).published_at == Moment.fromisoformat("2023-09")
    assert "harbour" not in found(workspace, publishers=("The Isthmus Ledger",))
    assert "harbour" not in found(workspace, since=date(2020, 1, 1))
    assert "harbour" in found(workspace)


def test_another_language_is_filtered_and_stemmed_by(workspace):
    workspace.indexer.correct(harbour(workspace).id, {"language": "ES"})
    assert harbour(workspace).language == "es"
    assert by_side(workspace, languages=("es",))[1] == {"harbour"}
    assert "harbour" not in found(workspace, languages=("en",))


def test_words_of_a_corrected_title_are_found(workspace):
    workspace.indexer.correct(harbour(workspace).id, {"title": "Zanzibar"})
    (hit,) = workspace.retriever._lexical.search("zanzibar", "en", 5, Filter())
    assert workspace.library.articles_of([hit[0]]) == {harbour(workspace).id}


def test_citations_and_stored_conversations_show_what_is_corrected(workspace):
    conversation = workspace.conversations.start()
    answer = workspace.assistant.ask(Conversation(conversation), QUESTION)
    workspace.conversations.append(conversation, answer)
    workspace.indexer.correct(harbour(workspace).id, {"publisher": "El Faro", "byline": "A. B."})
    (turn, *_) = workspace.conversations.get(conversation).turns
    for given in (turn.answer, workspace.assistant.ask(Conversation(), QUESTION)):
        (citation, *_) = answer_json(given)["citations"]
        assert (citation["publisher"], citation["byline"]) == ("El Faro", "A. B.")
        assert citation["quote"] == answer.citations[0].quote


def test_what_was_read_is_kept_and_comes_back(workspace):
    article = harbour(workspace)
    before = workspace.library.version
    workspace.indexer.correct(article.id, {"publisher": "El Faro", "published": "2021"})
    told = {each.field: each for each in workspace.corrections.of(article.id)}
    assert (told["publisher"].value, told["publisher"].read) == ("El Faro", "The Isthmus Ledger")
    assert (told["published"].value, told["published"].read) == ("2021", "2023-09-14")
    assert told["published"].by == "person"
    assert workspace.library.version > before
    workspace.indexer.correct(article.id, {"publisher": None, "published": None})
    assert harbour(workspace) == article
    assert workspace.corrections.of(article.id) == []
    assert by_side(workspace, publishers=("The Isthmus Ledger",)) == [{"harbour"}, {"harbour"}]


def test_a_correction_outlives_the_versions_of_its_source(workspace):
    old = harbour(workspace)
    workspace.indexer.correct(old.id, {"publisher": "El Faro"})
    assert workspace.indexer.ingest(SOURCES).unchanged == 3
    assert harbour(workspace).publisher == "El Faro"
    workspace.indexer.ingest([CHANGED])
    new = harbour(workspace)
    assert new.id != old.id
    assert new.publisher == "El Faro"
    assert by_side(workspace, publishers=("El Faro",)) == [{"harbour"}, {"harbour"}]
    assert workspace.corrections.of(new.id)[0].read == "The Isthmus Ledger"
    workspace.indexer.correct(new.id, {"publisher": None})
    assert {workspace.library.article(i).publisher for i in (old.id, new.id)} == {
        "The Isthmus Ledger"
    }
    workspace.indexer.ingest([SOURCES[0]])
    assert harbour(workspace) == old


def test_a_rebuilt_index_files_by_the_correction(workspace):
    workspace.indexer.correct(harbour(workspace).id, {"publisher": "El Faro"})
    workspace.indexer.reindex()
    assert by_side(workspace, publishers=("El Faro",)) == [{"harbour"}, {"harbour"}]


def test_independent_sources_are_counted_by_what_is_corrected(workspace):
    short = "\n\n".join(SOURCES[0].content.decode().split("\n\n")[:3])
    more = "Nobody slept in Bahía Honda that night, and the ferry stayed at the pier. " * 30
    whole = text_source("whole", SOURCES[0].content.decode() + "\n\n" + more)
    workspace.indexer.ingest([whole, text_source("short", short)])
    ids = {a.doc_id: a.id for a in workspace.library.articles()}
    pair = [ids["harbour"], ids["whole"]]
    (relative,) = [
        r for r in workspace.stories.relatives(ids["harbour"]) if r.article.id == ids["whole"]
    ]
    assert relative.is_original is None
    workspace.indexer.correct(ids["whole"], {"published": "2023-09-20"})
    (relative,) = [
        r for r in workspace.stories.relatives(ids["harbour"]) if r.article.id == ids["whole"]
    ]
    assert relative.is_original is False
    assert len(set(workspace.stories.told_by(pair).values())) == 1


class Killed(BaseException):
    """Stands for the process's end."""


@pytest.mark.parametrize("owner", ["_vectors", "_lexical"])
def test_a_correction_cut_off_is_finished_by_the_next_run(workspace, monkeypatch, owner):
    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        method = "refile" if owner == "_vectors" else "add"
        patch.setattr(type(getattr(workspace.indexer, owner)), method, die)
        with pytest.raises(Killed):
            workspace.indexer.correct(harbour(workspace).id, {"publisher": "El Faro"})
    assert harbour(workspace).publisher == "El Faro"
    workspace.indexer.ingest([])
    assert by_side(workspace, publishers=("El Faro",)) == [{"harbour"}, {"harbour"}]
    assert workspace.corrections.refilings() == []


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("published", "yesterday", "no date"),
        ("published", "2023-02-30", "no date"),
        ("published", "20230914", "no date"),
        ("updated", "2023-13", "no date"),
        ("language", "Spanish", "ISO 639-1"),
        ("language", "xx", "ISO 639-1"),
        ("language", "", "cannot be empty"),
        ("title", " \u200b ", "cannot be empty"),
        ("url", "javascript:alert(1)", "no address"),
        ("url", "https://", "no address"),
        ("canonical_url", "https://[", "no address"),
        ("publisher", "x" * 301, "300 characters"),
        ("text", "other words", "what can: title"),
    ],
)
def test_a_wrong_value_is_a_sentence_and_changes_nothing(workspace, field, value, reason):
    article = harbour(workspace)
    with pytest.raises(InvalidCorrection, match=rf"^{field}: .*{reason}"):
        workspace.indexer.correct(article.id, {"byline": "A. B.", field: value})
    assert harbour(workspace) == article


def test_values_are_cleaned_like_those_that_are_read(workspace):
    article_id = harbour(workspace).id
    values = {"byline": " Ana\n\u202eLucero ", "published": "2023-07-03T17:14:00-06:00"}
    workspace.indexer.correct(article_id, values)
    assert harbour(workspace).byline == "Ana Lucero"
    assert harbour(workspace).published_at.isoformat() == "2023-07-03T17:14:00-06:00"


def test_an_unknown_source_is_named(workspace):
    for call in (
        lambda: workspace.indexer.correct("nobody", {"byline": "A"}),
        lambda: workspace.corrections.of("nobody"),
    ):
        with pytest.raises(UnknownArticle, match="nobody"):
            call()


def test_a_removal_takes_the_corrections_along(workspace):
    workspace.indexer.correct(harbour(workspace).id, {"byline": "Somebody Secret"})
    workspace.indexer.remove(harbour(workspace).id)
    engine = workspace.library._engine
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM corrections")) == 0
    workspace.indexer.ingest([SOURCES[0]])
    assert harbour(workspace).byline == "Marta Quiñónez"


def test_a_catalogue_from_before_is_upgraded_and_can_be_corrected(workspace):
    engine = workspace.library._engine
    with engine.begin() as connection:
        for statement in (
            "DROP TABLE corrections",
            "DROP TABLE refilings",
            "ALTER TABLE articles DROP COLUMN as_read",
            "UPDATE revision SET schema_version = 3",
        ):
            connection.execute(text(statement))
    Library(engine)
    workspace.indexer.correct(harbour(workspace).id, {"publisher": "El Faro"})
    assert harbour(workspace).publisher == "El Faro"
