"""Which model a setting names, and what a person is told when it cannot be asked."""

import pytest

from assistant.errors import InvalidSettings, LanguageModelFailed
from assistant.writing.options import WritingOptions
from assistant.writing.providers import served_model

QUICK = WritingOptions(timeout=0.5, longest=2.0, retries=0)


def reply(model, **options: float) -> str:
    options = WritingOptions(**{"timeout": 0.5, "retries": 0, **options})
    served = served_model("openai-like:scripted", model.address, "secret-key", options)
    return "".join(served.reply("rules", "prompt", 100))


@pytest.mark.parametrize(
    ("setting", "address", "told"),
    [
        ("gpt-4o", None, "PROVIDER:MODEL"),
        ("closedai:gpt", None, "openai, anthropic, ollama, openai-like"),
        ("openai:", None, "PROVIDER:MODEL"),
        ("openai-like:m", None, "DOSSIER_LLM_BASE_URL"),
        ("openai:gpt-4o", None, "OPENAI_API_KEY"),
        ("anthropic:claude", None, "ANTHROPIC_API_KEY"),
    ],
)
def test_a_setting_that_cannot_be_used_says_what_to_do(setting, address, told, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    with pytest.raises(InvalidSettings, match=told):
        served_model(setting, address, None, QUICK)


def test_each_provider_has_its_address_its_key_and_its_window(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "from-environment")
    known = served_model("openai:gpt-4o", None, None, QUICK)
    assert (known.address, known.api_key) == ("https://api.openai.com/v1", "from-environment")
    local = served_model("ollama:llama3.2:3b", None, None, QUICK)
    assert (local.name, local.window) == ("ollama:llama3.2:3b", 4096)
    assert served_model("ollama:m", None, None, WritingOptions(window=9000)).window == 9000
    assert served_model("openai:m", None, "given", QUICK).api_key == "given"


def test_a_key_is_sent_and_never_shown(model):
    model.script = lambda _: "Yes."
    assert reply(model) == "Yes."
    assert model.asked[0].key == "Bearer secret-key"
    served = served_model("openai-like:m", model.address, "secret-key", QUICK)
    assert "secret-key" not in repr(served)


@pytest.mark.parametrize(
    ("behaviour", "told"),
    [
        ({"status": 401}, "does not accept the key"),
        ({"status": 404}, "no such model"),
        ({"status": 429}, "takes no more requests"),
        ({"status": 500}, "status 500"),
        ({"silent": 1.5}, "did not answer within 0.5 seconds"),
        ({"raw": b"data: {\xff\xfe\n\n"}, "cannot be read"),
        ({"raw": b'data: {"choices": null}\n\n'}, "cannot be read"),
        ({"raw": b'data: {"choices": [{"delta": 7}]}\n\n'}, "cannot be read"),
        ({"raw": b'data: {"error": {"message": "out of memory"}}\n\n'}, "cannot be read"),
    ],
)
def test_a_failure_is_a_sentence_for_the_person_who_set_the_model(model, behaviour, told):
    for name, value in behaviour.items():
        setattr(model, name, value)
    with pytest.raises(LanguageModelFailed, match=told) as failed:
        reply(model)
    assert "openai-like:scripted at http://127.0.0.1" in str(failed.value)


def test_a_server_that_is_not_there_is_said(unused_tcp_port=9):
    served = served_model("openai-like:m", f"http://127.0.0.1:{unused_tcp_port}/v1", None, QUICK)
    with pytest.raises(LanguageModelFailed, match="is it running"):
        list(served.reply("rules", "prompt", 100))


def test_an_empty_stream_is_an_empty_reply(model):
    model.raw = b""
    assert reply(model) == ""


def test_a_reply_that_takes_too_long_ends_where_it_is(model):
    model.script, model.pause = lambda _: "word " * 50, 0.1
    assert 0 < reply(model, timeout=5.0, longest=0.5).count("word") < 30


def test_who_stops_listening_ends_the_request(model):
    model.script, model.pause = lambda _: "word " * 200, 0.02
    served = served_model("openai-like:m", model.address, None, QUICK)
    pieces = served.reply("rules", "prompt", 100)
    next(pieces)
    pieces.close()
    assert model.left.wait(5)
