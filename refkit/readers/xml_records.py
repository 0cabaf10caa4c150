"""The records of an XML text, one after another, each parsed by itself.

No document type is read and nothing is fetched, so an entity that a document declares
expands to nothing: its name stays as it is written. A record that is broken, or cut off,
is told of and left out, and the next one is read.
"""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape
from html.entities import html5
from typing import TYPE_CHECKING, Final, NamedTuple

from refkit.errors import FormatError, RefkitWarning
from refkit.readers.patterns import lazy

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAME: Final = r"(?:[A-Za-z_][\w.-]{0,40}:)?"
_HIDING: Final[Mapping[str, str]] = {"!--": "-->", "![CDATA[": "]]>", "?": "?>"}
"""What begins a stretch in which a tag is none, and what ends it."""
_MOST_DEEP: Final = 200
_REFERENCE: Final = lazy(r"&(?:#x?[0-9A-Fa-f]{1,7};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_NO_CHARACTER: Final = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OWN: Final = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


class _Cut(NamedTuple):
    """Where a record stands, and where the next begins; without an end, it is cut off."""

    start: int
    end: int | None
    stop: int


def xml_records(
    format_name: str,
    text: str,
    names: Iterable[str],
    roots: Iterable[str] = (),
    *,
    head: str = "",
    holds: str = "",
) -> Iterator["Element"]:
    """Yield each element of a name, its own elements named in lower case, no prefixes.

    ``names`` and ``roots`` are in lower case; a text with no element of either, and not
    blank, raises ``FormatError``. Elements of ``names`` do not stand in one another: where one seems
    to, the outer is broken. With a ``head``, a record is read no further than the end of
    its first element of that name. What does not hold the word ``holds`` is no record,
    but something else of the same name.

    >>> text = "<a:b xmlns:a='x'><a:C d='1'>e</a:C></a:b><b>f</g><b>h</b>"
    >>> with warnings.catch_warnings(record=True) as told:
    ...     warnings.simplefilter("always")
    ...     [(each.findtext("c"), each.text) for each in xml_records("t", text, ["b"])]
    [('e', None), (None, 'h')]
    >>> str(told[0].message)
    't: record 2 (line 1) left out: its end is missing'
    """
    number, line, counted = 0, 1, 0
    for cut in _cuts(text, "|".join(names)):
        if holds and text.find(holds, cut.start, cut.stop) < 0:
            continue
        number += 1
        element, reason = _parsed(text, cut, head)
        if element is not None:
            yield element
            continue
        line += text.count("\n", counted, cut.start)
        counted = cut.start
        warnings.warn(
            f"{format_name}: record {number} (line {line}) left out: {reason}",
            RefkitWarning,
            stacklevel=2,
        )
    if number or text.isspace() or not text:
        return
    if not _has_root(text, "|".join((*names, *roots))):
        raise FormatError(format_name, "no record, and nothing that holds records")


def record_ends(*names: str) -> re.Pattern[bytes]:
    """Where a file of such records may be cut: behind the end of each."""
    return re.compile(rf"</{_NAME}(?:{'|'.join(names)})\s{{0,9}}>".encode(), re.I)


@lru_cache(64)
def _tags(names: str) -> re.Pattern[str]:
    return re.compile(
        rf"<(?:(?P<hides>!--|!\[CDATA\[|\?)|(?P<type>!DOCTYPE)"
        rf"|(?P<end>/)?{_NAME}(?:{names})(?=[\s/>])[^<>]*>?)",
        re.I,
    )


def _has_root(text: str, names: str) -> bool:
    return bool(re.search(rf"</?{_NAME}(?:{names})(?=[\s/>])", text, re.I))


def _cuts(text: str, names: str) -> Iterator[_Cut]:
    """Where the records stand, in order."""
    pattern, at, start = _tags(names), 0, None
    unended: set[str] = set()
    while tag := pattern.search(text, at):
        at = tag.end()
        if hides := tag["hides"]:
            at = _past(text, at, _HIDING[hides.upper()], unended)
        elif tag["type"]:
            at = _past_type(text, at, unended)
        elif tag["end"]:
            if start is not None:
                yield _Cut(start, at, at)
            start = None
        else:
            if start is not None:
                yield _Cut(start, None, tag.start())
            start = tag.start()
            if tag[0].endswith("/>"):
                yield _Cut(start, at, at)
                start = None
    if start is not None:
        yield _Cut(start, None, len(text))


def _past(text: str, at: int, mark: str, unended: set[str]) -> int:
    """Where a stretch ends; where it starts, if it never ends: then it hides nothing."""
    if mark in unended:
        return at
    end = text.find(mark, at)
    if end < 0:
        unended.add(mark)
        return at
    return end + len(mark)


def _past_type(text: str, at: int, unended: set[str]) -> int:
    close, inner = text.find(">", at), text.find("[", at, at + 1_000)
    if 0 <= inner < close:
        at = _past(text, inner, "]", unended)
        close = text.find(">", at)
    return close + 1 if close >= 0 else at


def _parsed(text: str, cut: _Cut, head: str) -> tuple["Element | None", str]:
    """The element of a record, or why there is none."""
    from xml.parsers.expat import ErrorString, ExpatError

    record = _to_head(text, cut, head) if head else None
    if record is None:
        if cut.end is None:
            return None, "its end is missing"
        record = text[cut.start : cut.end]
    try:
        return _element(_mended(record)), ""
    except ExpatError as error:
        return None, ErrorString(error.code)
    except RecursionError:
        return None, "nested too deeply"


def _to_head(text: str, cut: _Cut, head: str) -> str | None:
    """A record up to the end of its head, closed; None if it has none."""
    end = cut.stop if cut.end is None else cut.end
    found = re.compile(rf"</{_NAME}{head}\s*>", re.I).search(text, cut.start, end)
    if found is None:
        return None
    name = re.compile(r"<([^\s/>]+)").match(text, cut.start)
    return f"{text[cut.start : found.end()]}</{name[1]}>" if name else None


def _element(text: str) -> "Element":
    from xml.etree.ElementTree import TreeBuilder
    from xml.parsers.expat import ParserCreate

    builder, parser, deep = TreeBuilder(), ParserCreate(), 0

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal deep
        deep += 1
        if deep > _MOST_DEEP:
            raise RecursionError
        builder.start(_local(name), {_local(k): v for k, v in given.items()})

    def end(name: str) -> None:
        nonlocal deep
        deep -= 1
        builder.end(_local(name))

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.Parse(text, True)
    return builder.close()


@lru_cache(4096)
def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _mended(text: str) -> str:
    """A record with the entities of HTML resolved, and without what XML cannot hold.

    >>> _mended("<a>R&D &eacute; &x; &lt; <![CDATA[<&>]]>\\x00&#0;</a>")
    '<a>R&amp;D é &amp;x; &lt; &lt;&amp;&gt;</a>'
    """
    if _CDATA in text:
        head, *parts = text.split(_CDATA)
        text = head + "".join(map(_plain_cdata, parts))
    if "&" in text:
        text = _REFERENCE.sub(_referred, text)
    return _NO_CHARACTER.sub("", text)


def _plain_cdata(part: str) -> str:
    inside, end, rest = part.partition(_CDATA_END)
    return escape(inside, quote=False) + rest if end else _CDATA + part


def _referred(reference: re.Match[str]) -> str:
    said = reference[0]
    if said in _OWN:
        return said
    if said.startswith("&#"):
        try:
            code = int(f"0{said[2:-1]}", 16 if said[2] in "xX" else 10)
            return escape(chr(code), quote=False)
        except (ValueError, OverflowError):
            return f"&amp;{said[1:]}"
    known = html5.get(said[1:])
    return escape(known, quote=False) if known else f"&amp;{said[1:]}"
