import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.filenames import candidates, names_in, readable_name

NAMES = [
    ("https://www.example.com/2014/11/02/is-and-nusra.html", "example-com-2014-11-02-is-and-nusra"),
    ("https://example.com/", "example-com"),
    ("https://example.com/a.php?p=123&x=../y", "example-com-a-p-123-x-y"),
    ("https://example.com/Report.PDF", "example-com-report-pdf"),
    ("https://xn--bcher-kva.example/%D8%A8%D8%A7%D9%81%D9%88", "bucher-example-بافو"),
    ("https://example.com/..%2f..%2fetc%2fpasswd", "example-com-etc-passwd"),
    ("https://example.com/%00%0a%1b[31m", "example-com-31m"),
    ("https://example.com/%e2%80%ae%e2%80%8dgpj.exe", "example-com-gpj-exe"),
    ("https://example.com/C:\\Windows\\con", "example-com-c-windows-con"),
    ("http://[2606:4700::1111]/", "2606-4700-1111"),
    ("http://con/", "page-con"),
    ("http://LPT1/", "page-lpt1"),
    ("http://aux./", "page-aux"),
]


@pytest.mark.parametrize(("url", "name"), NAMES)
def test_a_name_tells_which_page_it_is(url, name):
    assert readable_name(url, ".html") == name


def test_the_ending_is_not_said_twice():
    assert readable_name("https://example.com/Report.PDF", ".pdf") == "example-com-report"


@given(st.text(max_size=200), st.text(max_size=40))
def test_whatever_a_url_says_a_name_is_harmless(path, query):
    name = readable_name(f"https://example.com/{path}?{query}", ".html")
    assert name
    assert name.isprintable()
    assert not re.search(r"[/\\:*?\"<>|.\s~$]", name)
    assert name[0] != "-" and name[-1] != "-"  # noqa: PT018
    assert len(name.encode()) < 255 - len("-01234567.part.1234567.markdown.json")
    assert not re.fullmatch(r"(?i)con|prn|aux|nul|(com|lpt)[0-9¹²³]", name)


def test_more_names_are_as_many_as_wanted_and_always_the_same():
    first = list(islice(candidates("a", "salt"), 20))
    assert first[0] == "a"
    assert len(set(first)) == 20
    assert all(re.fullmatch("a-[0-9a-f]{8}", name) for name in first[1:])
    assert first == list(islice(candidates("a", "salt"), 20))
    assert first[1] != list(islice(candidates("a", "pepper"), 2))[1]


def test_names_in_a_folder_that_is_not_there(tmp_path):
    (tmp_path / "x").write_text("")
    assert names_in(tmp_path) == {"x"}
    assert names_in(tmp_path / "no") == set()
