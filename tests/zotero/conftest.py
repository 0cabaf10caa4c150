from collections.abc import Iterator

import pytest

from .server import KEY, Zotero, serving


@pytest.fixture
def zotero(monkeypatch: pytest.MonkeyPatch) -> Iterator[Zotero]:
    monkeypatch.setenv("ZOTERO_API_KEY", KEY)
    with serving() as zotero:
        yield zotero
