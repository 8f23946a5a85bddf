"""Who may come in: keys, levels, signing in, limits; over real HTTP where it matters."""

import logging
import re
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from command import dossier
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from gradio.routes import App
from servers import free_port
from typer.testing import CliRunner

from assistant.serving import ServeOptions
from assistant.wiring import Workspace
from ui.access.errors import InvalidName, KeyExists, UnknownKey
from ui.access.keys import Keys, opened_keys
from ui.access.levels import Access, needed
from ui.api import create_app
from ui.cli import app
from ui.commands.serving import is_own

QUESTION = {"question": "How many casings were found at the bridge?"}


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Keys]:
    with opened_keys(tmp_path / "keys") as opened:
        yield opened


@contextmanager
def guarded(workspace: Workspace, keys: Keys) -> Iterator[TestClient]:
    with TestClient(
        create_app(workspace, keys), "http://desk.example", raise_server_exceptions=False
    ) as client:
        yield client


@pytest.fixture
def client(workspace: Workspace, keys: Keys) -> Iterator[TestClient]:
    with guarded(workspace, keys) as opened:
        yield opened


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


# -- keys ------------------------------------------------------------------------------------------


def test_a_key_gives_the_access_it_was_made_for(keys):
    assert keys.access(keys.add("desk", "ask")) == Access("ask", "desk")


def test_only_the_digest_of_a_key_is_stored(keys, tmp_path):
    secret = keys.add("desk", "ask").rpartition("_")[2]
    stored = b"".join(file.read_bytes() for file in (tmp_path / "keys").iterdir())
    assert b"desk" in stored
    assert secret.encode() not in stored


def test_the_file_of_keys_is_its_owners_alone(keys, tmp_path):
    mode = (tmp_path / "keys" / "access.sqlite3").stat().st_mode
    assert stat.S_IMODE(mode) & 0o077 == 0


@pytest.mark.parametrize("spoil", [
    lambda key: "", lambda key: key[:-1], lambda key: key + "x", lambda key: key[1:],
    lambda key: key.upper(), lambda key: key.replace("dossier", "other"), lambda key: "dossier__",
    lambda key: f"dossier_{'0' * 12}_{key.rpartition('_')[2]}",
])  # fmt: skip
def test_what_is_nearly_a_key_is_none(keys, spoil):
    assert keys.access(spoil(keys.add("desk", "write"))) is None


def test_two_keys_have_two_names(keys):
    keys.add("desk", "ask")
    with pytest.raises(KeyExists, match="desk"):
        keys.add("desk", "read")


def test_a_revoked_key_ends_its_sessions(keys):
    key = keys.add("desk", "ask")
    token = keys.sign_in(key)
    assert keys.session(token) == Access("ask", "desk")
    keys.revoke("desk")
    assert keys.access(key) is None
    assert keys.session(token) is None
    with pytest.raises(UnknownKey):
        keys.revoke("desk")


def test_a_session_ends_after_its_time(keys, monkeypatch):
    from datetime import timedelta

    monkeypatch.setattr("ui.access.keys.SESSION", timedelta(seconds=-1))
    assert keys.session(keys.sign_in(keys.add("desk", "ask"))) is None


# -- what asks for a key ---------------------------------------------------------------------------


def walked(routes) -> Iterator[tuple[str, str]]:
    """Every method and address that the application and the chat in it serve."""
    for context in iter_route_contexts(routes):
        inner = getattr(context.original_route, "app", None)
        if isinstance(inner, App):
            yield from walked(inner.routes)
            continue
        path = re.sub(r"\{[^}]*\}", "x", context.path or "/")
        for method in context.methods or ["GET"]:
            yield method, path


def test_every_route_but_health_asks_for_a_key(client):
    routes = sorted(set(walked(client.app.routes)))
    assert len(routes) > 60
    for method, path in routes:
        answer = client.request(method, path, follow_redirects=False)
        if path in ("/health", "/signin", "/signout"):
            assert "no_key" not in answer.text, path
        else:
            assert answer.status_code == 401, (method, path)
            if method != "HEAD":
                assert answer.json()["error"]["code"] == "no_key"
                assert answer.headers["www-authenticate"] == "Bearer"


def test_nothing_but_the_error_comes_back_without_a_key(client):
    answer = client.get("/openapi.json")
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize(("method", "path", "level"), [
    ("GET", "/api/articles", "read"), ("GET", "/api/articles/x", "read"),
    ("GET", "/api/search", "read"), ("GET", "/api/timeline", "read"),
    ("GET", "/api/names/1", "read"), ("GET", "/api/statements/export", "read"),
    ("GET", "/metrics", "read"),
    ("GET", "/ready", "read"), ("POST", "/api/articles", "write"),
    ("DELETE", "/api/articles/x", "write"), ("PATCH", "/api/articles/x", "write"),
    ("POST", "/gradio_api/upload", "write"), ("POST", "/api/answer", "ask"),
    ("GET", "/api/conversations", "ask"), ("GET", "/api/feedback", "ask"), ("GET", "/", "ask"),
    ("POST", "/v1/chat/completions", "ask"), ("POST", "/gradio_api/queue/join", "ask"),
    ("GET", "/api/articlesandmore", "ask"), ("GET", "/health", None), ("POST", "/signin", None),
])  # fmt: skip
def test_what_each_address_takes(method, path, level):
    assert needed(method, path) == level


def test_a_read_key_reads_and_does_not_write_or_ask(client, keys, workspace):
    told = bearer(keys.add("reader", "read"))
    article = workspace.library.articles()[0]
    assert client.get("/api/articles", headers=told).status_code == 200
    assert client.get("/api/search", params={"q": "bridge"}, headers=told).status_code == 200
    for refused in (
        client.post("/api/answer", json=QUESTION, headers=told),
        client.delete(f"/api/articles/{article.id}", headers=told),
        client.patch(f"/api/articles/{article.id}", json={"title": "x"}, headers=told),
        client.post("/api/articles", files={"files": ("a.txt", b"words")}, headers=told),
    ):
        assert refused.status_code == 403
        assert refused.json()["error"]["code"] == "level_too_low"
        assert "'reader'" in refused.json()["error"]["message"]
    assert workspace.library.article(article.id) == article


def test_an_ask_key_asks_and_a_write_key_writes(client, keys, workspace):
    asking, writing = bearer(keys.add("asker", "ask")), bearer(keys.add("writer", "write"))
    answered = client.post("/api/answer", json=QUESTION, headers=asking)
    assert answered.status_code == 200
    article = workspace.library.articles()[0]
    assert client.delete(f"/api/articles/{article.id}", headers=asking).status_code == 403
    assert client.delete(f"/api/articles/{article.id}", headers=writing).status_code == 204


def test_a_revoked_key_is_refused_at_once(client, keys):
    told = bearer(keys.add("desk", "read"))
    assert client.get("/api/articles", headers=told).status_code == 200
    keys.revoke("desk")
    assert client.get("/api/articles", headers=told).status_code == 401


def test_keys_are_not_logged(client, keys, caplog):
    caplog.set_level(logging.DEBUG)
    key = keys.add("desk", "ask")
    client.get("/api/articles", headers=bearer(key))
    client.get("/api/articles", headers=bearer(key + "x"))
    client.post("/signin", data={"key": key})
    assert key.rpartition("_")[2] not in caplog.text


def test_another_name_is_served_to_who_has_a_key(client, keys):
    assert client.get("/api/articles", headers=bearer(keys.add("a", "read"))).status_code == 200


def test_without_keys_everybody_of_this_machine_may_do_everything(workspace):
    with TestClient(create_app(workspace), "http://127.0.0.1") as client:
        assert client.get("/api/articles").status_code == 200
        assert client.get("/signin", follow_redirects=False).headers["location"] == "/"


# -- signing in ------------------------------------------------------------------------------------


def test_a_person_is_led_to_the_page_to_sign_in_and_back(client, keys):
    turned = client.get("/?c=abc", headers={"Accept": "text/html"}, follow_redirects=False)
    assert turned.status_code == 303
    page = client.get(turned.headers["location"])
    assert "Your key" in page.text
    key = keys.add("ana", "ask")
    back = client.post("/signin", data={"key": key, "next": "/?c=abc"}, follow_redirects=False)
    assert (back.status_code, back.headers["location"]) == (303, "/?c=abc")
    cookie = back.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert key not in cookie
    assert client.get("/api/conversations").status_code == 200


def test_signing_out_ends_the_session_and_not_only_its_cookie(client, keys):
    client.post("/signin", data={"key": keys.add("ana", "ask")})
    token = client.cookies["dossier_session"]
    assert client.get("/api/conversations").status_code == 200
    client.post("/signout")
    told = {"Cookie": f"dossier_session={token}"}
    assert client.get("/api/conversations", headers=told).status_code == 401


def test_a_wrong_key_is_told_on_the_page(client):
    answer = client.post("/signin", data={"key": "dossier_1_2", "next": '"><b>x'})
    assert answer.status_code == 401
    assert "not a key that is known" in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize("trap", [
    "https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:x",
])  # fmt: skip
def test_nobody_is_led_elsewhere_after_signing_in(client, keys, trap):
    told = {"key": keys.add("ana", "ask"), "next": trap}
    assert client.post("/signin", data=told, follow_redirects=False).headers["location"] == "/"


def test_a_page_of_another_site_cannot_use_somebodys_session(client, keys):
    client.post("/signin", data={"key": keys.add("ana", "write")})
    told = {"Origin": "https://elsewhere.example"}
    refused = client.post("/api/answer", json=QUESTION, headers=told)
    assert refused.json()["error"]["code"] == "cross_site"


def test_the_session_is_for_https_alone_where_it_began_there(workspace, keys):
    with TestClient(create_app(workspace, keys), "https://desk.example") as client:
        answer = client.post(
            "/signin", data={"key": keys.add("ana", "ask")}, follow_redirects=False
        )
        assert "; Secure" in answer.headers["set-cookie"]


def test_other_cookies_of_the_host_do_no_harm(client, keys):
    token = keys.sign_in(keys.add("ana", "ask"))
    for odd in ('prefs={"a":1}', "flag", "a@b=1", "u=é", "k[1]=2"):
        told = {"Cookie": f"{odd}; dossier_session={token}".encode()}
        assert client.get("/api/conversations", headers=told).status_code == 200, odd


def test_a_key_that_may_only_read_is_told_so_at_the_page(client, keys):
    answer = client.post("/signin", data={"key": keys.add("reader", "read")})
    assert answer.status_code == 403
    assert "takes one that may ask" in answer.text
    assert "set-cookie" not in answer.headers
    assert client.post("/signout", follow_redirects=False).headers["location"] == "/signin"


def test_right_keys_are_no_guesses(client, keys):
    key = keys.add("ana", "ask")
    for _ in range(15):
        assert client.post("/signin", data={"key": key}, follow_redirects=False).status_code == 303
    for _ in range(10):
        assert client.post("/signin", data={"key": "dossier_1_2"}).status_code == 401
    refused = client.post("/signin", data={"key": key})
    assert refused.status_code == 429
    assert "Too many wrong keys" in refused.text


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 101, "\x1b[31m"])
def test_a_name_stands_on_one_line(keys, name):
    with pytest.raises(InvalidName):
        keys.add(name, "ask")


# -- how often -------------------------------------------------------------------------------------


@pytest.fixture
def slowly(open_library: Callable[..., Workspace], keys: Keys) -> Iterator[TestClient]:
    with guarded(open_library(serve=ServeOptions(requests=5, questions=2)), keys) as client:
        yield client


def test_who_asks_too_often_is_told_when_to_come_again(slowly, keys):
    told = bearer(keys.add("desk", "ask"))
    answers = [slowly.post("/api/answer", json=QUESTION, headers=told) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["error"]["code"] == "too_often"
    assert 1 <= int(answers[2].headers["retry-after"]) <= 60
    other = bearer(keys.add("other", "ask"))
    assert slowly.post("/api/answer", json=QUESTION, headers=other).status_code == 200


def test_requests_of_any_kind_are_bounded(slowly, keys):
    told = bearer(keys.add("desk", "read"))
    codes = [slowly.get("/api/articles", headers=told).status_code for _ in range(6)]
    assert codes == [200] * 5 + [429]


def test_guessing_is_slowed_down(client):
    codes = [
        client.get("/api/articles", headers=bearer(f"dossier_1_{n}")).status_code for n in range(12)
    ]
    assert codes == [401] * 10 + [429] * 2


# -- the command line ------------------------------------------------------------------------------


@pytest.mark.parametrize(("host", "own"), [
    ("127.0.0.1", True), ("127.8.0.1", True), ("localhost", True), ("::1", True),
    ("0.0.0.0", False), ("::", False), ("192.168.1.5", False), ("desk.example", False),
])  # fmt: skip
def test_which_hosts_are_this_machine_alone(host, own):
    assert is_own(host) == own


@pytest.mark.parametrize("command", ["serve", "demo"])
@pytest.mark.parametrize("port", ["0", "70000"])
def test_a_port_that_there_is_not_is_refused(command, port):
    refused = CliRunner().invoke(app, [command, "--port", port])
    assert refused.exit_code == 2
    assert "--port" in refused.stderr


def test_it_refuses_to_serve_others_without_a_key_and_says_what_to_do(tmp_path):
    done = dossier("serve", "--host", "0.0.0.0", cwd=tmp_path)
    assert done.returncode == 2
    assert "dossier keys add NAME" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_where_keys_are_set_to_be_asked_for(tmp_path):
    done = dossier("serve", cwd=tmp_path, DOSSIER_SERVE__KEYS="true")
    assert done.returncode == 2
    assert "dossier keys add NAME" in done.stderr


def test_keys_are_made_listed_and_revoked_at_the_command_line(tmp_path):
    made = dossier("keys", "add", "ana", "--level", "write", cwd=tmp_path)
    key = made.stdout.strip()
    with opened_keys(tmp_path / "library") as keys:
        assert keys.access(key) == Access("write", "ana")
    listed = dossier("keys", "list", cwd=tmp_path)
    assert "ana  write  made " in listed.stdout
    assert key.rpartition("_")[2] not in listed.stdout
    assert dossier("keys", "revoke", "ana", cwd=tmp_path).returncode == 0
    again = dossier("keys", "revoke", "ana", cwd=tmp_path)
    assert (again.returncode, "no key 'ana'" in again.stderr) == (1, True)


def test_nothing_is_made_for_a_library_without_keys(tmp_path):
    for command in (("list",), ("revoke", "ana")):
        done = dossier("keys", *command, "--library", "mistyped", cwd=tmp_path)
        assert (done.returncode, "There are no keys in" in done.stderr) == (1, True)
    assert not (tmp_path / "mistyped").exists()


def test_a_level_that_there_is_not_is_named(tmp_path):
    wrong = dossier("keys", "add", "ana", "--level", "admin", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "read, ask, write" in wrong.stderr


def test_a_server_for_others_answers_who_has_a_key(tmp_path):
    import sys
    import time

    key = dossier("keys", "add", "ana", cwd=tmp_path).stdout.strip()
    port = free_port()
    command = [Path(sys.executable).parent / "dossier", "serve", "--port", str(port)]
    with subprocess.Popen([*command, "--host", "0.0.0.0"], cwd=tmp_path) as server:
        try:
            address, until = f"http://127.0.0.1:{port}", time.monotonic() + 60
            while time.monotonic() < until:
                try:
                    if httpx.get(f"{address}/health").status_code == 200:
                        break
                except httpx.TransportError:
                    time.sleep(0.2)
            assert httpx.get(f"{address}/api/articles").status_code == 401
            assert httpx.get(f"{address}/api/articles", headers=bearer(key)).status_code == 200
        finally:
            server.terminate()
