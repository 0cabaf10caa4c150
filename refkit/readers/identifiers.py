"""Identifiers, each proved by its form and, where it has one, its check digit."""

import re
from typing import Final
from urllib.parse import unquote

from refkit.model import Value
from refkit.readers.patterns import lazy
from refkit.readers.texts import read_text

_DOI: Final = lazy(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|(?:info:|urn:)?doi[:\s]\s*)?"
    r"(10\.\d{4,9}(?:\.\d+)*/\S+)",
    re.I | re.A,
)
_DIGITS: Final = lazy(r"(?:PMID|PubMed(?: ID)?)?[:\s]*([1-9]\d{0,8})", re.I | re.A)
_PMCID: Final = lazy(r"(?:PMCID[:\s]*)?(?:PMC)?([1-9]\d{2,8})(?:\.\d)?", re.I | re.A)
_ARXIV: Final = lazy(
    r"(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:\s*)?"
    r"((?:[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5}))(?:v\d+)?(?:\.pdf)?",
    re.I | re.A,
)
_ISSN: Final = lazy(r"(\d{4})\s?[-\u2010-\u2013]?\s?(\d{3}[\dX])", re.I | re.A)
_OPEN, _CLOSE = "([{<", ")]}>"


def read_doi(value: Value) -> str:
    """Read a DOI: lower case, bare, without what the sentence around it left there.

    https://www.doi.org/doi-handbook/HTML/index.html

    >>> read_doi("https://doi.org/10.1002/(SICI)1099-1409(199908)3:6/7.")
    '10.1002/(sici)1099-1409(199908)3:6/7'
    """
    text = read_text(value)
    if "%" in text:
        text = unquote(text)
    match = _DOI.fullmatch(text)
    if match is None:
        raise ValueError(f"not a DOI: {text!r:.80}")
    doi = match[1]
    while doi:
        last = doi[-1]
        at = _CLOSE.find(last)
        if (
            at >= 0 and doi.count(last) > doi.count(_OPEN[at])
        ) or last in ".,;:'\"”’»…·|":
            doi = doi[:-1]
        else:
            break
    if doi.endswith("/"):
        raise ValueError(f"not a DOI: {text!r:.80}")
    return doi.lower()


def read_pmid(value: Value) -> str:
    """Read a PubMed number.

    >>> read_pmid("PMID: 19577567")
    '19577567'
    """
    return _matched(_DIGITS, value, "PMID")


def read_pmcid(value: Value) -> str:
    """Read a PubMed Central number, with its prefix.

    >>> read_pmcid("PMCID: PMC2759771")
    'PMC2759771'
    """
    return "PMC" + _matched(_PMCID, value, "PMCID")


def read_arxiv(value: Value) -> str:
    """Read an arXiv number, old or new, without its version.

    https://info.arxiv.org/help/arxiv_identifier.html

    >>> read_arxiv("arXiv:1706.03762v5"), read_arxiv("hep-th/9901001")
    ('1706.03762', 'hep-th/9901001')
    """
    return _matched(_ARXIV, value, "arXiv number").lower()


def read_issn(value: Value) -> str:
    """Read an ISSN, if its check digit is right.

    >>> read_issn("1756-8722")
    '1756-8722'
    """
    match = _ISSN.fullmatch(read_text(value).removeprefix("ISSN").strip(" :"))
    if match is None:
        raise ValueError(f"not an ISSN: {value!r:.40}")
    digits = (match[1] + match[2]).upper()
    total = sum((8 - at) * int(digit) for at, digit in enumerate(digits[:7]))
    if "0123456789X"[-total % 11] != digits[7]:
        raise ValueError(f"an ISSN with a wrong check digit: {value!r:.40}")
    return f"{digits[:4]}-{digits[4:]}"


def read_isbn(value: Value) -> str:
    """Read an ISBN of 10 or 13 digits, if its check digit is right; hyphens stay.

    >>> read_isbn("ISBN 978-3-8329-2430-0")
    '978-3-8329-2430-0'
    """
    text = re.sub(
        r"^(?:e-?)?ISBN(?:-1[03])?[:\s]*", "", read_text(value), flags=re.I | re.A
    )
    digits = text.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        right = sum(int(d) * (1, 3)[at % 2] for at, d in enumerate(digits)) % 10 == 0
    elif re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        right = (
            sum("0123456789X".index(d) * (10 - at) for at, d in enumerate(digits)) % 11
            == 0
        )
    else:
        right = False
    if not right:
        raise ValueError(f"not an ISBN: {value!r:.40}")
    return text.replace(" ", "-").upper()


def read_url(value: Value) -> str:
    """Read an absolute web address.

    >>> read_url("https://example.org/a_b?c=1")
    'https://example.org/a_b?c=1'
    """
    text = read_text(value)
    if not re.fullmatch(r"https?://[^\s/]\S*", text, re.I):
        raise ValueError(f"not a web address: {text!r:.80}")
    return text


def _matched(pattern: re.Pattern[str], value: Value, what: str) -> str:
    match = pattern.fullmatch(read_text(value))
    if match is None:
        raise ValueError(f"not a {what}: {value!r:.40}")
    return match[1]
