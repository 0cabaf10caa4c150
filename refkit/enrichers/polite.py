"""Sending as a server asks for it: seldom enough, again when it is busy, not for ever.

All this happens where requests leave, so what a cache answers waits for nothing.
"""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from refkit.enrichers.crossref_settings import server, token
from refkit.enrichers.limits import Kind, Limiter, Pool, limiter
from refkit.enrichers.patience import patience

if TYPE_CHECKING:
    from requests import PreparedRequest, Response
    from requests.adapters import HTTPAdapter

_TOKEN_HEADER: Final = "Crossref-Plus-API-Token"  # noqa: S105  no secret, its name
BUSY: Final = frozenset({429, 502, 503, 504})
_PAUSES: Final = (1.0, 3.0)
"""Seconds before each further attempt, where a busy server does not say."""
LONGEST_PAUSE: Final = 30.0
_ALTOGETHER: Final = 60.0
"""Seconds for one request and all its attempts, waiting for a turn aside."""
_LARGEST: Final = 200_000_000
"""Bytes of an answer; lists of fifty works have some 400,000."""
_PIECE: Final = 65_536
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


@cache
def adapter() -> "HTTPAdapter":
    """What a session of requests sends by; one for all, for it keeps connections."""
    from requests.adapters import HTTPAdapter

    class Polite(HTTPAdapter):
        def send(self, request: "PreparedRequest", **how: Any) -> "Response":  # type: ignore[override]
            how["stream"] = True
            ours = request.copy()
            key = token()
            if key and _may_have_token(_origin(ours.url)):
                ours.headers[_TOKEN_HEADER] = f"Bearer {key}"
            send = super().send
            response = _sent(ours, lambda: send(ours, **how))
            # Redirects and caches go by the request as it was, without the token.
            response.request = request
            return response

    return Polite()


def _sent(request: "PreparedRequest", send: Callable[[], "Response"]) -> "Response":
    """Send until there is an answer, or until it is plain that there will be none.

    A wait that the server asks for is kept to, or not made at all: when it is too
    long, the busy answer is returned as it is.
    """
    from requests import ConnectionError, Timeout
    from requests.exceptions import ChunkedEncodingError

    kind = _kind(request)
    gate = limiter(_origin(request.url), _pool(request))
    left = _ALTOGETHER
    trust = patience(server())
    for pause in (*_PAUSES, None):
        gate.begin(kind)
        began = time.monotonic()
        try:
            response = _answer(gate, kind, send, began + left)
        except (ConnectionError, Timeout, ChunkedEncodingError):
            left -= time.monotonic() - began
            if pause is None or pause > left or trust.lost():
                raise
            wait = pause
        else:
            left -= time.monotonic() - began
            if response.status_code not in BUSY or pause is None or trust.lost():
                return response
            asked = asked_wait(response.headers.get("Retry-After"))
            wait = pause if asked is None else asked
            if wait > min(left, LONGEST_PAUSE):
                return response
        left -= wait
        # Jitter, or all who were turned away would come back at once.
        gate.hold(wait + random.uniform(0, pause / 2))  # noqa: S311  no secret
    raise AssertionError("the last attempt returns or raises")


def _answer(
    gate: Limiter, kind: Kind, send: Callable[[], "Response"], latest: float
) -> "Response":
    try:
        try:
            response = send()
        finally:
            gate.answered(kind)
        gate.learn(kind, response.headers)
        _read(response, latest)
        return response
    finally:
        gate.end()


def _read(response: "Response", latest: float) -> None:
    """Read the whole body, while the request still counts as under way.

    Piece by piece, as they come: a server that sends a letter now and then would
    otherwise never run into a timeout.
    """
    from requests import ConnectionError, ReadTimeout, RequestException
    from requests.exceptions import ChunkedEncodingError, ContentDecodingError
    from urllib3.exceptions import DecodeError, HTTPError, ReadTimeoutError

    pieces: list[bytes] = []
    size = 0
    try:
        while piece := response.raw.read1(_PIECE, decode_content=True):
            pieces.append(piece)
            size += len(piece)
            if time.monotonic() > latest:
                raise ReadTimeout(f"timed out: {_ALTOGETHER:g} seconds have passed")
            if size > _LARGEST:
                raise ConnectionError(f"the answer is larger than {_LARGEST:,} bytes")
    except ReadTimeoutError as error:
        raise ReadTimeout(error) from error
    except DecodeError as error:
        raise ContentDecodingError(error) from error
    except HTTPError as error:
        raise ChunkedEncodingError(error) from error
    except RequestException:
        response.close()  # nobody can ask over a connection that is still answering
        raise
    response.raw.release_conn()
    response._content = b"".join(pieces)  # noqa: SLF001 - there is no other way in
    response._content_consumed = True  # type: ignore[attr-defined]  # noqa: SLF001


def asked_wait(value: str | None) -> float | None:
    """The seconds that a ``Retry-After`` header asks for.

    https://httpwg.org/specs/rfc9110.html#field.retry-after

    >>> asked_wait("120"), asked_wait("soon"), asked_wait(None)
    (120.0, None, None)
    """
    if value is None:
        return None
    with suppress(ValueError, OverflowError):
        if value.isdecimal():
            return float(value)
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    return None


def _origin(url: str | None) -> str:
    parts = urlsplit(url or "")
    return f"{parts.scheme}://{parts.netloc}"


def _may_have_token(origin: str) -> bool:
    """Whether the subscriber's key may go there: to Crossref, and where none listens."""
    parts = urlsplit(origin)
    is_secret = parts.scheme == "https" or parts.hostname in _LOOPBACK
    return is_secret and origin == _origin(server())


def _kind(request: "PreparedRequest") -> Kind:
    path = urlsplit(request.url or "").path
    return "list" if path.rstrip("/").endswith("/works") else "single"


def _pool(request: "PreparedRequest") -> Pool:
    if _TOKEN_HEADER in request.headers:
        return "plus"
    return "polite" if "mailto:" in str(request.headers.get("User-Agent")) else "public"
