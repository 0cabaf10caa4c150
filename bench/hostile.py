"""Whether time grows no faster than the input, on input made to be slow.

Each line repeats one piece and doubles the length: linear time doubles as well. What
takes longer than ``MOST`` times its half is flagged, and the exit status is 1.

    python bench/hostile.py [WORD…]    only lines whose name has one of the words
"""

import sys
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from itertools import pairwise
from time import process_time

import refkit

SIZES = (60_000, 120_000, 240_000, 480_000)
MOST = 2.6
LETTERS = str.maketrans("0123456789", "ghijklmnop")
LEAST_SECONDS = 0.05
"""Below this, a doubling says more about the machine than about refkit."""

TEXT_PIECES = (
    "a",
    " ",
    "\n",
    "\t \u00a0",
    "\r",
    ".",
    ",",
    "; ",
    "-",
    "–",
    "(",
    "[{(<",
    "1",
    "1.",
    "1, ",
    "1-",
    "2015 ",
    "01.12.",
    "12 May ",
    "A. ",
    "A ",
    "A B. ",
    "Ab Cd, ",
    "Ab, C. D.; ",
    "Li Zhang and ",
    "LiZhangWei",
    "McDonald",
    "van der ",
    "O'Brien",
    "Jr., ",
    "Li Zhang1,2*",
    "王小明",
    "et al. ",
    "Vol. ",
    "vol 1 no 2 pp ",
    "Journal of ",
    "Journal > ",
    "J. Hematol. Oncol. 8:125 (2015) ",
    "Vol. 1, No. 2, pp. 3-4, 2015\n",
    "Authors: ",
    "Title: a\n",
    "Abstract\n",
    "Li Zhang, Ling Pan\n",
    "A Title of Words\n\n",
    "a\n\n",
    "doi:",
    "10.1000/",
    "doi:10.1000/a(b)",
    "https://a.",
    "a@b.",
    "ISSN 1234-567",
    "978-3-",
    "PMC",
    "arXiv:1706.",
    "\u00e9",
    "e\u0301\u0301",
    "\ud800",
    "\u202e",
    "\x00",
    '"',
    "“",
    "&",
    "&amp;",
    "&#",
    "...",
)
HTML_PIECES = (
    "<",
    "</",
    "<p>",
    "<p>a",
    "<div>",
    "</div>",
    "<div><p>",
    "<a href='",
    '<a b="',
    "<a b=c ",
    "<a <a ",
    "<!--",
    "<!-- -",
    "<![CDATA[",
    "<!doctype ",
    "<script>",
    "<style>a",
    "<table><tr><td>",
    "<br>",
    "<h1>a</h1>",
    "<i>a</i> ",
    "<meta name=",
    "<meta name=citation_author content='Li Zhang'>",
    "<meta name=citation_title content=a>",
    "<meta property=og:title content='a | b'>",
    "<span class=Z3988 title='",
    "<span class=Z3988 title='rft.au=a&amp;rft.au=b'></span>",
    "<script type=application/ld+json>{",
    '<script type=application/ld+json>{"author":[',
    "<div itemscope itemprop=a>",
    "<div itemprop=author>Li Zhang",
    "<div vocab=x property=author>",
    "&#x41;",
    "&lt;p&gt;",
    "&ampamp",
)


XML_PIECES = ("<a>", "<a b='c'>", "<a/>", "<title>a</title>", "<name><surname>a")
BYTES_PIECES = (b"\xff", b"\xe9a", b"a\x00", b"<meta charset=", b"\xc3\xa9", b"\x1b$B")
WRITE_PIECES = ("{", "}", "\\", "$", "%", "#_^~&", "\u4e2d", "\u00e9", "A ", "{\\'e}")
READ_PIECES = (
    ("bibtex", "", "@"),
    ("bibtex", "", "@article{"),
    ("bibtex", "", "@article{a,title={b}}\n"),
    ("bibtex", "@article{a,title={", "{"),
    ("bibtex", "@article{a,title={", "{b}"),
    ("bibtex", "@article{a,title={", "\\'"),
    ("bibtex", '@article{a,title="', "b"),
    ("bibtex", "@article{a,title=", "b # "),
    ("bibtex", "@article{a,", "b=1,"),
    ("bibtex", "@article{a,author={", "B and "),
    ("bibtex", "@article{a,author={", "B, "),
    ("bibtex", "@string{a=", '"b"#'),
    ("csl-json", "", "["),
    ("csl-json", "[", "{},"),
    ("csl-json", '[{"title":"', "a"),
    ("ris", "", "TY  - JOUR\n"),
    ("ris", "TY  - JOUR\n", "AU  - B, C\n"),
    ("ris", "TY  - JOUR\nTI  - ", "a\n"),
    ("ris", "TY  - JOUR\n", "\n"),
    ("ris", "", " "),
)


DEDUPE_PIECES = (
    "one record",
    "one bare heading",
    "one title, many pages",
    "one DOI, many titles",
    "one author, year and volume",
    "a chain of near copies",
    "titles of a million letters",
    "nothing",
)


Work = Callable[[int], object]


def lines() -> Iterator[tuple[str, Work]]:
    """Each line's name, and what it does with so many characters."""
    for piece in TEXT_PIECES:
        yield f"text {piece!a}", partial(recover, "", piece)
    for piece in HTML_PIECES:
        yield f"html {piece!a}", partial(recover, "<!doctype html><body>", piece)
    for piece in XML_PIECES:
        yield f"xml {piece!a}", partial(recover, "<?xml version='1.0'?>", piece)
    for data in BYTES_PIECES:
        yield f"bytes {data!a}", partial(recover_bytes, data)
    for piece in WRITE_PIECES:
        for format in ("bibtex", "csl-json", "ris"):
            yield f"write {format} {piece!a}", partial(write, format, piece)
    for format, begin, piece in READ_PIECES:
        yield f"read {format} {begin + piece!a}", partial(read, format, begin, piece)

    for kind in DEDUPE_PIECES:
        yield f"dedupe {kind}", partial(dedupe, kind)


def dedupe(kind: str, length: int) -> object:
    """Deduplicate a record for every 48 characters, all of them alike in some way."""
    each = 30_000 if kind == "titles of a million letters" else 48
    references = [alike(kind, at) for at in range(length // each)]
    return refkit.dedupe(references, jobs=1).assignment


def alike(kind: str, at: int) -> refkit.Reference:
    """One of many references that have something in common."""
    title, journal = "On the growth of oaks in the south of Kent", "Oaks"
    other = sha256(str(at).encode()).hexdigest().translate(LETTERS)
    match kind:
        case "one record":
            return refkit.Reference(title=title, volume="3", page="8")
        case "one bare heading":
            return refkit.Reference(title="Editorial", container_title=journal)
        case "one title, many pages":
            return refkit.Reference(
                title=title, container_title=journal, page=str(at + 1)
            )
        case "one DOI, many titles":
            return refkit.Reference(title=other, doi="10.1000/1")
        case "one author, year and volume":
            return refkit.Reference(
                title=other,
                author=[refkit.Name("Ek")],
                issued=refkit.PartialDate(1990),
                volume="1",
                issue="1",
            )
        case "a chain of near copies":
            letters = list(title * 3)
            for step in range(max(0, at - 99), at):
                letters[step * 7 % 100] = "abcdefghij"[step % 10]
            return refkit.Reference(title="".join(letters))
        case "titles of a million letters":
            return refkit.Reference(title=other + "oak " * 250_000)
    return refkit.Reference()


def filled(piece: str, length: int) -> str:
    """So many characters of one piece over and over."""
    return piece * (length // len(piece))


def recover(begin: str, piece: str, length: int) -> object:
    """Recover from a page of so many characters."""
    return refkit.recover(begin + filled(piece, length))


def recover_bytes(piece: bytes, length: int) -> object:
    """Recover from a page of so many bytes."""
    return refkit.recover(piece * (length // len(piece)))


def write(format: str, piece: str, length: int) -> object:
    """Write a reference with texts of so many characters."""
    text = filled(piece, length)
    return refkit.dumps([refkit.Reference(title=text, abstract=text)], format)


def read(format: str, begin: str, piece: str, length: int) -> object:
    """Read a bibliography of so many characters, or find that it is none."""
    try:
        return refkit.loads(begin + filled(piece, length), format)
    except refkit.FormatError as error:
        return error


def seconds(work: Work, size: int) -> float:
    """The least processor time of three runs, or of one where that is long enough."""
    times = []
    for _ in range(3):
        start = process_time()
        work(size)
        times.append(process_time() - start)
        if times[-1] > 1:
            break
    return min(times)


def grows_too_fast(times: list[float]) -> bool:
    """Whether a doubling of the length costs too much, once it costs anything."""
    return any(
        after > LEAST_SECONDS and after > MOST * before
        for before, after in pairwise(times)
    )


def main(words: list[str]) -> int:
    """Print a line for each piece, and return 1 if one of them is flagged."""
    warnings.simplefilter("ignore", refkit.RefkitWarning)
    refkit.recover("warm up")
    flagged = 0
    print(f"{'milliseconds for characters':<56}", *(f"{size:>8,}" for size in SIZES))
    for name, work in lines():
        if words and not any(word in name for word in words):
            continue
        times = [seconds(work, size) for size in SIZES]
        if grows_too_fast(times):  # or the machine had something else to do
            again = [seconds(work, size) for size in SIZES]
            times = [min(pair) for pair in zip(times, again, strict=True)]
        slow = grows_too_fast(times)
        flagged += slow
        shown = " ".join(f"{time * 1000:8.1f}" for time in times)
        print(f"{name:<56.56} {shown}{'  GROWS TOO FAST' if slow else ''}", flush=True)
    print(f"{flagged} grow faster than {MOST} times a doubling")
    return int(bool(flagged))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
