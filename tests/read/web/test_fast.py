import pytest

from whence.model import Document, RawFile
from whence.read import read_each

TEXT = "Orion and Pavo signed an agreement in the harbour on Monday, said Ann Reporter. " * 4
PAGE = f"""<html><head><title>Merger</title><meta name="author" content="Ann Reporter">
<meta property="article:published_time" content="2031-05-02T10:00:00Z"><meta property="og:site_name" content="Times">
</head><body><nav><a href="/">Home</a></nav><article><h1>Merger</h1><p>{TEXT}</p></article>
<div class="comments"><div class="comment"><p>It will never happen.</p></div></div></body></html>"""


def read(data):
    return list(read_each([RawFile(id="p", path="p.html", data=data)], fast=True))


def test_article_and_what_the_head_states():
    (document,) = read(PAGE.encode())
    assert isinstance(document, Document)
    assert TEXT.strip() in document.text
    assert "never happen" not in document.text
    assert (document.title, document.author, document.publisher) == (
        "Merger",
        "Ann Reporter",
        "Times",
    )
    assert str(document.published) == "2031-05-02 10:00"


@pytest.mark.parametrize("data", [b"", b"<html><body><img></body></html>", b"\0\1\2" * 99])
def test_a_page_without_text_is_an_issue(data):
    (issue,) = read(data)
    assert issue.level == "error"


def test_other_formats_are_read_as_ever():
    file = RawFile(id="a", path="a.txt", data=b"Orion agreed.")
    (document,) = read_each([file], fast=True)
    assert document.text == "Orion agreed."
