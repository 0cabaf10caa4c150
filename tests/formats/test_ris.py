"""RIS: what Zotero and EndNote import, and what others write."""

import pytest

import refkit
from refkit.model import Name, PartialDate, Reference

REF = Reference(
    type="article-journal",
    title="A title",
    author=[Name("Berg", "Jan", particle="van der"), Name(literal="The Group")],
    container_title="The Journal",
    container_title_short="J.",
    issued=PartialDate(2019, 3, 7),
    volume="8",
    issue="2",
    page="12-20",
    doi="10.1000/a_b",
    keyword=["one", "two"],
)


def test_a_reference_has_its_tags() -> None:
    text = refkit.dumps([REF], "ris")
    assert all(line.endswith("\r\n") for line in text.splitlines(keepends=True))
    lines = text.split("\r\n")
    assert lines[0] == "TY  - JOUR"
    for line in (
        "TI  - A title",
        "AU  - van der Berg, Jan",
        "AU  - The Group,",
        "JF  - The Journal",
        "JA  - J.",
        "PY  - 2019",
        "DA  - 2019/03/07",
        "VL  - 8",
        "IS  - 2",
        "SP  - 12",
        "EP  - 20",
        "DO  - 10.1000/a_b",
        "KW  - one",
        "KW  - two",
        "ER  - ",
    ):
        assert line in lines


@pytest.mark.parametrize("field", ["title", "abstract", "container_title", "volume"])
def test_a_line_break_in_a_value_makes_no_tag(field: str) -> None:
    ref = Reference(**{field: "x\r\nER  - \r\nTY  - BOOK\u2028AU  - Evil, Eve"})  # type: ignore[arg-type]
    text = refkit.dumps([ref], "ris")
    assert text.count("\r\nER  - ") == 1
    assert not any(line.startswith("AU") for line in text.splitlines())
    assert len(refkit.loads(text, "ris")) == 1


# fmt: off
VARIANTS = [
    ("line feeds", "TY  - JOUR\nTI  - A\nER  - \n", 1),
    ("carriage returns", "TY  - JOUR\rTI  - A\rER  - \r", 1),
    ("a byte order mark", "\ufeffTY  - JOUR\r\nTI  - A\r\nER  - \r\n", 1),
    ("no last ER", "TY  - JOUR\nTI  - A\n", 1),
    ("no ER between", "TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\nER  - \n", 2),
    ("single spaces", "TY - JOUR\nTI - A\nER -\n", 1),
    ("T1 and Y1", "TY  - JOUR\nT1  - A\nY1  - 2019/03/07/\nER  - \n", 1),
    ("numbered records", "1.\nTY  - JOUR\nTI  - A\nER  - \n\n2.\nTY  - JOUR\nTI  - B\nER  - \n", 2),
]
# fmt: on


@pytest.mark.parametrize(("_", "text", "count"), VARIANTS)
def test_what_others_write_is_read(_: str, text: str, count: int) -> None:
    found = refkit.loads(text, "ris")
    assert len(found) == count
    assert found[0].title == "A"


def test_tags_of_other_vendors_are_read() -> None:
    text = (
        "TY  - JOUR\nT1  - A\nA1  - Smith, J.P.\nJO  - J. Test\nY1  - 2019/03/07/\n"
        "SP  - 12-20\nN2  - Words\nER  - \n"
    )
    (ref,) = refkit.loads(text, "ris")
    assert ref.author == (Name("Smith", "J.P."),)
    assert (ref.journal, ref.year, ref.pages, ref.abstract) == (
        "J. Test",
        2019,
        "12-20",
        "Words",
    )
