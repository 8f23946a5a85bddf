"""A Chroma server that takes connections and says nothing."""

import gc
import threading

import pytest
from samples import SOURCES
from servers import chroma

from assistant.kept.conversations import Conversation
from assistant.settings import Settings
from assistant.wiring import open_workspace
from index.errors import RetrievalError

QUESTION = "How much cocaine did customs officers find at Puerto Alto?"
ANSWER = "412 kilograms"


def asked(workspace):
    return workspace.assistant.ask(Conversation(), QUESTION)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_chroma_server_that_hangs_is_named_and_holds_nobody(tmp_path, embedder, monkeypatch):
    monkeypatch.setattr("index.vectors.PATIENCE", 1.0)
    with chroma(tmp_path / "vectors") as server:
        settings = Settings(library=tmp_path / "library", chroma=server.address)
        with open_workspace(settings, write=True, embedder=embedder) as opened:
            opened.indexer.ingest(SOURCES)
            assert ANSWER in asked(opened).claims[0].text
            with server.hanging():
                refuses_in_time(opened)
                opened.indexer._vectors.close()  # as if it had hung from the beginning
                refuses_in_time(opened)
            assert ANSWER in asked(opened).claims[0].text
        gc.collect()


def refuses_in_time(opened):
    """A question is refused with the server's address, in a thread that would be left hanging."""
    refused = []

    def ask():
        with pytest.raises(RetrievalError, match=r"Chroma server at .* timed out"):
            asked(opened)
        refused.append(True)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(20)
    assert refused
