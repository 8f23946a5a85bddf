"""A catalogue on a PostgreSQL server: the same library, and what goes wrong with a server."""

import gc
import json
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from samples import SOURCES, text_source
from servers import chroma, postgres

from assistant.catalogue import copy_catalogue, receiving
from assistant.kept.conversations import Conversation
from assistant.settings import Settings
from assistant.wiring import open_workspace
from index.errors import RetrievalError
from ingest.backup.manifest import CATALOGUE
from ingest.catalogue.library import Library
from ingest.catalogue.runs import Runs, Tally
from ingest.catalogue.server import server_engine
from ingest.errors import (
    BackupRefused,
    CatalogueLocked,
    CatalogueUnavailable,
    LibraryUnavailable,
)

pytestmark = pytest.mark.slow

QUESTION = "How much cocaine did customs officers find at Puerto Alto?"
ANSWER = "412 kilograms"


@pytest.fixture
def settings(tmp_path, postgresql) -> Settings:
    """Of a library whose catalogue is on the server."""
    return Settings(library=tmp_path / "library", catalogue=postgresql.database(tmp_path.name))


@pytest.fixture
def opened(settings, embedder):
    with open_workspace(settings, write=True, embedder=embedder) as workspace:
        workspace.indexer.ingest(SOURCES)
        yield workspace


def asked(workspace, question=QUESTION):
    return workspace.assistant.ask(Conversation(), question)


def told(workspace):
    """Everything that a library holds, as people see it."""
    return {
        "articles": workspace.library.articles(),
        "passages": {
            each: workspace.library.passages_of(each) for each in workspace.library.article_ids()
        },
        "conversations": [
            (summary.id, summary.title, summary.started_at, workspace.conversations.get(summary.id))
            for summary in workspace.conversations.list()
        ],
        "feedback": workspace.feedback.latest(10),
        "runs": workspace.runs.latest(10),
        "stories": workspace.stories.told_by(workspace.library.article_ids()),
    }


def test_a_library_on_a_server_answers_and_leaves_no_catalogue_in_its_folder(opened, settings):
    answer = asked(opened)
    assert ANSWER in answer.claims[0].text
    assert opened.indexer.check().sound
    assert not (settings.library / CATALOGUE).exists()


def test_a_removed_article_is_gone_and_a_changed_one_has_a_version(opened):
    village = next(a for a in opened.library.articles() if a.doc_id == "village")
    opened.indexer.remove(village.id)
    harbour = next(a for a in opened.library.articles() if a.doc_id == "harbour")
    opened.indexer.ingest([text_source("harbour", harbour.text + "\n\nThe case is closed.")])
    assert len(opened.library.versions(harbour.id)) == 2
    assert opened.library.counts().articles == 2
    assert opened.indexer.check().sound


def test_one_writer_at_a_time_from_whatever_folder(opened, settings, tmp_path, embedder):
    elsewhere = settings.model_copy(update={"library": tmp_path / "elsewhere"})
    with (
        pytest.raises(CatalogueLocked, match="perhaps from another folder or machine"),
        open_workspace(elsewhere, write=True, embedder=embedder),
    ):
        pass
    run = opened.runs.begin(["somewhere"])
    with open_workspace(elsewhere, embedder=embedder) as reading:
        assert reading.library.counts().articles == 3
    assert opened.runs.get(run).state == "running", "a reader took the writer for gone"


def test_what_is_stored_at_once_is_all_stored(opened):
    answer = asked(opened)
    conversation = opened.conversations.start()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: opened.conversations.append(conversation, answer), range(24)))
        firsts = list(
            pool.map(lambda n: opened.feedback.give(conversation, 1 + n % 2, "up"), range(16))
        )
    assert len(opened.conversations.get(conversation).turns) == 24
    assert sum(firsts) == 2


def test_a_nul_in_a_question_is_left_out(opened):
    begun = opened.conversations.begin(asked(opened, QUESTION + "\0 \\u0000"))
    (turn,) = opened.conversations.get(begun.conversation_id).turns
    assert turn.question == QUESTION + " \\u0000"
    opened.feedback.give(begun.conversation_id, 1, "down", "wrong\0")
    (remark,) = opened.feedback.latest(1)
    assert (remark.question, remark.reason) == (turn.question, "wrong")


def test_runs_of_an_older_catalogue_are_upgraded(settings):
    engine = server_engine(settings.catalogue.get_secret_value())
    Library(engine)
    run = Runs(engine).begin(["notes/"])
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE runs DROP COLUMN passed_over")
        connection.exec_driver_sql("UPDATE revision SET schema_version = 5")
    Library(engine)
    assert Runs(engine).get(run).tally.passed_over == {}
    told = Tally(passed_over={"picture": 12, "hidden": 1})
    Runs(engine).end(run, "done", told)
    assert Runs(engine).get(run).tally == told
    engine.dispose()


def test_from_a_file_to_a_server_and_back(tmp_path, embedder, postgresql, open_library):
    first = Settings(library=tmp_path / "first")
    with open_workspace(first, write=True, embedder=embedder) as workspace:
        workspace.indexer.ingest([*SOURCES, text_source("again", SOURCES[0].content.decode())])
        begun = workspace.conversations.begin(asked(workspace))
        workspace.feedback.give(begun.conversation_id, 1, "up", "just so")
        before = told(workspace)
    server = first.model_copy(
        update={
            "library": tmp_path / "second",
            "catalogue": Settings(catalogue=postgresql.database(f"{tmp_path.name}-2")).catalogue,
        }
    )
    copied = tmp_path / "copied"
    copied.mkdir()
    copy_catalogue(first, copied / CATALOGUE)
    with receiving(server) as move:
        move(copied / CATALOGUE)
    assert list(copied.iterdir()) == []
    with open_workspace(server, embedder=embedder) as workspace:
        assert told(workspace) == before
        assert workspace.runs.begin([]) > max(run.id for run in before["runs"])
        workspace.runs.interrupt_unended()
        before = told(workspace)
    third = Settings(library=tmp_path / "third")
    third.library.mkdir()
    copy_catalogue(server, third.library / CATALOGUE)
    with open_workspace(third, embedder=embedder) as workspace:
        assert told(workspace) == before
    with pytest.raises(BackupRefused, match="holds a catalogue already"), receiving(server):
        pass


def test_a_server_that_goes_away_is_named_and_comes_back(tmp_path, embedder):
    with postgres() as server:
        settings = Settings(library=tmp_path / "library", catalogue=server.database("one"))
        with open_workspace(settings, write=True, embedder=embedder) as opened:
            opened.indexer.ingest(SOURCES)
            server.stop()
            with pytest.raises(CatalogueUnavailable, match="Connection refused"):
                for _ in range(2):  # the first may only find that its connection is gone
                    with pytest.raises(CatalogueUnavailable):
                        asked(opened)
                asked(opened)
            server.start()
            assert ANSWER in asked(opened).claims[0].text


def test_a_restored_catalogue_waits_for_no_writer(opened, settings):
    with pytest.raises(CatalogueLocked), receiving(settings):
        pass


def test_after_a_new_start_of_the_server_there_is_still_one_writer(tmp_path, embedder):
    with postgres() as server:
        first = Settings(library=tmp_path / "first", catalogue=server.database("one"))
        second = first.model_copy(update={"library": tmp_path / "second"})
        with open_workspace(first, write=True, embedder=embedder) as one:
            one.indexer.ingest(SOURCES[:1])
            server.stop()
            server.start()
            with open_workspace(second, write=True, embedder=embedder) as other:
                assert other.library.counts().articles == 1
                with pytest.raises(CatalogueLocked):
                    one.indexer.ingest(SOURCES)
            assert one.indexer.ingest(SOURCES).added == 2
            with (
                pytest.raises(CatalogueLocked),
                open_workspace(second, write=True, embedder=embedder),
            ):
                pass
            assert one.indexer.check().sound


FAULTS = {
    "53100": ("its disk is full", "Make room there"),
    "25006": ("it can only be read", "Name one that can be written"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_server_that_cannot_store_says_why(opened, code):
    with opened.library._engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION 'scripted' USING ERRCODE = '{code}'; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON turns EXECUTE FUNCTION refuse()"
        )
    reason, advice = FAULTS[code]
    with pytest.raises(CatalogueUnavailable, match=rf"{reason}.*{advice}"):
        opened.conversations.begin(asked(opened))
    assert opened.conversations.list() == []


def test_many_at_once_do_not_wait_for_each_other(opened):
    ids = opened.library.article_ids()
    with ThreadPoolExecutor(32) as pool:
        told = list(pool.map(lambda _: opened.stories.told_by(ids), range(64)))
    assert all(each == told[0] for each in told)


def test_another_encoding_is_refused(tmp_path, postgresql):
    base = postgresql.address()
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(
            "CREATE DATABASE plain ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C'"
            " LC_CTYPE 'C'"
        )
    settings = Settings(library=tmp_path, catalogue=postgresql.address("plain"))
    with (
        pytest.raises(CatalogueUnavailable, match="its encoding is SQL_ASCII"),
        open_workspace(settings),
    ):
        pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_chroma_server_that_goes_away_is_named_and_comes_back(tmp_path, embedder):
    with chroma(tmp_path / "vectors") as server:
        settings = Settings(library=tmp_path / "library", chroma=server.address)
        with open_workspace(settings, write=True, embedder=embedder) as opened:
            opened.indexer.ingest(SOURCES)
            server.stop()
            with pytest.raises(RetrievalError, match="Chroma server at"):
                asked(opened)
            server.start()
            assert ANSWER in asked(opened).claims[0].text
            assert opened.indexer.check().sound
        gc.collect()  # Chroma's client leaves the socket open that the server closed


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://somebody@host/base", "neither `embedded` nor an address"),
        ("postgresql://ana:hush@x/y@127.0.0.1:1/base", "are written %40 and %2F"),
        ("postgresql://127.0.0.1:port/base", "neither `embedded` nor an address"),
        ("postgresql://[::1:1/base", "neither `embedded` nor an address"),
        ("postgres://127.0.0.1:1/base?user=ana&password=hush", "postgresql.*127.0.0.1:1/base"),
        ("nothing at all", "neither `embedded` nor an address"),
        ("postgresql://ana:hush@127.0.0.1:1/base", r"ana:\*\*\*@127.0.0.1:1/base"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(address, said, tmp_path):
    settings = Settings(library=tmp_path, catalogue=address)
    with pytest.raises(LibraryUnavailable, match=said) as raised, open_workspace(settings):
        pass
    assert "hush" not in str(raised.value)
    assert "hush" not in repr(settings) + json.dumps(settings.model_dump(mode="json"))


def test_what_is_thrown_away_touches_no_server(tmp_path):
    settings = Settings(chroma="http://127.0.0.1:1", catalogue="postgresql://127.0.0.1:1/base")
    apart = settings.apart(tmp_path)
    assert (apart.library, apart.chroma) == (tmp_path, "embedded")
    assert apart.catalogue.get_secret_value() == "embedded"
