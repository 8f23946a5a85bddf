"""The examples of the API's description, recorded from real requests.

    python -m tests.recorded    # writes them anew

They are made with the small sources that tests share. What differs each time, such as ids and
times, is only held to be of the same kind.
"""

import json
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from assistant.serving import ServeOptions
from assistant.settings import Settings, load_settings
from assistant.wiring import Workspace, open_workspace
from evals.evaluate import evaluate
from tests.samples import SOURCES
from ui.access.keys import opened_keys
from ui.api import create_app, stop
from ui.errors import UNEXPECTED, UNFORESEEN
from ui.http.description import EXAMPLES
from ui.http.failures import STATUS_CODES

QUESTION = "How much cocaine did customs officers find at Puerto Alto?"
LOCAL = "http://127.0.0.1"
FERRY = ("ferry.txt", b"The ferry sank on 4 May 2022 near Isla Negra.", "text/plain")
ANEW = {
    "id",
    "conversation_id",
    "timings_ms",
    "retrieved_at",
    "read_in",
    "started",
    "ended",
    "started_at",
    "asked_at",
    "given_at",
    "at",
    "finished",
    "next_cursor",
    "created",
    "progress",
    "dataset",
    "library_version",
}
"""Fields that are another each time."""

Open = Callable[[Settings], Workspace]


def recorded(folder: Path, open_library: Open) -> dict[str, Any]:
    """Every operation's example, and an example of every error.

    Args:
        folder: for libraries and an eval.
        open_library: opens one for writing, and closes it in the end.
    """
    data = folder / "data"
    _write_set(data)
    evaluate(data, load_settings(), folder / "reports" / "harbour", cache_dir=folder / "cache")
    library = open_library(Settings(library=folder / "library", reports=folder / "reports"))
    library.indexer.ingest(SOURCES)
    with TestClient(create_app(library), LOCAL) as client:
        operations = _operations(client)
        errors = _errors(client)
    return {"operations": operations, "errors": errors | _refusals(folder, open_library)}


class Recorder:
    """Makes requests and keeps what was sent and what came, by operation."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.found: dict[str, Any] = {}

    def call(self, template: str, path: str | None = None, **how: Any) -> Any:
        """A request to an operation, at a path of its own where the template has parameters."""
        method, plain = template.split()
        response = self.client.request(method, path or plain, **how)
        assert response.is_success, (template, response.text)
        entry = self.found.setdefault(template, {})
        if "json" in how:
            entry["request"] = how["json"]
        if not response.content:
            return None
        told = response.headers["content-type"].startswith("application/json")
        entry[str(response.status_code)] = response.json() if told else response.text
        return response.json() if told else None

    def unknown(self, template: str, body: Any) -> None:
        """A request that names in its body what is not there."""
        method, path = template.split()
        refused = self.client.request(method, path, json=body)
        self.found[template]["404"] = _error(refused, 404)


def _operations(client: TestClient) -> dict[str, Any]:
    recorder = Recorder(client)
    answer = _asked(recorder)
    _of_conversation(recorder, answer["conversation_id"])
    _of_sources(recorder, answer["citations"][0]["article_id"])
    for template in ("GET /api/evals", "GET /health", "GET /ready"):
        recorder.call(template)
    return recorder.found


def _asked(recorder: Recorder) -> Any:
    call, unknown = recorder.call, recorder.unknown
    answer = call("POST /api/answer", json={"question": QUESTION})
    call("POST /api/answer/stream", json={"question": QUESTION})
    for template in ("POST /api/answer", "POST /api/answer/stream"):
        unknown(template, {"question": QUESTION, "conversation_id": "none"})
    call("GET /v1/models")
    call("GET /v1/models/{model}", "/v1/models/dossier")
    asked = {"model": "dossier", "messages": [{"role": "user", "content": QUESTION}]}
    call("POST /v1/chat/completions", json=asked)
    unknown("POST /v1/chat/completions", asked | {"model": "gpt"})
    return answer


def _of_conversation(recorder: Recorder, conversation: str) -> None:
    call = recorder.call
    call("GET /api/conversations", params={"limit": 1})
    call("POST /api/conversations", json={"title": "The container at Puerto Alto"})
    template = "GET /api/conversations/{conversation_id}"
    path = f"/api/conversations/{conversation}"
    call(template, path)
    call(f"{template}/export", f"{path}/export", params={"form": "json"})
    call(template.replace("GET", "PATCH"), path, json={"title": "The container"})
    thumb = {"conversation_id": conversation, "turn": 1, "verdict": "up", "reason": "To the gram."}
    call("POST /api/feedback", json=thumb)
    recorder.unknown("POST /api/feedback", thumb | {"conversation_id": "none"})
    call("GET /api/feedback")


def _of_sources(recorder: Recorder, article: str) -> None:
    call, of_it = recorder.call, {"article_id": article, "limit": 1}
    call("GET /api/articles", params={"limit": 1})
    call("GET /api/articles/{article_id}", f"/api/articles/{article}")
    corrected = {"published": "2023-09-14", "licence": "CC BY 4.0"}
    call("PATCH /api/articles/{article_id}", f"/api/articles/{article}", json=corrected)
    call("POST /api/articles", files=[("files", FERRY)])
    job = call("POST /api/articles", params={"wait": False}, files=[("files", FERRY)])["job"]
    _await(recorder.client, f"/api/jobs/{job}")
    call("GET /api/jobs/{run_id}", f"/api/jobs/{job}")
    call("GET /api/runs", params={"limit": 1})
    call("GET /api/search", params={"q": "cocaine at the port", "limit": 1})
    call("GET /api/timeline", params=of_it)
    names = call("GET /api/names", params={"q": "Elena Castroviejo", "limit": 1})["names"]
    call("GET /api/names/{name_id}", f"/api/names/{names[0]['id']}", params={"limit": 1})
    call("GET /api/statements", params=of_it | {"denied": True})


def _errors(client: TestClient) -> dict[str, Any]:
    """What is said where no key is asked for; of what is unknown under what it is unknown as."""
    sent = {"Content-Type": "application/json"}
    far = {"Host": "desk.example"}
    large = {"Content-Length": str(2**30)}
    slow, said = STATUS_CODES[408]
    found = {
        "408": {"error": {"code": slow, "message": said}},
        "400": _error(client.post("/api/answer", content=b"\xff", headers=sent), 400),
        "404 article_id": _error(client.get("/api/articles/none"), 404),
        "404 conversation_id": _error(client.get("/api/conversations/none"), 404),
        "404 model": _error(client.get("/v1/models/gpt"), 404),
        "404 name_id": _error(client.get("/api/names/none"), 404),
        "404 run_id": _error(client.get("/api/jobs/999"), 404),
        "404": _error(client.get("/api/timeline", params={"article_id": "none"}), 404),
        "413": _error(client.post("/api/answer", content=b"{}", headers=sent | large), 413),
        "421": _error(client.get("/api/articles", headers=far), 421),
        "422": _error(client.get("/api/articles", params={"cursor": "abc"}), 422),
        "500": {"error": {"code": UNEXPECTED.code, "message": UNFORESEEN}},
    }
    stop(client.app)  # type: ignore[arg-type]
    return found | {"503": _error(client.post("/api/answer", json={"question": "Who?"}), 503)}


def _refusals(folder: Path, open_library: Open) -> dict[str, Any]:
    """What is said at the door, and while the library is busy."""
    library = open_library(Settings(library=folder / "asked", serve=ServeOptions(requests=60)))
    with ExitStack() as stack:
        keys = stack.enter_context(opened_keys(folder / "keys"))
        client = stack.enter_context(TestClient(create_app(library, keys), LOCAL))
        key = {"Authorization": f"Bearer {keys.add('reader', 'read')}"}
        many = [client.get("/api/articles", headers=key) for _ in range(61)]
        return {
            "401": _error(client.get("/api/articles"), 401),
            "403": _error(client.post("/api/answer", json={"question": "Who?"}, headers=key), 403),
            "429": _error(many[-1], 429),
        }


def _error(response: Any, status: int) -> Any:
    assert response.status_code == status, response.text
    return response.json()


def _await(client: TestClient, job: str) -> None:
    until = time.monotonic() + 60
    while client.get(job).json()["state"] == "running" and time.monotonic() < until:
        time.sleep(0.05)


def _write_set(folder: Path) -> None:
    """A question and its source, as an eval asks them."""
    text = SOURCES[0].content.decode()
    rows = {
        "corpus": {"id": "harbour", "title": "Customs opened the container", "text": text},
        "questions": {
            "id": "q1",
            "question": QUESTION,
            "answers": ["412 kilograms"],
            "evidence": [{"doc_id": "harbour", "text": text.split("\n\n")[2]}],
            "answerable": True,
        },
    }
    folder.mkdir()
    for name, row in rows.items():
        (folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


def main() -> None:
    """Write the examples."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        found = recorded(
            folder, lambda settings: stack.enter_context(open_workspace(settings, write=True))
        )
        told = json.dumps(found, indent=1, ensure_ascii=False)
    EXAMPLES.write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
