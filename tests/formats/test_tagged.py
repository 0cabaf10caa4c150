"""Formats of tagged lines: what each makes of its own records."""

from typing import Any

import pytest

import refkit
from refkit.model import Name, PartialDate

MEDLINE = """\
PMID- 25744111
IS  - 1476-5616 (Electronic)
IS  - 0033-3506 (Linking)
VI  - 129
IP  - 5
DP  - 2015 May 7
TI  - Oaks in towns: a study
      of forty years.
PG  - 475-82
LID - S0033-3506(15)00037-2 [pii]
LID - 10.1016/j.oak.2015.01.018 [doi]
FAU - van Loon, A B
AU  - van Loon AB
FAU - Li, Ann
AU  - Li A
CN  - Oak Study Group
PT  - Journal Article
TA  - Oak Res
JT  - Oak research
PMC - PMC38908
MH  - Quercus/*growth & development
LA  - eng
"""
ERIC = """\
OWN - ERIC
TI  - Robust Oaks
AU  - Li, Ann
JT  - ProQuest LLC
SO  - Ph.D. Dissertation, Oak University
OID - ED620611
DP  - 2021
LID - http://eric.example/?id=ED620611
PT  - Dissertations/Theses - Doctoral Dissertations

OWN - ERIC
TI  - Oaks at School
JT  - Oak Board
DP  - Apr 2019
PT  - Reports - Research
"""
ENDNOTE = """\
%0 Book Section
%A Li, Ann
%A Berg, Jan van der
%A World Oak Forum,
%T On Trees
%B Handbook of Oaks
%E Gray, Asa
%Y Wood, Ida
%I Oak Press
%C Oslo
%D 2015
%8 March 7
%P 123-34
%@ 978-3-8329-2430-0
%R doi:10.1000/182
%K oaks
ashes
%F li2015

%A Ann Li
%T Old Oaks
%J Oak Letters
%V 8
%D 1987
"""
REFWORKS = """\
RT Journal Article
SR Electronic(1)
ID 1220
A1 Li,Ann
A1 Gray,Asa, Jr.
T1 On Trees
JF Oak Letters
JO Oak Lett
YR 2003
FD Feb 14
VO 29
IS 2
SP 337
OP 367
K1 Oaks; Ashes
SN 0378-5955
LK https://oaks.example/1
RD 01/02/2004
RT Book, Whole
A1 Oak Board,
T1 Oaks
T2 Trees of the World
YR 2001
ED 2nd
"""
WEB_OF_SCIENCE = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Li, A
   van Loon, AB
AF Li, Ann
   van Loon, Alex B.
TI Oaks in towns: a study
   of forty years
SO OAK RESEARCH
JI Oak Res.
DE oaks; long
   studies
PD JUN 28
PY 2011
VL 8
IS 2
AR 17
DI 10.1000/182
SN 0378-5955
EI 1573-5117
UT WOS:000286597100004
ER

PT B
AU Wood, I
TI The meeting of oaks
SO 7TH OAK CONFERENCE
CT 7th Oak Conference
CY FEB 21-23, 2005
CL Oslo, NORWAY
BE Gray, A
PY 2005
BP 532
EP 537
ER

EF
"""
OVID = """\
<1. >
VN  - Ovid Technologies
AU  - Li, Ann MD, PhD *
AU  - Gray, Asa [Author, Reprint Author]
TI  - Oaks in towns: a study of forty years.  [Article]
SO  - Oak Letters. 201(2-3):327-334, November 15, 2004.
DT  - Article.
IS  - 0378-1127 (ISSN print)
DI  - 10.1000/182
LG  - English
KW  - oaks;  ashes
YR  - 2004

<2. >
VN  - Ovid Technologies
AU  - Li, Ann
TI  - Old oaks. [References].
SO  - Wood, Ida [Ed]; Gray, Asa [Ed]. (2012). Oaks in practice: Trees at work. (pp. 11-31). xvii, 254 pp. Oslo: Oak Press.
PU  - Oak Press; NO
DT  - Chapter
DP  - 2012
"""
BIBLIOSCAPE = """\
--AU-- Li, A.; Gray, A.
--TI-- On Trees
--ST-- Handbook of Oaks
--SA-- Wood, I.
--PS-- 10
--PE-- 13
--RT-- book section
--AB-- First line
and second.
--YP-- 2000
------
"""
COPAC = """\
TI- Oaks : their life
AU- Li, Ann
SE- Trees of the world
PU- London : Oak Press
PY- 1972
PD- x, 102p, leaf : ill., form, port ; 22cm
IS- 0407517006 (Pbk)
KW- Oaks, Ashes
    and others
"""
REPEC_NEP = """\
From oaks at nep.repec.org  Wed Nov  2 03:26:25 2005

1. The Price of Oaks
     Li,Ann; Gray,Asa
     Date: 2005-10-29
----------------------------------------------------

1. The Price of Oaks

    Li,Ann
    Gray,Asa

Oaks are dear.

Keywords: oaks; prices
Date:     2005-08-31
URL:      https://oaks.example/1

2. The Price of Ashes
Date: \t2005-11-07
By: \tIda Wood (University of Oslo)
URL: \thttps://oaks.example/2
Ashes are cheap.
JEL: \tD81
"""
CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    (
        "medline",
        MEDLINE,
        [
            {
                "type": "article-journal",
                "title": "Oaks in towns: a study of forty years.",
                "author": (
                    Name("Loon", "A B", particle="van"),
                    Name("Li", "Ann"),
                    Name(literal="Oak Study Group"),
                ),
                "container_title": "Oak research",
                "container_title_short": "Oak Res",
                "issued": PartialDate(2015, 5, 7),
                "volume": "129",
                "issue": "5",
                "page": "475-482",
                "doi": "10.1016/j.oak.2015.01.018",
                "pmid": "25744111",
                "pmcid": "PMC38908",
                "issn": ("1476-5616", "0033-3506"),
                "language": "eng",
                "keyword": ("Quercus/growth & development",),
            }
        ],
    ),
    (
        "medline",
        ERIC,
        [
            {
                "type": "thesis",
                "title": "Robust Oaks",
                "author": (Name("Li", "Ann"),),
                "publisher": "Oak University",
                "genre": "Ph.D. Dissertation",
                "archive": "ProQuest LLC",
                "issued": PartialDate(2021),
                "url": "http://eric.example/?id=ED620611",
            },
            {
                "type": "report",
                "title": "Oaks at School",
                "publisher": "Oak Board",
                "issued": PartialDate(2019, 4),
            },
        ],
    ),
    (
        "endnote",
        ENDNOTE,
        [
            {
                "type": "chapter",
                "title": "On Trees",
                "author": (
                    Name("Li", "Ann"),
                    Name("Berg", "Jan van der"),
                    Name(literal="World Oak Forum"),
                ),
                "editor": (Name("Gray", "Asa"),),
                "container_title": "Handbook of Oaks",
                "collection_editor": (Name("Wood", "Ida"),),
                "publisher": "Oak Press",
                "publisher_place": "Oslo",
                "issued": PartialDate(2015, 3, 7),
                "page": "123-134",
                "doi": "10.1000/182",
                "isbn": ("978-3-8329-2430-0",),
                "keyword": ("oaks", "ashes"),
            },
            {
                "type": "article-journal",
                "title": "Old Oaks",
                "author": (Name("Li", "Ann"),),
                "container_title": "Oak Letters",
                "issued": PartialDate(1987),
                "volume": "8",
            },
        ],
    ),
    (
        "refworks",
        REFWORKS,
        [
            {
                "type": "article-journal",
                "title": "On Trees",
                "author": (Name("Li", "Ann"), Name("Gray", "Asa", suffix="Jr.")),
                "container_title": "Oak Letters",
                "container_title_short": "Oak Lett",
                "issued": PartialDate(2003, 2, 14),
                "accessed": PartialDate(2004),
                "volume": "29",
                "issue": "2",
                "page": "337-367",
                "issn": ("0378-5955",),
                "url": "https://oaks.example/1",
                "keyword": ("Oaks", "Ashes"),
            },
            {
                "type": "book",
                "title": "Oaks",
                "author": (Name(literal="Oak Board"),),
                "collection_title": "Trees of the World",
                "issued": PartialDate(2001),
                "edition": "2nd",
            },
        ],
    ),
    (
        "web-of-science",
        WEB_OF_SCIENCE,
        [
            {
                "type": "article-journal",
                "title": "Oaks in towns: a study of forty years",
                "author": (Name("Li", "Ann"), Name("Loon", "Alex B.", particle="van")),
                "container_title": "OAK RESEARCH",
                "container_title_short": "Oak Res.",
                "issued": PartialDate(2011, 6, 28),
                "volume": "8",
                "issue": "2",
                "page": "17",
                "doi": "10.1000/182",
                "issn": ("0378-5955", "1573-5117"),
                "keyword": ("oaks", "long studies"),
            },
            {
                "type": "paper-conference",
                "title": "The meeting of oaks",
                "author": (Name("Wood", "I"),),
                "editor": (Name("Gray", "A"),),
                "container_title": "7TH OAK CONFERENCE",
                "event_title": "7th Oak Conference",
                "event_place": "Oslo, NORWAY",
                "event_date": PartialDate(2005, 2, 21, end=PartialDate(2005, 2, 23)),
                "issued": PartialDate(2005),
                "page": "532-537",
            },
        ],
    ),
    (
        "ovid",
        OVID,
        [
            {
                "type": "article-journal",
                "title": "Oaks in towns: a study of forty years",
                "author": (Name("Li", "Ann"), Name("Gray", "Asa")),
                "container_title": "Oak Letters",
                "issued": PartialDate(2004, 11, 15),
                "volume": "201",
                "issue": "2-3",
                "page": "327-334",
                "doi": "10.1000/182",
                "issn": ("0378-1127",),
                "language": "English",
                "keyword": ("oaks", "ashes"),
            },
            {
                "type": "chapter",
                "title": "Old oaks",
                "author": (Name("Li", "Ann"),),
                "editor": (Name("Wood", "Ida"), Name("Gray", "Asa")),
                "container_title": "Oaks in practice: Trees at work",
                "publisher": "Oak Press; NO",
                "issued": PartialDate(2012),
                "page": "11-31",
            },
        ],
    ),
    (
        "biblioscape",
        BIBLIOSCAPE,
        [
            {
                "type": "chapter",
                "title": "On Trees",
                "author": (Name("Li", "A."), Name("Gray", "A.")),
                "editor": (Name("Wood", "I."),),
                "container_title": "Handbook of Oaks",
                "issued": PartialDate(2000),
                "page": "10-13",
                "abstract": "First line and second.",
            }
        ],
    ),
    (
        "copac",
        COPAC,
        [
            {
                "type": "book",
                "title": "Oaks : their life",
                "author": (Name("Li", "Ann"),),
                "collection_title": "Trees of the world",
                "publisher": "Oak Press",
                "publisher_place": "London",
                "issued": PartialDate(1972),
                "number_of_pages": "102",
                "isbn": ("0407517006",),
                "keyword": ("Oaks, Ashes and others",),
            }
        ],
    ),
    (
        "repec-nep",
        REPEC_NEP,
        [
            {
                "type": "report",
                "title": "The Price of Oaks",
                "author": (Name("Li", "Ann"), Name("Gray", "Asa")),
                "issued": PartialDate(2005, 8, 31),
                "url": "https://oaks.example/1",
                "keyword": ("oaks", "prices"),
                "abstract": "Oaks are dear.",
            },
            {
                "type": "report",
                "title": "The Price of Ashes",
                "author": (Name("Wood", "Ida"),),
                "publisher": "University of Oslo",
                "issued": PartialDate(2005, 11, 7),
                "url": "https://oaks.example/2",
                "abstract": "Ashes are cheap.",
            },
        ],
    ),
]
TEXTS = {name: text for name, text, _ in CASES}


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_records_are_read(name: str, text: str, expected: list[dict[str, Any]]) -> None:
    assert [dict(ref.known) for ref in refkit.loads(text, name)] == expected


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(
    name: str, end: str
) -> None:
    text = TEXTS[name]
    again = refkit.loads("\ufeff" + text.replace("\n", end), name)
    assert again == refkit.loads(text, name)


_UNKNOWN = {
    "biblioscape": "--ZZ-- 7\n------",
    "endnote": "%0",
    "medline": "PMID- ",
    "ovid": "<7. >\nVN  - Ovid Technologies",
    "refworks": "RT \nSR x",
    "web-of-science": "PT J\nTC 0\nER",
}
"""Records in which nothing is known."""


@pytest.mark.parametrize("name", _UNKNOWN)
def test_a_record_costs_its_neighbours_nothing(name: str) -> None:
    text = TEXTS[name]
    broken = f"{_UNKNOWN[name]}\n\n"
    with pytest.warns(refkit.RefkitWarning, match=r"line \d+ left out") as warned:
        found = refkit.loads(f"{text}\n{broken}{text}", name)
    assert found == 2 * refkit.loads(text, name)
    assert len(warned) == 1


def test_a_blank_line_within_an_abstract_parts_no_record() -> None:
    text = "%0 Journal Article\n%T On Trees\n%X First words.\n\nMore words.\n%D 2015\n"
    (found,) = refkit.loads(text, "endnote")
    assert (found.abstract, found.year) == ("First words. More words.", 2015)


def test_a_group_after_whom_others_come_is_read_as_it_stands() -> None:
    text = "PMID- 7\nTI  - On Trees\nAU  - Li A\nAU  - et al.\n"
    (found,) = refkit.loads(text, "medline")
    assert found.author == (Name("Li", "A"),)


def test_a_translation_and_the_place_of_a_journal_are_told_apart() -> None:
    text = "PMID- 7\nTI  - [On oaks].\nTT  - Von Eichen.\nJT  - Oak (Oslo, Norway)\n"
    (found,) = refkit.loads(text, "medline")
    assert (found.title, found.original_title) == ("On oaks.", "Von Eichen.")
    assert (found.container_title, found.publisher_place) == ("Oak", "Oslo, Norway")


def test_several_titles_of_a_record_are_one() -> None:
    text = "PMID- 7\nTI  - On oaks\nTI  - a study:\nTI  - its end\nTI  - On oaks\n"
    (found,) = refkit.loads(text, "medline")
    assert found.title == "On oaks: a study: its end"


def test_a_preprint_stands_in_no_journal() -> None:
    text = (
        "PMID- 7\nTI  - On oaks\nPT  - Journal Article\nPT  - Preprint\nJT  - oakRxiv\n"
    )
    (found,) = refkit.loads(text, "medline")
    assert (found.type, found.publisher) == ("article", "oakRxiv")
    assert found.container_title is None


def test_services_that_bend_the_rules_are_understood() -> None:
    refworks = "RT Journal Article\nA1 张三;李四\nT1 论树\nvo 57\nOP 112-119\nER\n \n"
    endnote = "%0 Journal Article\n%A 张三;李四\n%T 论树\n%V 57\n%P 112-119\n"
    medline = "AU  - 张三\nAU  - 李四\nTI  - 论树\nVI  - 57\nPG  - 112-119\nPMID- \n"
    kept = ("author", "title", "volume", "page")
    one, two, three = (
        {name: getattr(refkit.loads(text, format)[0], name) for name in kept}
        for text, format in (
            (refworks, "refworks"),
            (endnote, "endnote"),
            (medline, "medline"),
        )
    )
    assert one == two == three
    assert one["author"] == (Name("张", "三"), Name("李", "四"))


def test_a_missing_end_of_record_costs_nothing() -> None:
    text = "PT J\nTI On Trees\nSO Oak\nPT J\nTI On Ashes\nSO Ash\n"
    found = refkit.loads(text, "web-of-science")
    assert [ref.title for ref in found] == ["On Trees", "On Ashes"]


def test_what_is_only_read_is_told_when_asked_for() -> None:
    with pytest.raises(refkit.FormatError, match="medline: can be read, but not"):
        refkit.dumps([], "medline")
