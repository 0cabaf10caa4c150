"""Input that nobody means well with: nothing raises, and every quote is true."""

import gzip
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.cli import main
from refkit.decoding import to_scrape
from refkit.plugins import PARSERS

Run = Callable[..., "CompletedProcess[bytes]"]
META = '<meta name="citation_author" content="Li Zhang"><meta name="citation_title" {}>'
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b0 "lol">'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    + "]><article><front><article-meta><title-group><article-title>&b9;</article-title>"
    "</title-group></article-meta></front></article>"
)
NASTY: dict[str, str | bytes] = {
    "empty": "",
    "nothing": b"",
    "white space": " \t\r\n\u00a0\u2028" * 1000,
    "NULs": "\x00" * 10_000,
    "NULs in words": "T\x00i\x00tle\n\nLi\x00 Zhang, Ling\x00 Pan\n",
    "NUL bytes": bytes(10_000),
    "10 MB on one line": "On the Hypotheses of Li Zhang, vol. 8 " * 270_000,
    "10 MB of one letter": "a" * 10_000_000,
    "a million short lines": "a\n" * 1_000_000,
    "a million empty lines": "\r\n" * 1_000_000,
    "lone surrogates": "\ud800 Title of\udfff a Page\n\nLi \udc80Zhang, Ling Pan\n" * 9,
    "surrogates in markup": META.format('content="A \ud800 title"') + "<p>\udfff",
    "UTF-16": "On Hypotheses\n\nLi Zhang, Ling Pan\n\nNature 8 (2015)".encode("utf-16"),
    "UTF-16 cut in two": "\ufeffOn Hypotheses".encode("utf-16-le")[:-1],
    "UTF-16 with a lone surrogate": b"\xff\xfe\x00\xd8a\x00",
    "UTF-7": b"+ADw-meta name=+ACI-citation_title+ACI-",
    "PNG": b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(10_000),  # noqa: S311
    "PDF": b"%PDF-1.7\n" + random.Random(2).randbytes(10_000),  # noqa: S311
    "gzip": gzip.compress(b"On Hypotheses\n" * 1000),
    "noise": random.Random(3).randbytes(100_000),  # noqa: S311
    "every byte": bytes(range(256)) * 100,
    "deeply nested HTML": "<div>" * 200_000,
    "deeply nested lists": "<ul><li><b><i><table><tr><td>" * 20_000 + "x",
    "closed and never opened": "<html>" + "</div></p></table></body>" * 20_000,
    "a tag that never ends": "<html><meta name=" + "a" * 1_000_000,
    "a comment that never ends": "<html><!-- " + "-" * 1_000_000,
    "a script that never ends": "<html><script>" + "<" * 1_000_000,
    "many attributes": "<html><p " + "a=b " * 200_000 + ">",
    "deep JSON-LD": (
        '<script type="application/ld+json">' + '{"author":[' * 100_000 + "</script>"
    ),
    "broken JSON-LD": '<script type="application/ld+json">{"@type": NaN}}</script>',
    "numbers in JSON-LD": (
        '<script type="application/ld+json">{"@type":"Article","name":1e999,"author":'
        f"{'9' * 5000}}}</script>"
    ),
    "odd entities": META.format(
        'content="&#0;&#xD800;&#x110000;&#99999999999;&bad;&amp"'
    ),
    "an entity bomb": BOMB,
    "an entity from a file": (
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><title>&e;</title></a>'
    ),
    "right to left": "\u202eOn Hypotheses\u202c\n\n\u2067Li Zhang\u2069, Ling Pan\n",
    "marks on marks": "T" + "\u0301" * 100_000 + "\n\nLi Zhang, Ling Pan",
    "digits of other scripts": "Nature ٨ (٢٠١٥), ١٢-٣٤\nvol. ²³ no. ⅷ, 20１5-１２-0１",
    "long numbers": "Vol. " + "9" * 100_000 + ", no. " + "1" * 5000 + " (20155555)",
    "dates that are none": "31.02.2015\n0000-00-00\n99.99.9999\n30 February 20155",
    "a list of all authors": "Li Zhang, " * 20_000,
}


def check(content: str | bytes) -> None:
    """What holds of every page, whatever is in it."""
    page = to_scrape(content)
    for name in PARSERS.builtin:
        for claim in PARSERS.get(name).claims(page):
            start, end = claim.evidence.span or (0, 0)
            assert 0 <= start < end <= len(page.text)
            assert page.text[start:end] == claim.evidence.quote
            if name == "text" and page.media_type == "text/plain":
                assert claim.field == "type" or claim.value == claim.evidence.quote
    references = refkit.recover(content)
    assert all(reference.title for reference in references)
    for format in ("bibtex", "csl-json", "ris"):
        written = refkit.dumps(references, format)
        assert len(refkit.loads(written, format)) == len(references)
        written.encode()


@pytest.mark.parametrize("name", NASTY)
def test_nasty_pages_are_read(name: str) -> None:
    check(NASTY[name])


# Arbitrary text hardly ever looks like a page, so pieces of pages are thrown in.
PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        ", ",
        "<p>",
        "</p>",
        "<h1>",
        "<!--",
        "&amp;",
        "&#",
        '<meta name="citation_title" content="',
        '<meta name=citation_author content="',
        '">',
        '<script type="application/ld+json">{"@type":"Article","name":"',
        '"}</script>',
        "Li Zhang",
        "Zhang, L.",
        "Ling PanDuxin Sun",
        "On the Hypotheses which Lie at the Bases of Geometry",
        "Authors: ",
        "Erschienen in: ",
        "Journal of Hematology & Oncology",
        "doi: 10.1000/182",
        "2015",
        "01.12.2015",
        "Vol. 8, No. 1, pp. 12–34",
        "Abstract",
        "\ud800",
        "\x00",
        "\r",
        "\u2028",
        "\ufeff",
    ]
)
NOISE = st.lists(PIECES | st.text(max_size=5), max_size=8).map("".join)
PAGES = st.lists(
    NOISE
    | st.sampled_from(
        [
            "\n\nOn the Hypotheses which Lie at the Bases of Geometry\n\n",
            "\nLi Zhang, Ling Pan, C Alexander Valencia\n",
            "\nJournal of Hematology & Oncology 8 (2015), 12-34\n",
            "\nErschienen in:\nJournal of Hematology & Oncology\n",
            "\nhttps://doi.org/10.1000/182\n",
            '<meta name="citation_title" content="On &amp; the Hypotheses">',
            "<h1>On the Hypotheses of <i>Geometry</i></h1>",
        ]
    ),
    max_size=10,
).map("".join)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    check(data)


@given(PAGES)
def test_any_page_is_read(text: str) -> None:
    check(text)
    check("<!doctype html>" + text)
    check("<?xml version='1.0'?>" + text)


@given(st.text(), st.text(), st.text())
def test_any_address_and_media_type_are_taken(text: str, url: str, said: str) -> None:
    refkit.recover(text, url=url, media_type=said)
    refkit.recover(text.encode("utf-8", "replace"), url=url, media_type=said)


@given(st.text(), st.sampled_from(["bibtex", "csl-json", "ris"]))
def test_any_text_is_a_bibliography_or_a_format_error(text: str, format: str) -> None:
    with suppress(refkit.FormatError):
        refkit.loads(text, format)


@pytest.mark.filterwarnings("ignore::refkit.RefkitWarning")
def test_nasty_files_are_exported_and_shown(
    tmp_path: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in NASTY.items():
        if isinstance(content, bytes):
            Path(name).write_bytes(content)
        else:
            Path(name).write_bytes(content.encode("utf-8", "surrogatepass"))
    result = command("export", ".")
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr
    refkit.loads(result.stdout.decode(), "bibtex")
    for name in NASTY:
        shown = CliRunner().invoke(main, ["inspect", name])
        assert (shown.exit_code, shown.exception) == (0, None)


INJECTIONS = [
    "\\input{/etc/passwd}",
    "\\write18{rm -rf /}",
    "} @comment{x",
    "Braces {{{ that open",
    "Braces }}} that close",
    "100% of $x_1^2$ & #1 ~ all\\",
    "x\nER  - \nTY  - BOOK\nTI  - y",
    "x\r\nER  -",
    "x\u2028TY  - BOOK\x85TI  - y",
    '", "id": "z',
    "../../etc/passwd",
    "@article{key, title = {y}}",
]


@pytest.mark.parametrize("title", INJECTIONS)
@pytest.mark.parametrize("format", ["bibtex", "csl-json", "ris"])
def test_what_a_page_says_stays_a_value(title: str, format: str) -> None:
    quoted = title.replace("&", "&amp;").replace('"', "&quot;")
    (reference,) = refkit.recover(META.format(f'content="{quoted}"'))
    written = refkit.dumps([reference], format)
    (again,) = refkit.loads(written, format)
    assert again.title == reference.title
    assert again.author == reference.author
    if format == "ris":
        assert sum(line.startswith("TY  -") for line in written.splitlines()) == 1
    if format == "bibtex":
        assert "\\input" not in written
        assert "\\write" not in written
        assert written.count("\n@") + written.startswith("@") == 1
