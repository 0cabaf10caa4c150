"""Train the tagger of citation lines and write its weights.

    pip install python-crfsuite
    python tools/train_tagger.py DATA_DIR [--check]

DATA_DIR holds ``crossref/references_17015.json.gz`` (reference strings with title,
journal, volume and first page), ``bibliographic/openalex_records.json.gz`` and
``items_by_type_and_language.json.gz`` beside it (records, rendered here in the styles
that pages cite themselves in, and as heads of pages that run on in one line). ``--check`` trains on four
fifths and prints, for the rest, how many words and how many whole fields are right.
"""

import gzip
import json
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pycrfsuite  # type: ignore[import-not-found]
from page_heads import page_head

from refkit.parsers.text.lexicon import DATA
from refkit.parsers.text.tagger import LABELS, NEAR, features, tokens_of

Piece = tuple[str, str]
Marked = list[Piece]
_SMALLEST = 0.04
SEED = 20150212


def main(folder: Path, *, check: bool) -> None:
    """Train on everything in ``folder`` and write the weights; or check them."""
    rng = random.Random(SEED)  # noqa: S311 - renders texts, guards nothing
    marked = [*_real(folder), *_rendered(folder, rng)]
    rng.shuffle(marked)
    rows = [(features(tokens_of("".join(t for t, _ in m))), _labels(m)) for m in marked]
    rows = [(x, y) for x, y in rows if x]
    print(len(rows), "lines", Counter(label for _, y in rows for label in y))
    cut = len(rows) * 4 // 5 if check else len(rows)
    model = _train(rows[:cut])
    if check:
        _report(model, rows[cut:])
    else:
        _write(model)


def _labels(marked: Marked) -> list[str]:
    """The label of each token of a marked text: that of the piece it begins in."""
    owner: list[str] = []
    for text, label in marked:
        owner.extend([label] * len(text))
    return [
        owner[token.span.start] for token in tokens_of("".join(t for t, _ in marked))
    ]


# -- real reference strings ----------------------------------------------------------


def _real(folder: Path) -> Iterator[Marked]:
    path = folder / "crossref" / "references_17015.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for row in json.load(stream):
            marked = _projected(row)
            if marked:
                yield marked


def _projected(row: dict[str, str]) -> Marked | None:
    """A reference string with its known values found in it; None if one is not."""
    text = " ".join(re.sub(r"-\s*\n\s*", "", row["reference"]).split())
    title = _find(text, row.get("atitle") or "", 0)
    if title is None or len(text) > 700:
        return None
    journal = _find(text, row.get("jtitle") or "", title[1])
    if journal is None:
        return None
    owner = ["other"] * len(text)

    def mark(start: int, end: int, label: str) -> None:
        owner[start:end] = [label] * (end - start)

    mark(0, title[0], "author")
    for match in re.finditer(r"\(?\b(?:18|19|20)\d\d[a-z]?\b\)?", text):
        mark(*match.span(), "issued")
    mark(*title, "title")
    mark(*journal, "container_title")
    for start, end, label in _numbers(text, row, journal[1]):
        mark(start, end, label)
    for match in re.finditer(r"10\.\d{4,9}/\S+", text):
        mark(*match.span(), "doi")
    return list(zip(text, owner, strict=True))


def _numbers(
    text: str, row: dict[str, str], tail: int
) -> Iterator[tuple[int, int, str]]:
    """Where volume, issue and pages stand behind the journal's name."""
    volume = _number(text, row.get("volume"), tail)
    if volume is not None:
        yield (*volume, "volume")
        tail = volume[1]
        issue = re.compile(r"\s?\(([^()]{1,12})\)").match(text, tail)
        if issue and not re.fullmatch(r"(?:19|20)\d\d", issue[1]):
            yield (*issue.span(1), "issue")
    page = _number(text, row.get("firstPage"), tail)
    if page is not None:
        last = re.compile(r"\s?[-–—]+\s?[A-Za-z]?\d+").match(text, page[1])
        yield page[0], last.end() if last else page[1], "page"


def _number(text: str, number: str | None, start: int) -> tuple[int, int] | None:
    if not number:
        return None
    match = re.compile(rf"\b{re.escape(number)}\b").search(text, start)
    return match.span() if match else None


def _find(text: str, words: str, start: int) -> tuple[int, int] | None:
    parts = re.findall(r"\w+", words)
    if not parts:
        return None
    pattern = r"[\W_]{1,4}".join(map(re.escape, parts[:60]))
    match = re.compile(pattern, re.I).search(text, start)
    return match.span() if match else None


# -- rendered records ----------------------------------------------------------------


def _rendered(folder: Path, rng: random.Random) -> Iterator[Marked]:
    prose = prose_of(folder)
    for record in records_of(folder):
        names = [name for name in record.get("raw") or () if name and len(name) < 60]
        if record.get("title") and names:
            for _ in range(2):
                yield _render(values_of(record, names, rng), rng)
            yield page_head(record, values_of(record, names, rng), prose, rng)


def records_of(folder: Path) -> list[dict[str, Any]]:
    """The records of both sources, in the shape of the first."""
    records = _load(folder / "bibliographic" / "openalex_records.json.gz")
    items = _load(folder / "bibliographic" / "items_by_type_and_language.json.gz")
    return [*records, *filter(None, map(_as_record, items))]


def prose_of(folder: Path) -> list[str]:
    """The beginnings of abstracts."""
    items = _load(folder / "bibliographic" / "items_by_type_and_language.json.gz")
    return [
        " ".join(i["abstractNote"].split())[:500]
        for i in items
        if i.get("abstractNote")
    ]


def _load(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return list(json.load(stream))


def _as_record(item: dict[str, Any]) -> dict[str, Any] | None:
    """An item of another source as a record of the first."""
    if item.get("itemType") not in _WORKS:
        return None
    first, _, last = str(item.get("pages") or "").replace("–", "-").partition("-")
    year = re.search(r"\b(?:1[89]|20)\d\d\b", str(item.get("date") or ""))
    return {
        "title": item.get("title"),
        "raw": [
            f"{c.get('firstName') or ''} {c.get('lastName') or ''}".strip()
            for c in item.get("creators") or ()
        ],
        "journal": item.get("publicationTitle")
        or item.get("bookTitle")
        or item.get("publisher"),
        "volume": str(item.get("volume") or "") or None,
        "issue": str(item.get("issue") or "") or None,
        "first": first or None,
        "last": last or None,
        "year": int(year[0]) if year else None,
        "doi": item.get("DOI"),
    }


def _render(values: Mapping[str, str | None], rng: random.Random) -> Marked:
    """One record in a random style: a citation, or the head of a page on one line."""
    if rng.random() < 0.6:
        return cited(values, rng)
    return _filled(rng.choice(_LEADS) + rng.choice(_HEADS) + rng.choice(_TAILS), values)


def cited(values: Mapping[str, str | None], rng: random.Random) -> Marked:
    """One record as a citation in a random style."""
    style = rng.choice(_STYLES)
    if (values["title"] or "").endswith(("?", "!")):
        style = style.replace("{title}.", "{title}").replace("{title},", "{title}")
    return _filled(rng.choice(_LEADS) + style + rng.choice(_TAILS), values)


def _filled(style: str, values: Mapping[str, str | None]) -> Marked:
    marked: Marked = []
    for part in re.split(r"(\{\w+\})", style):
        if part.startswith("{"):
            key = part[1:-1]
            text = values.get(key)
            if text is None:
                continue
            marked.append((text, _OWNERS.get(key, key)))
        elif part:
            marked.append((part, "other"))
    return marked


_WORKS = {
    "journalArticle", "bookSection", "conferencePaper", "thesis", "preprint", "report", "book",
}  # fmt: skip
_OWNERS = {
    "spoken": "author", "inverted": "author", "vancouver": "author", "initials": "author",
    "marked": "author", "loud": "author", "first": "author", "journal": "container_title",
    "year": "issued", "date": "issued", "pages": "page", "affiliation": "other",
    "prose": "other",
}  # fmt: skip
_LEADS = (
    "", "", "", "", "Citation: ", "Cite this article: ", "To cite this article: ", "Cite as: ",
    "How to cite: ", "Recommended Citation ", "引用本文: ", "Для цитирования: ", "Zitieren: ",
    "Please cite this article as: ", "[1] ", "1. ",
)  # fmt: skip
_TAILS = (
    "",
    "",
    "",
    " {doi}",
    " doi: {doi}",
    ". https://doi.org/{doi}",
    " DOI: {doi}.",
    " | PDF",
    " - ResearchGate",
)
_STYLES = (
    "{initials} ({year}). {title}. {journal}, {volume}({issue}), {pages}.",
    "{initials} ({year}). {title}. {journal} {volume}, {pages}",
    "{vancouver}. {title}. {journal}. {year};{volume}({issue}):{pages}.",
    "{vancouver}. {title}. {journal} {year}; {volume}: {pages}.",
    "{vancouver} ({year}) {title}. {journal} {volume}:{pages}",
    "{spoken}, “{title},” {journal}, vol. {volume}, no. {issue}, pp. {pages}, {year}.",
    '{initials}, "{title}," {journal}, vol. {volume}, no. {issue}, pp. {pages}, {date}.',
    "{inverted}. “{title}.” {journal} {volume}, no. {issue} ({year}): {pages}.",
    '{inverted}. "{title}." {journal}, vol. {volume}, no. {issue}, {year}, pp. {pages}.',
    "{inverted}, {title}, {journal}, {volume}, {issue}, {year}, {pages}",
    "{inverted} ({year}): {title}. In: {journal} {volume} ({issue}), S. {pages}.",
    "{inverted}: {title}. {journal} {volume} ({year}), {pages}.",
    "{inverted}. {title}[J]. {journal}, {year}, {volume}({issue}): {pages}.",
    "{inverted}. {title} // {journal}. {year}. Т. {volume}, № {issue}. С. {pages}.",
    "{inverted}. {title}. {journal}, v. {volume}, n. {issue}, p. {pages}, {year}.",
    "{spoken}. {title}. {journal}, {year}, {volume} ({issue}), pp.{pages}.",
    "{first} et al., {title}, {journal}, ({issue}), {year}, pp. {pages}",
    "{first} et al. “{title}.” {journal} {volume} ({year}): {pages}.",
    "{loud}. {title}. {journal}, {date}",
    "{spoken}, {journal} {volume}, {pages} ({year}), {title}",
    "{title}. {vancouver}. {journal}. {year};{volume}({issue}):{pages}.",
    "{title}, {spoken}, {journal} {year}",
    "{title} - {spoken} - {journal} - {year}",
)
_HEADS = (
    "{title} {spoken} {affiliation}",
    "{title} {marked} {affiliation} Abstract {prose}",
    "{title} {marked} {affiliation}",
    "{journal} {year} {title} {spoken} {affiliation}",
    "{title} by {spoken}",
    "{title} {spoken} {journal} {year}",
    "{title} {loud}",
    "{title} | {spoken} | {journal}",
    "{title} - {journal}",
    "{title} {date} {spoken}",
    "{title} {affiliation} {spoken}",
    "{spoken}: {title}",
    "{spoken} {title} {journal} {volume} ({year})",
)


def values_of(
    record: dict[str, Any], names: list[str], rng: random.Random
) -> dict[str, str | None]:
    shown = names[: rng.choice((1, 2, 3, 3, 6, 12))]
    comma = rng.choice((", ", ", ", "; "))
    last = rng.choice((" and ", " & ", ", and ", comma, comma))
    first, end = record.get("first"), record.get("last")
    pages = (
        f"{first}{rng.choice('-–')}{end}" if first and end and end != first else first
    )
    affiliations = [a for group in record.get("affs") or () for a in group[:1]]
    title = re.sub(r"<[^<>]*>", "", record["title"])
    if rng.random() < 0.1:
        title = title.upper()
    return {
        "title": " ".join(title.split())[:300],
        "spoken": _joined(shown, comma, last),
        "inverted": _joined([_inverted(n) for n in shown], rng.choice(("; ", ", ", "; ")), last),
        "initials": _joined([_initialled(n, ". ", ", ") for n in shown], ", ", last),
        "vancouver": ", ".join(_initialled(n, "", " ") for n in shown),
        "marked": _marked(shown, rng),
        "loud": _joined([n.upper() for n in shown], ", ", last),
        "first": _initialled(shown[0], ".", " "),
        "journal": record.get("journal"),
        "year": str(record["year"]) if record.get("year") else None,
        "date": _date(record, rng),
        "volume": record.get("volume"),
        "issue": record.get("issue"),
        "pages": pages,
        "doi": record.get("doi"),
        "affiliation": affiliations[0][:150] if affiliations else None,
        "prose": "We study how such things come about and what follows from them.",
    }  # fmt: skip


def _joined(names: list[str], comma: str, last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return comma.join(names[:-1]) + last + names[-1]


def _inverted(name: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family


def _initialled(name: str, dot: str, between: str) -> str:
    given, _, family = name.rpartition(" ")
    initials = dot.join(part[0] for part in re.split(r"[\s-]+", given) if part)
    return f"{family}{between}{initials}{dot.strip()}" if given else family


def _marked(names: list[str], rng: random.Random) -> str:
    marks = ("1", "2", "1,2", "1*", "a", "†")
    joint = rng.choice((" ", ", ", " · ", " • "))
    space = rng.choice(("", " "))
    return joint.join(f"{name}{space}{rng.choice(marks)}" for name in names)


def _date(record: dict[str, Any], rng: random.Random) -> str | None:
    parts = str(record.get("date") or "").split("-")
    if len(parts) != 3:
        return str(record["year"]) if record.get("year") else None
    year, month, day = parts
    name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[int(month) - 1]
    return rng.choice(
        (
            f"{name} {year}",
            f"{int(day)} {name} {year}",
            f"{year}-{month}-{day}",
            f"{name} {int(day)}, {year}",
        )
    )


# -- the model -----------------------------------------------------------------------


def _train(rows: list[tuple[list[list[str]], list[str]]]) -> Any:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for x, y in rows:
        trainer.append(x, y)
    trainer.set_params(
        {"c1": 0.5, "c2": 0.01, "max_iterations": 120, "feature.minfreq": 4}
    )
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "tagger.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
    return tagger


def _report(model: Any, rows: list[tuple[list[list[str]], list[str]]]) -> None:
    right = total = 0
    fields: dict[str, Counter[bool]] = defaultdict(Counter)
    for x, y in rows:
        found = model.tag(x)
        right += sum(a == b for a, b in zip(found, y, strict=True))
        total += len(y)
        for label in LABELS:
            want = [at for at, mark in enumerate(y) if mark == label]
            got = [at for at, mark in enumerate(found) if mark == label]
            if want or got:
                fields[label][want == got] += 1
    print(f"words {right / total:.4f}")
    for label, count in fields.items():
        print(f"{label:<16}{count[True] / count.total():.3f}  of {count.total()}")


def _write(model: Any) -> None:
    info = model.info()
    weights: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (name, label), weight in info.state_features.items():
        if abs(weight) >= _SMALLEST:
            weights[name][label] = round(100 * weight)
    for (last, label), weight in info.transitions.items():
        weights[f"move from {last}"][label] = round(100 * weight)
    path = DATA / "tagger.txt"
    path.write_text(_table(weights), "utf-8")
    print(len(weights), "features,", path.stat().st_size, "bytes")


def _table(weights: Mapping[str, Mapping[str, int]]) -> str:
    """A line for each feature, but one for all that a word says, in columns."""
    rows: dict[str, list[str]] = {}
    for name, counts in weights.items():
        cell = " ".join(
            f"{label} {counts[label]}" for label in LABELS if counts.get(label)
        )
        near, is_word, word = name.partition("=")
        if near + is_word in NEAR:
            cells = rows.setdefault(f"w={word}", [""] * len(NEAR))
            cells[NEAR.index(near + is_word)] = cell
        else:
            rows[name] = [cell]
    return "".join(
        sorted("\t".join([name, *cells]) + "\n" for name, cells in rows.items())
    )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python tools/train_tagger.py DATA_DIR [--check]")
    main(Path(sys.argv[1]), check="--check" in sys.argv[2:])
