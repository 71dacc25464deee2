"""What holds of every day, every text and every anchor."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import UNKNOWN, Document, Interval
from whence.read.dates import date_expressions, find_dates
from whence.read.dates.months import names
from whence.read.dates.tables import TABLES
from whence.read.dates.tables.words import Words

DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))
WRITTEN = st.dates(date(1900, 1, 1), date(2090, 12, 31))
FORMS = ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %B %Y", "%d.%m.%Y", "%b. %d, %Y", "%d %b %Y")
YEARLESS = ("on {day} {month}", "{month} {day}", "since {day} {month}", "in {month}")
PAST = (
    *("yesterday", "last week", "last month", "last year", "three days ago", "two weeks ago"),
    *("last Friday", "on Monday", "the past month", "earlier this year", "last summer", "today"),
)


def whens(text, anchor, language="en"):
    return [found.when for found in find_dates(text, anchor, language)]


@given(DAYS, st.sampled_from(FORMS))
def test_every_day_is_read_back_in_every_form(day, form):
    (when,) = whens(f"It was {day.strftime(form)} then.", UNKNOWN)
    assert when == Interval.of_day(day)


@given(DAYS, st.data())
def test_every_day_is_read_back_in_every_language(day, data):
    language = data.draw(st.sampled_from(sorted(TABLES)))
    known = [name for name, number in names(language) if number == day.month]
    name = data.draw(st.sampled_from(known)).replace("_", " ")
    (when,) = whens(f"{day.day} {name.capitalize()} {day.year}", UNKNOWN, language)
    assert when == Interval.of_day(day)


@given(DAYS)
def test_a_day_in_three_numbers_is_among_those_it_can_be(day):
    (when,) = whens(day.strftime("%d/%m/%Y"), UNKNOWN)
    assert when.low.date() <= day <= when.high.date()


@given(WRITTEN, DAYS, st.sampled_from(YEARLESS))
def test_a_date_without_year_never_begins_after_the_document(written, named, form):
    text = form.format(day=named.day, month=named.strftime("%B"))
    (when,) = whens(text, Interval.of_day(written))
    assert when.low.date() <= written
    both = "both are covered" in when.rule
    assert both or when.precision == "month" or when.high.date() <= written
    assert both or (written - when.low.date()).days <= 366 * (8 if named.day == 29 else 1)


@given(WRITTEN, st.integers(1, 28), st.integers(1, 12), st.sampled_from(YEARLESS))
def test_a_year_later_it_is_a_year_later(written, day, month, form):
    text = form.format(day=day, month=date(2000, month, 1).strftime("%B"))
    written = written.replace(day=min(written.day, 28))
    (now,) = whens(text, Interval.of_day(written))
    (then,) = whens(text, Interval.of_day(written.replace(year=written.year + 1)))
    if "both are covered" not in now.rule + then.rule:
        assert then.low == now.low.replace(year=now.low.year + 1)


@given(WRITTEN, st.sampled_from(PAST))
def test_the_past_never_ends_after_the_document_and_follows_it(written, text):
    (when,) = whens(text, Interval.of_day(written))
    (later,) = whens(text, Interval.of_day(written + timedelta(days=400)))
    assert when.low <= when.high
    assert when.high.date() <= written
    assert later.low > when.low


@given(WRITTEN, st.integers(0, 900), st.sampled_from((*PAST, "on 28 September", "in May")))
def test_what_is_known_of_the_document_bounds_what_is_known_of_the_time(written, width, text):
    last = written + timedelta(days=width)
    anchor = Interval(low=Interval.of_day(written).low, high=Interval.of_day(last).high)
    (wide,) = whens(text, anchor)
    for day in (written, written + timedelta(days=width // 2), last):
        (exact,) = whens(text, Interval.of_day(day))
        assert wide.low is None or wide.low <= exact.low
        assert wide.high is None or wide.high >= exact.high


WORDS = " ".join(
    part
    for table in TABLES.values()
    for field in Words.__dataclass_fields__
    for value in [getattr(table, field)]
    for part in (value.values() if isinstance(value, dict) else [str(value)])
).replace("_", " ")
PIECES = st.sampled_from(
    [*set(WORDS.split()), *"0123456789.,-/:'()|\n", "\n\n", "2014", "28", "May", "1436", "٢٨", "年"]
)
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200)


@given(TEXTS, st.sampled_from([*sorted(TABLES), None, "it"]), st.none() | WRITTEN)
def test_spans_quote_the_text_in_order_and_intervals_have_their_ends_in_order(text, language, day):
    anchor = Interval.of_day(day) if day else UNKNOWN
    document = Document(id="a", text=text, language=language, published=anchor)
    end = 0
    for one in date_expressions(document).dates:
        document.check(one.span)
        assert one.span.start >= end
        end = one.span.end
        assert one.span.quote == one.span.quote.strip()
        when = one.when
        assert when.low is None or when.high is None or when.low <= when.high


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1 ",
            "last ",
            "in ",
            "yesterday ",
            "3 May ",
            "\n",
            "\n\n",
            " ",
            "a",
            "1",
            "-",
            "1-",
            "l'",
        ),
        *("من ", "between 3 and ", "a few ", "May/", "ربيع ", "2014-", "'", "\u200f", "e\u0301"),
        *("Dhu al-", "31 Feb 2014 ", "14 foo 2014 ", "the day ", "early ", "\n ", "first half of "),
    ],
)
def test_hostile_texts_cost_no_more_than_their_length(piece):
    find_dates(piece * (200_000 // len(piece)), Interval.parse("2014-11-14"), "en")


def test_a_text_yields_only_so_many_expressions():
    assert len(find_dates("yesterday " * 30_000, UNKNOWN, "en")) == 20_000


def test_expressions_far_into_a_long_text_are_found_where_they_stand():
    text = "word " * 60_000 + "on 28 September 2014 he left"
    (found,) = find_dates(text, UNKNOWN, "en")
    assert text[found.start : found.end] == "28 September 2014"
