import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import InputError
from whence.store.urls import parse_url, shown

CANONICAL = [
    ("http://example.com", "http://example.com/"),
    ("HTTP://Example.COM:80/A?b=C#d", "http://example.com/A?b=C"),
    (" https://example.com:443/ ", "https://example.com/"),
    ("https://example.com./x", "https://example.com/x"),
    ("https://example.com:8443?x=1", "https://example.com:8443/?x=1"),
    ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
    ("http://example.com/a/../b", "http://example.com/b"),
    ("http://example.com/%2e%2E/100%25", "http://example.com/%2e%2E/100%25"),
    ("http://[2606:4700::1111]:8080/", "http://[2606:4700::1111]:8080/"),
    ("http://my_site.example/@sami", "http://my_site.example/@sami"),
    ("https://web.archive.org/web/2014/http://a.example/@b", None),
]
REFUSED = [
    ("ftp://example.com/", "not a web address; write http"),
    ("file:///etc/passwd", "not a web address"),
    ("javascript:alert(1)", "not a web address"),
    ("example.com/page", "not a web address"),
    ("//example.com/", "not a web address"),
    ("http:///path", "not a web address"),
    ("", "not a web address"),
    ("https://sami:secret@example.com/", "holds a user name or password"),
    ("https://sami@example.com/", "holds a user name or password"),
    ("http://example.com\\@127.0.0.1/", "holds a user name or password"),
    ("http://2130706433/", "2130706433 is an address in an unusual spelling"),
    ("http://0x7f.1/", "unusual spelling"),
    ("http://127.1/", "unusual spelling"),
    ("http://127.0.0.0x1/", "unusual spelling"),
    ("http://127.0.0.1.:80/", "unusual spelling"),
    ("http://0177.0.0.1/", "not a URL"),
    ("http://256.1.1.1/", "not a URL"),
    ("http://①②⑦.⓪.⓪.①/", "not a URL"),
    ("http://١٢٧.٠.٠.١/", "not a URL"),
    ("http://[::1/", "not"),
    ("http://[fe80::1%25eth0]/", "names a network interface"),
    ("http://a b/", "is not the name of a host"),
    ("http://127.0.0.1%00.example/", "is not the name of a host"),
    ("http://-a.example/", "is not the name of a host"),
    ("http://a..example/", "is not the name of a host"),
    (f"http://{'a' * 64}.example/", "is not the name of a host"),
    ("http://example.com:0/", "0 is no port"),
    ("http://example.com:99999/", "99999 is no port"),
    ("http://example.com:x/", "not a URL"),
    ("http://example.com/\r\nX: y", "not a URL"),
    (f"http://example.com/{'a' * 5000}", "a URL of 5,019 characters"),
    (f"http://example.com/{'a' * 99_999}", "not a URL"),
    ("http://example.com/\udc80", "not a URL"),
]


@pytest.mark.parametrize(("written", "canonical"), CANONICAL)
def test_a_url_has_one_form(written, canonical):
    assert str(parse_url(written)) == (canonical or written)


@pytest.mark.parametrize(("written", "why"), REFUSED)
def test_what_is_no_web_address_says_why(written, why):
    with pytest.raises(InputError) as raised:
        parse_url(written)
    assert why in str(raised.value)
    assert "secret" not in str(raised.value)
    assert len(str(raised.value)) < 800
    assert "\n" not in str(raised.value)


@given(
    st.text(st.characters(blacklist_categories=()), max_size=60)
    | st.text("htps:/@.?#[]%0x127\\ \t", max_size=40)
)
def test_any_text_is_a_url_or_is_refused(text):
    try:
        url = parse_url(f"http://{text}")
    except InputError:
        return
    assert url.scheme == "http"
    assert url.raw_host.decode().strip(".")
    assert not url.userinfo
    assert parse_url(str(url)) == url


def test_a_password_is_never_shown():
    assert shown("http://sami:secret@example.com/x") == "http://…@example.com/x"
    assert len(shown("http://example.com/" + "a" * 9_999)) < 300
