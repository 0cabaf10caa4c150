"""New Economics Papers, the announcements that RePEc sends by mail.

http://nep.repec.org/
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Final

from refkit.errors import FormatError
from refkit.formats.tagged import date_in, people
from refkit.model import Reference
from refkit.plugins import Format
from refkit.readers.patterns import lazy

_NAMED: Final = "nep.repec.org"
_BEGINNING: Final = lazy(r"\d{1,4}\. {1,3}(?P<title>\S.*)")
_FIELD: Final = lazy(
    r"(?P<name>Date|By|URL|Keywords|JEL|Classification):[ \t]*(?P<value>.*)"
)
_RULE: Final = lazy(r"-{5,}\s*$")
_AUTHOR: Final = lazy(r"(?P<name>[^()]{1,200}?)(?:\s*\((?P<of>.{1,300})\))?\s*$")
_DAY: Final = lazy(r"\d{4}-\d\d-\d\d$")


def read(text: str) -> Iterator[Reference]:
    """Read every paper that has an address; a list of titles above has none.

    >>> text = "nep.repec.org\\n\\n1. On Trees\\nDate:\\t2005-11-07\\nBy:\\tAnn Li\\nURL:\\thttp://oak.example\\n"
    >>> [(found.title, str(found.author[0]), str(found.issued)) for found in read(text)]
    [('On Trees', 'Ann Li', '2005-11-07')]
    """
    if text.strip("\ufeff \t\r\n") and _NAMED not in text:
        raise FormatError("repec-nep", f"it never names {_NAMED}")
    for lines in _papers(text):
        if any(line.startswith("URL:") for line in lines):
            yield _reference(lines)


def _papers(text: str) -> Iterator[list[str]]:
    """The lines of each paper, white space around them left out."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _BEGINNING.match(line) or _RULE.match(line):
            yield lines
            lines = []
        lines.append(line.strip())
    yield lines


def _reference(lines: Sequence[str]) -> Reference:
    title = _BEGINNING.match(lines[0])
    said: dict[str, list[str]] = {}
    blocks: list[list[str]] = []
    for (name, blank), run in groupby(_named(lines[1:]), key=_kind):
        texts = [text for _, text in run]
        if name:
            said.setdefault(name, []).extend(texts)
        elif not blank:
            blocks.append(texts)
    if "By" not in said and blocks and _are_names(blocks[0]):
        said["By"] = blocks.pop(0)
    authors = [match for line in said.get("By", ()) if (match := _AUTHOR.match(line))]
    homes = dict.fromkeys(match["of"] for match in authors if match["of"])
    day = " ".join(said.get("Date", ()))
    return Reference(
        type="report",
        title=title["title"] if title else None,
        author=people(match["name"] for match in authors),
        publisher="; ".join(homes),
        issued=date_in(day) if _DAY.match(day) else None,
        url=said["URL"][0],
        keyword=re.split(r"\s*[,;]\s*", " ".join(said.get("Keywords", ()))),
        abstract=" ".join(chain.from_iterable(blocks)),
    )


def _named(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each line beside the field it belongs to; an address has but one."""
    name = ""
    for line in lines:
        field = _FIELD.match(line)
        name = field["name"] if field else name if line else ""
        yield name, field["value"].strip() if field else line
        name = "" if name == "URL" else name


def _kind(named: tuple[str, str]) -> tuple[str, bool]:
    return named[0], not named[1]


def _are_names(lines: Sequence[str]) -> bool:
    """Whether each line is a name, family name first, and no sentence."""
    return all(re.fullmatch(r"[^.,]{1,60},[^.,]{1,60}", line) for line in lines)


REPEC_NEP: Final = Format("repec-nep", ".txt", None, read)
