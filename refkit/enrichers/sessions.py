"""What was answered once is remembered in a file, so that nobody is asked twice."""

import sqlite3
import warnings
from collections.abc import Callable, Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import define, field

from refkit.enrichers import impatient
from refkit.enrichers.polite import adapter
from refkit.errors import RefkitWarning

if TYPE_CHECKING:
    from requests import PreparedRequest, Request, Response, Session
    from requests_cache.backends.sqlite import SQLiteCache
    from requests_cache.models.response import CachedResponse

T = TypeVar("T")
Params = Mapping[str, str] | None
Keep = Callable[["Response"], tuple[int, bytes]]
"""The seconds for which to remember an answer, and what of it; 0 for no sense at all."""

# They hold the user's address, so no cache may see them.
_PRIVATE: Final = ("User-Agent", "X-USER-AGENT")
# What a server says of its own caching: lifetimes are ours, and an answer in another
# encoding is the same answer.
_OVERRULED: Final = ("ETag", "Expires", "Last-Modified", "Vary", "Set-Cookie")


@define(eq=False)
class Memory:
    """Sessions that send, and remember in one file while that file can be used."""

    file: Path
    choose: Keep
    _session: "Session" = field(init=False)
    _passing: "Session" = field(init=False)
    _repair: Lock = field(factory=Lock, init=False)
    _is_closed: bool = field(default=False, init=False)
    """Whether the file can be read and not be written to."""

    def __attrs_post_init__(self) -> None:
        from requests import Session

        self._session = _opened(self.file, self.choose)
        self._passing = _polite(Session())

    def ask(self, url: str, *, anew: bool, **how: Any) -> "Response":
        """Get an answer and remember it; ``anew`` even if it is remembered already."""

        def send(session: "Session") -> "Response":
            sender = self._passing if self._is_closed else session
            return _asked(sender, url, anew, how)

        return self._repaired(send)

    def ask_in_passing(self, url: str, **how: Any) -> "Response":
        """Send a request whose answer is not worth remembering as it is."""
        return self._passing.get(url, **how)

    def recall(self, url: str, params: Params = None) -> "CachedResponse | None":
        """What is remembered of a request, be it outdated."""
        return self._repaired(lambda session: _recalled(session, url, params))

    def keep(self, answers: Mapping[str, tuple[int, bytes]], lifetime: int) -> None:
        """Remember answers of JSON, each with its status, as if asked for singly."""

        def write(session: "Session") -> None:
            if not self._is_closed:
                _keep(session, answers, lifetime)

        self._repaired(write)

    def _repaired(self, do: Callable[["Session"], T]) -> T:
        session = self._session
        try:
            return do(session)
        except sqlite3.Error as error:
            trouble = error
        with self._repair:
            # Another thread may have met the same trouble and be done with it.
            if _is_for_reading(trouble):
                self._close(trouble)
            elif self._session is session:
                session.close()
                self._session = self._replacement(trouble)
        return do(self._session)

    def _close(self, trouble: Exception) -> None:
        if not self._is_closed:
            self._is_closed = True
            _warn(f"the cache {self.file} takes nothing new ({trouble})")

    def _replacement(self, trouble: Exception) -> "Session":
        if not _is_damage(trouble):
            return _forgetful(self.file, trouble)
        _set_aside(self.file)
        return _opened(self.file, self.choose)


_OPENING: Final = Lock()


def memory(file: Path, keep: Keep) -> Memory:
    """The one memory for a file, so that its connections are used again."""
    with _OPENING:
        return _opened_memory(file, keep)


_opened_memory = cache(Memory)


def _asked(
    session: "Session", url: str, anew: bool, how: Mapping[str, Any]
) -> "Response":
    from requests_cache import CachedSession

    if isinstance(session, CachedSession):
        return session.get(url, **how, force_refresh=anew)
    return session.get(url, **how)


def _recalled(session: "Session", url: str, params: Params) -> "CachedResponse | None":
    cache = _cache(session)
    return cache.get_response(_key(url, params)) if cache else None


def _keep(
    session: "Session", answers: Mapping[str, tuple[int, bytes]], lifetime: int
) -> None:
    if not answers or not (cache := _cache(session)):
        return
    from requests.structures import CaseInsensitiveDict
    from requests_cache.models.request import CachedRequest
    from requests_cache.models.response import CachedResponse
    from requests_cache.policy import get_expiration_datetime

    expires = get_expiration_datetime(lifetime)
    with cache.responses.bulk_commit():
        for url, (status, body) in answers.items():
            answer = CachedResponse(
                content=body,
                status_code=status,
                headers=CaseInsensitiveDict({"Content-Type": "application/json"}),
                request=CachedRequest(method="GET", url=url),
                url=url,
            )
            cache.save_response(answer, _key(url, None), expires)


def _cache(session: "Session") -> "SQLiteCache | None":
    from requests_cache.backends.sqlite import SQLiteCache

    found = getattr(session, "cache", None)
    return found if isinstance(found, SQLiteCache) else None


def _key_of(request: "Request | PreparedRequest", **_: Any) -> str:
    """The key of a request, by its address alone.

    requests-cache would first put the address into a normal form, but ours are made
    by one function, and a step up or a double slash in a DOI is quoted.
    """
    return _digest(str(request.url))


def _key(url: str, params: Params) -> str:
    if not params:  # thousands of works, each of which preparing would cost 0.2 ms
        return _digest(url)
    from requests import Request

    return _key_of(Request("GET", url, params=params).prepare())


def _digest(url: str) -> str:
    return sha256(url.encode()).hexdigest()


def _opened(file: Path, keep: Keep) -> "Session":
    try:
        return _remembering(file, keep)
    except (OSError, sqlite3.Error) as error:
        trouble = error
    if not _is_damage(trouble):
        return _forgetful(file, trouble)
    _set_aside(file)
    try:
        return _remembering(file, keep)
    except (OSError, sqlite3.Error) as error:
        return _forgetful(file, error)


def _remembering(file: Path, keep: Keep) -> "Session":
    from requests_cache import CachedSession

    session = CachedSession(
        file,
        backend="sqlite",
        serializer="json",  # unlike pickle, it cannot run code when read
        wal=True,  # one process may write while others read
        factory=impatient.Connection,
        timeout=impatient.PATIENCE,
        cache_control=True,
        allowable_codes=(200, 404),
        key_fn=_key_of,
    )
    session.hooks["response"].append(partial(_prepared_for_keeping, keep))
    return _polite(session)


def _forgetful(file: Path, trouble: Exception) -> "Session":
    from requests import Session

    _warn(f"the cache {file} cannot be used ({trouble}); going on without it")
    return _polite(Session())


def _polite(session: "Session") -> "Session":
    for scheme in ("https://", "http://"):
        session.mount(scheme, adapter())
    return session


def _prepared_for_keeping(keep: Keep, response: "Response", **_: Any) -> None:
    seconds, body = keep(response)
    response._content = body  # noqa: SLF001 - requests offers no other way
    # An answer that makes no sense must not replace an older one that does.
    response.headers["Cache-Control"] = f"max-age={seconds}" if seconds else "no-store"
    for name in _OVERRULED:
        response.headers.pop(name, None)
    # A copy: a redirect that follows still needs the request as it was.
    response.request = response.request.copy()
    for name in _PRIVATE:
        response.request.headers.pop(name, None)


def _is_for_reading(trouble: Exception) -> bool:
    return getattr(trouble, "sqlite_errorname", "").startswith("SQLITE_READONLY")


def _is_damage(trouble: Exception) -> bool:
    name = getattr(trouble, "sqlite_errorname", "")
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _set_aside(file: Path) -> None:
    aside = file.with_name(file.name + ".damaged")
    try:
        file.replace(aside)
        # Left behind, they would be played back into the new file.
        for journal in ("-wal", "-shm"):
            file.with_name(file.name + journal).unlink(missing_ok=True)
    except OSError as error:
        _warn(f"the cache {file} is damaged and cannot be moved ({error})")
    else:
        _warn(f"the cache {file} is damaged; kept as {aside.name}, a new one begun")


_warn = partial(warnings.warn, category=RefkitWarning, stacklevel=2)
