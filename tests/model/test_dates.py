import pytest

from refkit.model import OPEN, PartialDate
from refkit.readers.edtf import read_edtf


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (PartialDate(2019), "2019"),
        (PartialDate(2019, 3, 7), "2019-03-07"),
        (PartialDate(800), "0800"),
        (PartialDate(-44, 3, 15), "-0043-03-15"),
        (PartialDate(-1), "0000"),
        (PartialDate(2019, season=4), "2019-24"),
        (PartialDate(2019, circa=True), "2019~"),
        (PartialDate(2019, 3, end=PartialDate(2019, 4)), "2019-03/2019-04"),
        (PartialDate(2019, circa=True, end=PartialDate(2020)), "2019~/2020~"),
        (PartialDate(2019, circa=True, end=OPEN), "2019~/.."),
        (PartialDate(2019, end=PartialDate(2020, season=1)), "2019/2020-21"),
    ],
)
def test_a_date_reads_as_edtf_and_is_read_from_it(date: PartialDate, text: str) -> None:
    assert str(date) == text
    assert read_edtf(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019?", PartialDate(2019, circa=True)),
        ("2019%/2020", PartialDate(2019, circa=True, end=PartialDate(2020))),
        ("2019/", PartialDate(2019, end=OPEN)),
        ("19XX", PartialDate(1900, end=PartialDate(1999))),
        ("2004-XX", PartialDate(2004)),
        ("2004-06-XX", PartialDate(2004, 6)),
        ("2004-01-01T10:10:10+05:00", PartialDate(2004, 1, 1)),
        (" 2004 ", PartialDate(2004)),
    ],
)
def test_other_spellings_are_read(text: str, date: PartialDate) -> None:
    assert read_edtf(text) == date


@pytest.mark.parametrize(
    "text",
    [
        *("", "..", "/2019", "../2019", "199", "12019", "2019-13", "2019-02-30"),
        *("in press", "2019-21-01", "2019/2020/2021", "2019 2020", "٢٠١٩", "19XX/2000"),
        *("19XX-01", "2000/19XX", "Y17E7", "-0000-02-30"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no|day|month"):
        read_edtf(text)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"year": 0},
        {"year": 10_000},
        {"year": 2019, "day": 1},
        {"year": 2019, "month": 13},
        {"year": 2019, "month": 2, "day": 29},
        {"year": 2019, "month": 3, "day": 0},
        {"year": 2019, "season": 5},
        {"year": 2019, "month": 3, "season": 1},
        {"month": 3, "literal": "March"},
        {"literal": " "},
        {"circa": True, "literal": "soon"},
        {"year": 2019, "circa": True, "literal": "soon"},
        {"year": 2019, "end": PartialDate(literal="soon")},
        {"year": 2019, "end": PartialDate(2020, circa=True)},
        {"year": 2019, "end": PartialDate(2020, end=OPEN)},
    ],
)
def test_what_cannot_be_is_refused(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"no |has|needs|range"):
        PartialDate(**parts)  # type: ignore[arg-type]


def test_dates_stand_in_the_order_of_time() -> None:
    dates = [
        *(PartialDate(-44), PartialDate(800), PartialDate(2019)),
        *(PartialDate(2019, 3), PartialDate(2019, 3, 7), PartialDate(2020)),
        PartialDate(literal="in press"),
    ]
    backwards = dates[::-1]
    assert sorted(backwards) == dates
