"""A server that speaks OpenAI's protocol on a free port and says what a test wants, also badly."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SENTENCE = re.compile(r"^\[(\d+\.\d+)\] (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Asked:
    """One request: the rules, the prompt, and what of the sources it shows."""

    rules: str
    prompt: str
    key: str

    @property
    def sentences(self) -> dict[str, str]:
        return dict(SENTENCE.findall(self.prompt))

    @property
    def question(self) -> str:
        found = re.search(r"^(?:The last q|Q)uestion: (.+)$", self.prompt.split("\n\n")[-2], re.M)
        return found.group(1) if found else ""

    @property
    def task(self) -> str:
        """What it is asked for: an answer, a repair or a question that stands alone."""
        if "NOT IN THE SOURCES" in self.rules:
            return "answer"
        return "repair" if "correct sentences" in self.rules else "standalone"


Script = Callable[[Asked], str]


@dataclass
class Model:
    """How the server behaves, and what it was asked."""

    address: str = ""
    script: Script = field(default=lambda asked: "NOT IN THE SOURCES")
    status: int = 200
    pause: float = 0.0  # seconds before each word
    silent: float = 0.0  # seconds before anything at all
    raw: bytes | None = None  # sent in place of a proper stream
    cut_after: int | None = None  # words, then the connection breaks
    asked: list[Asked] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)

    @property
    def settings(self) -> dict[str, object]:
        return {"llm": "openai-like:scripted", "llm_base_url": self.address}


@contextmanager
def speaking() -> Iterator[Model]:
    """A model that refuses every question until it is told otherwise."""
    model = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            rules, prompt = (message["content"] for message in told["messages"])
            asked = Asked(rules, prompt, self.headers.get("Authorization", ""))
            model.asked.append(asked)
            time.sleep(model.silent)
            try:
                self._reply(model.script(asked))
            except OSError:
                model.left.set()  # the other side had enough
            self.close_connection = True

        def _reply(self, text: str) -> None:
            self.send_response(model.status)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            if model.status != 200:
                self.wfile.write(b'{"error": {"message": "scripted"}}')
                return
            if model.raw is not None:
                self.wfile.write(model.raw)
                return
            for number, word in enumerate(re.findall(r"\S*\s*", text)):
                if number == model.cut_after:
                    return
                time.sleep(model.pause)
                self._event({"choices": [{"index": 0, "delta": {"content": word}}]})
            self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
            self.wfile.write(b"data: [DONE]\n\n")

        def _event(self, value: dict[str, object]) -> None:
            chunk = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m"}
            self.wfile.write(f"data: {json.dumps(chunk | value)}\n\n".encode())
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
