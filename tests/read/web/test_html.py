"""Saved web pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import RawFile
from whence.read import read_file

TEXT = (
    "Orion and Pavo have agreed to merge, a senior official said on Monday. The Pavo Group denied "
    "the report on Tuesday, and its spokesman called it an invention of people with something to gain."
)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="{charset}"><title>Merger agreed</title>'
    '<meta name="author" content="Jane Doe"><meta property="og:site_name" content="The Ledger">'
    '<meta property="article:published_time" content="{date}">'
    '<link rel="canonical" href="https://ledger.example/a"></head><body>'
    "<nav><a href=/>Home</a><a href=/x>Subscribe</a></nav>"
    "<article><h1>Merger agreed</h1><p>{text}</p><p>{text}</p></article>"
    "<script>alert(1)</script><footer>All rights reserved 2020</footer></body></html>"
)


def page(text=TEXT, charset="utf-8", date="2014-11-02T09:00:00Z", encoding="utf-8"):
    return PAGE.format(text=text, charset=charset, date=date).encode(encoding)


def read(data):
    return read_file(RawFile(id="a", path="a.html", data=data))


def test_article_and_metadata():
    (document,), issues = read(page())
    assert issues == []
    assert TEXT in document.text
    assert "alert" not in document.text
    assert "Subscribe" not in document.text
    assert (document.title, document.author, document.publisher) == (
        "Merger agreed",
        "Jane Doe",
        "The Ledger",
    )
    assert str(document.published) == "2014-11-02"
    assert document.published.rule == "from the page's markup"
    assert (document.url, document.language) == ("https://ledger.example/a", "en")


def test_the_result_does_not_depend_on_the_day_it_is_made():
    (document,), _ = read(page(date="2432-05-05T09:00:00Z"))
    assert str(document.published) == "2432-05-05"


def test_the_year_of_a_footer_is_no_date_of_publication():
    (document,), _ = read(page(date=""))
    assert document.published.low is None


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "WINDOWS-1251"])
def test_the_encoding_a_page_declares(charset):
    text = "Президент сказал, что стороны договорились о слиянии двух компаний. " * 3
    (document,), issues = read(page(text.strip(), charset, encoding=charset))
    assert issues == []
    assert text.strip() in document.text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><head><script>1</script></head><body><img src=x></body></html>",
        b"<" * 100_000,
        b"<a href='" * 10_000,
        b"<html><body>" + b"<div>" * 5_000 + TEXT.encode() + b"</body></html>",
        b"\0" * 1000,
    ],
)
def test_a_page_without_an_article_is_an_issue_with_a_remedy(data):
    documents, issues = read(data)
    assert documents == []
    assert [issue.level for issue in issues] == ["error"]
    assert issues[0].what.startswith("a.html: ")


def test_half_characters_written_as_references_do_not_come_through():
    (document,), _ = read(page(TEXT + " &#xD800; &#55357;"))
    document.text.encode()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from("<p> </p> <div> <b> </b> <table> <tr> <!-- --> &#0; <a text".split()))
)
def test_any_soup_is_read_or_becomes_an_issue(parts):
    documents, issues = read(" ".join(parts).encode())
    assert documents or issues
