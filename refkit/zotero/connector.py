"""Zotero on this computer, which listens to what browsers save.

https://www.zotero.org/support/dev/client_coding/connector_http_server
"""

import json
from collections.abc import Iterable, Mapping
from http.client import HTTPConnection, HTTPException
from typing import Any, Final
from uuid import uuid4

from refkit.errors import ZoteroError
from refkit.model import Reference
from refkit.zotero.deliveries import Delivery
from refkit.zotero.items import items_of

PORT: Final = 23119
_AT_ONCE: Final = 50
_HEADERS: Final = {
    "Content-Type": "application/json",
    "User-Agent": "refkit",
    "X-Zotero-Connector-API-Version": "3",
}


def to_zotero(
    references: Iterable[Reference], *, dry_run: bool = False, port: int = PORT
) -> Delivery:
    """Hand references to the Zotero that runs on this computer.

    It puts them into the collection that is selected there, every time anew.
    ``ZoteroError`` if none runs or it takes nothing; ``dry_run`` asks nobody.
    """
    items = items_of(references)
    if not dry_run:
        if _asked(port, "ping", {})[0] != 200:
            raise ZoteroError(f"what listens on port {port} is not Zotero")
        for start in range(0, len(items), _AT_ONCE):
            _save(port, items[start : start + _AT_ONCE], start)
    return Delivery(added=tuple(item["citationKey"] for item in items))


def _save(port: int, items: list[dict[str, Any]], before: int) -> None:
    message = {
        "sessionID": uuid4().hex,
        "uri": "",
        "items": [{**item, "notes": [], "attachments": []} for item in items],
    }
    status, answer = _asked(port, "saveItems", message)
    if status in {200, 201}:
        return
    reason = _REASONS.get(status, f"it answered {status}")
    if status == 500 and b"libraryEditable" in answer:
        reason = "the library that is selected there is read-only"
    done = f" ({before} were saved before)" if before else ""
    raise ZoteroError(f"Zotero did not save the references: {reason}{done}")


_REASONS: Final[Mapping[int, str]] = {
    400: "it did not understand them",
    404: "it is too old",
    409: "it is still busy with others",
    412: "it wants another version of its connector",
}


def _asked(port: int, what: str, message: Mapping[str, Any]) -> tuple[int, bytes]:
    """What Zotero answers; a proxy has no part in it."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        body = json.dumps(message).encode()
        connection.request("POST", f"/connector/{what}", body, _HEADERS)
        response = connection.getresponse()
        return response.status, response.read()
    except ConnectionRefusedError:
        raise ZoteroError(
            f"no Zotero runs on this computer (nobody listens on port {port});"
            " start it, and try again"
        ) from None
    except (OSError, HTTPException) as error:
        raise ZoteroError(f"Zotero does not answer: {error}") from error
    finally:
        connection.close()
