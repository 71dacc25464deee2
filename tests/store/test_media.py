import pytest

from whence.store.media import ending_for, telling

ENDINGS = [
    ("text/html", "/x", ".html"),
    ("Text/HTML; charset=windows-1251", "/x.php", ".html"),
    ("application/xhtml+xml", "/", ".xhtml"),
    ("application/pdf", "/x.html", ".pdf"),
    ("text/plain", "/x", ".txt"),
    ("text/plain; charset=utf-8", "/data.JSONL", ".jsonl"),
    ("text/plain", "/x.exe", ".txt"),
    ("application/octet-stream", "/x.pdf", ".pdf"),
    ("application/octet-stream", "/x.exe", None),
    (None, "/x.md", ".md"),
    (None, "/x", ".txt"),
    ("", "/x", ".txt"),
    ("text/x-odd", "/x", ".txt"),
    ("image/png", "/x.html", None),
    ("video/mp4", "/x", None),
    ("../../x", "/x", None),
]


@pytest.mark.parametrize(("media", "path", "ending"), ENDINGS)
def test_endings(media, path, ending):
    assert ending_for(media, path) == ending


def test_a_type_that_tells_nothing_leaves_it_to_the_ending():
    assert telling("text/html; charset=cp1251") == "text/html; charset=cp1251"
    assert telling("text/plain") is None
    assert telling("application/octet-stream") is None
    assert telling(None) is None
