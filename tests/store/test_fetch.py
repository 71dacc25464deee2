"""Against a site on this machine: 127.0.0.1 is allowed as if it were public, nothing else is."""

import gzip
import shutil
import socket
import ssl
import subprocess
from ipaddress import ip_network
from itertools import count, repeat
from threading import Event
from time import sleep

import pytest

from whence import __version__
from whence.model import InputError, Redirect, UsageError
from whence.store.fetch import Fetcher, Known, Limits

HERE = ip_network("127.0.0.1/32")
PAGE = "<p>Orion and Pavo have agreed.</p>"
HTML = {"Content_Type": "text/html"}


@pytest.fixture
def fetch():
    """Fetch a URL with a fetcher made for it."""

    def fetcher(url, known=None, **options):
        given = {"allowed": [HERE], "obey_robots": False} | options
        return Fetcher(**given).fetch(url, known)

    return fetcher


def refused(fetch, url, *arguments, **options):
    """Return why a URL is not fetched: one line that names it."""
    with pytest.raises(InputError) as raised:
        fetch(url, *arguments, **options)
    message = str(raised.value)
    assert "\n" not in message
    return message


def test_a_page_is_given_as_it_was_served(site, fetch):
    site.page("/a", PAGE, **HTML, ETag='"1"', Last_Modified="Sun, 02 Nov 2014 10:00:00 GMT")
    page = fetch(site.url("/a#part"))
    assert (page.url, page.final_url, page.redirects) == (site.url("/a"), site.url("/a"), ())
    assert (page.status, page.media, page.body) == (200, "text/html", PAGE.encode())
    assert (page.etag, page.last_modified) == ('"1"', "Sun, 02 Nov 2014 10:00:00 GMT")
    assert not page.unchanged


def test_we_say_who_we_are_and_nothing_else(site, fetch, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login sami password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    site.page("/a", PAGE)
    fetch(site.url("/a"))
    ((_, headers),) = site.asked
    assert headers == {
        "Host": f"127.0.0.1:{site.port}",
        "User-Agent": f"whence/{__version__}",
        "Accept": "text/html, application/xhtml+xml, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def test_a_proxy_of_the_environment_is_not_asked(site, fetch, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.page("/a", PAGE)
    assert fetch(site.url("/a")).body == PAGE.encode()


def test_content_encoding_is_taken_off(site, fetch):
    site.page("/a", gzip.compress(PAGE.encode()), **HTML, Content_Encoding="gzip")
    assert fetch(site.url("/a")).body == PAGE.encode()


# Redirects.


def test_redirects_are_followed_and_told(site, fetch):
    site.page("/a", status=301, Location="b/c?x=1#f")
    site.page("/b/c?x=1", status=307, Location=site.url("/d"))
    site.page("/d", PAGE)
    page = fetch(site.url("/a"))
    assert (page.url, page.final_url) == (site.url("/a"), site.url("/d"))
    assert page.redirects == (
        Redirect(status=301, url=site.url("/b/c?x=1")),
        Redirect(status=307, url=site.url("/d")),
    )


def test_cookies_are_not_kept(site, fetch):
    site.page("/a", status=302, Location="/b", Set_Cookie="id=1; Path=/")
    site.page("/b", PAGE)
    fetch(site.url("/a"))
    assert not any("Cookie" in headers for _, headers in site.asked)


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://127.0.0.2:{port}/b", "127.0.0.2 is a loopback address"),
        ("http://[::1]:{port}/b", "::1 is a loopback address"),
        ("http://[::ffff:127.0.0.1]:{port}/b", "::ffff:127.0.0.1 is an IPv4 address in disguise"),
        ("http://[64:ff9b::7f00:1]:{port}/b", "is a loopback address"),
        ("http://169.254.169.254/latest/meta-data/", "a link-local or cloud address"),
        ("http://10.0.0.1/", "a private address"),
        ("//192.168.1.1/", "a private address"),
        ("http://0.0.0.0:{port}/b", "no address of a host"),
        ("http://2130706433:{port}/b", "an unusual spelling"),
        ("http://127.1:{port}/b", "an unusual spelling"),
        ("ftp://127.0.0.1/b", "not a web address"),
        ("file:///etc/passwd", "not a web address"),
        ("http://sami:secret@127.0.0.1:{port}/b", "holds a user name or password"),
        ("http://[bad", "is not the name of a host"),
        ("http://h:port/", "no URL"),
        ("", "in a circle"),
    ],
)
def test_a_redirect_is_checked_like_the_first_url(site, fetch, target, why):
    site.page("/a", status=302, Location=target.format(port=site.port))
    site.page("/b", PAGE)
    message = refused(fetch, site.url("/a"))
    assert why in message
    assert message.startswith(f"{site.url('/a')}: redirect")
    assert "secret" not in message
    assert set(site.paths()) == {"/a"}


def test_a_circle_of_redirects_ends(site, fetch):
    site.page("/a", status=302, Location="/b")
    site.page("/b", status=302, Location="/a")
    assert "in a circle" in refused(fetch, site.url("/a"))
    assert site.paths() == ["/a", "/b"]


def test_redirects_without_end_are_ended(site, fetch):
    for n in range(20):
        site.page(f"/{n}", status=302, Location=f"/{n + 1}")
    assert "redirects more than 5 times" in refused(fetch, site.url("/0"))
    assert len(site.asked) == 6


# Addresses of names.


class Answers:
    """A resolver that gives one answer after the other, and remembers how often it was asked."""

    def __init__(self, *answers):
        self.answers, self.asked = answers, 0

    def __call__(self, host, port):
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return answer


def test_the_host_keeps_its_name_at_the_address_checked(site, fetch):
    site.page("/a", PAGE)
    page = fetch(site.url("/a", "news.example"), resolver=Answers(["127.0.0.1"]))
    assert page.final_url == site.url("/a", "news.example")
    assert site.asked[0][1]["Host"] == f"news.example:{site.port}"


def test_a_name_is_resolved_once_and_that_answer_is_used(site, fetch):
    """The first answer is let through, the second is where an attacker wants us to go."""
    site.page("/a", PAGE)
    public = ip_network("203.0.113.7/32")  # of nobody; no connection is made in time
    resolver = Answers(["203.0.113.7"], ["127.0.0.1"])
    why = refused(
        fetch,
        site.url("/a", "rebinding.example"),
        allowed=[public],
        resolver=resolver,
        limits=Limits(seconds=0.3),
    )
    assert "rebinding.example" in why
    assert (resolver.asked, site.asked) == (1, [])


def test_an_answer_that_changes_is_checked_anew(site):
    site.page("/a", PAGE)
    resolver = Answers(["127.0.0.1"], ["127.0.0.2"])
    fetcher = Fetcher(allowed=[HERE], obey_robots=False, resolver=resolver)
    fetcher.fetch(site.url("/a", "rebinding.example"))
    assert "leads to 127.0.0.2, a loopback" in refused(
        fetcher.fetch, site.url("/a", "rebinding.example")
    )
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "answers",
    [
        ["127.0.0.1", "10.0.0.1"],
        ["10.0.0.1", "127.0.0.1"],
        ["::ffff:127.0.0.1"],
        ["::ffff:7f00:1"],
        ["::127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["2002:7f00:1::1"],
        ["::1"],
        ["fe80::1%lo"],
        ["0.0.0.0"],
        ["no address"],
        [],
    ],
)
def test_one_answer_that_is_not_public_is_enough(site, fetch, answers):
    site.page("/a", PAGE)
    why = refused(fetch, site.url("/a", "mixed.example"), resolver=Answers(answers))
    assert "mixed.example" in why
    assert site.asked == []


def test_the_next_address_is_tried(site, fetch):
    site.page("/a", PAGE)
    allowed = [HERE, ip_network("127.0.0.3/32")]  # nobody listens at the second
    resolver = Answers(["127.0.0.3", "127.0.0.1"])
    url = site.url("/a", "two.example")
    assert fetch(url, allowed=allowed, resolver=resolver).body == PAGE.encode()


def test_a_name_that_takes_for_ever_to_resolve(fetch):
    answered = Event()

    def resolver(_host, _port):
        answered.wait(30)
        return ["127.0.0.1"]

    url = "http://slow.example/"
    assert "not in time" in refused(fetch, url, resolver=resolver, limits=Limits(seconds=0.2))
    answered.set()


@pytest.mark.parametrize("name", ["localhost", "localhost.", "LOCALHOST", "ip6-localhost.invalid"])
def test_names_of_this_machine(fetch, name):
    refused(fetch, f"http://{name}:1/", allowed=[])


# Servers that are slow, endless, broken or not there.


def drip(seconds=0.02, piece=b"x"):
    for _ in count():
        sleep(seconds)
        yield piece


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX: ",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;",
    ],
)
def test_what_drips_in_is_ended(site, fetch, start):
    site.raw("/a", start, then=drip)
    why = refused(fetch, site.url("/a"), limits=Limits(seconds=0.3))
    assert "took longer than 0.3 seconds" in why


def test_answers_that_announce_others_without_end_are_ended(site, fetch):
    site.raw("/a", then=lambda: drip(piece=b"HTTP/1.1 102 Processing\r\n\r\n"))
    assert "took longer than" in refused(fetch, site.url("/a"), limits=Limits(seconds=0.3))


def test_a_silent_server_is_left(fetch):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        why = refused(fetch, f"http://127.0.0.1:{port}/", limits=Limits(seconds=0.2))
        assert "took longer than 0.2 seconds" in why
        why = refused(fetch, f"https://127.0.0.1:{port}/", limits=Limits(seconds=0.2))
        assert "not in time" in why


@pytest.mark.parametrize("head", ["HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n"])  # fmt: skip
def test_a_body_without_end_is_cut(site, fetch, head):
    site.raw("/a", head.encode(), then=lambda: repeat(b"x" * 10_000))
    assert "larger than" in refused(fetch, site.url("/a"), limits=Limits(size=100_000))


def test_a_bomb_is_cut(site, fetch):
    site.page("/a", gzip.compress(bytes(20_000_000)), Content_Encoding="gzip")
    assert "larger than 0.954 MB" in refused(fetch, site.url("/a"), limits=Limits(size=1_000_000))


@pytest.mark.parametrize(
    ("headers", "body", "why"),
    [
        ({"Content_Length": 99}, b"short", "the answer is broken"),
        ({"Content_Length": "x"}, b"", "the answer is broken"),
        ({"Content_Encoding": "gzip"}, b"plain", "damaged on the way"),
        ({"Content_Encoding": "gzip"}, gzip.compress(b"x" * 99)[:-9], "cut off before its end"),
        ({"Content_Encoding": "br"}, b"x", "packed as 'br', which was not asked for"),
        ({"Transfer_Encoding": "chunked"}, b"zz\r\n", "the answer is broken"),
        ({"X": "y" * 200_000}, b"", "the answer is broken"),
    ],
)
def test_what_is_broken_is_said(site, fetch, headers, body, why):
    site.page("/a", body, **headers)
    assert why in refused(fetch, site.url("/a"))


def test_what_is_longer_than_it_says_ends_where_it_says(site, fetch):
    site.page("/a", b"page and more", Content_Length=4)
    assert fetch(site.url("/a")).body == b"page"


@pytest.mark.parametrize("said", [b"", b"hello\r\n", b"HTTP/1.1 200", b"\0" * 99, b"HTTP/9 200 OK\r\n\r\n"])  # fmt: skip
def test_what_is_no_answer_is_said(site, fetch, said):
    site.raw("/a", said)
    assert "the answer is broken" in refused(fetch, site.url("/a"))


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, "the server answers 404 Not Found"),
        (500, "500 Internal Server Error"),
        (401, "401 Unauthorized"),
        (204, "204 No Content"),
        (206, "206 Partial Content"),
        (304, "304 Not Modified"),
        (300, "300 Multiple Choices"),
        (599, "the server answers 599"),
    ],
)
def test_what_is_no_page_is_said(site, fetch, status, why):
    site.page("/a", status=status)
    assert why in refused(fetch, site.url("/a"))


def test_nobody_is_there(fetch):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    why = refused(fetch, f"http://127.0.0.1:{port}/")
    assert "no server answers there (connection refused)" in why
    assert "there is no host named nowhere.invalid" in refused(fetch, "http://nowhere.invalid/")


def test_headers_that_are_odd_are_not_kept(site, fetch):
    site.page("/a", PAGE, ETag="x" * 999, Last_Modified="ü", Content_Type="text/html\t")
    page = fetch(site.url("/a"))
    assert (page.etag, page.last_modified, page.media) == (None, None, "text/html")


# Asking again.


def test_a_page_that_has_not_changed(site, fetch):
    site.page("/a", status=304)
    known = Known(url=site.url("/a"), etag='"1"', last_modified="Sun, 02 Nov 2014 10:00:00 GMT")
    page = fetch(site.url("/a"), known)
    assert page.unchanged
    assert page.body == b""
    headers = site.asked[0][1]
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Sun, 02 Nov 2014 10:00:00 GMT"


def test_conditions_are_told_only_where_they_come_from(site, fetch):
    site.page("/a", status=302, Location="/b")
    site.page("/b", PAGE)
    fetch(site.url("/a"), Known(url=site.url("/b"), etag='"1"'))
    assert ["If-None-Match" in headers for _, headers in site.asked] == [False, True]


def test_a_record_cannot_put_headers_into_a_request(site, fetch):
    site.page("/a", PAGE)
    fetch(site.url("/a"), Known(url=site.url("/a"), etag="x\r\nX: y", last_modified="ü"))
    assert not {"X", "If-None-Match", "If-Modified-Since"} & set(site.asked[0][1])


# Robots.


def test_what_a_site_forbids_is_not_fetched(site, fetch):
    site.page("/robots.txt", "User-agent: *\nDisallow: /private\n")
    site.page("/public", PAGE)
    site.page("/private/a", PAGE)
    fetcher = Fetcher(allowed=[HERE])
    assert fetcher.fetch(site.url("/public")).body == PAGE.encode()
    why = refused(fetcher.fetch, site.url("/private/a?x=1"))
    assert f"{site.url('/robots.txt')} forbids it; --ignore-robots if you have permission" in why
    assert site.paths() == ["/robots.txt", "/public"]
    assert fetch(site.url("/private/a")).body == PAGE.encode()


def test_a_redirect_does_not_lead_around_it(site):
    site.page("/robots.txt", "User-agent: whence\nDisallow: /b\n")
    site.page("/a", status=302, Location="/b")
    site.page("/b", PAGE)
    assert "forbids it" in refused(Fetcher(allowed=[HERE]).fetch, site.url("/a"))
    assert "/b" not in site.paths()


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 410, 429])
def test_a_site_without_rules_has_none(site, status):
    site.page("/robots.txt", "User-agent: *\nDisallow: /\n", status=status)
    site.page("/a", PAGE)
    assert Fetcher(allowed=[HERE]).fetch(site.url("/a")).body == PAGE.encode()


def test_a_site_that_cannot_tell_its_rules_is_not_asked(site):
    site.page("/robots.txt", status=503)
    site.page("/a", PAGE)
    fetcher = Fetcher(allowed=[HERE])
    for _ in range(2):
        why = refused(fetcher.fetch, site.url("/a"))
        assert "robots.txt cannot be read (the server answers 503 Service Unavailable)" in why
    assert site.paths() == ["/robots.txt"]


def test_rules_that_drip_in_are_not_waited_for(site):
    site.raw("/robots.txt", b"HTTP/1.1 200 OK\r\n\r\n", then=drip)
    site.page("/a", PAGE)
    fetcher = Fetcher(allowed=[HERE], limits=Limits(robots_seconds=0.2))
    why = refused(fetcher.fetch, site.url("/a"))
    assert "cannot be read (took longer than 0.2 seconds)" in why


def test_rules_may_stand_elsewhere_but_not_anywhere(site):
    site.page("/a", PAGE)
    site.page("/robots.txt", status=301, Location="/r")
    site.page("/r", "User-agent: *\nDisallow: /a\n")
    assert "forbids it" in refused(Fetcher(allowed=[HERE]).fetch, site.url("/a"))
    site.page("/robots.txt", status=301, Location="http://127.0.0.2/")
    why = refused(Fetcher(allowed=[HERE]).fetch, site.url("/a"))
    assert "127.0.0.2 is a loopback address" in why


def test_of_rules_without_end_the_beginning_is_read(site):
    head = b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /b\n"
    site.raw("/robots.txt", head, then=lambda: repeat(b"# and so on\n" * 1_000))
    site.page("/a", PAGE)
    fetcher = Fetcher(allowed=[HERE])
    assert fetcher.fetch(site.url("/a")).body == PAGE.encode()
    assert "forbids it" in refused(fetcher.fetch, site.url("/b"))


def test_a_host_that_is_not_there_is_named_itself_not_its_rules():
    why = refused(Fetcher().fetch, "http://127.0.0.1/a")
    assert why == "http://127.0.0.1/a: 127.0.0.1 is a loopback address (see --allow-private)"


# TLS.


@pytest.fixture
def secure(site, tmp_path, monkeypatch):
    """The site with a certificate that is for news.example, and trusted."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -addext subjectAltName=DNS:news.example"  # fmt: skip
    subprocess.run(
        [*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.page("/a", PAGE)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return site


def test_the_certificate_is_checked_for_the_name_not_the_address(secure, fetch):
    resolver = Answers(["127.0.0.1"])
    page = fetch(f"https://news.example:{secure.port}/a", resolver=resolver)
    assert page.body == PAGE.encode()
    for host in ("other.example", "127.0.0.1"):
        why = refused(fetch, f"https://{host}:{secure.port}/a", resolver=resolver)
        assert "the server cannot prove that it is this host" in why
    assert len(secure.asked) == 1


def test_a_certificate_of_nobody_known_is_refused(secure, fetch, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    url = f"https://news.example:{secure.port}/a"
    assert "the server cannot prove" in refused(fetch, url, resolver=Answers(["127.0.0.1"]))
    assert secure.asked == []


def test_a_server_without_tls_is_not_asked_in_the_clear(site, fetch):
    why = refused(fetch, f"https://127.0.0.1:{site.port}/a")
    assert "no secure connection can be made" in why
    assert site.asked == []


def test_certificates_that_are_not_there(monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "no.pem"))
    with pytest.raises(UsageError, match=r"SSL_CERT_FILE .*cannot be read: no such file"):
        Fetcher()
