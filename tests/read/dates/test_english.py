"""English words for times, in a text written on Friday 14 November 2014."""

import pytest

from whence.model import Interval
from whence.read.dates import find_dates

WRITTEN = Interval.parse("2014-11-14")


def read(text, anchor=WRITTEN, language="en"):
    return [
        (text[one.start : one.end], str(one.when)) for one in find_dates(text, anchor, language)
    ]


STATED = [
    ("on 14 November 2014", "14 November 2014", "2014-11-14"),
    ("Friday, 14 November 2014,", "Friday, 14 November 2014", "2014-11-14"),
    ("the 28th of September, 2014", "28th of September, 2014", "2014-09-28"),
    ("November 14, 2014", "November 14, 2014", "2014-11-14"),
    ("Nov. 14, 2014", "Nov. 14, 2014", "2014-11-14"),
    ("14 NOV 2014", "14 NOV 2014", "2014-11-14"),
    ("14-Nov-2014", "14-Nov-2014", "2014-11-14"),
    ("May 3, 2014", "May 3, 2014", "2014-05-03"),
    ("2014-11-02", "2014-11-02", "2014-11-02"),
    ("at 2014-11-02T15:56:00Z sharp", "2014-11-02T15:56:00Z", "2014-11-02"),
    ("02/11/2014", "02/11/2014", "2014-02-11/2014-11-02"),
    ("14/11/2014", "14/11/2014", "2014-11-14"),
    ("14.11.2014", "14.11.2014", "2014-11-14"),
    ("2014年11月2日", "2014年11月2日", "2014-11-02"),
    ("2014년 11월 2일", "2014년 11월 2일", "2014-11-02"),
    ("2014年11月", "2014年11月", "2014-11"),
    ("back in April 2013. The", "April 2013", "2013-04"),
    ("in March, 2013", "March, 2013", "2013-03"),
    ("in 2014", "2014", "2014"),
    ("since 2011", "2011", "2011"),
    ("by 2012", "2012", "2012"),
    ("the year 1066", "the year 1066"[4:], "1066"),
    ("2014's war", "2014", "2014"),
    ("her 2003 book", "2003", "2003"),
    ("A 2014 study", "2014", "2014"),
    ("the 2016 election", "2016", "2016"),
    ("the 1990s", "the 1990s", "1990-01-01/1999-12-31"),
    ("the 19th century", "the 19th century", "1801-01-01/1900-12-31"),
    ("the nineteenth century", "the nineteenth century", "1801-01-01/1900-12-31"),
    ("summer 2013", "summer 2013", "2013-06-01/2013-08-31"),
    ("the winter of 2013", "the winter of 2013", "2013-12-01/2014-02-28"),
    ("winter 2013-14", "winter 2013-14", "2013-12-01/2014-02-28"),
    ("in 2012-13", "2012-13", "2012-01-01/2013-12-31"),
]
RANGES = [
    ("between 3 and 5 May", "between 3 and 5 May", "2014-05-03/2014-05-05"),
    ("3-5 May 2014", "3-5 May 2014", "2014-05-03/2014-05-05"),
    ("3 to 5 May 2014", "3 to 5 May 2014", "2014-05-03/2014-05-05"),
    ("November 3-5, 2014", "November 3-5, 2014", "2014-11-03/2014-11-05"),
    ("from January to March 2014", "from January to March 2014", "2014-01-01/2014-03-31"),
    ("January–March 2014", "January–March 2014", "2014-01-01/2014-03-31"),
    ("between March and May", "between March and May", "2014-03-01/2014-05-31"),
    ("between December and March", "between December and March", "2013-12-01/2014-03-31"),
    (
        "from 28 September to 3 October",
        "from 28 September to 3 October",
        "2014-09-28/2014-10-03",
    ),
    (
        "from 30 December 2013 to 2 January 2014",
        "from 30 December 2013 to 2 January 2014",
        "2013-12-30/2014-01-02",
    ),
    (
        "from 30 December to 2 January 2014",
        "from 30 December to 2 January 2014",
        "2013-12-30/2014-01-02",
    ),
    ("from 2011 to 2013", "from 2011 to 2013", "2011-01-01/2013-12-31"),
    ("between 2011 and 2013", "between 2011 and 2013", "2011-01-01/2013-12-31"),
    ("(2011–2013)", "2011–2013", "2011-01-01/2013-12-31"),
]
YEARLESS = [
    ("on 28 September, Martin", "28 September", "2014-09-28"),
    ("September 28", "September 28", "2014-09-28"),
    ("since 29 June demanding", "29 June", "2014-06-29"),
    ("on Nov. 13.", "Nov. 13", "2014-11-13"),
    ("on 14 November", "14 November", "2014-11-14"),
    ("May 3", "May 3", "2014-05-03"),
    ("3 May", "3 May", "2014-05-03"),
    ("the 3rd of May", "3rd of May", "2014-05-03"),
    ("Saturday 3 May", "Saturday 3 May", "2014-05-03"),
    ("Friday, 3 May", "Friday, 3 May", "2013-05-03"),  # a Saturday in 2014
    ("29 February", "29 February", "2012-02-29"),
    ("in January", "January", "2014-01"),
    ("in November", "November", "2014-11"),
    ("in May", "May", "2014-05"),
    ("until May", "May", "2014-05"),
    ("last March", "last March", "2014-03"),
    ("last November", "last November", "2013-11"),
    ("this March", "this March", "2014-03"),
    ("next March", "next March", "2015-03"),
    ("in June last year", "June last year", "2013-06"),
    ("on 29 June this year", "29 June this year", "2014-06-29"),
    ("in September 12 people died", "September", "2014-09"),
    ("a September report", "September", "2014-09"),
    ("last summer", "last summer", "2014-06-01/2014-08-31"),
    ("in Ramadan", "Ramadan", "2014-06-27/2014-07-30"),
    ("15 Sha'ban", "15 Sha'ban", "2014-06-12/2014-06-16"),
]
PARTS = [
    ("early 2014", "early 2014", "2014-01-01/2014-04-30"),
    ("early in 2014", "early in 2014", "2014-01-01/2014-04-30"),
    ("mid-2012", "mid-2012", "2012-05-01/2012-08-31"),
    ("late 2013", "late 2013", "2013-09-01/2013-12-31"),
    ("mid-November 2013", "mid-November 2013", "2013-11-11/2013-11-20"),
    ("late September", "late September", "2014-09-21/2014-09-30"),
    ("at the start of this year", "the start of this year", "2014-01-01/2014-04-30"),
    ("at the start of the year", "the start of the year", "2014-01-01/2014-04-30"),
    ("end of last month", "end of last month", "2014-10-21/2014-10-31"),
    ("by the end of 2013", "the end of 2013", "2013-09-01/2013-12-31"),
    ("in the early 1990s", "the early 1990s", "1990-01-01/1993-05-01"),
    ("early on Monday", "early on Monday", "2014-11-10"),
    ("late last year", "late last year", "2013-09-01/2013-12-31"),
    ("the first half of November", "the first half of November", "2014-11-01/2014-11-15"),
    ("the second half of 2013", "the second half of 2013", "2013-07-01/2013-12-31"),
    ("the first quarter of 2014", "the first quarter of 2014", "2014-01-01/2014-03-31"),
    ("in the last week of April", "the last week of April", "2014-04-24/2014-04-30"),
    ("the first week of May 2013", "the first week of May 2013", "2013-05-01/2013-05-07"),
    ("the first three months of 2014", "the first three months of 2014", "2014-01-01/2014-03-31"),
]
RELATIVE = [
    ("yesterday", "yesterday", "2014-11-13"),
    ("today", "today", "2014-11-14"),
    ("this morning", "this morning", "2014-11-14"),
    ("tomorrow", "tomorrow", "2014-11-15"),
    ("the day before yesterday", "the day before yesterday", "2014-11-12"),
    ("last night", "last night", "2014-11-13/2014-11-14"),
    ("on Monday", "Monday", "2014-11-10"),
    ("on Friday", "Friday", "2014-11-14"),
    ("last Friday", "last Friday", "2014-11-07"),
    ("next Tuesday", "next Tuesday", "2014-11-18"),
    ("this week", "this week", "2014-11-09/2014-11-16"),
    ("last week", "last week", "2014-11-02/2014-11-09"),
    ("next week", "next week", "2014-11-16/2014-11-23"),
    ("last weekend", "last weekend", "2014-11-08/2014-11-09"),
    ("last month", "last month", "2014-10"),
    ("last year", "last year", "2013"),
    ("this year", "this year", "2014"),
    ("next year", "next year", "2015"),
    ("last decade", "last decade", "2000-01-01/2009-12-31"),
    ("earlier this month", "earlier this month", "2014-11-01/2014-11-14"),
    ("later this week", "later this week", "2014-11-14/2014-11-16"),
    ("within the last two weeks, that", "within the last two weeks", "2014-10-31/2014-11-14"),
    ("the past month", "the past month", "2014-10-14/2014-11-14"),
    ("over the last year", "the last year", "2013-11-14/2014-11-14"),
    ("the last 20 years", "the last 20 years", "1994-11-14/2014-11-14"),
    ("in the past few days", "the past few days", "2014-11-07/2014-11-14"),
    ("in recent days", "recent days", "2014-11-07/2014-11-14"),
    ("the next two weeks", "the next two weeks", "2014-11-14/2014-11-28"),
    ("three days ago", "three days ago", "2014-11-11"),
    ("three weeks ago", "three weeks ago", "2014-10-21/2014-10-27"),
    ("about three weeks ago", "about three weeks ago", "2014-10-18/2014-10-30"),
    ("a fortnight ago", "a fortnight ago", "2014-10-24/2014-11-07"),
    ("two years ago", "two years ago", "2012-05-15/2013-05-16"),
    ("more than two years ago", "more than two years ago", "../2012-11-14"),
    ("less than a week ago", "less than a week ago", "2014-11-07/2014-11-14"),
    ("a few days ago", "a few days ago", "2014-11-07/2014-11-12"),
    ("twenty-two years ago", "twenty-two years ago", "1992-05-15/1993-05-16"),
    ("a couple of weeks ago", "a couple of weeks ago", "2014-10-28/2014-11-03"),
    ("three hours ago", "three hours ago", "2014-11-13/2014-11-14"),
    ("100 years ago", "100 years ago", "1914-05-15/1915-05-16"),
]
FUTURE = [
    ("will be held on 3 December", "3 December", "2014-12-03"),
    ("The vote is scheduled for 25 May", "25 May", "2015-05-25"),
    ("The court will meet on Monday", "Monday", "2014-11-17"),
    ("Monday's debate in New York will be", "Monday", "2014-11-17"),
    ("the talks due in June", "June", "2015-06"),
    ("extended until 24 November", "24 November", "2014-11-24"),
    ("ahead of the vote on 24 November", "24 November", "2014-11-24"),
    ("Tuesday, 25 November", "Tuesday, 25 November", "2014-11-25"),
    ("It will last. On 28 September he left", "28 September", "2014-09-28"),
]
ISLAMIC = [
    ("15 Muharram 1436", "15 Muharram 1436", "2014-11-06/2014-11-10"),
    ("15 Muharram, 1436 AH", "15 Muharram, 1436 AH", "2014-11-06/2014-11-10"),
    ("Dhu al-Hijjah 1435", "Dhu al-Hijjah 1435", "2014-09-24/2014-10-26"),
    ("Ramadan 2014", "Ramadan 2014", "2014-06-27/2014-07-30"),
    ("in 1436 AH", "1436 AH", "2014-10-23/2015-10-16"),
    ("the month of Rajab", "the month of Rajab", "2014-04-29/2014-06-01"),
]


@pytest.mark.parametrize(
    ("text", "quote", "when"),
    STATED + RANGES + YEARLESS + PARTS + RELATIVE + FUTURE + ISLAMIC,
)
def test_one_expression(text, quote, when):
    assert read(text) == [(quote, when)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("in 2014", "stated"),
        ("02/11/2014", "stated, day and month in either order"),
        ("28 September", "day named without year: the latest up to the document's date"),
        ("in January", "month named without year: the latest up to the document's date"),
        ("last March", "month named without year: the latest before the document's date"),
        ("yesterday", "relative to the document's date: the day before"),
        ("last year", "relative to the document's date: the year before"),
        ("three weeks ago", "relative to the document's date: 3 weeks before"),
        ("early 2014", "stated, the early part of it"),
        ("in June last year", "year counted from the document's date"),
    ],
)
def test_the_rule_is_said_in_plain_words(text, rule):
    (found,) = find_dates(text, WRITTEN, "en")
    assert found.when.rule == rule


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("In 2008 and 2012", ["2008", "2012"]),
        ("yesterday and today", ["yesterday", "today"]),
        ("said Monday in an interview on 3 May", ["Monday", "3 May"]),
        ("this year last month was warm", ["this year", "last month"]),
        ("since April 2013, or 29 June", ["April 2013", "29 June"]),
    ],
)
def test_several_expressions(text, quotes):
    assert [quote for quote, _ in read(text)] == quotes


def test_the_calendar_conversion_is_said_to_be_rough():
    (found,) = find_dates("15 Muharram 1436", WRITTEN, "en")
    assert "two days off" in found.when.rule
    assert found.when.approximate


@pytest.mark.parametrize(
    ("text", "whens"),
    [
        ("On 28 September they met. The same day he left.", ["2014-09-28", "2014-09-28"]),
        ("On 28 September they met; the next day he left.", ["2014-09-28", "2014-09-29"]),
        ("On 28 September they met\n\nThe same day he left.", ["2014-09-28"]),
        ("In September they met. The same day he left.", ["2014-09"]),
        ("The same day he left.", []),
    ],
)
def test_the_same_day_is_counted_from_a_day_just_named(text, whens):
    assert [when for _, when in read(text)] == whens


def test_a_day_nearly_a_year_past_may_as_well_be_to_come():
    ((_, when),) = read("the vote on 25 November")
    assert when == "2013-11-25/2014-11-25"
    (found,) = find_dates("the vote on 25 November", WRITTEN, "en")
    assert "both are covered" in found.when.rule
    ((_, when),) = read("in December")
    assert when == "2013-12-01/2014-12-31"


def test_wrapped_lines_and_odd_spaces_part_no_expression():
    for gap in ("\n", "\u00a0", "  ", " \n ", "\u200f "):
        assert read(f"on 28{gap}September{gap}2014") == [
            (f"28{gap}September{gap}2014", "2014-09-28")
        ]


def test_a_blank_line_parts_expressions():
    assert read("page 28\n\nSeptember 2014") == [("September 2014", "2014-09")]
