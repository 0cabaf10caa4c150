"""Identifiers as bibliography files hold them: as they are, without an address."""

import re
from typing import Final

from refkit.readers.patterns import lazy

_DOI_PREFIX: Final = lazy(
    r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?=10\.)|doi:\s*(?=10\.)", re.I
)


def bare_doi(text: str) -> str:
    """A DOI without the address or label before it; its letters stay as they are.

    >>> bare_doi("https://doi.org/10.1016/S0140-6736(20)30183-5")
    '10.1016/S0140-6736(20)30183-5'
    """
    match = _DOI_PREFIX.match(text)
    return text[match.end() :] if match else text
