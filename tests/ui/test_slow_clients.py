"""Clients that begin a request and do not end it, against a real server."""

import json
import socket
import threading
import time
from contextlib import contextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request
from starlette.responses import PlainTextResponse, StreamingResponse

from ui.desk.chat_routes import ChatRoutes
from ui.http.connections import BoundedHeaders
from ui.http.failures import install
from ui.http.limits import BodyLimit

WITHIN = 0.3  # seconds


class Impatient(BoundedHeaders):
    within = WITHIN


@pytest.fixture
def port():
    app = FastAPI()
    install(app)
    app.add_middleware(ChatRoutes)
    app.add_middleware(BodyLimit, within=WITHIN)

    @app.post("/echo")
    async def echo(request: Request):
        return PlainTextResponse(await request.body())

    @app.post("/slow")
    async def slow(request: Request):
        await request.body()

        def parts():
            for _ in range(8):
                time.sleep(WITHIN)
                yield b"."

        return StreamingResponse(parts())

    with _served(app) as number:
        yield number


@contextmanager
def _served(app):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, http=Impatient, log_level="warning", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.02)
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(timeout=30)


def sent(port, *parts, pause=0.0):
    """All that comes back until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        for part in parts:
            connection.sendall(part)
            time.sleep(pause)
        came = b""
        while chunk := connection.recv(65_536):
            came += chunk
        return came


def test_a_request_that_never_begins_is_closed(port):
    assert sent(port) == b""
    assert sent(port, b"POST /echo HTTP/1.1\r\nHost: a\r\nX-Fi") == b""


def test_one_that_dribbles_is_closed_too(port):
    parts = (f"X-{number}: 1\r\n".encode() for number in range(200))
    with pytest.raises(OSError):
        sent(port, b"POST /echo HTTP/1.1\r\nHost: a\r\n", *parts, pause=WITHIN / 5)


@pytest.mark.parametrize("path", ["/echo", "/gradio_api/queue/join"])
def test_a_body_that_does_not_end_is_given_up_with_a_sentence(port, path):
    head = f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"
    came = sent(port, head.encode())
    assert came.startswith(b"HTTP/1.1 408 ")
    assert json.loads(came.partition(b"\r\n\r\n")[2])["error"]["code"] == "too_slow"


def test_who_is_answered_slowly_is_left_alone(port):
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        assert client.post("/slow", content=b"abc").text == "." * 8
        assert client.post("/echo", content=b"abc").text == "abc"


def test_a_slow_body_whose_parts_keep_coming_is_taken(port):
    def parts():
        for _ in range(8):
            time.sleep(WITHIN / 2)
            yield b"."

    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client:
        assert client.post("/echo", content=parts()).text == "." * 8
