"""The public face: what it holds, and that it costs nothing until it is used."""

import ast
import json
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import refkit

HEAVY = {
    "attr",
    "attrs",
    "charset_normalizer",
    "habanero",
    "httpx2",
    "lxml",
    "pybtex",
    "rapidfuzz",
    "requests",
    "requests_cache",
    "selectolax",
}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import refkit", id="import"),
        pytest.param("import refkit.cli; run('--help')", id="help"),
        pytest.param("import refkit.cli; run('export', '--help')", id="export-help"),
        pytest.param("import refkit.cli; run('--version')", id="version"),
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(
    code: str, python: Callable[..., Any]
) -> None:
    probe = (
        "import json, sys\n"
        "def run(*args):\n"
        "    try:\n"
        "        refkit.cli.main(args)\n"
        "    except SystemExit as end:\n"
        "        assert end.code == 0\n"
        f"{code}\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    result = python("-c", probe)
    assert result.stderr == b""
    modules = json.loads(result.stdout.splitlines()[-1])
    assert "refkit" in modules
    assert not HEAVY & {name.partition(".")[0] for name in modules}


def test_every_public_name_is_found() -> None:
    assert refkit.__all__ == sorted(refkit._HOMES)
    for name in refkit.__all__:
        assert getattr(refkit, name) is not None
    assert set(refkit.__all__) <= set(dir(refkit))


def test_what_is_loaded_is_what_type_checkers_see() -> None:
    tree = ast.parse(Path(refkit.__file__).read_text("utf-8"))
    seen = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("refkit")
        for alias in node.names
    }
    assert seen == refkit._HOMES


def test_no_module_bears_the_name_of_a_public_name() -> None:
    modules = {module.name for module in pkgutil.iter_modules(refkit.__path__)}
    assert not modules & set(refkit.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'cite'"):
        _ = refkit.cite  # type: ignore[attr-defined]
