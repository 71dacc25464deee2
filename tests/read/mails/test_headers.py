"""Headers of mails as text."""

from email.header import Header
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.mails.headers import codec, decode_words, header, message_ids, sender
from whence.read.mails.parts import parse_mail


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Orion agreed", "Orion agreed"),
        ("Orion\r\n\tand\n Pavo", "Orion and Pavo"),
        ("=?utf-8?q?Gr=C3=B6=C3=9Fe?=", "Größe"),
        ("=?UTF-8?B?2LPYp9mF2Yo=?=", "سامي"),
        ("=?iso-8859-1?Q?J=FCrgen_M.?=", "Jürgen M."),
        ("=?iso-8859-1*de?Q?J=FCrgen?=", "Jürgen"),
        ("=?windows-1251?B?z/Do4uXy?=", "Привет"),
        ("=?gb2312?B?v6o=?=", "开"),
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        ("=?utf-8?q?a?=\r\n =?iso-8859-1?q?=E9?=", "aé"),
        ("Re: =?utf-8?q?a?= b =?utf-8?q?c?=", "Re: a b c"),
        ("x=?utf-8?q?a?=y", "xay"),
        # A character cut in two by the program that wrote it.
        ("=?utf-8?q?Gr=C3?= =?utf-8?q?=B6sse?=", "Grösse"),
        ("=?utf-8?B?2LPYp9mF2Yo?=", "سامي"),
        # What is broken stays readable.
        ("=?utf-8?q?=E9t=E9?=", "été"),
        ("=?unknown-8bit?q?caf=C3=A9?=", "café"),
        ("=?no-such?q?a=E9?=", "aé"),
        ("=?utf-8?b?!?=", ""),
        ("=?utf-8?b?a?=", "=?utf-8?b?a?="),
        ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ("=?utf-8?q?a", "=?utf-8?q?a"),
        ("=?utf-7?q?+2AA-?=", "\ufffd"),
        ("=?zlib?q?a?=", "a"),
        ("caf\udcc3\udca9", "café"),
        ("caf\udce9", "café"),
        ("naïve \ud800", "naïve \ufffd"),
        ("", ""),
    ],
)
def test_encoded_words_are_decoded(value, text):
    assert decode_words(value) == text


@given(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80),
    st.sampled_from(["utf-8", "utf-16-be", "utf-7"]),
)
def test_what_the_standard_library_encodes_is_decoded(text, charset):
    if charset == "utf-7" and not text.isascii():
        charset = "utf-8"
    value = Header(f"é{text}" if charset != "utf-7" else text, charset, maxlinelen=40).encode()
    assert decode_words(value).endswith(text)


@given(st.text(st.characters(exclude_categories=())) | st.text("=?utf-8bq_ \n\udc9b"))
def test_any_header_is_one_line_of_text(value):
    found = decode_words(value)
    found.encode()
    assert found == found.strip()
    assert not set("\n\r\t") & set(found)


@pytest.mark.parametrize("piece", ["=?utf-8?q?a?= ", "=?a?q?", "(", "=?", "?=", "<", '"a', "a,"])
def test_a_bomb_of_words_is_read(piece):
    message = Message()
    message["Subject"] = message["From"] = piece * (20_000 // len(piece))
    assert header(message, "Subject") is not None
    assert sender(message) is None or sender(message)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Sami A. <sami@example.org>", "Sami A."),
        ('"A., Sami" <sami@example.org>', "A., Sami"),
        ("=?utf-8?q?A=2E=2C_Sami?= <sami@example.org>", "A., Sami"),
        ("sami@example.org (Sami)", "Sami"),
        ("sami@example.org", "sami@example.org"),
        ("<sami@example.org>", "sami@example.org"),
        ("Sami, Ann", "Sami, Ann"),
        ("José <j@example.org>", "José"),
        ("", None),
        ("  ", None),
    ],
)
def test_the_sender_is_a_name_or_else_an_address(value, name):
    message = parse_mail(b"X: y\nFrom: " + value.encode() + b"\n\nx", "a.eml")
    assert sender(message) == name


def test_without_from_the_sender_counts():
    message = Message()
    message["Sender"] = "Ann <a@example.org>"
    assert sender(message) == "Ann"


def test_ids_are_found_in_their_order():
    message = Message()
    message["References"] = "<1@x>\n <2@x> nonsense <3 4> <>"
    message["In-Reply-To"] = "your message <5@x> of Sunday"
    assert [*message_ids(message, "In-Reply-To", "References", "X")] == ["5@x", "1@x", "2@x"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF-8", "utf-8"),
        ("us-ascii", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("iso-8859-8-i", "iso8859-8"),
        ("gb2312", "gb18030"),
        (" windows-1256 ", "cp1256"),
        ("x-unknown", None),
        ("", None),
        ("a\0b", None),
        ("é\udc9b", None),
    ],
)
def test_encodings_are_known_by_the_names_mails_give_them(label, name):
    assert codec(label) == name
