"""Connections to a cache's file that wait for nobody for ever, and tell of every failure."""

import sqlite3
import time
from typing import Any, Final

PATIENCE: Final = 5.0
"""Seconds to wait for another process that holds the file."""


class Connection(sqlite3.Connection):
    """Gives up on a file that stays locked, or turns out to be read-only.

    requests-cache begins its transaction again and again for as long as that raises
    ``OperationalError``.
    """

    _trying_since: float | None = None

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if not sql.startswith("BEGIN"):
            return self._done(sql, *parameters)
        if self._trying_since is None:
            self._trying_since = time.monotonic()
        try:
            cursor = super().execute(sql, *parameters)
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorname.startswith("SQLITE_BUSY")
            # SQLite does not wait by itself for a reader on the same connection.
            if busy and time.monotonic() - self._trying_since < PATIENCE:
                raise
            raise _told(error) from error
        self._trying_since = None
        return cursor

    def _done(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        try:
            return super().execute(sql, *parameters)
        except sqlite3.OperationalError as error:
            # requests-cache would go on as if it had been written.
            if sql.startswith("INSERT"):
                raise _told(error) from error
            raise


def _told(error: sqlite3.OperationalError) -> sqlite3.Error:
    """The same as an error that requests-cache does not handle."""
    told = sqlite3.Error(str(error))
    told.sqlite_errorname = error.sqlite_errorname
    return told
