"""What Crossref answers, from the cache or over the net, and whether it makes sense.

An answer is the envelope of Crossref's: ``message`` is always a list here, for one
work is a list of one, and None stands for a DOI that Crossref does not know.
"""

import json
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from refkit.enrichers.crossref_settings import Terms, cache_file, mailto, server
from refkit.enrichers.patience import patience
from refkit.enrichers.polite import LONGEST_PAUSE, asked_wait
from refkit.enrichers.sessions import Memory, memory
from refkit.errors import EnrichmentError, OfflineError, RefkitWarning
from refkit.plugins import Work

if TYPE_CHECKING:
    from requests import Response

Envelope = Mapping[str, Any]
_DAY: Final = 24 * 60 * 60
KNOWN_FOR: Final = 30 * _DAY
UNKNOWN_FOR: Final = _DAY
LISTED_FOR: Final = 7 * _DAY
"""Seconds for which works, unknown DOIs and results of a search are remembered."""
_PAGED_FOR: Final = 300
"""So long Crossref knows the way from one page to the next."""
# Most of a message, and nothing that a reference could take from it.
_HEAVY: Final = frozenset(
    {"reference", "assertion", "link", "funder", "content-domain"}
)


class RefusedError(EnrichmentError):
    """Crossref does not take a request as it is, and may well take others."""


class NonsenseError(EnrichmentError):
    """Crossref answered, but nothing that can be read."""


def remembered() -> Memory:
    """What Crossref answered to this process and to others."""
    return memory(cache_file(), _kept)


@frozen
class Recalled:
    """An answer out of the cache."""

    envelope: Envelope | None
    is_outdated: bool


def recalled(url: str, params: Mapping[str, str] | None = None) -> Recalled | None:
    """What the cache knows of a request; None if nothing, or nothing that makes sense."""
    known = remembered().recall(url, params)
    if known is None:
        return None
    try:
        return Recalled(envelope(known), known.is_expired)
    except EnrichmentError:
        return None


def answer(url: str, how: Mapping[str, Any], terms: Terms) -> Envelope | None:
    """Get an answer: from the cache, from Crossref, or an outdated one for want of it."""
    known = recalled(url, how["params"])
    if known and (terms.offline or not (known.is_outdated or terms.refresh)):
        return known.envelope
    if terms.offline:
        raise OfflineError("the cache has no answer, and nobody is asked")
    try:
        return _sent(lambda: remembered().ask(url, anew=terms.refresh, **how))
    except EnrichmentError as error:
        if known is None or isinstance(error, RefusedError):
            raise
        tell_of_age(str(error))
        return known.envelope


def answer_in_passing(url: str, how: Mapping[str, Any]) -> Envelope | None:
    """Get an answer from Crossref, without a look at the cache or a trace in it."""
    return _sent(lambda: remembered().ask_in_passing(url, **how))


def tell_of_age(why: str) -> None:
    """Warn that outdated answers are used."""
    warnings.warn(f"{why}; older answers are used", RefkitWarning, stacklevel=2)


def _sent(send: Callable[[], "Response"]) -> Envelope | None:
    trust = patience(server())
    if why := trust.lost():
        raise EnrichmentError(why)
    try:
        response = send()
    except (OSError, ValueError) as error:
        failure = EnrichmentError(f"Crossref cannot be asked: {_reason(error)}")
        trust.failed(_given_up(failure))
        raise failure from error
    try:
        found = envelope(response)
    except RefusedError:
        trust.answered()
        raise
    except EnrichmentError as error:
        trust.failed(_given_up(error), at_once=_is_hopeless(response))
        raise
    trust.answered()
    return found


def _given_up(error: EnrichmentError) -> str:
    return f"Crossref is given up for now: {error}"


def envelope(response: "Response") -> Envelope | None:
    """What an answer holds; ``EnrichmentError`` if it makes no sense."""
    status = response.status_code
    if status == 404:
        return None
    if status == 429:
        hint = "" if mailto() else ", and set REFKIT_MAILTO for the faster pool"
        raise EnrichmentError(
            f"Crossref asks for fewer requests; try again later{hint}"
        )
    if status != 200:
        refused = 400 <= status < 500 and status not in {401, 403, 408}
        kind = RefusedError if refused else EnrichmentError
        raise kind(f"Crossref answered {status}")
    try:
        said = json.loads(response.content)
    except (ValueError, RecursionError):
        said = None
    message = said.get("message") if isinstance(said, dict) else None
    if not isinstance(message, dict):
        raise NonsenseError("Crossref answered something that is not a work")
    if said.get("message-type") != "work-list":
        # habanero goes on to count a list.
        return {"message": {"items": [_slim(message)], "total-results": 1}}
    items, total = message.get("items"), message.get("total-results")
    if not isinstance(items, list) or type(total) is not int:
        raise NonsenseError("Crossref answered something that is not a list of works")
    works = [_slim(item) for item in items if isinstance(item, dict)]
    paged = {**message, "items": works}
    if not works:  # or habanero would go on to the next page for ever
        paged.pop("next-cursor", None)
    return {**said, "message": paged}


def _kept(response: "Response") -> tuple[int, bytes]:
    """How long to remember an answer, and its body as it is worth remembering."""
    try:
        found = envelope(response)
    except EnrichmentError:
        return 0, response.content
    if found is None:
        return UNKNOWN_FOR, response.content
    if "message-type" in found:
        paged = "next-cursor" in found["message"]
        return _PAGED_FOR if paged else LISTED_FOR, json.dumps(found).encode()
    return KNOWN_FOR, body_of(found["message"]["items"][0])


def body_of(work: Work) -> bytes:
    """The body of an answer about one work."""
    return json.dumps({"message": work}).encode()


def _slim(work: Work) -> Work:
    return {name: said for name, said in work.items() if name not in _HEAVY}


def _is_hopeless(response: "Response") -> bool:
    """Whether a server has said that asking on is in vain: blocked, or much later."""
    wait = asked_wait(response.headers.get("Retry-After"))
    return response.status_code in {401, 403} or (wait or 0) > LONGEST_PAUSE


def _reason(error: Exception) -> str:
    """What went wrong on the way, in words that do not change from DOI to DOI."""
    from requests import ConnectTimeout, ReadTimeout, exceptions

    said = (
        (ConnectTimeout, f"no connection to {server()} (timed out)"),
        (ReadTimeout, "the answer timed out"),
        (exceptions.SSLError, f"no secure connection to {server()}"),
        (exceptions.ProxyError, f"no connection to {server()} by way of the proxy"),
        (exceptions.ChunkedEncodingError, "the answer broke off"),
        (exceptions.ContentDecodingError, "the answer is garbled"),
        (exceptions.ConnectionError, f"no connection to {server()}"),
    )
    return next((words for kind, words in said if isinstance(error, kind)), str(error))
