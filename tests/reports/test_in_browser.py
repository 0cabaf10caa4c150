"""The report as a real browser shows it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from refkit import Deduplicated, Name, Reference, dedupe_report, fingerprint
from refkit.matching.linked import Linked
from tests.reports.browser import Tab, find_browser, running
from tests.reports.libraries import HOSTILE, OAKS, copy_of, doubtful, library

BROWSER: Final = find_browser()

pytestmark = pytest.mark.skipif(
    BROWSER is None,
    reason="no Chromium: neither chromium, chromium-browser nor google-chrome is on"
    " the PATH, and Playwright keeps none",
)

TROUBLE: Final = {
    "Runtime.exceptionThrown",
    "Log.entryAdded",
    "Page.javascriptDialogOpening",
}


# What is far below is laid out only when it comes near, and clipped until then.
_ALL_IN_VIEW: Final = """document.querySelectorAll('details').forEach(each => {
    each.open = true; each.style.contentVisibility = 'visible'; })"""
# Nine columns need a bar of their own, unless they stand below one another.
_SCROLLED: Final = """[...document.querySelectorAll('.sides')]
    .filter(each => each.scrollWidth > each.clientWidth).length"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    assert BROWSER
    with running(BROWSER, tmp_path_factory.mktemp("profile")) as tab:
        yield tab


def _hostile() -> Deduplicated:
    """For each hostile text a work of nine records, and one that may be the same."""
    records: list[Reference] = []
    first: list[int] = []
    for text in HOSTILE:
        work = evolve(
            OAKS,
            title=f"{text} {'Donaudampfschifffahrtsgesellschaft' * 9}",
            author=tuple(Name(literal=f"{text} {at}") for at in range(20)),
            doi=f"10.1000/{'x' * 300}",
            citation_key=text + "k" * 100,
            source="/home/" + text * 9,
        )
        first += [len(records)] * 10 + [len(records) + 10]
        records += [evolve(copy_of(work, "c"), volume=str(at)) for at in range(10)]
        records.append(doubtful(work, text))
    starts = sorted(set(first))
    links = [(at / 9, at, at + 1) for at in starts[::2]]
    return Deduplicated(
        records,
        Linked(first, links, [(-1.0, at - 1, at) for at in starts[1::2]]),
        {},
    )


def _show(tab: Tab, folder: Path, result: Deduplicated, width: int = 1280) -> None:
    page = folder / "report.html"
    page.write_text(dedupe_report(result), "utf-8")
    tab.resize(width, 900)
    tab.open(page)
    assert tab.value("document.readyState") == "complete"


def _trouble(tab: Tab) -> list[dict[str, Any]]:
    return [event for event in tab.events if event["method"] in TROUBLE]


@pytest.mark.parametrize("width", [1280, 390])
def test_no_text_breaks_out_or_overflows(tab: Tab, tmp_path: Path, width: int) -> None:
    result = _hostile()
    _show(tab, tmp_path, result, width)
    tab.value(_ALL_IN_VIEW)
    assert tab.value("document.scrollingElement.scrollWidth") <= width
    assert tab.value(_SCROLLED) == (6 if width > 640 else 0)
    assert (
        tab.value("document.querySelectorAll('img, svg, iframe, object').length") == 0
    )
    assert tab.value("document.scripts.length") == 1
    shown = tab.value("document.body.innerText.replace(/\\s+/g, ' ')")
    for record in result.inputs:
        assert record.title
        assert record.title in shown
    requested = [e for e in tab.events if e["method"] == "Network.requestWillBeSent"]
    assert len(requested) == 1
    assert _trouble(tab) == []


def test_what_is_asked_can_be_read(tab: Tab, tmp_path: Path) -> None:
    _show(tab, tmp_path, library())
    top = "document.querySelector('#unsure details').getBoundingClientRect().top"
    assert 0 < tab.value(top) < 600
    for words in ("Deduplication report", "interim analysis", "Are A and B one work?"):
        assert words in tab.value("document.body.innerText")


def test_light_and_dark(tab: Tab, tmp_path: Path) -> None:
    _show(tab, tmp_path, library())
    paper = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g)[0]"
    brightness = []
    for theme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": theme}]
        tab.ask("Emulation.setEmulatedMedia", features=features)
        brightness.append(int(tab.value(paper)))
    assert brightness[0] > 200
    assert brightness[1] < 60


def test_answers_are_downloaded(tab: Tab, tmp_path: Path) -> None:
    result = library(said={(1, 3): False})
    _show(tab, tmp_path, result)
    tab.value("document.querySelector('#unsure input[value=yes]').click()")
    assert tab.value("document.getElementById('told').textContent").startswith("1 of 1")
    assert _download(tab, tmp_path) == {
        "refkit": "decisions",
        "decisions": [
            _decision(result, 0, 2, same=True),
            # The answer goes for the copy too; the page shows the first pair's titles.
            _decision(result, 1, 2, same=True) | {"titles": _titles(result, 0, 2)},
            _decision(result, 1, 3, same=False),
        ],
    }
    assert _trouble(tab) == []


def test_answers_by_the_keys(tab: Tab, tmp_path: Path) -> None:
    _show(tab, tmp_path, library())
    tab.value("document.querySelector('#unsure input:checked').focus()")
    tab.ask("Input.dispatchKeyEvent", type="keyDown", key="n", text="n")
    focused = "document.activeElement.closest('details').parentElement.id"
    assert tab.value(focused) == "merged"
    assert [d["same"] for d in _download(tab, tmp_path)["decisions"]] == [False, False]


def test_without_scripts_the_page_is_read_but_asks_nothing(
    tab: Tab, tmp_path: Path
) -> None:
    tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    _show(tab, tmp_path, library())
    shown = tab.value("document.body.innerText")
    tab.ask("Emulation.setScriptExecutionDisabled", value=False)
    assert "interim analysis" in shown
    assert "Download" not in shown
    assert "Are A and B" not in shown


def _download(tab: Tab, folder: Path) -> Any:
    tab.ask(
        "Browser.setDownloadBehavior",
        behavior="allow",
        downloadPath=str(folder),
        eventsEnabled=True,
    )
    tab.value("document.getElementById('save').click()")
    tab.wait_for("Browser.downloadProgress", state="completed")
    return json.loads((folder / "decisions.json").read_text("utf-8"))


def _decision(result: Deduplicated, *places: int, same: bool) -> dict[str, Any]:
    records = [fingerprint(result.inputs[at]) for at in places]
    return {"records": records, "same": same, "titles": _titles(result, *places)}


def _titles(result: Deduplicated, *places: int) -> list[str | None]:
    return [result.inputs[at].title for at in places]
