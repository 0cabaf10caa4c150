"""Asking Crossref for one work: habanero makes the request, our session sends it.

habanero has no way to be given a session, so its request class is derived from, at
the one method that goes out.
"""

import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from refkit.enrichers.sessions import ask
from refkit.errors import EnrichmentError

if TYPE_CHECKING:
    from requests import Response

_SERVER: Final = "https://api.crossref.org"
_TIMEOUT: Final = (5.0, 30.0)
"""Seconds to connect, and to wait for the next piece of an answer."""


def find_work(doi: str) -> Mapping[str, Any] | None:
    """Return what Crossref says about a DOI, or None if it does not know it.

    The work is a ``message`` of Crossref's format:
    https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
    """
    # Whole, for a "#", "?" or "//" in a DOI would make it another address, and the
    # session would take ".." for a step up.
    path = "/works/" + quote(doi, safe="")
    request = _request_type()(_mailto(), "refkit", _TIMEOUT, _server(), path)
    try:
        found = request.do_request()
    except (OSError, ValueError) as error:
        raise EnrichmentError(
            f"Crossref cannot be asked about {doi}: {error}"
        ) from error
    if found is None:
        return None
    (work,) = found["message"]["items"]
    return dict(work)


@cache
def _request_type() -> Any:
    from habanero.habanero_utils import make_ua
    from habanero.request_class import Request

    class SentBySession(Request):  # type: ignore[misc]  # habanero has no types
        def _req(self, payload: Mapping[str, str], should_warn: bool) -> Any:  # noqa: ARG002
            response = ask(
                self._url(),
                params=payload,
                headers=make_ua(self.mailto, self.ua_string),
                timeout=self.timeout,
                file=_cache_file(),
                keep=_is_work,
            )
            if response.status_code == 404:
                return None
            # habanero goes on to count a list: one work is a list of one.
            return {"message": {"items": [_work(response)], "total-results": 1}}

    return SentBySession


def _work(response: "Response") -> Mapping[str, Any]:
    status = response.status_code
    if status == 429:
        raise EnrichmentError(
            f"Crossref asks for fewer requests ({response.url}); try again later,"
            " and set REFKIT_MAILTO for the faster pool"
        )
    if status != 200:
        raise EnrichmentError(f"Crossref answered {status} ({response.url})")
    try:
        answer = json.loads(response.content)
    except (ValueError, RecursionError):
        answer = None
    message = answer.get("message") if isinstance(answer, dict) else None
    if not isinstance(message, dict):
        raise EnrichmentError(
            f"Crossref answered something that is not a work ({response.url})"
        )
    return message


def _is_work(response: "Response") -> bool:
    try:
        _work(response)
    except EnrichmentError:
        return False
    return True


def _server() -> str:
    url = os.environ.get("REFKIT_CROSSREF_URL") or _SERVER
    if not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", url):
        raise EnrichmentError(f"REFKIT_CROSSREF_URL is not a web address: {url!r:.80}")
    return url.rstrip("/")


def _mailto() -> str | None:
    address = os.environ.get("REFKIT_MAILTO") or None
    # Anything else could end the header it is sent in.
    if address and not re.fullmatch(r"[\w.+%-]+@[\w.-]+", address, re.A):
        raise EnrichmentError(
            f"REFKIT_MAILTO is not an e-mail address: {address!r:.80}"
        )
    return address


def _cache_file() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("refkit", appauthor=False) / "crossref.sqlite"
