"""One reference as the lines of a RIS record, and what they do not tell.

Reading back each record would show what it tells, and cost more than all the rest. So
each value is looked at as it is written: most are such that they surely come back.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from attrs import frozen

from refkit.formats.exact import to_json, unsaid
from refkit.formats.ris_lines import records
from refkit.formats.ris_names import inverted, is_told
from refkit.formats.ris_records import EXACT, plan_of, reference
from refkit.formats.ris_rules import ISBN, ISSN, PMCID, PMID
from refkit.formats.ris_tags import COUNTED, ELSEWHERE, JOURNALS, NUMBERED, tags_of
from refkit.formats.ris_types import TYPES, TYPES_READ
from refkit.model import FIELDS, NAME_FIELDS, Name, PartialDate, Reference
from refkit.model.date import SEASON_NAMES

_Values = dict[str, Any]
_Write = Callable[[Any, str, list[str], _Values], bool]
"""Adds the lines of a value under a tag; whether they surely come back as that value."""

_RANGE: Final = re.compile(r"([^\s,;–—-]+)-([^\s,;–—-]+)")
_TAG: Final = re.compile(r"[A-Z][A-Z0-9]")
_ORDER: Final[Mapping[str, int]] = {name: at for at, name in enumerate(FIELDS)}


@frozen
class _Plan:
    """How references of one type with the same fields are written."""

    kind: str
    steps: tuple[tuple[str, str, _Write | None], ...]
    """Field, start of its lines, and how it is written if not as it stands."""
    left: tuple[str, ...]
    """What has no tag."""
    texts: frozenset[str]
    """Tags of one value, of which further ones may be carried."""
    is_sure: bool
    """Whether every tag stands for the field that it is written for."""


def record(reference: Reference, key: str) -> str:
    """A whole record, with what the tags do not tell in a field of nobody's."""
    values = vars(reference)
    lines, plan, is_sure = _lines(values, key)
    exact: Mapping[str, Any] = {}
    if not is_sure:
        exact = unsaid(reference, read_back("".join(lines)))
    elif plan.left:
        exact = {name: values[name] for name in plan.left}
    if exact:
        told = json.dumps(to_json(exact), ensure_ascii=False, separators=(",", ":"))
        lines.append(f"U5  - {EXACT}{told}\r\n")
    lines.append("ER  - \r\n\r\n")
    return "".join(lines)


def shown(reference: Reference) -> Reference:
    """What is read back of the tags that everybody knows."""
    return read_back("".join(_lines(vars(reference), "")[0]))


def read_back(text: str) -> Reference:
    """The reference that a record's lines tell of."""
    return reference(next(records(text)))


def _lines(values: _Values, key: str) -> tuple[list[str], _Plan, bool]:
    plan = _plan(values["type"], tuple(values))
    lines = [f"TY  - {plan.kind}\r\n"]
    if key:
        lines.append(f"ID  - {key}\r\n")
    is_sure = plan.is_sure
    for name, start, write in plan.steps:
        value = values[name]
        if write is None:
            lines.append(f"{start}{value}\r\n")
        elif not write(value, start, lines, values):
            is_sure = False
    if "carried" in values and "ris" in values["carried"]:
        is_sure = _add_carried(values["carried"]["ris"], plan, lines) and is_sure
    return lines, plan, is_sure


@lru_cache(maxsize=4096)
def _plan(type: str, names: tuple[str, ...]) -> _Plan:
    kind = TYPES[type]  # type: ignore[index]
    present = sorted(_ORDER.keys() & {*names} - {"type"}, key=_ORDER.__getitem__)
    if kind in JOURNALS and {"isbn", "issn"} <= {*present}:
        present.remove("issn")  # of several numbers, many readers take the first alone
        present.insert(present.index("isbn"), "issn")
    steps = [step for name in present for step in _steps(name, kind)]
    tags = tuple(dict.fromkeys(start[:2] for _, start, _ in steps if start))
    read = plan_of(kind, tags)
    meant = {*read.texts, *((name, tag) for name, known in read.names for tag in known)}
    written = {(name, start[:2]) for name, start, _ in steps}
    own = {pair for pair in written if pair[1] and pair[1] not in ELSEWHERE}
    told = {name for name, _ in written}
    left = tuple(name for name in present if name not in told)
    return _Plan(
        kind,
        tuple(steps),
        (*left, *({"markup"} & {*names})),
        frozenset(tag for name, tag in own if name not in {*NAME_FIELDS, "pmcid"}),
        own <= meant and TYPES_READ[kind] == type,
    )


def _steps(name: str, kind: str) -> list[tuple[str, str, _Write | None]]:
    if name in _WRITERS:
        tag, kinds, write = _WRITERS[name]
        if kinds is None or (kind in kinds):
            return [(name, f"{tag}  - " if tag else "", write)]
    tags = tags_of(kind).get(name) or (  # type: ignore[call-overload]
        ("SN",) if name == "number" and kind in NUMBERED else ()
    )
    if not tags:
        return []
    start = f"{tags[0]}  - "
    if name in NAME_FIELDS:
        return [(name, start, _names)]
    return [(name, start, _CAREFUL.get(name))]


def _names(names: tuple[Name, ...], start: str, lines: list[str], _: _Values) -> bool:
    is_sure = True
    for name in names:
        text = inverted(name)
        lines.append(f"{start}{text}\r\n")
        is_sure = is_sure and is_told(name, text)
    return is_sure


def _issued(date: PartialDate, _: str, lines: list[str], __: _Values) -> bool:
    year = date.year or 0
    if year > 0:
        lines.append(f"PY  - {year:04}\r\n")
    if date.month or date.season or date.literal or year < 0:
        lines.append(f"DA  - {_date_text(date)}\r\n")
    return date.is_simple and year > 0


def _date_text(date: PartialDate) -> str:
    if date.literal or not date.year or date.year < 0:
        return date.literal or str(date)
    if date.season:
        return f"{date.year:04}///{SEASON_NAMES[date.season - 1]}"
    month = f"{date.month:02}" if date.month else ""
    day = f"{date.day:02}" if date.day else "/" if month else ""
    return f"{date.year:04}/{month}/{day}"


def _day(date: PartialDate, start: str, lines: list[str], _: _Values) -> bool:
    lines.append(f"{start}{_date_text(date)}\r\n")
    return False


def _page(page: str, _: str, lines: list[str], values: _Values) -> bool:
    pages = _RANGE.fullmatch(page)
    if pages and pages[1] != pages[2]:
        lines.append(f"SP  - {pages[1]}\r\nEP  - {pages[2]}\r\n")
        return True
    lines.append(f"SP  - {page}\r\n")
    return (
        "number_of_pages" not in values
        and page.isalnum()
        and (TYPES[values["type"]] not in COUNTED)
    )


def _page_count(count: str, start: str, lines: list[str], values: _Values) -> bool:
    if "page" in values:
        return False
    lines.append(f"{start}{count}\r\n")
    return count.isalnum()


def _isbn(numbers: tuple[str, ...], start: str, lines: list[str], _: _Values) -> bool:
    lines.extend(f"{start}{number}\r\n" for number in numbers)
    return all(map(ISBN.fullmatch, numbers)) and not any(map(ISSN.fullmatch, numbers))


def _issn(numbers: tuple[str, ...], start: str, lines: list[str], _: _Values) -> bool:
    lines.extend(f"{start}{number}\r\n" for number in numbers)
    return all(map(ISSN.fullmatch, numbers))


def _keywords(words: tuple[str, ...], start: str, lines: list[str], _: _Values) -> bool:
    lines.extend(f"{start}{word}\r\n" for word in words)
    return not any(";" in word for word in words)


def _accession(number: str, _: str, lines: list[str], values: _Values) -> bool:
    # A record has room for one accession number.
    is_pmid = number == values.get("pmid")
    if is_pmid or "pmid" not in values:
        lines.append(f"DB  - {'PubMed' if is_pmid else 'arXiv'}\r\nAN  - {number}\r\n")
    others = values.keys() & {"archive", "archive_location", "arxiv"}
    return is_pmid and not others and PMID.fullmatch(number) is not None


def _archive(text: str, start: str, lines: list[str], values: _Values) -> bool:
    if not values.keys() & {"pmid", "arxiv"}:
        lines.append(f"{start}{text}\r\n")
    return False


def _pmcid(number: str, start: str, lines: list[str], _: _Values) -> bool:
    if PMCID.fullmatch(number):
        lines.append(f"{start}{number}\r\n")
        return True
    return False


def _doi(doi: str, start: str, lines: list[str], _: _Values) -> bool:
    lines.append(f"{start}{doi}\r\n")
    return doi.startswith("10.")


def _no_doi(text: str, start: str, lines: list[str], _: _Values) -> bool:
    lines.append(f"{start}{text}\r\n")
    return "10." not in text


def _short(text: str, start: str, lines: list[str], values: _Values) -> bool:
    lines.append(f"{start}{text}\r\n")
    return text != values.get("container_title")


def _number(text: str, start: str, lines: list[str], _: _Values) -> bool:
    lines.append(f"{start}{text}\r\n")
    return not (ISBN.fullmatch(text) or ISSN.fullmatch(text))


_ALL_BUT_NUMBERED: Final = frozenset(TYPES.values()) - NUMBERED
_WRITERS: Final[Mapping[str, tuple[str, frozenset[str] | None, _Write]]] = {
    "issued": ("PY", None, _issued),
    "accessed": ("Y2", frozenset(TYPES.values()) - {"PAT"}, _day),
    "submitted": ("Y2", frozenset({"PAT"}), _day),
    "page": ("SP", None, _page),
    "number_of_pages": ("SP", COUNTED, _page_count),
    "isbn": ("SN", _ALL_BUT_NUMBERED, _isbn),
    "issn": ("SN", _ALL_BUT_NUMBERED, _issn),
    "keyword": ("KW", None, _keywords),
    "pmid": ("", None, _accession),
    "arxiv": ("", None, _accession),
    # In a chapter, Zotero takes C2 for an author.
    "pmcid": ("C2", JOURNALS, _pmcid),
    "note": ("N1", None, _no_doi),
}
"""Fields whose tags have rules of their own: the tag, the types that have it, and how."""
_CAREFUL: Final[Mapping[str, _Write]] = {
    "archive": _archive,
    "archive_location": _archive,
    "container_title_short": _short,
    "doi": _doi,
    "genre": _no_doi,
    "medium": _no_doi,
    "number": _number,
}
"""Texts that are not read back as they stand in every case."""


def _add_carried(carried: Mapping[str, str], plan: _Plan, lines: list[str]) -> bool:
    """Write back what was read under tags that mean nothing in this type."""
    is_sure = True
    meant = _meant(plan.kind)
    written = {line[:2] for line in lines}
    for tag, text in carried.items():
        if tag not in plan.texts and (tag in meant or tag in written):
            continue
        if not _TAG.fullmatch(tag):
            continue
        lines.extend(
            f"{tag}  - {' '.join(value.split())}\r\n"
            for value in text.split("\n")
            if value and not value.startswith(EXACT)
        )
        is_sure = is_sure and tag not in {"C2", "U1", "U2", "M1"} and tag not in meant
    return is_sure


@cache
def _meant(kind: str) -> frozenset[str]:
    return ELSEWHERE.union(("ER",), *tags_of(kind).values())
