"""How an outside source is asked: patiently, and not twice for the same thing."""

import random
import sqlite3
import time
import warnings
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from refkit.errors import RefkitWarning

if TYPE_CHECKING:
    from requests import Response, Session

Keep = Callable[["Response"], bool]
"""Whether a good answer makes sense, and may be remembered."""

_BUSY: Final = frozenset({429, 503})
_PAUSES: Final = (0.5, 1.0)
"""Seconds before each further attempt, where a busy server does not say."""
_LONGEST_PAUSE: Final = 30.0
_PATIENCE: Final = 5.0
"""Seconds to wait for another process that holds the file."""
_DAY: Final = 24 * 60 * 60
_LIFETIMES: Final[Mapping[int, int]] = {200: 30 * _DAY, 404: _DAY}
"""Seconds for which an answer is remembered, by its status."""
# They hold the user's address, so no cache may see them.
_PRIVATE: Final = ("User-Agent", "X-USER-AGENT")
# What a server says of its own caching: lifetimes are ours, and an answer in another
# encoding is the same answer.
_OVERRULED: Final = ("ETag", "Expires", "Last-Modified", "Vary")


def ask(
    url: str,
    *,
    params: Mapping[str, str],
    headers: Mapping[str, str],
    timeout: tuple[float, float],
    file: Path,
    keep: Keep,
) -> "Response":
    """Get an answer, from ``file`` if it is there, waiting while the server is busy.

    A wait that the server asks for is kept to, or not made at all: when it is too
    long, the busy answer is returned as it is.
    """
    how = {"params": params, "headers": headers, "timeout": timeout}
    for pause in _PAUSES:
        response = _memory(file, keep).get(url, **how)
        if response.status_code not in _BUSY:
            return response
        wait = _asked_wait(response.headers.get("Retry-After"))
        if wait is None:
            wait = pause
        elif wait > _LONGEST_PAUSE:
            return response
        response.close()
        # Jitter, or all who were turned away would come back at once.
        time.sleep(wait + random.uniform(0, pause))  # noqa: S311  no secret
    return _memory(file, keep).get(url, **how)


def _asked_wait(value: str | None) -> float | None:
    """The seconds that a ``Retry-After`` header asks for.

    https://httpwg.org/specs/rfc9110.html#field.retry-after

    >>> _asked_wait("120"), _asked_wait("soon"), _asked_wait(None)
    (120.0, None, None)
    """
    if value is None:
        return None
    try:
        if value.isdecimal():
            return float(value)
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None


@define(eq=False)
class _Memory:
    """A session that remembers in one file, while that file can be used."""

    file: Path
    keep: Keep
    _session: "Session" = field(init=False)
    _repair: Lock = field(factory=Lock, init=False)

    def __attrs_post_init__(self) -> None:
        self._session = _opened(self.file, self.keep)

    def get(self, url: str, **how: Any) -> "Response":
        session = self._session
        try:
            return session.get(url, **how)
        except sqlite3.Error as error:
            trouble = error
        with self._repair:
            # Another thread may have met the same trouble and be done with it.
            if self._session is session:
                session.close()
                self._session = self._replacement(trouble)
        return self._session.get(url, **how)

    def _replacement(self, trouble: Exception) -> "Session":
        if not _is_damage(trouble):
            return _forgetful(self.file, trouble)
        _set_aside(self.file)
        return _opened(self.file, self.keep)


_OPENING: Final = Lock()


def _memory(file: Path, keep: Keep) -> _Memory:
    """The one memory for a file, so that its connections are used again."""
    with _OPENING:
        return _opened_memory(file, keep)


_opened_memory = cache(_Memory)


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
        factory=_Impatient,
        timeout=_PATIENCE,
        cache_control=True,
        allowable_codes=tuple(_LIFETIMES),
        filter_fn=lambda response: response.status_code != 200 or keep(response),
    )
    session.hooks["response"].append(_prepared_for_keeping)
    return session


def _forgetful(file: Path, trouble: Exception) -> "Session":
    from requests import Session

    _warn(f"the cache {file} cannot be used ({trouble}); going on without it")
    return Session()


def _prepared_for_keeping(response: "Response", **_: Any) -> None:
    lifetime = _LIFETIMES.get(response.status_code, 0)
    response.headers["Cache-Control"] = f"max-age={lifetime}"
    for name in _OVERRULED:
        response.headers.pop(name, None)
    # A copy: a redirect that follows still needs the request as it was.
    response.request = response.request.copy()
    for name in _PRIVATE:
        response.request.headers.pop(name, None)


class _Impatient(sqlite3.Connection):
    """Gives up on a file that stays locked, or turns out to be read-only.

    requests-cache begins its transaction again and again for as long as that raises
    ``OperationalError``.
    """

    _trying_since: float | None = None

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if not sql.startswith("BEGIN"):
            return super().execute(sql, *parameters)
        if self._trying_since is None:
            self._trying_since = time.monotonic()
        try:
            cursor = super().execute(sql, *parameters)
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorname.startswith("SQLITE_BUSY")
            # SQLite does not wait by itself for a reader on the same connection.
            if busy and time.monotonic() - self._trying_since < _PATIENCE:
                raise
            raise sqlite3.Error(str(error)) from error
        self._trying_since = None
        return cursor


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
