import re
import warnings

import pytest

from refkit.errors import FormatError, RefkitWarning
from refkit.formats.bibtex import BIBTEX
from refkit.model import TYPES, Name, PartialDate, Reference


def _entry(reference: Reference) -> dict[str, str]:
    """The fields that are written of one reference, as they stand in braces."""
    text = BIBTEX.written([reference])
    return dict(re.findall(r"^  ([\w-]+) = \{?(.*?)\}?,$", text, re.M))


def _read(fields: str, kind: str = "article") -> Reference:
    (reference,) = BIBTEX.read(f"@{kind}{{key,\n{fields}\n}}")
    return reference


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_reads_back(kind: str) -> None:
    reference = Reference(type=kind, title="x")  # type: ignore[arg-type]
    (read,) = BIBTEX.read(BIBTEX.written([reference]))
    assert read.type == kind


@pytest.mark.parametrize(
    ("entry_type", "kind"),
    [
        ("Article", "article-journal"),
        ("inbook", "chapter"),
        ("conference", "paper-conference"),
        ("mastersthesis", "thesis"),
        ("dataset", "dataset"),
        ("inreference", "entry-encyclopedia"),
        ("proceedings", "book"),
        ("electronic", "webpage"),
        ("nonsense", "document"),
    ],
)
def test_other_types_are_read_as_the_nearest(entry_type: str, kind: str) -> None:
    assert _read("title = {x}", entry_type).type == kind


@pytest.mark.parametrize(
    ("kind", "fields", "written"),
    [
        ("article-journal", {"container_title": "J"}, {"journal": "J"}),
        ("article-journal", {"issue": "3"}, {"number": "3"}),
        ("article-journal", {"number": "3"}, {"csl-number": "3"}),
        ("chapter", {"container_title": "B"}, {"booktitle": "B"}),
        ("paper-conference", {"container_title": "B"}, {"booktitle": "B"}),
        ("thesis", {"publisher": "U"}, {"school": "U"}),
        (
            "report",
            {"publisher": "U", "number": "7"},
            {"institution": "U", "number": "7"},
        ),
        ("standard", {"publisher": "ISO"}, {"organization": "ISO"}),
        (
            "book",
            {"collection_title": "S", "publisher_place": "L"},
            {"series": "S", "address": "L"},
        ),
        (
            "book",
            {"issued": PartialDate(2015, 12, 1)},
            {"year": "2015", "month": "dec", "day": "1"},
        ),
        ("book", {"page": "1-5"}, {"pages": "1--5"}),
        ("book", {"page": "e12"}, {"pages": "e12"}),
        ("book", {"keyword": ["a, b", "c"]}, {"keywords": "{a, b}, c"}),
        (
            "book",
            {"genre": "Review", "access": "Open"},
            {"type": "Review", "access": "Open"},
        ),
        (
            "article",
            {"arxiv": "1706.03762"},
            {"eprint": "1706.03762", "eprinttype": "arxiv"},
        ),
        ("book", {"title": "中文"}, {"title": "ZhongWen", "csl-title": "中文"}),
    ],
)
def test_fields_are_written_where_they_are_expected(
    kind: str, fields: dict[str, object], written: dict[str, str]
) -> None:
    entry = _entry(Reference(type=kind, **fields))  # type: ignore[arg-type]
    assert {name: entry.get(name) for name in written} == written


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        (
            "url",
            "https://x.org/a_b?c=1&d=50%25#f~g",
            "https://x.org/a_b?c=1&d=50%25#f~g",
        ),
        (
            "url",
            "https://x.org/{a}\\b c|ü^",
            "https://x.org/%7Ba%7D%5Cb%20c%7C%C3%BC%5E",
        ),
        (
            "doi",
            "10.1002/(SICI)1099<1::AID>3.0;2-#",
            "10.1002/(SICI)1099<1::AID>3.0;2-#",
        ),
        ("doi", "10.1000/a_b&c$d~e", "10.1000/a_b&c$d~e"),
    ],
)
def test_addresses_are_written_raw(field: str, value: str, written: str) -> None:
    assert _entry(Reference(**{field: value}))[field] == written  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "doi", ["10.1/a{b", "10.1/a\\b", "10.1/a%b", "10.1/ü", "10.1/a b"]
)
def test_a_doi_that_would_stop_tex_is_kept_out_of_its_sight(doi: str) -> None:
    entry = _entry(Reference(doi=doi))
    assert "doi" not in entry
    assert "csl-doi" in entry


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ("title = {A {DNA} \\& {\\'e}t{\\'e}}", "title", "A DNA & été"),
        ('title = "A {"}quoted{"} b"', "title", 'A "quoted" b'),
        ("title = {A}, title = {B}", "title", "A"),
        ("title = {A}, subtitle = {B}", "title", "A: B"),
        ("TITLE={A},Journaltitle = {J}", "container_title", "J"),
        ("year = 2019", "issued", PartialDate(2019)),
        ("year = {2019}, month = mar", "issued", PartialDate(2019, 3)),
        ("year = {2019}, month = {March}, day = 7", "issued", PartialDate(2019, 3, 7)),
        ('year = 2019, month = "7~" # mar', "issued", PartialDate(2019, 3, 7)),
        ("year = 2019, month = 3", "issued", PartialDate(2019, 3)),
        ("year = 2019, month = 13", "issued", PartialDate(2019)),
        ("date = {2019-03-07}", "issued", PartialDate(2019, 3, 7)),
        (
            "date = {2019-03/2019-04}",
            "issued",
            PartialDate(2019, 3, end=PartialDate(2019, 4)),
        ),
        ("date = {1723~}", "issued", PartialDate(1723, circa=True)),
        ("date = {Mar 3}, year = 2015", "issued", PartialDate(2015, 3, 3)),
        ("year = 2019, month = {Winter}", "issued", PartialDate(2019, season=4)),
        ("year = {1998--99}", "issued", PartialDate(1998, end=PartialDate(1999))),
        ("year = {198?}", "issued", PartialDate(1980, end=PartialDate(1989))),
        ("year = {44 BC}", "issued", PartialDate(-44)),
        ("year = {in press}", "issued", PartialDate(literal="in press")),
        ("year = {c. 1850}", "issued", PartialDate(1850, circa=True)),
        ("pages = {12-20}", "page", "12-20"),
        ("pages = {12--20}", "page", "12-20"),
        ("pages = {12 – 20}", "page", "12-20"),
        ("pages = {12\\textendash 20}", "page", "12-20"),
        ("eid = {012345}", "page", "012345"),
        ("number = 3", "issue", "3"),
        ("issue = 3", "issue", "3"),
        ("doi = {https://doi.org/10.1000/A\\_b}", "doi", "10.1000/A_b"),
        ("url = {\\url{http://x.org/a\\_b\\%20c}}", "url", "http://x.org/a_b%20c"),
        ("howpublished = {\\url{http://x.org/a}}", "url", "http://x.org/a"),
        ("howpublished = {Self-published}", "url", None),
        ("eprint = {1706.03762}, archivePrefix = {arXiv}", "arxiv", "1706.03762"),
        ("eprint = {123}, eprinttype = {pubmed}", "pmid", "123"),
        ("keywords = {a, b}", "keyword", ("a", "b")),
        ("keywords = {a; b, c}", "keyword", ("a", "b, c")),
        ("langid = {ngerman}", "language", "de-DE"),
        ("langid = {klingon}", "language", "klingon"),
        ("language = {german}", "language", "german"),
        ("journal = {Ann. M.}, fjournal = {Annals}", "container_title", "Annals"),
        ("journal = {J}, journaltitle = {T}", "container_title", "T"),
        ("pubstate = {inpress}", "status", "in press"),
        ("urldate = {2020-01-02}", "accessed", PartialDate(2020, 1, 2)),
        ("eprint = {hep-th/9901001}", "arxiv", "hep-th/9901001"),
        ("entrysubtype = {magazine}", "type", "article-magazine"),
        ("csl-type = {nonsense}", "type", "article-journal"),
    ],
)
def test_fields_of_many_writers(fields: str, name: str, value: object) -> None:
    assert getattr(_read(fields), name) == value


def test_kinds_of_theses() -> None:
    assert _read("title = {x}", "mastersthesis").genre == "Master's thesis"
    assert _read("type = {mathesis}", "thesis").genre == "Master's thesis"
    assert _read("title = {x}", "phdthesis").genre is None


def test_a_preprint_is_known_by_its_archive() -> None:
    fields = "eprint = {1706.03762}, eprinttype = {arxiv}"
    assert _read(fields, "misc").type == "article"
    assert _read(fields, "article").type == "article-journal"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("\ufeff@book{a, title={A}}\r\n", ["A"], id="bom"),
        pytest.param("@book(a, title={A})", ["A"], id="parentheses"),
        pytest.param(
            "@book{a, title={A}}@book{b, title={B}}", ["A", "B"], id="one line"
        ),
        pytest.param(
            "@book{a, title={A},}\n@book{A, title={B}}", ["A", "B"], id="same key"
        ),
        pytest.param("@book{title={A}}\n@book{,title={B}}", ["A", "B"], id="no key"),
        pytest.param("@book{a b, title={A}}", ["A"], id="space in key"),
        pytest.param("@book{a\n title={A}}", ["A"], id="no comma after key"),
        pytest.param("@book{a, title={A} year=2000\n}", ["A"], id="no comma"),
        pytest.param("@book{a, year=, title={A}}", ["A"], id="no value"),
        pytest.param("@book{a, % x\n title={A}, % y\n}", ["A"], id="comments"),
        pytest.param("@comment{x}\n@book{a, title={A}}", ["A"], id="comment"),
        pytest.param("a@b.com\n@book{a, title={A @x}}", ["A @x"], id="at signs"),
        pytest.param("@preamble{{\\x}}\n@book{a, title={A}}", ["A"], id="preamble"),
        pytest.param(
            '@string{j = "A"}\n@book{a, title=J # { B} # j}', ["A BA"], id="macros"
        ),
        pytest.param("@book{a, title=unknown}", ["unknown"], id="unknown macro"),
        pytest.param("@book{a}", [None], id="only a key"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_files_of_many_writers(text: str, titles: list[str | None]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert [reference.title for reference in BIBTEX.read(text)] == titles


@pytest.mark.parametrize(
    ("broken", "message", "titles"),
    [
        (
            "@book{b, title={B, year=2000\n}",
            r"b \(line 2\) partly read: no } at its end",
            ["A", "B", "C"],
        ),
        (
            "@book{b, title={B}, x\n}",
            r"b \(line 2\) partly read: 'x.*' is no field",
            ["A", "B", "C"],
        ),
        (
            '@book{b, title="B} x"\n}',
            r"b \(line 2\) partly read: title does not end",
            ["A", "B x", "C"],
        ),
        (
            "@book{b, title={B,\n  year = {2000}\n}",
            r"b \(line 2\) partly read: no } at its end",
            ["A", "B", "C"],
        ),
        ("@book{b, title={B}", r"b \(line 2\) partly read: no }", ["A", "B", "C"]),
        (
            "@book{b, title {B}, year=}",
            r"b \(line 2\) partly read: no =",
            ["A", "B", "C"],
        ),
        ("@book{b, title={B} junk}", r"b \(line 2\) partly read", ["A", "B", "C"]),
    ],
)
def test_a_broken_entry_is_reported_and_the_rest_goes_on(
    broken: str, message: str, titles: list[str]
) -> None:
    text = f"@book{{a, title={{A}}}}\n{broken}\n@book{{c, title={{C}}}}\n"
    with pytest.warns(RefkitWarning, match=message):
        read = [reference.title for reference in BIBTEX.read(text)]
    assert [title for title in read if title] == titles


@pytest.mark.parametrize(
    "text", ["x", "TY  - BOOK", "[]", "a@b.com", "% only a comment"]
)
def test_what_is_no_bibtex_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="bibtex"):
        list(BIBTEX.read(text))


def test_macros_made_of_macros_have_an_end() -> None:
    macros = "".join(f"@string{{m{n + 1} = m{n} # m{n}}}\n" for n in range(60))
    text = f'@string{{m0 = "lol"}}\n{macros}@book{{a, title = m60 # m60, year = 2000}}'
    (read,) = BIBTEX.read(text)
    assert read.year == 2000
    assert len(read.title or "") < 200_000


def test_deep_braces_are_read() -> None:
    (read,) = BIBTEX.read("@book{a, title={" + "{" * 50_000 + "x" + "}" * 50_000 + "}}")
    assert read.title == "x"


def test_a_field_edited_since_is_believed() -> None:
    text = BIBTEX.written([Reference(type="dataset", title="中文", citation_key="a")])
    (edited,) = BIBTEX.read(text.replace("ZhongWen", "Chinese"))
    assert (edited.title, edited.type) == ("Chinese", "dataset")


def test_fallbacks_are_written_only_where_they_are_needed() -> None:
    plain = [Reference(title="Größe")]
    assert "@preamble" not in BIBTEX.written(plain)
    text = BIBTEX.written([*plain, Reference(title="ąę «x»", author=[Name("Þór")])])
    assert text.startswith(
        r"@preamble{"
        r'"\ProvideTextCommandDefault{\k}{}\ProvideTextCommandDefault{\TH}{Th}'
        r"\ProvideTextCommandDefault{\guillemotleft}{$\ll$}"
        r"\ProvideTextCommandDefault{\guillemetleft}{$\ll$}"
        r"\ProvideTextCommandDefault{\guillemotright}{$\gg$}"
        r'\ProvideTextCommandDefault{\guillemetright}{$\gg$}"}'
        "\n\n@misc{"
    )


def test_layout() -> None:
    text = BIBTEX.written(
        [
            Reference(
                type="article-journal",
                author=[Name("Zhang", "Li")],
                title="Transfer of microRNAs",
                issued=PartialDate(2015, 12),
            ),
            Reference(type="book", title="Ethics"),
        ]
    )
    assert text == (
        "@article{zhang2015transfer,\n"
        "  author = {Zhang, Li},\n"
        "  title = {Transfer of {microRNAs}},\n"
        "  year = {2015},\n"
        "  month = dec,\n"
        "}\n"
        "\n"
        "@book{anonethics,\n"
        "  title = {Ethics},\n"
        "}\n"
    )


@pytest.mark.parametrize("title", ["<i><sc>B</i>", "<i>NATO</i> ΔF508", "</b>x<b>"])
def test_what_only_looks_like_a_tag_stays_as_it_is(title: str) -> None:
    text = BIBTEX.written([Reference(title=title)])
    (read,) = BIBTEX.read(text)
    assert read.title == title
    assert BIBTEX.written([read]) == text
