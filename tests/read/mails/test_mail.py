"""E-mail: one message."""

import base64
import quopri
import re
from datetime import datetime
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import RawFile
from whence.read import read_file
from whence.read.mails.mail import read_mail

HEAD = "From: Sami A. <sami@example.org>\nSubject: Orion\nDate: Sun, 2 Nov 2014 16:00:05 +0200\n"


def read(data, path="a.eml"):
    data = data if isinstance(data, bytes) else data.encode()
    return read_file(RawFile(id="a", path=path, data=data))


def made(text="Orion agreed.\n", **headers):
    message = EmailMessage()
    message["From"] = "Sami <sami@example.org>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_a_message_is_a_post():
    (document,), issues = read(HEAD + "\nOrion agreed.\n")
    assert issues == []
    assert (document.id, document.text, document.kind) == ("a", "Orion agreed.", "post")
    assert (document.author, document.title, document.publisher) == ("Sami A.", "Orion", None)
    moment = datetime.fromisoformat("2014-11-02T16:00:05+02:00")
    assert document.published.low == document.published.high == moment
    assert document.published.low.utcoffset() == moment.utcoffset()
    assert document.published.rule == "stated in the mail's header"


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("start", [b"", b"\n\n", b"\xef\xbb\xbf", b"From a@b Sun Nov  2 2014\n"])
def test_newlines_and_what_stands_before_the_header_are_no_matter(newline, start):
    data = start + (HEAD + "\nOrion\nagreed.\n").encode()
    (document,), _ = read(data.replace(b"\n", newline))
    assert (document.author, document.text) == ("Sami A.", "Orion\nagreed.")


@pytest.mark.parametrize(
    ("list_id", "publisher"),
    [
        ('"Friends of Orion" <friends.example.org>', "Friends of Orion"),
        ("Friends <friends.example.org>", "Friends"),
        ("<friends.example.org>", "friends.example.org"),
        ("", None),
    ],
)
def test_a_mailing_list_is_a_publisher(list_id, publisher):
    (document,), _ = read(made(List_Id=list_id).as_bytes())
    assert document.publisher == publisher


@pytest.mark.parametrize(
    ("archived", "url"),
    [("<https://example.org/1>", "https://example.org/1"), ("<javascript:x>", None), ("", None)],
)
def test_the_address_in_an_archive_is_the_url(archived, url):
    (document,), _ = read(made(Archived_At=archived).as_bytes())
    assert document.url == url


def test_headers_may_be_missing():
    (document,), issues = read("X-A: b\n\nOrion agreed.")
    assert issues == []
    assert (document.author, document.title, document.published.low) == (None, None, None)


@pytest.mark.parametrize("date", ["soon", "32 Nov 2014 16:00 +0000", "=?utf-8?q?x?="])
def test_a_wrong_date_is_said(date):
    (document,), (issue,) = read(f"From: a\nDate: {date}\n\nOrion agreed.")
    assert document.published.low is None
    assert issue.level == "warning"
    assert issue.what.startswith("a.eml: Date: ")


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", "“Größe” – سامي"),
        ("iso-8859-1", "Größe"),
        ("windows-1251", "Директор сообщил"),
        ("windows-1256", "قال سامي"),
        ("gb2312", "协议已经达成"),
        ("shift_jis", "合意した"),
        ("iso-2022-jp", "合意した"),
        ("utf-16", "Größe und Gewicht"),
        ("utf-7", "Größe"),
        ("koi8-r", "Директор сообщил"),
    ],
)
@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
def test_the_encoding_that_is_declared_is_read(charset, text, coding):
    data = text.encode(charset)
    encode = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\n"
    head += f"Content-Transfer-Encoding: {coding}\n\n"
    if coding == "8bit" and charset == "utf-16":
        return  # its NULs would not survive
    (document,), issues = read(head.encode() + encode.get(coding, bytes)(data))
    assert document.text == text
    assert issues == []


@pytest.mark.parametrize("charset", ["x-unknown", "zlib", "punycode", "utf-8", "", "\udc9b", "a b"])
def test_a_wrong_encoding_is_not_trusted(charset):
    head = f'{HEAD}Content-Type: text/plain; charset="{charset}"\n\n'
    data = head.encode("utf-8", "surrogateescape") + "Größe für Köln, schön und grün.".encode(
        "cp1252"
    )
    (document,), issues = read(data)
    assert document.text == "Größe für Köln, schön und grün."
    assert "read as cp1252" in issues[0].what


def test_flowed_text_is_joined():
    head = f"{HEAD}Content-Type: text/plain; format=flowed\n\n"
    (document,), _ = read(head + "Orion \nagreed.\n\n> They \n> said.\n")
    assert document.text == "Orion agreed.\n\n> They said."


def test_of_alternatives_the_plain_one_is_read():
    message = made("Plain.\n")
    message.add_alternative("<p>HTML.</p>", subtype="html")
    (document,), issues = read(message.as_bytes())
    assert (document.text, issues) == ("Plain.", [])


def test_and_the_other_where_it_is_empty():
    message = made(" \n")
    message.add_alternative("<p>HTML&nbsp;<b>text</b>.</p><p>More.</p>", subtype="html")
    (document,), _ = read(message.as_bytes())
    assert document.text == "HTML\u00a0text.\n\nMore."


def test_several_bodies_are_one_text():
    message = MIMEMultipart()
    message["From"] = "a@b"
    for part in (MIMEText("One."), MIMEText("<p>Two.</p>", "html"), MIMEText("\n"), MIMEText("3")):
        message.attach(part)
    (document,), _ = read(message.as_bytes())
    assert document.text == "One.\n\nTwo.\n\n3"


def test_quoted_words_are_not_the_writers():
    (document,), _ = read(HEAD + "\nNo.\n\nOn Sat, Ann <a@b> wrote:\n> Yes.\n> Yes.\n\nNo.\n")
    (block,) = document.blocks
    assert (block.kind, block.of) == ("quotation", None)
    assert block.span.quote == "On Sat, Ann <a@b> wrote:\n> Yes.\n> Yes."


def test_nor_are_those_in_a_quotation_of_html():
    html = "<p>No.</p><div class=gmail_quote>Ann wrote:<blockquote>Yes.</blockquote></div>"
    head = f"{HEAD}Content-Type: text/html\n\n"
    (document,), _ = read(head + html)
    (block,) = document.blocks
    assert block.span.quote == "Ann wrote:\n\nYes."


def test_a_forwarded_mail_is_pasted():
    body = "\nFYI\n\n---------- Forwarded message ---------\nFrom: Dana <d@x>\n\nYes.\n"
    (document,), _ = read(HEAD + body)
    (block,) = document.blocks
    assert (block.kind, block.attributed_to.quote) == ("pasted", "Dana")


def test_attachments_are_files_of_their_own():
    message = made()
    message.add_attachment("Pavo agreed.\n", filename="note.txt")
    message.add_attachment("Pavo denied.\n", filename="NOTE.txt")
    message.add_attachment("Why?\n", filename="2-note.txt")
    message.add_attachment("a,text\n1,Sami agreed.\n", subtype="csv", filename="list.csv")
    message.add_attachment(b'{"text": "Ann agreed."}', "application", "x", filename="x.jsonl")
    message.add_attachment(b"\x89PNG", "image", "png", filename="a.png")
    message.add_attachment(b"MZ", "application", "octet-stream")
    documents, issues = read(message.as_bytes())
    assert [(one.id, one.path, one.text.strip()) for one in documents] == [
        ("a", "a.eml", "Orion agreed."),
        ("a/note.txt", "a.eml/note.txt", "Pavo agreed."),
        ("a/2-NOTE.txt", "a.eml/2-NOTE.txt", "Pavo denied."),
        ("a/3-2-note.txt", "a.eml/3-2-note.txt", "Why?"),
        ("a/list.csv#2", "a.eml/list.csv", "Sami agreed."),
        ("a/x.jsonl#1", "a.eml/x.jsonl", "Ann agreed."),
    ]
    (issue,) = issues
    assert (issue.level, issue.what) == (
        "info",
        "a.eml: attachments that hold no text, not read: 2",
    )


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a\\b.txt", "b.txt"),
        ("a\nb\0.txt", "a b_.txt"),
        ("\u202etxt.exe.txt", "_txt.exe.txt"),
        ("..", "part-1.txt"),
        ("", "part-1.txt"),
        ("x" * 300 + ".txt", "x" * 96 + ".txt"),
        ("=?utf-8?q?Gr=C3=B6=C3=9Fe=2Etxt?=", "Größe.txt"),
    ],
)
def test_a_name_of_an_attachment_is_never_a_path(name, label):
    head = (
        HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOrion.\n--b\n"
        "Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''"
    )
    documents, _ = read(f"{head}{quote(name, safe='')}\n\nPavo.\n--b--\n")
    assert [one.id for one in documents] == ["a", f"a/{label}"]


def test_a_mail_within_a_mail_is_read():
    message = MIMEMultipart()
    message["From"] = "a@b"
    inner = made("Inner.\n", Subject="In")
    message.attach(MIMEText("Outer."))
    message.attach(MIMEMessage(inner))
    documents, _ = read(message.as_bytes())
    assert [(one.id, one.title, one.text) for one in documents] == [
        ("a", None, "Outer."),
        ("a/part-1.eml", "In", "Inner."),
    ]


def test_mails_within_mails_end():
    message = made("Innermost.\n")
    for _ in range(8):
        outer = MIMEMultipart()
        outer["From"] = "a@b"
        outer.attach(MIMEText("Outer."))
        outer.attach(MIMEMessage(message))
        message = outer
    documents, issues = read(message.as_bytes())
    assert len(documents) == 5
    assert "an archive 5 deep" in issues[-1].what


def nested(depth):
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth)
    )
    return b"From: a@b\n" + head + b"Content-Type: text/plain\n\nOrion agreed.\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (nested(60), "parts nested too deeply"),
        (nested(400), "nested too deeply"),
        (nested(4_000), "too many parts"),
        (b"From: a\n" + b"Content-Type: message/rfc822\n\n" * 300, "recursion|nested too deeply"),
        (b"From: a\n" + b"Content-Type: message/rfc822\n\n" * 3_000, "nested too deeply"),
        (
            b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 9_000,
            "too many parts",
        ),
        (nested(60) + b"x\n" * 400_000, "too many parts"),
        (b"From: a\n\n" + b"x\n" * 2_000_001, "parts or lines"),
    ],
)
def test_a_mail_made_to_be_slow_is_refused(data, reason):
    _, issues = read(data)
    assert any(re.search(reason, issue.what) for issue in issues)


@pytest.mark.parametrize("data", [b"", b"no mail at all", b"\xff\xfe\0\0", b"a\n\nFrom: x\n\ny"])
def test_what_is_no_mail_is_said(data):
    documents, (issue,) = read(data)
    assert documents == []
    assert "no mail, for it has no header; name it .txt" in issue.what


def test_a_damaged_mail_is_read_and_said():
    head = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOrion agreed.\n"
    (document,), (issue,) = read(head)
    assert document.text == "Orion agreed."
    assert "the mail is damaged (CloseBoundaryNotFoundDefect)" in issue.what


def test_a_body_that_is_no_text_is_said():
    head = f"{HEAD}Content-Transfer-Encoding: base64\n\n"
    documents, issues = read(head.encode() + base64.encodebytes(bytes(range(32)) * 20))
    assert documents == []
    assert "not a text file" in issues[0].what


MAIL = MIMEMultipart()
MAIL["From"] = "=?utf-8?q?J=C3=BCrgen?= <j@x>"
MAIL["Subject"] = "Fwd"
MAIL["Date"] = "Sun, 2 Nov 2014 16:00:05 +0200"
_BOTH = MIMEMultipart("alternative")
_BOTH.attach(MIMEText("Größe\n> Yes.\n", "plain", "utf-8"))
_BOTH.attach(MIMEText("<p>a<blockquote>b</blockquote>", "html", "iso-8859-1"))
MAIL.attach(_BOTH)
MAIL.attach(MIMEMessage(made("Inner.\n")))
SEEDS = st.sampled_from([MAIL.as_bytes(), MAIL.as_bytes(policy=SMTP), (HEAD + "\nx\n").encode()])
TOKENS = st.sampled_from(
    (
        *(b"--", b"Content-Type: multipart/x; boundary=b\n\n--b\n", b"charset=utf-7", b"\xff"),
        *(b"\0", b"=?utf-8?b?", b"base64", b"\n\n", b"\r", b"x-uuencode", b"message/rfc822"),
        b"\xed\xa0\x80",
    )
)


@settings(deadline=None)
@given(SEEDS, st.data())
def test_any_damage_is_read_or_becomes_an_issue(seed, data):
    whole = bytearray(seed)
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        if data.draw(st.booleans()):
            whole[place] = data.draw(st.integers(0, 255))
        else:
            whole[place:place] = data.draw(TOKENS)
    documents, issues = read(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    assert documents or issues
    for document in documents:
        for value in (document.id, document.text, document.author, document.title):
            (value or "").encode()
        for block in document.blocks:
            document.check(block.span)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_text_survives_the_mail(text):
    message = made(f"Orion: {text}\n", Subject="x")
    (document,), _ = read(message.as_bytes())
    assert document.text == f"Orion: {text}"


def test_nothing_is_read_before_it_is_asked_for():
    file = RawFile(id="a", path="a.eml", opener=lambda: pytest.fail("opened"))
    assert read_mail(file, None) is not None
