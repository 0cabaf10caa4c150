"""Dates in many languages, read no further than they are sure."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import PartialDate
from refkit.readers.dates import find_dates, read_date

DATES = [
    ("2015-12-01", "2015-12-01"),
    ("2015/12/1", "2015-12-01"),
    ("2015-12-01T00:00:00Z", "2015-12-01"),
    ("01.12.2015", "2015-12-01"),
    ("31/01/2019", "2019-01-31"),
    ("01/31/2019", "2019-01-31"),
    ("2009 Jul 3", "2009-07-03"),
    ("15 September 2004 (online)", "2004-09-15"),
    ("September 15th, 2004", "2004-09-15"),
    ("Dec. 2015", "2015-12"),
    ("19 December 2011", "2011-12-19"),
    ("3 de diciembre de 2011", "2011-12-03"),
    ("19 December, 2011", "2011-12-19"),
    ("Published onJan 12, 2020", "2020-01-12"),
    ("2020 Jul-Sep", "2020-07"),
    ("1er juin 2003", "2003-06-01"),
    ("1 de marzo de 2019", "2019-03-01"),
    ("3. března 2011", "2011-03-03"),
    ("12 мая 2016", "2016-05-12"),
    ("5 Şubat 2018", "2018-02-05"),
    ("2015年12月1日", "2015-12-01"),
    ("2019년 3월", "2019-03"),
    ("1998", "1998"),
    # of several months the first
    ("Oct./Dec. 2015", "2015-10"),
    ("April to June 2025", "2025-04"),
    ("enero-marzo 2010", "2010-01"),
    # other calendars stay
    ("آذر 1394", "1394-09"),
    ("۱۳۹۷", "1397"),
    ("1397", "1397"),
    ("พ.ศ. 2561", "2561"),
    # only the year is sure
    ("03/04/2019", "2019"),
    ("listopad 2012", "2012"),
]


@pytest.mark.parametrize(("words", "date"), DATES)
def test_a_date_is_read(words: str, date: str) -> None:
    assert str(read_date(words)) == date


@pytest.mark.parametrize(
    "words",
    [
        "COVID-2019",
        "2019-nCoV",
        "2019/2020",
        "no date",
        "30.02.2001.5",
        "0000",
        "12345",
    ],
)
def test_what_is_no_single_date_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not one date"):
        read_date(words)


@given(st.dates(min_value=date(1400, 1, 1), max_value=date(2100, 12, 31)))
def test_every_iso_date_comes_back(date: date) -> None:
    assert str(read_date(str(date))) == str(date)


@given(st.text("0123456789./- JanMarv", max_size=40))
def test_dates_found_in_any_line_do_not_overlap(line: str) -> None:
    end = 0
    for span, _ in find_dates(line):
        assert end <= span.start < span.end <= len(line)
        end = span.end


@pytest.mark.parametrize("year", [1600, 1700, 1900, 2000, 2023, 2024])
def test_a_month_ends_with_its_last_day(year: int) -> None:
    for month in range(1, 13):
        last = monthrange(year, month)[1]
        assert PartialDate(year, month, last).day == last
        with pytest.raises(ValueError, match="no day"):
            PartialDate(year, month, last + 1)
