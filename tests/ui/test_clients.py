"""Programs that a newsroom has already get a cited answer from a running server."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from llama_index.core.llms import ChatMessage
from llama_index.llms.openai_like import OpenAILike

QUESTION = "How much cocaine did customs officers find at Puerto Alto?"


def quoted(workspace, answer):
    """Quotes of an answer, each held against its source."""
    quotes = []
    for citation in answer["citations"]:
        text = workspace.library.article(citation["article_id"]).text
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        quotes.append(citation["quote"])
    return quotes


def test_curl(workspace, address):
    sent = json.dumps({"question": QUESTION})
    form = "Content-Type: application/json"
    ran = subprocess.run(
        ["curl", "-sSf", "--noproxy", "*", f"{address}/api/answer", "-H", form, "-d", sent],
        capture_output=True,
        timeout=300,
        check=True,
    )
    answer = json.loads(ran.stdout)
    assert answer["short_answer"] == "412 kilograms"
    assert "412 kilograms" in quoted(workspace, answer)[0]


@pytest.fixture
def llama(address):
    """LlamaIndex's client of whatever speaks OpenAI's protocol."""
    return OpenAILike(
        model="dossier",
        api_base=f"{address}/v1",
        api_key="none",
        is_chat_model=True,
        max_retries=0,
        timeout=300,
    )


def test_llama_index(workspace, llama):
    response = llama.chat([ChatMessage(role="user", content=QUESTION)])
    assert "412 kilograms" in str(response.message.content)
    assert str(response.message.content).rstrip().endswith("[1]")
    answer = response.raw.choices[0].message.dossier
    assert "412 kilograms" in quoted(workspace, answer)[0]


def test_llama_index_streams_verified_sentences(workspace, llama):
    chunks = list(llama.stream_chat([ChatMessage(role="user", content=QUESTION)]))
    said = "".join(chunk.delta or "" for chunk in chunks)
    assert said == chunks[-1].message.content
    answer = chunks[-1].raw.choices[0].delta.dossier
    assert said == answer["answer"]
    assert quoted(workspace, answer)


def test_the_example_of_the_docs_asks_a_server(address, capsys):
    page = (Path(__file__).parents[2] / "docs" / "llama-index.md").read_text(encoding="utf-8")
    example, _ = re.findall(r"```python\n(.+?)```", page, re.S)
    exec(compile(example.replace("http://127.0.0.1:8000", address), "llama-index.md", "exec"), {})
    assert "412 kilograms" in capsys.readouterr().out
