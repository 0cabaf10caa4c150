"""A Zotero of our own on the loopback interface: its connector and its web API.

It refuses what Zotero would refuse, and misbehaves on demand.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from attrs import define, field

KEY: Final = "P9NiFoyLeZu2bZNvvuQPDWsd"
_FIELDS: Final = "title date abstractNote language url accessDate rights extra"
TEMPLATES: Final[Mapping[str, str]] = {
    "journalArticle": f"{_FIELDS} publicationTitle volume issue pages DOI ISSN",
    "book": f"{_FIELDS} publisher place edition ISBN numPages",
    "computerProgram": f"{_FIELDS} versionNumber company",
}
"""The fields that this Zotero knows; it is an old one, without citation keys."""

Answer = tuple[int, Any, Mapping[str, str]]


@define
class Zotero:
    """What is in the library, and what has been asked."""

    address: str
    port: int
    items: list[dict[str, Any]] = field(factory=list)
    saved: list[dict[str, Any]] = field(factory=list)
    sessions: set[str] = field(factory=set)
    tokens: set[str] = field(factory=set)
    version: int = 7
    seen: list[str] = field(factory=list)
    trouble: list[Answer] = field(factory=list)
    """What is answered to the next requests that write."""
    good: int = 0
    """How many requests are served before there is trouble."""
    changes: int = 0
    """How often somebody else writes between a look and a write."""

    def connector(self, what: str, headers: Mapping[str, str], body: Any) -> Answer:
        """https://www.zotero.org/support/dev/client_coding/connector_http_server"""
        if "Mozilla/" in headers.get("User-Agent", "") or "Origin" in headers:
            return 403, {}, {}
        if headers.get("Content-Type") != "application/json":
            return 400, {}, {}
        if what == "ping":
            return 200, {"prefs": {}}, {}
        if self.trouble:
            return self.trouble.pop(0)
        if body["sessionID"] in self.sessions:
            return 409, {"error": "SESSION_EXISTS"}, {}
        self.sessions.add(body["sessionID"])
        self.saved += body["items"]
        return 201, {"items": body["items"]}, {}

    def listed(self, query: Mapping[str, list[str]]) -> Answer:
        start = int(query.get("start", ["0"])[0])
        limit = int(query.get("limit", ["25"])[0])
        page = self.items[start : start + limit]
        headers = {"Total-Results": str(len(self.items))}
        if start + limit < len(self.items):
            more = (
                f"{self.address}/users/1/items/top?limit={limit}&start={start + limit}"
            )
            headers["Link"] = f'<{more}>; rel="next"'
        return 200, [{"key": "K", "data": item} for item in page], headers

    def created(self, headers: Mapping[str, str], body: Any) -> Answer:
        """https://www.zotero.org/support/dev/web_api/v3/write_requests"""
        if self.trouble and self.good == 0:
            return self.trouble.pop(0)
        self.good = max(0, self.good - 1)
        token, seen = headers["Zotero-Write-Token"], headers.get(_UNMODIFIED)
        if token in self.tokens:
            return 412, "Write token already used", {}
        if seen is None:
            return 428, "If-Unmodified-Since-Version not provided", {}
        if self.changes:
            self.changes -= 1
            self.version += 1
        if int(seen) < self.version:
            return 412, "Library has been modified", {}
        if len(body) > 50:
            return 413, "Too many items", {}
        self.tokens.add(token)
        answer: dict[str, dict[str, Any]] = {"successful": {}, "failed": {}}
        for at, item in enumerate(body):
            if wrong := _wrong(item):
                answer["failed"][str(at)] = {"code": 400, "message": wrong}
            else:
                self.items.append(item)
                answer["successful"][str(at)] = {"data": item}
        self.version += 1
        return 200, answer, {}


_UNMODIFIED: Final = "If-Unmodified-Since-Version"


def _wrong(item: Mapping[str, Any]) -> str:
    known = {"itemType", "creators", "tags", *TEMPLATES[item["itemType"]].split()}
    if unknown := sorted(item.keys() - known):
        return f"'{unknown[0]}' is not a valid field for type '{item['itemType']}'"
    return "" if item.get("title") else "'title' is empty"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self) -> None:
        zotero: Zotero = self.server.known  # type: ignore[attr-defined]
        address = urlsplit(self.path)
        query = parse_qs(address.query)
        if address.path == "/items/new":
            kind = query["itemType"][0]
            names = (*("itemType", "creators", "tags"), *TEMPLATES[kind].split())
            self._answer(200, dict.fromkeys(names, ""), {})
        elif self._may():
            self._answer(*zotero.listed(query))

    def do_POST(self) -> None:
        zotero: Zotero = self.server.known  # type: ignore[attr-defined]
        zotero.seen.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = dict(self.headers)
        if self.path.startswith("/connector/"):
            what = self.path.rpartition("/")[2]
            self._answer(*zotero.connector(what, headers, body))
        elif self._may():
            headers = {name.title(): text for name, text in headers.items()}
            self._answer(*zotero.created(headers, body))

    def _may(self) -> bool:
        version = self.headers["Zotero-API-Version"]
        key = self.headers["Authorization"]
        if version != "3" or key != f"Bearer {KEY}":
            self._answer(403, "Forbidden", {})
            return False
        if not self.path.startswith(("/users/1/", "/groups/2/")):
            self._answer(404, "Not found", {})
            return False
        return True

    def _answer(self, status: int, body: Any, headers: Mapping[str, str]) -> None:
        zotero: Zotero = self.server.known  # type: ignore[attr-defined]
        text = body if isinstance(body, str) else json.dumps(body)
        self.send_response(status)
        kind = "text/plain" if isinstance(body, str) else "application/json"
        known = {"Content-Type": kind, "Last-Modified-Version": str(zotero.version)}
        for name, value in {**known, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Zotero]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    httpd.daemon_threads = True
    port = httpd.server_port
    zotero = Zotero(f"http://127.0.0.1:{port}", port)
    httpd.known = zotero  # type: ignore[attr-defined]
    thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield zotero
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
