from collections.abc import Iterator
from pathlib import Path

import pytest

from refkit.enrichers import sessions

from .server import Server, serving


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that Crossref's requests go to, and an empty cache folder."""
    with serving() as running:
        monkeypatch.setenv("REFKIT_CROSSREF_URL", running.url)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        monkeypatch.delenv("REFKIT_MAILTO", raising=False)
        yield running
    # Or every test would leave its connections and files open.
    sessions._opened_memory.cache_clear()


@pytest.fixture
def cache_file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "refkit" / "crossref.sqlite"
