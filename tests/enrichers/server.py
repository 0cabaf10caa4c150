"""A Crossref of our own on the loopback interface, which misbehaves on demand."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote

from attrs import field, frozen

MESSAGES = Path(__file__).parent / "messages"


@frozen
class Answer:
    """What the server says, once it has waited ``delay`` seconds."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(factory=dict)
    delay: float = 0.0


@frozen
class Seen:
    """A request that arrived."""

    path: str
    headers: Mapping[str, str]


@frozen
class Server:
    """The server's address, its answers by DOI, and the requests it has seen.

    Of several answers to one DOI, each is given once and the last for ever after.
    """

    url: str
    answers: dict[str, list[Answer]] = field(factory=dict)
    seen: list[Seen] = field(factory=list)

    def knows(self, message: Mapping[str, Any]) -> None:
        """Give this message to whoever asks for its DOI."""
        self.answers[message["DOI"].lower()] = [work(message)]

    def answer(self, path: str) -> Answer:
        left = self.answers.get(unquote(path.removeprefix("/works/")))
        if not left:
            return Answer(404, b"Resource not found.", {"Content-Type": "text/plain"})
        return left.pop(0) if len(left) > 1 else left[0]


def work(message: Mapping[str, Any]) -> Answer:
    """The answer that Crossref gives for a DOI it knows."""
    envelope = {"status": "ok", "message-type": "work", "message": message}
    headers = {
        "Content-Type": "application/json",
        "Vary": "Accept-Encoding, User-Agent",
        "Cache-Control": "no-store",
    }
    return Answer(200, json.dumps(envelope).encode(), headers)


def message(name: str) -> dict[str, Any]:
    """A message from the cases."""
    return dict(json.loads((MESSAGES / f"{name}.json").read_text("utf-8")))


@contextmanager
def serving() -> Iterator[Server]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    httpd.daemon_threads = True
    server = Server(f"http://127.0.0.1:{httpd.server_port}")
    httpd.known = server  # type: ignore[attr-defined]
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Otherwise a kept-alive connection waits 40 ms for each answer.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        server: Server = self.server.known  # type: ignore[attr-defined]
        server.seen.append(Seen(self.path, dict(self.headers)))
        answer = server.answer(self.path)
        time.sleep(answer.delay)
        self.send_response(answer.status)
        headers = {"Content-Length": str(len(answer.body)), **answer.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)
        if headers["Content-Length"] != str(len(answer.body)):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass
