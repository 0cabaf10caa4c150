"""Requests to Crossref: habanero makes and checks them, our session sends them.

habanero has no way to be given a session, so its request class is derived from, at
the one method that goes out.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from refkit.enrichers.crossref_answers import (
    RefusedError,
    answer,
    answer_in_passing,
)
from refkit.enrichers.crossref_settings import Terms, mailto, server, token
from refkit.plugins import Work

_LISTS: Final = "/works"
_TIMEOUT: Final = (5.0, 30.0)
"""Seconds to connect, and to wait for the next piece of an answer."""


def address_of(doi: str) -> str:
    """The address of what Crossref knows about a DOI.

    The DOI is quoted as a whole, for a "#", "?" or "//" in it would make it another
    address, and the session would take ".." for a step up.

    >>> address_of("10.5555/a#b").rpartition("/")[2]
    '10.5555%2Fa%23b'
    """
    return f"{server()}/works/{quote(doi, safe='')}"


def ask_work(doi: str, terms: Terms) -> Work | None:
    """Ask Crossref about one DOI; None if it does not know it."""
    path = address_of(doi).removeprefix(server())
    found = _request(path, terms).do_request()
    return None if found is None else dict(found["message"]["items"][0])


def ask_works(dois: Sequence[str], terms: Terms) -> list[Work]:
    """Ask Crossref about many DOIs in one request, whose answer is not remembered.

    Without ``select``, which would leave out the language and the edition: a work is
    the same whichever way it was asked for.
    """
    filters = {"doi": list(dois)}
    request = _request(_LISTS, terms, filters, limit=len(dois), in_passing=True)
    return list(request.do_request()["message"]["items"])


def search_works(
    text: str, rows: int, select: Sequence[str], terms: Terms
) -> list[Work]:
    """The works that Crossref likens most to a text, the likeliest first."""
    request = _request(
        _LISTS, terms, limit=rows, select=list(select), query_bibliographic=text
    )
    return list(request.do_request()["message"]["items"])


def list_works(
    filters: Mapping[str, Any], select: Sequence[str], most: int, terms: Terms
) -> list[Work]:
    """All works that pass Crossref's filters, page after page, up to a number.

    The filters are those of https://api.crossref.org/swagger-ui/index.html
    """
    request = _request(
        _LISTS,
        terms,
        dict(filters),
        limit=min(most, 100),
        select=list(select),
        cursor="*",
        cursor_max=most,
    )
    found = request.do_request()
    pages = found if isinstance(found, list) else [found]
    return [work for page in pages for work in page["message"]["items"]][:most]


def _request(
    path: str,
    terms: Terms,
    filters: Mapping[str, Any] | None = None,
    *,
    in_passing: bool = False,
    **query: Any,
) -> Any:
    token()  # a wrong one is told of before anything is sent
    caller = (mailto(terms.mailto), "refkit", _TIMEOUT, server(), path, None)
    # By place, for the next habanero calls its filters otherwise.
    request = _request_type()(*caller, filters, **query)
    request.terms, request.in_passing = terms, in_passing
    return request


@cache
def _request_type() -> Any:
    from habanero.habanero_utils import make_ua
    from habanero.request_class import Request

    class SentBySession(Request):  # type: ignore[misc]  # habanero has no types
        terms: Terms
        in_passing: bool

        def _req(self, payload: Mapping[str, str], should_warn: bool) -> Any:  # noqa: ARG002
            how = {
                "params": payload,
                "headers": make_ua(self.mailto, self.ua_string),
                "timeout": self.timeout,
            }
            if self.in_passing:
                found = answer_in_passing(self._url(), how)
            else:
                found = answer(self._url(), how, self.terms)
            if found is None and self.path == _LISTS:
                raise RefusedError("Crossref answered 404 to a list")
            return found

    return SentBySession
