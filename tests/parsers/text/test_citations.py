"""Citation lines, one row each."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parsers.text.citations import _SHAPES, _bones, citation_in, issue_of_year

# fmt: off
LINES = [
    # line, what stands before the numbers, issued, volume, issue, page
    ("J Clin Oncol. 2010;28(35):5197–5201", "J Clin Oncol.", "2010", "28", "35", "5197–5201"),
    ("Dtsch Med Wochenschr 2004; 129(36): 1869-1872", "Dtsch Med Wochenschr", "2004", "129", "36", "1869-1872"),
    ("FEBS Lett. 2009 Jul 3;583(16):2654–2662.", "FEBS Lett.", "2009", "583", "16", "2654–2662"),
    ("Cells 2020, 9(3), 548", "Cells", "2020", "9", "3", "548"),
    ("Volume 26, Issue 1, January 2005, Pages 93-99", "", "2005", "26", "1", "93-99"),
    ("Nature Materials - 5, 293 - 295 (2008)", "Nature Materials -", "2008", "5", None, "293 - 295"),
    ("Phys. Lett. B 343 (2005) 485-492", "Phys. Lett. B", "2005", "343", None, "485-492"),
    ("Ecology, 12(3), 45-67, 2010", "Ecology,", "2010", "12", "3", "45-67"),
    ("Vol. 11, No 37", "", None, "11", "37", None),
    ("Bd. 12, H. 3, S. 45-67", "", None, "12", "3", "45-67"),
    ("Вестник. Том 11, № 4. С. 1643–1658", "Вестник.", None, "11", "4", "1643–1658"),
    ("高压物理学报 第34卷 第3期", "高压物理学报", None, "34", "3", None),
    ("제20권 제13호", "", None, "20", "13", None),
    ("『학습연구』제20권 13호, 1113~1128쪽", "『학습연구』", None, "20", "13", "1113~1128"),
    ("山东农业科学 2016年10期", "山东农业科学 2016年", "2016", None, "10", None),
    ("北方农业学报2019,47(4):102~107", "北方农业学报", "2019", "47", "4", "102~107"),
    ("علوم پزشکی، دوره 5، شماره 2، صفحه 1-10", "علوم پزشکی،", None, "5", "2", "1-10"),
    ("ปีที่ 45 ฉบับที่ 2 (2561)", "", None, "45", "2", None),
    ("Cilt 6, Sayı 5, 3003 - 3022", "", None, "6", "5", "3003 - 3022"),
    ("2024. 45. évf. 3. szám 12-15. old.", "2024.", "2024", "45", "3", "12-15"),
    ("141e année, N. 2, 1997. pp. 551-566", "", "1997", "141", "2", "551-566"),
    ("Anuarul, tom. XLVI, 2009, p. 385–415", "Anuarul,", "2009", "XLVI", None, "385–415"),
    ("Butlletí Núm. XXV (2014), p. 261-297", "Butlletí", "2014", None, "XXV", "261-297"),
    ("Revista, 33, 1, enero-marzo, 63-89, 2010", "Revista,", "2010", "33", "1", "63-89"),
    ("Recife, 7(esp):990-4, mar., 2013", "Recife,", "2013", "7", "esp", "990-4"),
    ("Journal of Tales 39 (2012) 1380e1387 Contents", "Journal of Tales", "2012", "39", None, "1380e1387"),
    ("J. Tales 2016;5(4):136 143 THE JOURNAL", "J. Tales", "2016", "5", "4", "136 143"),
    ("J. Tales 2016;5(4):136 143 tales were told", "J. Tales", "2016", "5", "4", "136"),
    ("J. Tales 2016;5(4):136 2017 THE JOURNAL", "J. Tales", "2016", "5", "4", "136"),
    ("Int. J. Tales 2 No. 3, 245-260 (2013) 245", "Int. J. Tales", "2013", "2", "3", "245-260"),
    ("Το Βήμα Τόμος 9, Τεύχος 3, 2010", "Το Βήμα", "2010", "9", "3", None),
    ("Vol 3, Suppl 5, 2011", "", "2011", "3", "Suppl 5", None),
    ("Braz. J. Biol., 2015, vol. 75, no. 3 (suppl.), p. S112-S124", "Braz. J. Biol., 2015,", "2015", "75", "3 (suppl.)", "S112-S124"),
    ("Ther 3 (2019): 54-69", "Ther", "2019", "3", None, "54-69"),
    ("Food Security (2023) 12:14", "Food Security", "2023", "12", None, "14"),
    ("Geoderma 195-196 (2013) 87–93", "Geoderma", "2013", "195-196", None, "87–93"),
    ("Ther 2015:8 549–555", "Ther", "2015", "8", None, "549–555"),
    ("Стратегии 2018/5, стр. 514 - 527", "Стратегии", "2018", None, "5", "514 - 527"),
    ("14th Roundtable, pp.301-312, September 11-14 2005", "14th Roundtable,", "2005", None, None, "301-312"),
]
ISSUES = [
    ("01.12.2015 | Review | Ausgabe 1/2015 Open Access", "1", "2015"),
    ("Journal of Hematology & Oncology > Ausgabe 1/2015", "1", "2015"),
    ("Der Nervenarzt 4/2007", "4", "2007"),
    ("№ 3/2019", "3", "2019"),
    ("TẠP CHÍ KHOA HỌC - SỐ 55.2021", "55", "2021"),
]
# fmt: on


@pytest.mark.parametrize(("line", "before", "issued", "volume", "issue", "page"), LINES)
def test_the_numbers_of_a_citation_are_found(
    line: str,
    before: str,
    issued: str | None,
    volume: str | None,
    issue: str | None,
    page: str | None,
) -> None:
    found = citation_in(line)
    assert found is not None
    parts = {field: line[span.start : span.end] for field, span in found.parts.items()}
    wanted = {"issued": issued, "volume": volume, "issue": issue, "page": page}
    assert parts == {field: value for field, value in wanted.items() if value}
    assert line[: found.start].strip() == before


@pytest.mark.parametrize(("line", "issue", "year"), ISSUES)
def test_an_issue_is_named_with_its_year(line: str, issue: str, year: str) -> None:
    found = issue_of_year(line)
    assert found is not None
    assert {field: line[a:b] for field, (a, b) in found.parts.items()} == {
        "issue": issue,
        "issued": year,
    }


@pytest.mark.parametrize(
    "line",
    [
        "the outbreak of coronavirus disease 2019 (COVID-19; formally known as 2019-nCoV)",
        "nanoscale membrane vesicles (30-140 nm) that are released by cancer cells",
        "Published on 12/03/2019 at 10:45",
        "Phone: 0711/4488350",
        "Figure 3 shows 12 of 40 cases",
        "Open 1/2",
    ],
)
def test_other_numbers_are_no_citation(line: str) -> None:
    assert citation_in(line) is None
    assert issue_of_year(line) is None


@given(st.text("19 ();:,-–.Vol2015/p", max_size=60))
def test_the_parts_of_any_citation_lie_in_its_line_and_apart(line: str) -> None:
    for found in (citation_in(line), issue_of_year(line)):
        spans = sorted(found.parts.values()) if found else []
        for one, other in pairwise(spans):
            assert one.end <= other.start
        assert all(0 <= a < b <= len(line) for a, b in spans)


@pytest.mark.parametrize(("marks", "shape"), _SHAPES)
@given(st.data())
def test_each_line_of_a_shape_has_its_marks(
    marks: tuple[str, ...], shape: re.Pattern[str], data: st.DataObject
) -> None:
    line = data.draw(st.from_regex(_without_look_behind(shape.pattern), fullmatch=True))
    if shape.search(line):
        assert all(mark in _bones(line) for mark in marks)


def _without_look_behind(pattern: str) -> str:
    """What stands before the line holds for a line by itself."""
    return re.sub(r"^(?:\(\?<!(?:\[[^\]]*\]|[^()])*\))+", "", pattern)
