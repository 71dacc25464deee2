"""Feeds, entry by entry."""

import socket
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import RawFile
from whence.read import read_file

MOMENT = datetime(2014, 11, 2, 16, 0, 5, tzinfo=UTC)
ITEM = (
    "<item><title>Orion &amp;amp; Pavo</title><link>https://x.org/1</link>"
    "<description>&lt;p&gt;They &lt;b&gt;agreed&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;So.&lt;/p&gt;"
    "</description><author>Ann</author><pubDate>Sun, 02 Nov 2014 18:00:05 +0200</pubDate></item>"
)


def rss(*items, head="<title>Ostwire</title><language>en-us</language>"):
    return f'<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'


def read(data, path="a.rss"):
    data = data if isinstance(data, bytes) else data.encode()
    return read_file(RawFile(id="a", path=path, data=data))


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    def refuse(*_args, **_more):
        raise AssertionError("a reader used the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("path", ["a.rss", "a.xml", "a.atom", "a.rdf"])
def test_an_entry_is_a_report(path):
    (document,), issues = read(rss(ITEM), path)
    assert issues == []
    assert (document.id, document.kind) == ("a#1", "report")
    assert document.text == "They agreed.\n\nSo."
    assert (document.title, document.author) == ("Orion & Pavo", "Ann")
    assert (document.publisher, document.url) == ("Ostwire", "https://x.org/1")
    assert document.published.low == document.published.high == MOMENT
    assert document.published.rule == "stated in the feed"
    assert document.language == "en"


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Ost&lt;i&gt;wire&lt;/i&gt;
</title><entry><title>Orion</title><link rel="alternate" href="https://x.org/1"/>
<link rel="enclosure" href="https://x.org/2"/><id>urn:1</id>%s
<author><name>Ann</name><email>a@x.org</email></author>%s</entry></feed>"""
PUBLISHED = "<published>2014-11-02T16:00:05Z</published><updated>2015-01-01T00:00:00Z</updated>"
XHTML = (
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; 2</p><p>b</p></div>'
    "</content>"
)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (XHTML, "1 < 2\n\nb"),
        ('<content type="html">&lt;p&gt;1 &amp;lt; 2&lt;/p&gt;b</content>', "1 < 2\n\nb"),
        ('<content type="text">1 &lt; 2\n\nb &amp;amp;</content>', "1 < 2\n\nb &amp;"),
        ("<summary>short</summary>" + XHTML, "1 < 2\n\nb"),
        ('<summary>short</summary><content src="x.mp3" type="audio/mpeg"/>', "short"),
        ("", "Orion"),
    ],
)
def test_atom_is_read(content, text):
    (document,), issues = read(ATOM % (PUBLISHED, content), "a.atom")
    assert issues == []
    assert document.text == text
    assert (document.publisher, document.author) == ("Ostwire", "Ann")
    assert document.url == "https://x.org/1"
    assert document.published.low == MOMENT


def test_where_only_the_last_change_is_dated_that_is_said():
    (document,), _ = read(ATOM % ("<updated>2014-11-02T16:00:05Z</updated>", XHTML))
    assert document.published.low == MOMENT
    assert document.published.rule == "stated in the feed, as its last change"


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Ostwire</title></channel><item rdf:about="y"><title>Orion</title>
<link>https://x.org/1</link><description>They agreed.</description><dc:creator>Ann</dc:creator>
<dc:date>2014-11-02T16:00:05Z</dc:date></item></rdf:RDF>"""
NETSCAPE = """<?xml version="1.0"?><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Ostwire</title></channel><item><title>Orion agreed.</title></item></rdf:RDF>"""
OLD = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd">""" + rss(ITEM).replace("2.0", "0.91")


def test_rdf_is_read():
    (document,), issues = read(RDF)
    assert issues == []
    assert (document.text, document.author) == ("They agreed.", "Ann")
    assert (document.publisher, document.published.low) == ("Ostwire", MOMENT)
    assert document.published.rule == "stated in the feed"


@pytest.mark.parametrize("data", [NETSCAPE, OLD])
def test_old_feeds_are_read(data):
    (document,), issues = read(data)
    assert issues == []
    assert document.publisher == "Ostwire"


def test_the_full_text_goes_before_the_summary():
    item = (
        '<item xmlns:content="http://purl.org/rss/1.0/modules/content/"><description>short'
        "</description><content:encoded><![CDATA[<p>A&nbsp;&amp; B</p><p>C</p>]]>"
        "</content:encoded></item>"
    )
    (document,), _ = read(rss(item))
    assert document.text == "A\u00a0& B\n\nC"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_a_link_that_leads_nowhere_is_left_out(link):
    (document,), (issue,) = read(rss(ITEM.replace("https://x.org/1", link)))
    assert document.url is None
    assert (issue.level, issue.what) == (
        "warning",
        "a.rss: entry 1: link: not an address of the web; left out",
    )


@pytest.mark.parametrize(
    "date", ["whenever", "2014-02-30", "32 Nov 2014", "2014년 11월 02일 오후 04:00"]
)
def test_a_wrong_date_is_said(date):
    (document,), (issue,) = read(rss(ITEM.replace("Sun, 02 Nov 2014 18:00:05 +0200", date)))
    assert document.published.low is None
    assert issue.what.startswith("a.rss: entry 1: ")


def test_entries_without_text_are_counted():
    documents, (issue,) = read(rss(ITEM, "<item/>", "<item><link>x.org</link></item>"))
    assert len(documents) == 1
    assert issue.what == "a.rss: entries without text, passed over: 2"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        *(("utf-8", "utf-8"), ("iso-8859-1", "iso-8859-1"), ("windows-1251", "windows-1251")),
        *(("utf-16", "utf-16"), ("utf-8", "utf-16"), ("utf-8-sig", "utf-8"), ("koi8-r", "koi8-r")),
    ],
)
def test_encodings_are_read(encoding, declared):
    text = "Директор" if encoding in ("windows-1251", "koi8-r") else "Größe"
    data = (
        f'<?xml version="1.0" encoding="{declared}"?>{rss(f"<item><title>{text}</title></item>")}'
    )
    (document,), issues = read(data.encode(encoding))
    assert document.text == text
    assert issues == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A&nbsp;B &hellip;", "A\u00a0B …"),
        ("AT&T & Co", "AT&T & Co"),
        ("&unknown; a", "&unknown; a"),
        ("&#xD800;&#0;&#65;", "\ufffd\ufffdA"),
        ("a\0b\x0bc", "a\ufffdb\ufffdc"),
        ("Sami said <b>no</b> &amp; yes", "Sami said no & yes"),
        ("سامي “no” e\u0301 \u202ex\u202c", "سامي “no” e\u0301 \u202ex\u202c"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;a&lt;img src=x onerror=y&gt;", "a"),
    ],
)
def test_what_is_not_quite_xml_is_read(text, found):
    documents, _ = read(rss(f"<item><description>{text}</description></item>"))
    assert [one.text for one in documents] == [found]


@pytest.mark.parametrize(
    "data",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + rss("<item>&b;</item>"),
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rss("<item>&a;</item>"),
        '<!DOCTYPE rss [<!entity % a SYSTEM "http://x.org/a.dtd"> %a;]>' + rss(ITEM),
        '<!DOCTYPE rss [<!ELEMENT rss ANY><!ATTLIST rss a CDATA "x">]>' + rss(ITEM),
        ('<!DOCTYPE rss [<!ENTITY a "aaaa">]>' + rss("<item>&a;</item>")).encode("utf-16"),
    ],
)
def test_a_feed_that_declares_entities_is_refused(data):
    documents, (issue,) = read(data)
    assert documents == []
    assert issue.what == "a.rss: a feed that declares entities is not read; remove its DOCTYPE"


@pytest.mark.parametrize(
    "data",
    [
        "<a><b/></a>",
        "<html><body><p>rss</p></body></html>",
        "<a><rss><item/></rss></a>",
        "no XML at all",
        "<rss",
        b"\xff\xfe<\0a\0>\0",
        "/etc/passwd",
        "http://localhost/feed.xml",
    ],
)
def test_what_is_no_feed_is_said_with_a_remedy(data):
    documents, issues = read(data, "a.xml")
    assert documents == []
    assert "no feed" in issues[-1].what
    assert "export its text instead" in issues[-1].what


def test_a_name_of_a_file_is_never_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "<rss>").write_text(rss(ITEM))
    documents, _ = read("<rss>")
    assert documents == []


def test_a_damaged_feed_is_read_as_far_as_it_goes():
    documents, (issue,) = read(rss(ITEM, ITEM)[:-120])
    assert len(documents) == 2
    assert issue.level == "warning"
    assert issue.what.startswith("a.rss: damaged XML (line 1: ")


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        ("<a>", "damaged XML"),
        ("<item>", "damaged XML"),
        ("<category>a</category>", None),
        ("<item><description>", "damaged XML"),
        ("<![CDATA[", "damaged XML"),
        ("&amp;", None),
        ("<!-- <![CDATA[ -->&a;&#xD800;", None),
        ("&#", None),
        ("<!--", "damaged XML"),
        ("<author>" + "a" * 10_000 + "</author>", None),
        ("<description>" + "\n" * 10_000 + "</description>", None),
    ],
)
def test_hostile_feeds_are_read(piece, reason):
    feed = rss(ITEM, "<item>" + piece * (200_000 // len(piece)))
    documents, issues = read(feed)
    assert documents or issues
    assert reason is None or reason in issues[0].what


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rss(*["<item/>"] * 500_001), "too many elements"),
        (rss(ITEM) + " " * (16 * 2**20), "larger than 16 MB"),
    ],
)
def test_a_feed_that_is_too_large_is_refused(data, reason):
    documents, (issue,) = read(data)
    assert documents == []
    assert reason in issue.what
    assert "split it" in issue.what


SEEDS = st.sampled_from([rss(ITEM), ATOM % (PUBLISHED, XHTML), RDF, NETSCAPE, OLD])
TOKENS = st.sampled_from(
    ["<", "&", "]]>", "<![CDATA[", "&#xD800;", "\0", "<!--", "<?", "<div>", "</", "&a;", "'", '"']
)


@settings(deadline=None)
@given(SEEDS, st.data())
def test_any_damage_is_read_or_becomes_an_issue(seed, data):
    whole = bytearray(seed.encode())
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        if data.draw(st.booleans()):
            whole[place] = data.draw(st.integers(0, 255))
        else:
            whole[place:place] = data.draw(TOKENS).encode()
    documents, issues = read(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    assert documents or issues
    for document in documents:
        for value in (document.text, document.title, document.author, document.url):
            (value or "").encode()


TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1)


@settings(deadline=None)
@given(TEXTS.map(str.strip).filter(bool))
def test_a_text_survives_the_feed(text):
    item = f"<item><description>{escape(escape(f'Orion ☃ {text}'))}</description></item>"
    (document,), _ = read(rss(item))
    assert document.text.split(" ") == f"Orion ☃ {text}".split()
