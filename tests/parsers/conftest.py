from collections.abc import Callable
from typing import Any

import pytest

from refkit.model import Reference


def _plainly(reference: Reference) -> dict[str, Any]:
    """The fields of a reference, as a case file writes them."""
    fields: dict[str, Any] = {}
    for name, value in reference.known.items():
        if name in {"author", "editor"}:
            fields[name] = [each.inverted for each in value]
        elif isinstance(value, tuple):
            fields[name] = list(value)
        elif value != "document":
            fields[name] = str(value)
    return fields


@pytest.fixture
def plainly() -> Callable[[Reference], dict[str, Any]]:
    """The fields of a reference, as the case files of several parsers write them."""
    return _plainly
