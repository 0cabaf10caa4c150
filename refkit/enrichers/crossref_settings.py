"""Where Crossref is, and who asks it: arguments, environment, configuration file."""

import os
import re
from pathlib import Path
from typing import Final

from attrs import field, frozen

from refkit.enrichers.limits import Pool
from refkit.errors import EnrichmentError

_SERVER: Final = "https://api.crossref.org"
_URL: Final = re.compile(
    r"https?://(?:\[[0-9a-f:.]+\]|[^\W_][\w.-]*)(?::([0-9]{1,5}))?(?:/[^\s?#]*)?",
    re.A | re.I,
)
_ADDRESS: Final = re.compile(r"[\w.+%-]+@[\w.-]+", re.A)
# Anything else could end the header that it is sent in.
_TOKEN: Final = re.compile(r"[!-~]{1,4096}")


@frozen
class Terms:
    """How Crossref is to be asked.

    ``mailto`` of None leaves the address to ``REFKIT_MAILTO`` and the configuration
    file. ``offline`` takes what the cache has, however old, and asks nobody;
    ``refresh`` asks anew about what the cache has; ``notices`` also asks for notices
    about works whose messages name none.
    """

    mailto: str | None = field(default=None)
    offline: bool = False
    refresh: bool = False
    notices: bool = False

    @mailto.validator
    def _check(self, _: object, address: object) -> None:
        if address is not None:
            _checked("mailto", address)


USUAL: Final = Terms()


def server() -> str:
    """The address that requests go to, without a slash at its end."""
    url = os.environ.get("REFKIT_CROSSREF_URL") or _SERVER
    match = _URL.fullmatch(url)
    if not match or int(match[1] or 0) > 65535:
        raise EnrichmentError(f"REFKIT_CROSSREF_URL is not a web address: {url!r:.80}")
    at = (url + "/").find("/", len("https://"))
    # In the form in which requests sends it, for answers are remembered under it.
    return (url[:at].lower() + url[at:]).rstrip("/")


def mailto(given: str | None = None) -> str | None:
    """The e-mail address to go by, if there is one."""
    if given:
        return given
    if address := os.environ.get("REFKIT_MAILTO"):
        return _checked("REFKIT_MAILTO", address)
    if configured := _configured_mailto():
        return _checked(f"mailto in {config_file()}", configured)
    return None


def _checked(where: str, address: object) -> str:
    if not isinstance(address, str) or not _ADDRESS.fullmatch(address):
        raise EnrichmentError(f"{where} is not an e-mail address: {address!r:.80}")
    return address


def token() -> str | None:
    """The key of a subscriber to Crossref Plus."""
    found = os.environ.get("REFKIT_CROSSREF_TOKEN") or None
    if found and not _TOKEN.fullmatch(found):
        raise EnrichmentError("REFKIT_CROSSREF_TOKEN is not a token")  # nor shown
    return found


def pool(terms: Terms) -> Pool:
    """The pool that Crossref counts our requests in."""
    if token():
        return "plus"
    return "polite" if mailto(terms.mailto) else "public"


def cache_file() -> Path:
    """Where answers are remembered."""
    from platformdirs import user_cache_path

    return user_cache_path("refkit", appauthor=False) / "crossref.sqlite"


def config_file() -> Path:
    """Where a person may keep what else has to be said each time."""
    from platformdirs import user_config_path

    return user_config_path("refkit", appauthor=False) / "config.toml"


def _configured_mailto() -> object:
    import tomllib

    file = config_file()
    try:
        return tomllib.loads(file.read_text("utf-8")).get("mailto")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise EnrichmentError(f"{file} cannot be read: {error}") from error
