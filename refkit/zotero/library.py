"""A library of Zotero's online, written to through pyzotero: the extra ``zotero``.

https://www.zotero.org/support/dev/web_api/v3/write_requests
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import time
from typing import Any, Final

from refkit.errors import RefkitError, ZoteroError
from refkit.model import Reference
from refkit.zotero.deliveries import Delivery
from refkit.zotero.items import Item, items_of, signs, within

_AT_ONCE: Final = 50
"""Zotero takes no more items in one request."""
_ATTEMPTS: Final = 3
_PATIENCE: Final = 120.0
_LIBRARY: Final = re.compile(r"(user|group):([0-9]{1,15})", re.A)
_KEY: Final = "ZOTERO_API_KEY"


def to_zotero_library(
    references: Iterable[Reference],
    library: str,
    *,
    dry_run: bool = False,
    at: str = "https://api.zotero.org",
) -> Delivery:
    """Add to a library online (``user:123``, ``group:456``) what it does not have yet.

    Known is what has the same DOI, or the same citation key and title. The key to the
    library is taken from the environment: ``ZOTERO_API_KEY``. ``dry_run`` only looks.
    ``ZoteroError`` if the library cannot be had; what was sent before stays, and another
    call goes on behind it.
    """
    zotero = _opened(library, at)
    left = items_of(references)
    added: list[str] = []
    refused: list[tuple[str, str]] = []
    with _said_plainly(added):
        present, left, version = _looked_through(zotero, left)
        if dry_run:
            return Delivery(tuple(map(_key, left)), present)
        attempts = 0
        while left:
            batch, rest = left[:_AT_ONCE], left[_AT_ONCE:]
            answer = _created(zotero, batch, version)
            if answer is not None:
                added += (_key(batch[at]) for at in _places(answer, "successful"))
                refused += _reasons(answer, batch)
                version, left, attempts = _version(zotero, version), rest, 0
                continue
            attempts += 1
            if attempts == _ATTEMPTS:
                raise ZoteroError("the library is busy; try again later")
            # Somebody else wrote: perhaps these very items.
            _, left, version = _looked_through(zotero, left)
    return Delivery(tuple(added), present, tuple(refused))


def _opened(library: str, at: str) -> Any:
    match = _LIBRARY.fullmatch(library)
    if match is None:
        raise ZoteroError(
            f"no library {library!r}: it is user:NUMBER or group:NUMBER"
            " (see https://www.zotero.org/settings/keys)"
        )
    key = os.environ.get(_KEY, "").strip()
    if not key:
        raise ZoteroError(
            f"{_KEY} is not set; https://www.zotero.org/settings/keys makes one"
        )
    try:
        from pyzotero.zotero import Zotero
    except ImportError:
        raise RefkitError(
            "a library online needs pyzotero: pip install 'refkit[zotero]'"
        ) from None
    zotero = Zotero(match[2], match[1], key)
    zotero.endpoint = at
    return zotero


@contextmanager
def _said_plainly(added: Sequence[str]) -> Iterator[None]:
    """Make one line of whatever goes wrong between here and Zotero, without the key."""
    from httpx2 import HTTPError
    from pyzotero.zotero_errors import (
        PyZoteroError,
        ResourceNotFoundError,
        UserNotAuthorisedError,
    )

    reason = ""
    try:
        yield
    except UserNotAuthorisedError:
        reason = f"{_KEY} does not open this library"
    except ResourceNotFoundError:
        reason = "there is no such library"
    except (PyZoteroError, HTTPError, ValueError) as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        reason = "; ".join(lines)[:300].replace(os.environ.get(_KEY, "\n"), "…")
    if not reason:
        return
    done = f" ({len(added)} were added before; run it again)" if added else ""
    raise ZoteroError(f"Zotero: {reason}{done}")


def _looked_through(
    zotero: Any, items: list[dict[str, Any]]
) -> tuple[tuple[str, ...], list[dict[str, Any]], int]:
    """What of the items the library has, what it has not, and its version."""
    found = zotero.top(limit=100)
    version = _version(zotero, 0)
    known: set[tuple[str, ...]] = set()
    for each in zotero.everything(found):
        known |= signs(each.get("data", each))
    present: list[str] = []
    missing: list[dict[str, Any]] = []
    for item in items:
        own = signs(item)
        if known.isdisjoint(own):
            missing.append(item)
        else:
            present.append(_key(item))
        known |= own
    return tuple(present), missing, version


def _version(zotero: Any, before: int) -> int:
    said = zotero.request.headers.get("Last-Modified-Version", "")
    return int(said) if said.isdecimal() else before


def _created(
    zotero: Any, items: Sequence[Item], version: int
) -> Mapping[str, Any] | None:
    """What Zotero says to new items; None if it has changed, or wants to be left alone."""
    from pyzotero.zotero_errors import PreConditionFailedError

    allowed = {kind: _fields(zotero, kind) for kind in {i["itemType"] for i in items}}
    sent = [within(item, allowed[item["itemType"]]) for item in items]
    try:
        answer = zotero.create_items(sent, last_modified=version, timeout=120)
    except PreConditionFailedError:
        return None
    except ValueError:
        if zotero.request.status_code != 429:
            raise
        answer = None
    if zotero.request.status_code == 429:
        if zotero.backoff_until - time() > _PATIENCE:
            raise ZoteroError("Zotero wants no more requests now; try again later")
        return None
    return answer if isinstance(answer, dict) else {}


def _fields(zotero: Any, item_type: str) -> Collection[str]:
    """The fields that Zotero knows of a type today."""
    return {"itemType", "creators", "tags", *zotero.item_template(item_type)}


def _places(answer: Mapping[str, Any], part: str) -> list[int]:
    found = answer.get(part) or {}
    return sorted(int(at) for at in found)


def _reasons(
    answer: Mapping[str, Any], items: Sequence[Item]
) -> Iterator[tuple[str, str]]:
    for at in _places(answer, "failed"):
        said = answer["failed"][str(at)]
        yield _key(items[at]), str(said.get("message") or said.get("code"))


def _key(item: Item) -> str:
    return str(item["citationKey"])
