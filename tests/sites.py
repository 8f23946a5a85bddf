"""A real web server on a free port of this machine, and names that seem to lie elsewhere."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PUBLIC = "93.184.216.34"  # an address that is public; no test ever connects to it

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What a server answers, by path, and what it was asked."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def address(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def put(
        self,
        path: str,
        content: bytes | str,
        media_type: str = "text/html",
        status: int = 200,
        **headers: str,
    ) -> str:
        """Answer with these bytes; the address of the page on this machine."""
        body = content.encode() if isinstance(content, str) else content

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            if media_type:
                handler.send_header("Content-Type", media_type)
            handler.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return self.address(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        return self.put(path, b"", status=status, Location=target)


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Site]:
    """A server with no pages yet; with a certificate it speaks TLS."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            answer = site.answers.get(self.path.split("?")[0])
            try:
                if answer:
                    answer(self)
                else:
                    self.send_error(404)
            except OSError:
                self.close_connection = True  # the other side had enough

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            pass  # a refused handshake

    server = Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Names:
    """A name server of our own: each name's answers, the last one for ever after."""

    def __init__(self) -> None:
        self.known: dict[str, list[list[str]]] = {}
        self.looked_up: list[str] = []
        self.connected: list[str] = []

    def give(self, host: str, *answers: list[str]) -> None:
        self.known[host] = list(answers)

    def install(self, monkeypatch) -> None:
        """Answer for the known names, and lead `PUBLIC` to this machine."""
        look_up, connect = socket.getaddrinfo, socket.create_connection

        def getaddrinfo(host, port, *rest, **named):
            if host not in self.known:
                return look_up(host, port, *rest, **named, flags=socket.AI_NUMERICHOST)
            self.looked_up.append(host)
            answers = self.known[host]
            given = answers.pop(0) if len(answers) > 1 else answers[0]
            return [
                (socket.AF_INET6 if ":" in ip else socket.AF_INET, 1, 6, "", (ip, port))
                for ip in given
            ]

        def create_connection(address, *rest, **named):
            self.connected.append(address[0])
            here = "127.0.0.1" if address[0] == PUBLIC else address[0]
            return connect((here, address[1]), *rest, **named)

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        monkeypatch.setattr(socket, "create_connection", create_connection)
