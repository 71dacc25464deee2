import pytest
from lxml import html

from whence.read.web.head import as_name, find_author, find_headline, find_time, read_instant


def own(markup):
    return list(html.fromstring(f"<div>{markup}</div>").iter())[1:]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann", "Ann"),
        ("  Ann \n Lee ", "Ann Lee"),
        ("Ann says:", "Ann"),
        ("by Ann", "Ann"),
        ("#1 Kommentar von Ann", "Ann"),
        ("3. Ann", "Ann"),
        ("Ann, 2 May 2014", "Ann"),
        ("Georg N. am 10.4.2020", "Georg N."),
        ("سامي قال", "سامي قال"),
        ("***", None),
        ("", None),
        (None, None),
        ("a" * 61, None),
    ],
)
def test_names_in_lines(text, name):
    assert as_name(text) == name


@pytest.mark.parametrize(
    ("markup", "author"),
    [
        ('<span class="fn">Ann</span>', "Ann"),
        ('<b class="author"><img alt="x"><a>Ann</a></b>', "Ann"),
        ('<cite>Ann</cite><span class="user">12 posts</span>', "Ann"),
        ('<div itemprop="author"><span itemprop="name">Ann</span>, Oslo</div>', "Ann"),
        ('<a rel="author" href="/x">Ann</a>', "Ann"),
        ("<p>Ann was here</p>", None),
    ],
)
def test_authors(markup, author):
    assert find_author(own(markup))[0] == author


@pytest.mark.parametrize(
    ("markup", "when"),
    [
        ('<time datetime="2014-11-14T15:56:00+02:00">x</time>', "2014-11-14 15:56+02:00"),
        ('<time datetime="2014-11-14">x</time>', "2014-11-14"),
        ('<abbr title="2014-11-14T15:56:00Z">x</abbr>', "2014-11-14 15:56"),
        ('<p class="comment-date">14 November 2014, 15:56</p>', "2014-11-14 15:56"),
        ('<meta itemprop="dateCreated" content="2014-11-14">', "2014-11-14"),
        ('<span data-time="1415980560">x</span>', "2014-11-14 15:56"),
        ('<a href="/p?showComment=1415980560000#c1">15:56</a>', "2014-11-14 15:56"),
        ('<p class="date">yesterday</p>', None),
        ("<p>14 November 2014</p>", None),
    ],
)
def test_times(markup, when):
    found = find_time(own(markup))[0]
    assert (str(found) if found else None) == when


def test_the_zone_is_said_to_be_unknown_where_it_is():
    assert read_instant("2014-11-14T15:56").rule == "from the page's markup, zone unknown"
    assert read_instant("2014-11-14T15:56Z").rule == "from the page's markup"


@pytest.mark.parametrize(
    "written", ["", "x", "2014-99-99", "99999999999", "2014-11-14T99:00", None, "9" * 99]
)
def test_what_is_no_time(written):
    assert read_instant(written) is None


def test_a_line_of_author_and_date():
    name, when = find_headline(own("<small>Georg N.\n am\n10.4.2020</small><p>Words.</p>"))
    assert (name, str(when)) == ("Georg N.", "2020-04-10")
