"""The tags of RIS whose meaning depends on what they say."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from refkit.formats.identifiers import bare_doi
from refkit.formats.ris_dates import date_of, issued
from refkit.formats.ris_lines import Record
from refkit.formats.ris_tags import COUNTED, NUMBERED

Values = dict[str, Any]
Rule = Callable[[Record, Values, dict[str, str], str], None]
"""Reads what is in a record into values, for one RIS type; what has no field is carried."""

ISSN: Final = re.compile(r"\d{4}-?\d{3}[\dXx]", re.A)
ISBN: Final = re.compile(r"(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dXx]", re.A)
PMID: Final = re.compile(r"[1-9]\d{0,8}", re.A)
PMCID: Final = re.compile(r"PMC\d{1,10}", re.A | re.I)
_SERIAL: Final = re.compile(
    rf"(?<![\w-])(?:{ISBN.pattern}|{ISSN.pattern})(?![\w-])", re.A
)
_PUBMED: Final = re.compile(r"pubmed|medline|nlm", re.I)
_ISSUE: Final = re.compile(r"(?=\D{0,8}\d)\S{1,12}", re.A)
_DASH: Final = re.compile("[–—]|--")
_LABELLED: Final = re.compile(r"(PMC\d{1,10}|\d{1,9}) ?\[(pmc?id)\]", re.A | re.I)


def _page(record: Record, values: Values, _: dict[str, str], kind: str) -> None:
    first = record.get("SP") or record.get("C7")
    last = record.get("EP")
    if first and last and first != last and not _has_dash(first[0]):
        values["page"] = _DASH.sub("-", f"{first[0]}-{last[0]}")
        return
    page = (first or last or [""])[0]
    name = "number_of_pages" if kind in COUNTED and not last else "page"
    if _has_dash(page):
        name, page = "page", _DASH.sub("-", page)
    values[name] = page


def _has_dash(page: str) -> bool:
    return "-" in page or "–" in page or "—" in page


def _issued(record: Record, values: Values, _: dict[str, str], _kind: str) -> None:
    get = record.get
    date = issued(*get("PY", ()), date=(*get("DA", ()), *get("Y1", ())))
    if date:
        values["issued"] = date


def _accessed(record: Record, values: Values, _: dict[str, str], kind: str) -> None:
    if date := date_of(record["Y2"][0]):
        values["submitted" if kind == "PAT" else "accessed"] = date


def _keywords(record: Record, values: Values, _: dict[str, str], _kind: str) -> None:
    words = record["KW"]
    if any(";" in word for word in words):
        parted = (part.strip() for word in words for part in word.split(";"))
        words = [part for part in parted if part]
    if words:
        values["keyword"] = tuple(dict.fromkeys(words))


def _notes(record: Record, values: Values, _: dict[str, str], _kind: str) -> None:
    notes = []
    for note in (*record.get("N1", ()), *record.get("RN", ())):
        doi = bare_doi(note) if "10." in note else ""
        if not doi.startswith("10.") or " " in doi:
            notes.append(note)
        elif "doi" not in values:
            values["doi"] = doi
    if notes:
        values["note"] = "; ".join(dict.fromkeys(notes))


def _serials(record: Record, values: Values, _: dict[str, str], kind: str) -> None:
    isbn, issn, others = [], [], []
    for value in record["SN"]:
        if ISSN.fullmatch(value):
            issn.append(value)
        elif ISBN.fullmatch(value):
            isbn.append(value)
        elif kind not in NUMBERED and (found := _SERIAL.findall(value)):
            issn += [each for each in found if ISSN.fullmatch(each)]
            isbn += [each for each in found if not ISSN.fullmatch(each)]
        else:
            others.append(value)
    if kind not in NUMBERED:
        isbn += others
    elif others:
        values["number"] = others[0]
    if isbn:
        values["isbn"] = tuple(dict.fromkeys(isbn))
    if issn:
        values["issn"] = tuple(dict.fromkeys(issn))


def _doi(_record: Record, values: Values, _: dict[str, str], _kind: str) -> None:
    doi = values.get("doi")
    if doi and not doi.startswith("10."):
        values["doi"] = bare_doi(doi)


def _doi_as_kind(
    _record: Record, values: Values, _: dict[str, str], _kind: str
) -> None:
    """EndNote has the DOI where others have the kind of work."""
    for name in ("genre", "medium"):
        said = values.get(name, "")
        if "10." in said and (doi := bare_doi(said)).startswith("10."):
            del values[name]
            values.setdefault("doi", doi)


def _issue(record: Record, values: Values, carried: dict[str, str], _kind: str) -> None:
    """EndNote has the number of an issue here, and others all kinds of things."""
    said = record["M1"][0]
    if (
        "IS" not in record
        and values.get("issue") == said
        and not _ISSUE.fullmatch(said)
    ):
        carried["M1"] = values.pop("issue")


def _short(_record: Record, values: Values, _: dict[str, str], _kind: str) -> None:
    if values.get("container_title_short") == values.get("container_title", ""):
        del values["container_title_short"]


def _accession(
    _record: Record, values: Values, _carried: dict[str, str], _kind: str
) -> None:
    number, base = values.get("archive_location", ""), values.get("archive", "")
    said = None
    if base.lower() == "arxiv":
        said = "arxiv"
    elif PMCID.fullmatch(number):
        said = "pmcid"
    elif PMID.fullmatch(number) and (not base or _PUBMED.search(base)):
        said = "pmid"
    if said and number:
        values[said] = values.pop("archive_location")
        values.pop("archive", None)


def _labelled(
    _record: Record, values: Values, carried: dict[str, str], _kind: str
) -> None:
    """PubMed Central numbers its records in fields of nobody's."""
    for tag in ("U1", "U2"):
        if found := _LABELLED.fullmatch(carried.get(tag, "")):
            values.setdefault(found[2].lower(), found[1])
    if PMCID.fullmatch(carried.get("C2", "")):
        values.setdefault("pmcid", carried.pop("C2"))


RULES: Final[Mapping[Rule, frozenset[str]]] = {
    _page: frozenset({"SP", "EP", "C7"}),
    _issued: frozenset({"DA", "Y1", "PY"}),
    _accessed: frozenset({"Y2"}),
    _keywords: frozenset({"KW"}),
    _serials: frozenset({"SN"}),
    _doi: frozenset({"DO", "DI", "L3"}),
    _doi_as_kind: frozenset({"M3", "C4"}),
    _notes: frozenset({"N1", "RN"}),
    _issue: frozenset({"M1"}),
    _short: frozenset({"JA", "J2", "J1", "JO"}),
    _accession: frozenset({"AN", "AV", "DB"}),
    _labelled: frozenset({"C2", "U1", "U2"}),
}
"""The rules in their order, and the tags that each is asked about."""
