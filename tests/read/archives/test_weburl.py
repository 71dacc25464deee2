"""Addresses of archived pages become ids and paths that show what they are and lead nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.archives import weburl
from whence.read.archives.weburl import Names, clean_url, url_path, url_words

URLS = st.text("ab/.:?#[]@%\0\u202e 2-é", max_size=20).map("https://".__add__)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "https://www.example.org/2014/11/02/Story.html?x=1#y",
            "www-example-org-2014-11-02-story-html",
        ),
        ("https://example.org/%D9%82%D8%B5%D9%87/", "example-org-قصه"),
        ("https://user:secret@example.org:8080/a", "example-org-8080-a"),
        ("https://[bad/a", "https-bad-a"),
        ("urn:text:https://example.org/a", "urn-text-https-example-org-a"),
        ("", "unnamed"),
        ("https://example.org/" + "long-" * 99, ("example-org-" + "long-" * 99)[:80].rstrip("-")),
    ],
)
def test_an_address_in_words(url, words):
    assert url_words(url) == words


@given(st.lists(URLS, max_size=30))
def test_ids_are_unique(urls):
    names = Names()
    ids = [names.add(url, number) for number, url in enumerate(urls)]
    assert len(set(ids)) == len(ids)


def test_a_page_that_comes_again_is_numbered():
    names = Names()
    assert [names.add("https://a.org/b", n) for n in range(3)] == [
        "a-org-b",
        "a-org-b.2",
        "a-org-b.3",
    ]


def test_ids_stay_unique_when_no_more_are_remembered(monkeypatch):
    monkeypatch.setattr(weburl, "_REMEMBERED", 2)
    names, urls = Names(), ["https://a.org", "https://b.org", "https://c.org"] * 3
    ids = [names.add(url, number) for number, url in enumerate(urls)]
    assert len(set(ids)) == 9


@given(URLS)
def test_a_clean_address_hides_nothing(url):
    shown = clean_url(url)
    assert shown.isprintable()
    assert " " not in shown
    assert clean_url(shown) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/قصة", "https://example.org/قصة"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/\u202egpj", "https://example.org/%E2%80%AEgpj"),
        ("https://example.org/\x1b[0m\0", "https://example.org/%1B[0m%00"),
        ("https://example.org/\ud800", "https://example.org/%3F"),
    ],
)
def test_what_could_turn_a_line_is_encoded(url, shown):
    assert clean_url(url) == shown


def test_a_long_address_is_cut_in_the_path_only():
    assert url_path("a.warc", "https://a.org/" + "x" * 999).endswith("x…")
    assert len(url_path("a.warc", "https://a.org/" + "x" * 999)) == 308
