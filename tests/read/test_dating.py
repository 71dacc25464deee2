"""When a document was published."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Document, Interval
from whence.read.dating import BY_CAPTURE, BY_COMMENT, bounded, date_by_url, date_document


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/2014/11/14/slug",
        "https://paper.example/2014/11/14",
        "https://paper.example/world/2014/nov/14/slug",
        "https://paper.example/2014/November/14/slug.html",
        "https://paper.example/2014/1114/c90000.html",
        "https://paper.example/2014-11-14-slug",
        "https://paper.example/news/2014-11-14/",
        "https://paper.example/20141114/",
        "https://paper.example/20141114-slug.html",
        "https://paper.example/ax-de-slug-20141114-story.html",
        "https://paper.example/a?date=2014-11-14",
        "https://paper.example/a?id=7&date=20141114",
        "https://archive.example/web/20151115120000/https://paper.example/2014/11/14/slug",
    ],
)
def test_a_day_in_a_url(url):
    found = date_by_url(url)
    assert str(found) == "2014-11-14"
    assert found.rule == "from the URL"
    assert found.precision == "day"


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/2014/11/",
        "https://paper.example/2014/11/slug",
        "https://paper.example/2014/11/1234/slug",
        "https://paper.example/blog/2014/nov/slug",
    ],
)
def test_a_month_in_a_url(url):
    assert str(date_by_url(url)) == "2014-11"


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://paper.example/",
        "https://paper.example/article/12345678",
        "https://paper.example/20141301/",
        "https://paper.example/20141131",
        "https://paper.example/2014/11/31/slug",
        "https://paper.example/2014/13/slug",
        "https://paper.example/3014/11/14/",
        "https://paper.example/1850/11/14/",
        "https://paper.example/p/20141114123",
        "https://paper.example/p/120141114",
        "https://paper.example/id20141114",
        "https://paper.example/?id=20141114",
        "https://paper.example/?date=14",
        "https://paper.example/2014-11-141",
        "https://paper.example/2014/slug",
        "https://paper.example/the-war-of-2014-11-14",
        "https://20141114.example/slug",
        "https://archive.example/web/20141114120000/https://paper.example/slug",
        "//[not a url",
    ],
)
def test_urls_that_say_no_date(url):
    assert date_by_url(url) is None


@given(st.dates(datetime(1990, 1, 1).date(), datetime(2099, 12, 31).date()))
def test_every_day_in_every_form(day):
    for form in ("%Y/%m/%d/slug", "%Y-%m-%d-slug", "%Y%m%d/", "?date=%Y-%m-%d", "%Y/%b/%d/slug"):
        found = date_by_url("https://paper.example/" + day.strftime(form))
        assert found.low.date() == found.high.date() == day


@given(st.text(max_size=100) | st.text("0123456789/-?=.date", max_size=60))
def test_any_url_says_a_date_or_none(url):
    found = date_by_url("https://paper.example/" + url)
    assert found is None or found.low <= found.high


def test_long_urls_cost_no_more_than_their_length():
    for piece in ("/2014", "/2014/11", "2014-", "/20141114", "?date=", "&date=1"):
        date_by_url("https://paper.example/" + piece * 100_000)


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


COMMENT = moment("2014-11-14T15:56:59")
CAPTURED = moment("2020-01-01T12:00")


def document(**known):
    return Document(id="page", text="It was released yesterday.", **known)


def test_the_surest_date_is_taken():
    url = "https://paper.example/2014/11/12/slug"
    markup, page = Interval.parse("2014-11-10"), Interval.parse("2014-11-11")
    stated = document(published=Interval.parse("2014-11-09"), url=url)
    known = {"markup": markup, "page": page, "comments": [COMMENT]}
    assert str(date_document(stated, **known).published) == "2014-11-09"
    blank = document(url=url, captured=CAPTURED)
    assert date_document(blank, **known).published == markup
    assert date_document(blank, page=page, comments=[COMMENT]).published == page
    assert date_document(blank, comments=[COMMENT]).published.rule == "from the URL"
    undated = document(captured=CAPTURED)
    assert date_document(undated, comments=[COMMENT]).published.rule == BY_COMMENT
    assert date_document(undated).published.rule == BY_CAPTURE
    assert date_document(document()).published == document().published


def test_a_bound_gives_way_to_a_date():
    bound = Interval(low=None, high=COMMENT, rule=BY_COMMENT)
    dated = date_document(document(published=bound), page=Interval.parse("2014-11-11"))
    assert str(dated.published) == "2014-11-11"


def test_the_earliest_bound_counts():
    later = moment("2014-11-15T01:00")
    found = date_document(document(captured=CAPTURED), comments=[later, COMMENT]).published
    assert (found.low, found.high, found.rule) == (None, COMMENT, BY_COMMENT)
    captured = document(captured=moment("2014-11-14T12:00"))
    assert bounded(captured, COMMENT).rule == BY_CAPTURE


def test_a_number_in_a_url_that_lies_after_the_capture_is_no_date():
    page = document(url="https://paper.example/20310402/", captured=CAPTURED)
    assert date_document(page).published.rule == BY_CAPTURE


def test_a_day_of_the_site_may_be_the_next_in_the_calendar_of_the_capture():
    url = "https://paper.example/2014/11/15/"
    page = document(url=url, captured=moment("2014-11-14T13:00"))
    assert str(date_document(page).published) == "2014-11-15"


def test_a_month_is_cut_by_the_earliest_comment_and_a_day_is_kept():
    month = document(url="https://paper.example/2014/11/slug")
    found = date_document(month, comments=[COMMENT]).published
    assert (str(found), found.high) == ("2014-11-01/2014-11-14", COMMENT)
    assert found.rule == f"from the URL, {BY_COMMENT}"
    day = document(published=Interval.parse("2014-11-14"))
    assert bounded(day, COMMENT) == day.published
    assert str(bounded(document(published=Interval.parse("2014-12")), COMMENT)) == "2014-12"


def test_yesterday_dates_nothing():
    assert date_document(document()).published.high is None


def test_times_without_zone_are_taken_for_utc():
    assert bounded(document(), datetime(2014, 11, 14, 15, 56)).high.tzinfo is UTC
