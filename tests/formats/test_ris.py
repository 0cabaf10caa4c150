import re

import pytest

from refkit.errors import FormatError
from refkit.formats.ris import RIS
from refkit.model import TYPES, Name, PartialDate, Reference


def _read(*lines: str) -> Reference:
    (reference,) = RIS.read("\n".join(("TY  - JOUR", *lines, "ER  - ")))
    return reference


def _lines(reference: Reference) -> list[str]:
    text = RIS.written([reference])
    assert text.endswith("\r\nER  - \r\n\r\n")
    return text.split("\r\n")


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_reads_back(kind: str) -> None:
    (read,) = RIS.read(RIS.written([Reference(type=kind)]))  # type: ignore[arg-type]
    assert read.type == kind


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        *(("CPAPER", "paper-conference"), ("EJOUR", "article-journal")),
        *(("UNPB", "manuscript"), ("ECHAP", "chapter"), ("jour", "article-journal")),
        *(("ZZZZ", "document"), ("", "document")),
    ],
)
def test_other_types_are_read_as_the_nearest(tag: str, kind: str) -> None:
    (read,) = RIS.read(f"TY  - {tag}\nTI  - x\nER  - ")
    assert read.type == kind


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (["T1  - A"], "title", "A"),
        (["CT  - A"], "title", "A"),
        (["JF  - Full", "JA  - Ab"], "container_title", "Full"),
        (["JF  - Full", "JA  - Ab"], "container_title_short", "Ab"),
        (["T2  - Full", "JO  - Ab"], "container_title_short", "Ab"),
        (["JO  - J. Test"], "container_title", "J. Test"),
        (["JA  - J. Test"], "container_title", "J. Test"),
        (["PY  - 2019"], "issued", PartialDate(2019)),
        (["PY  - 2019/03/07/"], "issued", PartialDate(2019, 3, 7)),
        (["PY  - 2019///"], "issued", PartialDate(2019)),
        (["Y1  - 2019/03//spring"], "issued", PartialDate(2019, 3)),
        (["PY  - 2019", "DA  - 2019-03-07"], "issued", PartialDate(2019, 3, 7)),
        (["PY  - 2019", "DA  - Mar 7"], "issued", PartialDate(2019, 3, 7)),
        (["DA  - 7 March 2019"], "issued", PartialDate(2019, 3, 7)),
        (["Y1  - 2015/october"], "issued", PartialDate(2015, 10)),
        (["PY  - in press"], "issued", PartialDate(literal="in press")),
        (["PY  - 2019/13/45"], "issued", PartialDate(2019)),
        (["SP  - 12", "EP  - 20"], "page", "12-20"),
        (["SP  - 12-20"], "page", "12-20"),
        (["SP  - 12–20", "EP  - 20"], "page", "12-20"),
        (["SP  - 5", "EP  - 5"], "page", "5"),
        (["SP  - e123"], "page", "e123"),
        (["C7  - 012345"], "page", "012345"),
        (["EP  - 5"], "page", "5"),
        (["N2  - a"], "abstract", "a"),
        (["AB  - one", "two", "", "three"], "abstract", "one two three"),
        (["AB  - one", "US - two"], "abstract", "one US - two"),
        (["KW  - a", "KW  - b"], "keyword", ("a", "b")),
        (["KW  - a", "b"], "keyword", ("a", "b")),
        (["KW  - a; b, c"], "keyword", ("a", "b, c")),
        (["DO  - https://doi.org/10.1000/A"], "doi", "10.1000/A"),
        (["M3  - 10.1000/a"], "doi", "10.1000/a"),
        (["M3  - Review"], "genre", "Review"),
        (["SN  - 1756-8722", "SN  - 3-8329-2430-0"], "issn", ("1756-8722",)),
        (["SN  - 1756-8722", "SN  - 3-8329-2430-0"], "isbn", ("3-8329-2430-0",)),
        (["AN  - 123", "DB  - PubMed"], "pmid", "123"),
        (["AN  - 123", "DB  - Embase"], "pmid", None),
        (["DB  - arXiv", "AN  - 1706.03762"], "arxiv", "1706.03762"),
        (["C2  - PMC2759771"], "pmcid", "PMC2759771"),
        (["UR  - http://a", "UR  - http://b"], "url", "http://a"),
        (["TI - single space"], "title", "single space"),
        (["TI  -", "VL  -"], "title", None),
        (["ID  - 7"], "citation_key", "7"),
        (["U5  - refkit {"], "access", None),
        (['U5  - refkit {"access":"Open"}'], "access", "Open"),
        (['U5  - {"access":"Open"}'], "access", None),
        (['U5  - refkit {"author":[{"given":"x"}],"issued":[0]}'], "author", ()),
    ],
)
def test_tags_of_many_writers(lines: list[str], field: str, value: object) -> None:
    assert getattr(_read(*lines), field) == value


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("van der Berg, Jan", Name("Berg", "Jan", particle="van der")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("World Health Organization,", Name(literal="World Health Organization")),
        ("Barnes and Noble, Inc.,", Name(literal="Barnes and Noble, Inc.")),
        ("Plato", Name("Plato")),
        ("王, 小明", Name("王", "小明")),
    ],
)
def test_names_are_written_and_read(written: str, name: Name) -> None:
    assert f"AU  - {written}" in _lines(Reference(author=[name]))
    assert _read(f"AU  - {written}").author == (name,)
    assert _read(f"ED  - {written}", f"A2  - {written}").editor == (name, name)


def test_names_of_many_writers() -> None:
    assert _read("AU  - Jan van der Berg").author[0].inverted == "van der Berg, Jan"
    assert len(_read("A1  - Berg, J; Chen, L").author) == 2


def test_series_of_books_stand_in_the_second_title() -> None:
    (read,) = RIS.read("TY  - BOOK\nTI  - A\nT2  - Series\nA3  - Ed, A\nER  - ")
    assert (read.collection_title, read.container_title) == ("Series", None)
    assert read.editor == (Name("Ed", "A"),)


@pytest.mark.parametrize(
    ("kind", "tag"),
    [("article-journal", "JF"), ("paper-conference", "JF"), ("chapter", "T2")],
)
def test_containers_stand_where_every_reader_finds_them(kind: str, tag: str) -> None:
    reference = Reference(type=kind, container_title="X")  # type: ignore[arg-type]
    assert f"{tag}  - X" in _lines(reference)


def test_dates_stand_where_every_reader_finds_them() -> None:
    lines = _lines(Reference(issued=PartialDate(800, 3)))
    assert lines[2:4] == ["PY  - 0800", "DA  - 0800/03//"]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("1-5", ["SP  - 1", "EP  - 5"]),
        ("S1-S9", ["SP  - S1", "EP  - S9"]),
        ("5-5", ["SP  - 5-5"]),
        ("1-2, 4-5", ["SP  - 1-2, 4-5"]),
        ("e12", ["SP  - e12"]),
    ],
)
def test_pages_are_parted_only_where_they_are_a_range(
    page: str, lines: list[str]
) -> None:
    written = _lines(Reference(page=page))
    assert written[2 : written.index("ER  - ")] == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark(end: str) -> None:
    lines = (
        "\ufeffTY  - BOOK",
        "TI  - A",
        "ER  - ",
        "",
        "TY  - JOUR",
        "TI  - B",
        "ER  -",
    )
    assert [r.title for r in RIS.read(end.join(lines))] == ["A", "B"]


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\n",
        "Provider: X\nDatabase: Y\n\n1.\nTY  - JOUR\nTI  - A\nER  - \n2.\nTY  - BOOK\nTI  - B",
        "TY  - JOUR\nTI  - A\nER  - \nER  - \njunk\nTY  - BOOK\nTI  - B\nER  - \njunk",
    ],
)
def test_records_without_an_end_are_not_lost(text: str) -> None:
    assert [reference.title for reference in RIS.read(text)] == ["A", "B"]


@pytest.mark.parametrize("text", ["x", "@book{a}", "TI  - A", "[]"])
def test_what_is_no_ris_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="ris"):
        list(RIS.read(text))


def test_a_field_edited_since_is_believed() -> None:
    reference = Reference(author=[Name("de la Cruz", "J")], access="Open")
    text = RIS.written([reference]).replace("AU  - de la Cruz, J", "AU  - Smith, J")
    (edited,) = RIS.read(text)
    assert edited.author == (Name("Smith", "J"),)
    assert edited.access == "Open"


@pytest.mark.parametrize("value", ["x\r\nER  - \r\nTY  - BOOK", "x\u2028AU  - Evil, E"])
def test_a_line_break_in_a_value_begins_no_tag(value: str) -> None:
    text = RIS.written([Reference(title=value, abstract=value, keyword=[value])])
    assert len(re.findall(r"^(?:TY|ER)  - ", text, re.M)) == 2
    assert not re.search(r"^AU", text, re.M)


@pytest.mark.parametrize(
    "lines",
    [
        "ty - JOUR\nti - A\nau - Wu, Li\ner - ",
        "  TY  - JOUR\n  TI  - A\n  AU  - Wu, Li\n  ER  - ",
        "TY   –  JOUR\nTI   –  A\nAU   –  Wu, Li\nER   – ",
        "TY  -JOUR\nTI  -A\nAU  -Wu, Li\nER  -",
        "TY\t-\tJOUR\nTI\t-\tA\nAU\t-\tWu, Li\nER\t-",
    ],
)
def test_tags_are_told_however_they_are_spelled(lines: str) -> None:
    (first, second) = RIS.read(f"{lines}\n\n{lines}\n")
    assert first == second
    assert (first.title, first.author) == ("A", (Name("Wu", "Li"),))


@pytest.mark.parametrize(
    ("kind", "line", "field", "value"),
    [
        ("BOOK", "SP  - 320", "number_of_pages", "320"),
        ("BOOK", "M1  - 12", "collection_number", "12"),
        ("BOOK", "A2  - Wu, Li", "collection_editor", (Name("Wu", "Li"),)),
        ("EDBOOK", "AU  - Wu, Li", "editor", (Name("Wu", "Li"),)),
        ("CHAP", "SE  - 3", "chapter_number", "3"),
        ("CHAP", "C2  - Wu, Li", "container_author", (Name("Wu", "Li"),)),
        ("CONF", "C3  - Proc", "container_title", "Proc"),
        ("THES", "A4  - Wu, Li", "translator", (Name("Wu", "Li"),)),
        ("MPCT", "AU  - Wu, Li", "director", (Name("Wu", "Li"),)),
        ("SOUND", "AU  - Wu, Li", "composer", (Name("Wu", "Li"),)),
        ("PCOMM", "A2  - Wu, Li", "recipient", (Name("Wu", "Li"),)),
        ("PAT", "SN  - US1", "number", "US1"),
        ("PAT", "Y2  - 1986/6/23", "submitted", PartialDate(1986, 6, 23)),
        ("CASE", "PB  - Supreme Court", "authority", "Supreme Court"),
        ("COMP", "ET  - 2.1", "version", "2.1"),
        ("ART", "M3  - Oil", "medium", "Oil"),
        ("JOUR", "M1  - 9999", "issue", "9999"),
        ("JOUR", "M1  - Copyright (C) 2016", "issue", None),
        ("JOUR", "N1  - 10.1000/a", "doi", "10.1000/a"),
        ("JOUR", "N1  - Cited By :10", "note", "Cited By :10"),
        ("JOUR", "Y2  - 2020/01/02", "accessed", PartialDate(2020, 1, 2)),
        ("JOUR", "U1  - 26957754[pmid]", "pmid", "26957754"),
        ("JOUR", "AN  - PMC3654245", "pmcid", "PMC3654245"),
        ("JOUR", "PY  - 2019///Spring", "issued", PartialDate(2019, season=1)),
        ("JOUR", "SN  - 1756-8722 (Electronic)", "issn", ("1756-8722",)),
        ("Journal Article", "SN  - 1756-8722", "type", "article-journal"),
    ],
)
def test_tags_stand_for_what_the_type_makes_of_them(
    kind: str, line: str, field: str, value: object
) -> None:
    (read,) = RIS.read(f"TY  - {kind}\n{line}\nER  - ")
    assert getattr(read, field) == value


def test_a_meeting_is_told_from_its_proceedings() -> None:
    (read,) = RIS.read("TY  - CONF\nJF  - Proceedings\nT2  - Meeting\nER  - ")
    assert (read.container_title, read.event_title) == ("Proceedings", "Meeting")


def test_what_has_no_field_is_carried_and_written_back() -> None:
    lines = [
        "AD  - Oslo",
        "AD  - Bergen",
        "U4  - mine",
        "UR  - http://a",
        "UR  - http://b",
    ]
    read = _read(*lines)
    assert read.carried == {
        "ris": {"AD": "Oslo\nBergen", "U4": "mine", "UR": "http://b"}
    }
    written = _lines(read)
    assert all(line in written for line in lines)
    (again,) = RIS.read("\n".join(written))
    assert again.carried == read.carried


def test_what_is_carried_never_stands_for_a_field() -> None:
    carried = {"TI": "evil", "ER": "", "TY": "BOOK", "x": "y", "AB": "a\nTY  - BOOK"}
    written = _lines(Reference(carried={"ris": carried}))
    assert written == ["TY  - GEN", "ID  - anon", "ER  - ", "", ""]


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        (PartialDate(2019, season=4), ["PY  - 2019", "DA  - 2019///Winter"]),
        (PartialDate(literal="in press"), ["DA  - in press"]),
        (
            PartialDate(2019, 3, end=PartialDate(2020)),
            ["PY  - 2019", "DA  - 2019/03//"],
        ),
    ],
)
def test_other_dates_are_shown_as_far_as_readers_know_them(
    date: PartialDate, lines: list[str]
) -> None:
    written = _lines(Reference(issued=date))
    assert written[2 : 2 + len(lines)] == lines
    (read,) = RIS.read("\n".join(written))
    assert read.issued == date


@pytest.mark.parametrize("at", range(4))
def test_one_odd_line_costs_none_of_the_records_around_it(at: int) -> None:
    records = [f"TY  - JOUR\nTI  - T{number}\nER  - \n" for number in range(2_000)]
    odd = (
        "TY  - JOUR\nTI  - two\nlines\nER  - ",
        "TY - BOOK\nTI - x",
        "TY  - BOOK",
        "\x00",
    )
    text = "\n".join([*records, odd[at], *records])
    titles = [reference.title for reference in RIS.read(text)]
    assert titles[:2_000] == titles[-2_000:] == [f"T{n}" for n in range(2_000)]
