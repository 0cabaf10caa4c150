"""Lists of names: where one person ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.readers.name_lists import split_names

LISTS = [
    # glued by the page
    ("Hongwei ChenDuxin Sun", ["Hongwei Chen", "Duxin Sun"]),
    ("Ronald McDonaldJane LeBlanc", ["Ronald McDonald", "Jane LeBlanc"]),
    ("Jan van der BergPiet MacArthur", ["Jan van der Berg", "Piet MacArthur"]),
    (
        "Nicola De LucaAnna RossiPaolo D'Angelo",
        ["Nicola De Luca", "Anna Rossi", "Paolo D'Angelo"],
    ),
    ("Tom DeLucaConan O'Brien", ["Tom DeLuca", "Conan O'Brien"]),
    ("A. SmithB. JonesC.D. Miller", ["A. Smith", "B. Jones", "C.D. Miller"]),
    # capitals inside a name are no hinge
    ("Maria DeLuca", ["Maria DeLuca"]),
    ("MaryAnn Smith", ["MaryAnn Smith"]),
    ("Jean DuPont", ["Jean DuPont"]),
    ("Ronald McDonald, LaToya LeBlanc", ["Ronald McDonald", "LaToya LeBlanc"]),
    # separators
    ("Li Zhang, Biao Dong and Ling Pan", ["Li Zhang", "Biao Dong", "Ling Pan"]),
    ("Li Zhang; Biao Dong", ["Li Zhang", "Biao Dong"]),
    ("Kurt Gödel und Albert Einstein", ["Kurt Gödel", "Albert Einstein"]),
    ("Hendrik Schulte/Carsten Schulz", ["Hendrik Schulte", "Carsten Schulz"]),
    ("陈军 纪杰 方有珍 金晶", ["陈军", "纪杰", "方有珍", "金晶"]),
    ("فرزاد قادری، ناهید اکرمی", ["فرزاد قادری", "ناهید اکرمی"]),
    ("João da Costa e Silva, Maria Souza", ["João da Costa e Silva", "Maria Souza"]),
    ("陈军1,2,纪杰2,方有珍2,金晶2", ["陈军", "纪杰", "方有珍", "金晶"]),
    ("Sebastian Banescu    Tobias Wüchner", ["Sebastian Banescu", "Tobias Wüchner"]),
    # family names first
    ("Howard, Greg, and Jack Liebersohn", ["Howard, Greg", "Jack Liebersohn"]),
    ("Peschke, Sven ; Haeb-Umbach, R.", ["Peschke, Sven", "Haeb-Umbach, R."]),
    ("Smith, J., Doe, A., & Poe, E. A.", ["Smith, J.", "Doe, A.", "Poe, E. A."]),
    ("Mikolov, Tomas and Chen, Kai", ["Mikolov, Tomas", "Chen, Kai"]),
    ("García López, María", ["García López, María"]),
    ("Smith JA, Doe B, Poe EA", ["Smith JA", "Doe B", "Poe EA"]),
    # suffixes, degrees, marks, addresses
    ("Sammy Davis, Jr., Li Zhang", ["Sammy Davis, Jr.", "Li Zhang"]),
    ("Li Zhang, MD, PhD, Biao Dong, PhD", ["Li Zhang", "Biao Dong"]),
    ("Li Zhang1, Biao Dong1,2 and Ling Pan*", ["Li Zhang", "Biao Dong", "Ling Pan"]),
    ("Li Zhang1 Biao Dong2", ["Li Zhang", "Biao Dong"]),
    ("Li Zhang li@x.org, Biao Dong (Chengdu)", ["Li Zhang", "Biao Dong"]),
    ("Thomas Zenkel, et al.", ["Thomas Zenkel"]),
    ("", []),
    (" , ; ", []),
]


@pytest.mark.parametrize(("line", "names"), LISTS)
def test_a_list_is_cut_into_its_names(line: str, names: list[str]) -> None:
    assert [line[start:end] for start, end in split_names(line)] == names


_NAMES = st.sampled_from(
    ["Li Zhang", "Ronald McDonald", "C. A. Valencia", "Conan O'Brien", "Jan van Dyk"]
)


@given(
    st.lists(_NAMES, min_size=2, max_size=6),
    st.sampled_from([", ", "; ", " / ", " | ", " · "]),
)
def test_the_names_that_were_joined_come_back(names: list[str], separator: str) -> None:
    line = separator.join(names)
    assert [line[start:end] for start, end in split_names(line)] == names


@given(st.text("Aab ,;&1*'-.", max_size=60))
def test_the_spans_of_any_line_are_in_order_and_apart(line: str) -> None:
    end = 0
    for span in split_names(line):
        assert end <= span.start < span.end <= len(line)
        end = span.end
