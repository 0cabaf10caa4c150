"""A Crossref of our own on the loopback interface, which misbehaves on demand.

By itself, ``python -m tests.enrichers.server WORKS.jsonl.gz`` serves a file of
messages, and ``--limits`` makes it turn away whoever asks more than Crossref allows.
"""

import argparse
import json
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from attrs import define, evolve, field, frozen

from .works import RejectedError, Works, message, read_works

_JSON: Final = {
    "Content-Type": "application/json",
    "Vary": "Accept-Encoding, User-Agent",
    "Cache-Control": "no-store",
}
# What Crossref publishes: requests a second, and at the same time.
_LIMITS: Final = {
    ("public", "single"): (5, 1),
    ("public", "array"): (1, 1),
    ("polite", "single"): (10, 3),
    ("polite", "array"): (3, 3),
    ("plus", "single"): (150, 8),
    ("plus", "array"): (150, 8),
}
_SECOND: Final = 1.0


@define
class Gate:
    """Counts requests as Crossref does, in each second that has just passed."""

    arrived: dict[tuple[str, str], deque[float]] = field(
        factory=lambda: defaultdict(deque)
    )
    inside: Counter[str] = field(factory=Counter)
    lock: Lock = field(factory=Lock)

    def admits(self, pool: str, kind: str) -> bool:
        most, at_once = _LIMITS[pool, kind]
        with self.lock:
            now = time.monotonic()
            arrived = self.arrived[pool, kind]
            while arrived and arrived[0] <= now - _SECOND:
                arrived.popleft()
            arrived.append(now)
            return len(arrived) <= most and self.inside[pool] <= at_once

    @contextmanager
    def entered(self, pool: str) -> Iterator[None]:
        with self.lock:
            self.inside[pool] += 1
        try:
            yield
        finally:
            with self.lock:
                self.inside[pool] -= 1


@frozen
class Answer:
    """What the server says once it has waited ``delay`` seconds.

    ``drip`` is the seconds from one letter of the body to the next.
    """

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(factory=dict)
    delay: float = 0.0
    drip: float = 0.0


@frozen
class Seen:
    """A request that arrived."""

    path: str
    headers: Mapping[str, str]


@define
class Server:
    """The server's address, what it knows, and the requests it has seen.

    ``answers`` are given instead of what it knows: under a DOI, under "/works" to any
    list, under "" to anything. Of several, each is given once and the last for ever
    after. A None among them is an honest answer.
    """

    url: str
    works: Works = field(factory=Works)
    answers: dict[str, list[Answer | None]] = field(factory=dict)
    seen: list[Seen] = field(factory=list)
    limited: bool = False
    refused: int = 0
    gate: Gate = field(factory=Gate)

    def knows(self, *messages: Mapping[str, Any]) -> None:
        """Give these messages to whoever asks for them."""
        self.works.add(messages)
        for one in messages:
            self.answers.pop(one["DOI"].lower(), None)

    def answer(self, path: str) -> Answer:
        parts = urlsplit(path)
        *_, tail = parts.path.rstrip("/").partition("/works")
        doi = unquote(tail.removeprefix("/"))
        for key in ("", doi or "/works"):
            if (left := self.answers.get(key)) and (
                said := left.pop(0) if len(left) > 1 else left[0]
            ):
                return said
        if not doi:
            return self._list(dict(parse_qsl(parts.query)))
        if doi in self.works.moved:
            to = path.replace(tail, f"/{self.works.moved[doi].replace('/', '%2F')}")
            return Answer(301, b"", {"Location": to})
        if doi not in self.works.by_doi:
            return Answer(404, b"Resource not found.", {"Content-Type": "text/plain"})
        return work(self.works.by_doi[doi])

    def wait(self) -> None:
        """Wait until it is busy with no request any more."""
        while self.gate.inside.total():
            time.sleep(0.1)

    def _list(self, query: Mapping[str, str]) -> Answer:
        try:
            found = self.works.listed(query)
        except RejectedError as error:
            failure = [{"type": "parameter-not-allowed", "message": str(error)}]
            return _answered(400, "validation-failure", failure)
        return _answered(200, "work-list", found)


def work(message: Mapping[str, Any]) -> Answer:
    """The answer that Crossref gives for a DOI it knows."""
    return _answered(200, "work", message)


def _answered(status: int, kind: str, message: object) -> Answer:
    said = "ok" if status == 200 else "failed"
    envelope = {"status": said, "message-type": kind, "message": message}
    return Answer(status, json.dumps(envelope).encode(), _JSON)


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of a client that is gone."""


@contextmanager
def serving() -> Iterator[Server]:
    httpd = _Quiet(("127.0.0.1", 0), _Handler)
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
        gate = server.gate
        server.seen.append(Seen(self.path, dict(self.headers)))
        pool, kind = _pool(dict(self.headers)), _kind(self.path)
        with gate.entered(pool):
            if server.limited and not gate.admits(pool, kind):
                server.refused += 1
                answer = Answer(429)  # without a body, as is reported
            else:
                answer = server.answer(self.path)
                if server.limited:
                    answer = _with_limits(answer, pool, kind)
            time.sleep(answer.delay)
            self._send(answer)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        headers = {"Content-Length": str(len(answer.body)), **answer.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            if answer.drip:
                for at in range(len(answer.body)):
                    self.wfile.write(answer.body[at : at + 1])
                    self.wfile.flush()
                    time.sleep(answer.drip)
            else:
                self.wfile.write(answer.body)
                self.wfile.flush()
        except OSError:  # nobody listens any more
            self.close_connection = True
        if headers["Content-Length"] != str(len(answer.body)):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


def _pool(headers: Mapping[str, str]) -> str:
    if "Crossref-Plus-API-Token" in headers:
        return "plus"
    return "polite" if "mailto:" in headers.get("User-Agent", "") else "public"


def _kind(path: str) -> str:
    return "array" if urlsplit(path).path.rstrip("/").endswith("/works") else "single"


def _with_limits(answer: Answer, pool: str, kind: str) -> Answer:
    most, at_once = _LIMITS[pool, kind]
    headers = {
        "x-api-pool": f"{pool}-{kind}",
        "x-rate-limit-limit": str(most),
        "x-rate-limit-interval": "1s",
        "x-concurrency-limit": str(at_once),
    }
    return evolve(answer, headers={**answer.headers, **headers})


def _main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("works", type=Path, nargs="?")
    arguments.add_argument("--limits", action="store_true")
    told = arguments.parse_args()
    with serving() as server:
        if told.works:
            server.knows(*read_works(told.works))
        else:
            server.knows(*map(message, ("article", "chapter", "old_report")))
        server.limited = told.limits
        print(f"REFKIT_CROSSREF_URL={server.url}", flush=True)  # noqa: T201
        time.sleep(float(60 * 60 * 24))


if __name__ == "__main__":
    _main()
