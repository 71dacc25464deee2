"""Small, whole files of every format that whence reads: what `fuzz.py` damages."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

TEXT = (
    "Orion and Pavo have agreed to merge, a banker told The Harbour Times on Monday, 2 May 2031.\n\n"
    * 4
)
COMMENTS = (
    "\n\nComments (2)\n\nBea said:\n\n@Carl, never. “It happened”\n\nMay 3, 2031, 9:00 am\n\n"
    "Carl said:\n\nYes.\n\nMay 3, 2031, 9:10 am\n"
)
ARABIC = "وكتب الخطيب على صفحته، اطلع عليها مراسل وكالة الأناضول، في 24 حزيران الماضي.\n"
HTML = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Merger</title>"
    '<script type="application/ld+json">{"@type":"NewsArticle","comment":[{"text":"No"}]}</script></head>'
    f"<body><article><h1>Merger</h1><p>{TEXT}</p><p dir=rtl>{ARABIC}</p></article><ol class=comment-list>"
    '<li class=comment id=comment-1><cite class=fn>Bea</cite><time datetime="2031-05-03T09:00Z">x</time>'
    "<blockquote>It happened</blockquote><p>Never.</p><ol class=children><li class=comment id=comment-2>"
    "<b class=author>Carl</b> May 3, 2031 9:10 am<p>Yes.</p></li></ol></li></ol></body></html>"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Times</title><item><title>Merger</title>'
    f"<link>https://t.example/1</link><pubDate>Mon, 02 May 2031 10:00:00 GMT</pubDate><description>{TEXT}"
    "</description></item><item><title>B</title><description>&lt;p&gt;Two&lt;/p&gt;</description></item></channel></rss>"
)
ROWS = [
    {"id": "a", "text": TEXT, "published": "2031-05-02", "publisher": "Times"},
    {"id": "b", "text": ARABIC, "created_at": 1935993600, "user": "bea"},
]
TELEGRAM = {
    "name": "Channel",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {
            "id": 1,
            "type": "message",
            "date": "2031-05-02T10:00:00",
            "date_unixtime": "1935993600",
            "from": "Channel",
            "text": [TEXT, {"type": "link", "text": "https://t.example"}],
        },
        {
            "id": 2,
            "type": "message",
            "date": "2031-05-02T10:01:00",
            "from": "Bea",
            "text": "No.",
            "reply_to_message_id": 1,
            "forwarded_from": "Carl",
        },
    ],
}


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Bea <bea@t.example>", "Merger"
    mail["Date"] = "Mon, 02 May 2031 10:00:00 +0200"
    mail.set_content(TEXT + "\n> quoted line\n")
    mail.add_alternative(HTML, subtype="html")
    mail.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="a.txt")
    return mail.as_bytes()


def _mbox() -> bytes:
    return b"".join(
        b"From bea@t.example Mon May  2 10:00:00 2031\n" + _mail() + b"\n\n" for _ in "ab"
    )


def _mhtml() -> bytes:
    page = EmailMessage()
    page["Snapshot-Content-Location"] = "https://t.example/1"
    page["Date"] = "Mon, 02 May 2031 10:00:00 GMT"
    page.make_related()
    part = EmailMessage()
    part.set_content(HTML, subtype="html", cte="quoted-printable")
    page.attach(part)
    return page.as_bytes()


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _warc(packed: bool) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for number in range(3):
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        url, body = f"https://t.example/{number}", io.BytesIO(HTML.encode())
        writer.write_record(
            writer.create_warc_record(url, "response", payload=body, http_headers=headers)
        )
    return out.getvalue()


def _pdf() -> bytes:
    """Return a PDF of one page, written out by hand."""
    stream = b"BT /F1 12 Tf 72 720 Td (Orion agreed to merge.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def _docx() -> bytes:
    from docx import Document

    word = Document()
    word.add_paragraph(TEXT)
    word.add_table(1, 2).rows[0].cells[0].text = "cell"
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _csv() -> bytes:
    return (
        "id,text,published\n" + "".join(f'{n},"{TEXT}",2031-05-02\n' for n in range(3))
    ).encode()


def _lines() -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()


SEEDS: dict[str, Callable[[], bytes]] = {
    ".txt": lambda: (
        "---\npublisher: Times\npublished: 2031-05-02\n---\n" + TEXT + ARABIC + COMMENTS
    ).encode(),
    ".html": HTML.encode,
    ".mhtml": _mhtml,
    ".eml": _mail,
    ".mbox": _mbox,
    ".xml": FEED.encode,
    ".jsonl": _lines,
    ".json": lambda: json.dumps(TELEGRAM, ensure_ascii=False).encode(),
    ".csv": _csv,
    ".pdf": _pdf,
    ".docx": _docx,
    ".zip": lambda: _zip({"a.txt": TEXT.encode(), "b/c.html": HTML.encode(), "d.csv": _csv()}),
    ".wacz": lambda: _zip({"archive/data.warc.gz": _warc(True), "pages/pages.jsonl": _lines()}),
    ".warc": lambda: _warc(False),
    ".warc.gz": lambda: _warc(True),
    ".jsonl.gz": lambda: gzip.compress(_lines()),
}
