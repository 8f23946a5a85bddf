"""Dossier as parts of LlamaIndex."""

import asyncio
import re
from datetime import date
from pathlib import Path

import pytest
from llama_index.core.schema import MetadataMode
from llama_index.core.tools import QueryEngineTool

from assistant.query_engine import DossierQueryEngine
from index.hit import Filter
from index.llama_index import DossierRetriever

QUESTION = "How much cocaine did customs officers find at Puerto Alto?"
DOCS = Path(__file__).parents[2] / "docs"


def test_nodes_are_passages_to_the_character(workspace):
    found = DossierRetriever(workspace.retriever, limit=2).retrieve(QUESTION)
    hits = workspace.retriever.search(QUESTION, 2)
    assert [(n.node_id, n.score) for n in found] == [(h.passage.id, h.score) for h in hits]
    for node in found:
        told = node.metadata
        text = workspace.library.article(told["article_id"]).text
        assert node.text == text[told["start"] : told["end"]]
        assert node.node.ref_doc_id == told["article_id"]
    best = found[0]
    assert (best.metadata["publisher"], best.metadata["published"], best.metadata["url"]) == (
        "The Isthmus Ledger",
        "2023-09-14",
        None,
    )
    shown = best.get_content(MetadataMode.LLM)
    assert "The Isthmus Ledger" in shown
    assert best.metadata["article_id"] not in shown


def test_a_retriever_takes_conditions_and_may_be_awaited(workspace):
    spanish = DossierRetriever(workspace.retriever, where=Filter(languages=("es",)))
    found = asyncio.run(spanish.aretrieve("puerto"))
    assert {node.metadata["publisher"] for node in found} == {"Radio Cumbre"}
    assert spanish.retrieve(" ") == []


def test_a_response_is_a_verified_answer(workspace):
    response = DossierQueryEngine(workspace.assistant).query(QUESTION)
    assert response.response == response.metadata["answer"]
    assert "412 kilograms" in response.response
    assert "[1]" in response.response
    cited = [citation["passage_id"] for citation in response.metadata["citations"]]
    assert [node.node_id for node in response.source_nodes] == list(dict.fromkeys(cited))
    assert workspace.conversations.list() == []


def test_a_refusal_has_no_sources(workspace):
    engine = DossierQueryEngine(workspace.assistant, Filter(until=date(1999, 1, 1)))
    response = asyncio.run(engine.aquery(QUESTION))
    assert str(response) == "The sources do not say."
    assert response.source_nodes == []
    assert response.metadata["reason"] == "nothing found"


def test_an_agent_can_have_it_as_a_tool(workspace):
    tool = QueryEngineTool.from_defaults(
        DossierQueryEngine(workspace.assistant), name="dossier", description="Asks the sources."
    )
    assert "412 kilograms" in tool(QUESTION).content


@pytest.mark.slow
def test_the_example_of_the_docs_runs(workspace, tmp_path, monkeypatch, capsys):
    _, example = re.findall(r"```python\n(.+?)```", (DOCS / "llama-index.md").read_text(), re.S)
    monkeypatch.chdir(tmp_path)  # where the library lies
    exec(compile(example, "llama-index.md", "exec"), {})
    said = capsys.readouterr().out
    assert "Customs opened the container" in said
    assert "[1] 412 kilograms 1\n" in said
