"""How well bibliographies are read that other programs' own tests read.

    python bench/format_cases.py [FORMAT…]           scores, and what differs
    python bench/format_cases.py --misses FORMAT     the misses alone, one a line

The cases of Zotero, JabRef and pandoc are no part of the project: they are looked for
in ``../shared/data/formats``. A work counts when each of title, creators, date,
container, volume, issue, pages and DOI that is expected is what refkit reads.
"""

import gzip
import json
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, NamedTuple

from format_rows import COLUMNS, Row, beyond, differing, row_of, row_of_item
from jabref_bib import mended

from refkit.errors import RefkitError
from refkit.plugins import FORMATS

CASES: Final = Path(__file__).parents[2] / "shared" / "data" / "formats"

_ZOTERO: Final = {
    "RIS": "ris",
    "BibTeX": "bibtex",
    "CSL JSON": "csl-json",
    "MEDLINEnbib": "medline",
    "Endnote XML": "endnote-xml",
    "RefWorks Tagged": "refworks",
    "Web of Science Tagged": "web-of-science",
    "PubMed XML": "pubmed-xml",
    "MODS": "mods",
    "COinS": "coins",
    "OVID Tagged": "ovid",
    "Crossref Unixref XML": "crossref-xml",
}
_JABREF: Final = {
    "Biblioscape": "biblioscape",
    "Copac": "copac",
    "EndnoteXml": "endnote-xml",
    "MODS": "mods",
    "MarcX": "marcxml",
    "MedlineImporter": "pubmed-xml",
    "MedlinePlain": "medline",
    "MsBib": "msbib",
    "Nbib": "medline",
    "Repec": "repec-nep",
    "Ris": "ris",
}
"""What the names of JabRef's files begin with, small letters aside."""


class Case(NamedTuple):
    """A text beside the works that it holds."""

    suite: str
    name: str
    format: str
    text: str
    expected: Sequence[Row]


class Outcome(NamedTuple):
    """One work that is expected, or found beyond them: what differs, if anything."""

    name: str
    differs: Sequence[str]
    beyond: Sequence[str] = ()
    expected: Row | None = None
    found: Row | None = None


def cases() -> Iterator[Case]:
    """Every case there is, in the order of its suite."""
    yield from _zotero()
    yield from _jabref()
    yield from _pandoc()


def _load(name: str) -> Any:
    with gzip.open(CASES / f"{name}.json.gz") as file:
        return json.load(file)


def _zotero() -> Iterator[Case]:
    for kind, found in _load("zotero_import_cases").items():
        for number, case in enumerate(found):
            expected = [row_of_item(item) for item in case["items"]]
            yield Case("zotero", str(number), _ZOTERO[kind], case["input"], expected)


def _jabref() -> Iterator[Case]:
    for pair in _load("jabref_importer_pairs"):
        name = Path(pair["name"]).stem
        format = next(
            format
            for start, format in _JABREF.items()
            if name.lower().startswith(start.lower())
        )
        expected = _rows(mended(pair["expected_bib"]), "bibtex")
        yield Case("jabref", name, format, pair["input"], expected)


def _pandoc() -> Iterator[Case]:
    seen: Counter[str] = Counter()
    for case in _load("pandoc_cases"):
        words = case["cmd"].split()
        reads = words[words.index("-f") + 1] if "-f" in words else "csl-yaml"
        name = Path(case["file"]).stem
        seen[name] += 1
        name += f"-{seen[name]}" if seen[name] > 1 else ""
        makes = words[words.index("-t") + 1]
        format = (
            "biblatex"
            if reads == "biblatex" and reads not in FORMATS.builtin
            else reads
        )
        yield Case(
            "pandoc", name, format, case["input"], _pandoc_rows(case["expected"], makes)
        )


def _pandoc_rows(text: str, makes: str) -> list[Row]:
    if makes in {"bibtex", "biblatex"}:
        return _rows(text, makes if makes in FORMATS.builtin else "bibtex")
    if makes == "csljson":
        return _rows(text, "csl-json")
    import yaml

    # Pandoc leaves bare what reads as a number or a date: as texts they are as meant.
    items = next(iter(yaml.load_all(text, Loader=yaml.BaseLoader)))["references"]
    for item in items:
        for name, value in item.items():
            if isinstance(value, str):
                item[name] = _unmarked(value)
        for name in ("issued", "accessed", "event-date", "original-date", "submitted"):
            if name in item:
                item[name] = _csl_date(item[name])
    return _rows(json.dumps(items), "csl-json")


def _unmarked(text: str) -> str:
    """A text of pandoc's Markdown as it is read.

    >>> _unmarked(r"The *De anima* \\[x\\] -- 1")
    'The De anima [x] – 1'
    """
    words = re.sub(r"(?<![\\\w])(\*{1,2}|[~^])([^*~^]+)\1", r"\2", text)
    words = re.sub(r"(?<!-)--(?!-)", "–", words.replace("---", "—"))
    return re.sub(r"\\([^\w\s])", r"\1", words)


def _csl_date(said: Any) -> dict[str, Any]:
    """A date of pandoc's YAML as one of CSL-JSON."""
    parts = str(said).rstrip("~?").split("/")[0].split("-")
    if all(part.isdecimal() for part in parts):
        return {"date-parts": [[int(part) for part in parts]]}
    return {"literal": str(said)}


def _rows(text: str, format: str) -> list[Row]:
    """What refkit reads; nothing, for a format that it does not know or that fails."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return [row_of(reference) for reference in FORMATS.get(format).read(text)]
        except RefkitError:
            return []


def formats() -> list[str]:
    """The names of the formats that there are cases of, whether refkit has them or not."""
    return sorted({case.format for case in cases()})


def outcomes(case: Case) -> Iterator[Outcome]:
    """How each work of a case was read."""
    found = _rows(case.text, case.format)
    for number, (expected, row) in enumerate(zip_longest(case.expected, found), 1):
        several = max(len(case.expected), len(found)) > 1
        name = f"{case.suite}/{case.name}" + (f".{number}" if several else "")
        if expected is None:
            yield Outcome(name, ("unexpected",), (), None, row)
        elif row is None:
            yield Outcome(name, ("not read",), (), expected, None)
        else:
            yield Outcome(
                name, differing(expected, row), beyond(expected, row), expected, row
            )


def misses(format: str) -> list[str]:
    """The names of the works of a format that are not read as expected."""
    return [
        outcome.name
        for case in cases()
        if case.format == format
        for outcome in outcomes(case)
        if outcome.differs
    ]


def main(*words: str) -> None:
    if words[:1] == ("--misses",):
        for name in misses(words[1]):
            print(name)
        return
    results: dict[tuple[str, str], list[Outcome]] = {}
    for case in cases():
        if not words or case.format in words:
            results.setdefault((case.suite, case.format), []).extend(outcomes(case))
    if words:
        for found in results.values():
            _show(found)
    _table(results)


def _show(found: Sequence[Outcome]) -> None:
    for outcome in found:
        if outcome.differs or outcome.beyond:
            more = f"; beyond: {', '.join(outcome.beyond)}" if outcome.beyond else ""
            print(f"{outcome.name}: {', '.join(outcome.differs) or '-'}{more}")
        for name in (*outcome.differs, *outcome.beyond):
            if name in COLUMNS and outcome.expected and outcome.found:
                print(f"    {name:10} {outcome.expected[name]!r:.300}")
                print(f"    {'':10} {outcome.found[name]!r:.300}")


def _table(results: dict[tuple[str, str], list[Outcome]]) -> None:
    print(f"{'':8}{'':15}  works  equal  share  strict   what differs")
    totals: dict[str, list[Outcome]] = {}
    for (suite, format), found in results.items():
        _line(suite, format, found)
        totals.setdefault(suite, []).extend(found)
    for suite, found in totals.items():
        _line(suite, "together", found)


def _line(suite: str, format: str, found: Sequence[Outcome]) -> None:
    equal = sum(not outcome.differs for outcome in found)
    strict = sum(not (outcome.differs or outcome.beyond) for outcome in found)
    count = len(found) or 1
    why = Counter(name for outcome in found for name in outcome.differs)
    reader = "" if format in (*FORMATS.builtin, "together") else "no reader; "
    told = ", ".join(f"{name} {number}" for name, number in why.most_common())
    print(
        f"{suite:8}{format:15} {len(found):6} {equal:6}  {equal / count:5.1%}"
        f"  {strict / count:5.1%}   {reader}{told}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
