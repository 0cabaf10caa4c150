from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from refkit.enrichers import limits, patience, polite, sessions

from .server import Server, serving

_AS_FAST_AS_CAN_BE = {
    pool: dict.fromkeys(kinds, limits.Limit(1000, 1.0, 6))
    for pool, kinds in limits.POOLS.items()
}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that Crossref's requests go to, and an empty cache folder."""
    with serving() as running:
        monkeypatch.setenv("REFKIT_CROSSREF_URL", running.url)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        for variable in ("REFKIT_MAILTO", "REFKIT_CROSSREF_TOKEN"):
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setattr(polite, "_PAUSES", (0.01, 0.02))
        monkeypatch.setattr(limits, "POOLS", _AS_FAST_AS_CAN_BE)
        yield running
    _begin_anew()


@pytest.fixture
def again() -> Callable[[], None]:
    """Begin another run, as far as this process can."""
    return _begin_anew


def _begin_anew() -> None:
    # Or every test would leave its connections and files open, and its failures count.
    polite.adapter().close()
    for kept in (sessions._opened_memory, polite.adapter, limits._made, patience._made):
        kept.cache_clear()


@pytest.fixture
def cache_file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "refkit" / "crossref.sqlite"
