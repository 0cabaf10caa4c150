"""A real Chromium without a window, driven over a pipe by its DevTools protocol.

https://chromedevtools.github.io/devtools-protocol/
"""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Final

_NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
_ENDS: Final = ("chrome-linux*/chrome", "chrome-linux*/headless_shell")
_PATIENCE: Final = 60.0

# The browser reads its orders from descriptor 3 and answers on descriptor 4.
_START: Final = (
    "import os, sys; orders, answers = map(int, sys.argv[1:3]);"
    " os.dup2(orders, 13); os.dup2(answers, 14); os.dup2(13, 3); os.dup2(14, 4);"
    " os.execv(sys.argv[3], sys.argv[3:])"
)


def find_browser() -> str | None:
    """Return the path of a Chromium: on the PATH, or as Playwright keeps it."""
    on_path = filter(None, map(shutil.which, _NAMES))
    default = Path.home() / ".cache" / "ms-playwright"
    kept = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or default)
    by_playwright = (
        str(path) for end in _ENDS for path in sorted(kept.glob(f"chromium*/{end}"))
    )
    return next(chain(on_path, by_playwright), None) if os.name == "posix" else None


class Tab:
    """One tab of a running browser, and all that it reported."""

    def __init__(self, orders: BinaryIO, answers: BinaryIO) -> None:
        self._orders, self._answers = orders, answers
        self._number, self._session, self._rest = 0, "", b""
        self.events: list[dict[str, Any]] = []
        """What the browser told unasked: errors, requests, downloads."""

    def attach(self) -> None:
        """Open an empty tab and listen to it."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Give an order and return the answer."""
        self._number += 1
        order = {"id": self._number, "method": method, "params": parameters}
        if self._session and not method.startswith("Browser."):
            order["sessionId"] = self._session
        self._orders.write(json.dumps(order).encode() + b"\0")
        self._orders.flush()
        while (answer := self._next()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def wait_for(self, method: str, **parameters: Any) -> None:
        """Wait until the browser reports something, if it has not yet."""
        seen = 0
        while True:
            for event in self.events[seen:]:
                said = event.get("params", {})
                if event["method"] == method and parameters.items() <= said.items():
                    return
            seen = len(self.events)
            self.events.append(self._next())

    def open(self, page: Path) -> None:
        """Show a file."""
        self.events.clear()
        self.ask("Page.navigate", url=page.as_uri())
        self.wait_for("Page.loadEventFired")

    def value(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to in the page."""
        said = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def resize(self, width: int, height: int) -> None:
        """Give the page a window of so many pixels."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def _next(self) -> dict[str, Any]:
        ends = time.monotonic() + _PATIENCE
        while b"\0" not in self._rest:
            left = max(0.0, ends - time.monotonic())
            ready, _, _ = select.select([self._answers], [], [], left)
            assert ready, "the browser says nothing"
            more = os.read(self._answers.fileno(), 1 << 16)
            assert more, "the browser is gone"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        said: dict[str, Any] = json.loads(message)
        return said


@contextmanager
def running(browser: str, profile: Path) -> Iterator[Tab]:
    """Start a browser with an empty profile, and end it."""
    its_orders, our_orders = os.pipe()
    our_answers, its_answers = os.pipe()
    options = (
        "--headless=new",
        "--no-sandbox",  # root may not have one, and the page is our own
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--no-first-run",
        "--remote-debugging-pipe",
        f"--user-data-dir={profile}",
    )
    with (
        os.fdopen(our_orders, "wb") as orders,
        os.fdopen(our_answers, "rb", buffering=0) as answers,
        subprocess.Popen(
            [
                *(sys.executable, "-c", _START, str(its_orders), str(its_answers)),
                *(browser, *options),
            ],
            pass_fds=(its_orders, its_answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process,
    ):
        os.close(its_orders)
        os.close(its_answers)
        tab = Tab(orders, answers)
        try:
            tab.attach()
            yield tab
            tab.ask("Browser.close")
            process.wait(_PATIENCE)
        finally:
            process.kill()  # which does nothing to a browser that has ended
