"""Bytes become text without guessing in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import InputError, RawFile
from whence.read.decode import decode, open_text

PLAIN = "Orion said “no”.\nPavo agreed.\n"
TEXTS = {
    "en": PLAIN,
    "de": "Der Präsident sagte, München und Köln hätten sich geeinigt: größer als gedacht.\n",
    "ru": "Президент сказал, что стороны договорились о слиянии компаний.\n",
    "ar": "قال مسؤول إن الطرفين اتفقا على الاندماج، ونفى آخر ذلك.\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_name_themselves_are_read_without_a_word(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == (text, None)


@pytest.mark.parametrize("text", [TEXTS["en"], TEXTS["ru"], TEXTS["ar"]])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_their_mark_are_told_and_said(text, encoding):
    found, warning = decode(text.encode(encoding), "a.txt")
    assert found == text
    assert encoding.upper() in warning


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(TEXTS["de"], "latin-1"), (TEXTS["en"], "cp1252"), (TEXTS["ru"], "cp1251")],
)
def test_older_encodings_are_guessed_and_said(text, encoding):
    found, warning = decode(text.encode(encoding), "a.txt")
    assert found == text
    assert "a.txt:1: not UTF-8, read as" in warning


def test_an_encoding_the_file_declares_needs_no_guess():
    data = TEXTS["ar"].encode("cp1256")
    assert decode(data, "a.html", "cp1256") == (TEXTS["ar"], None)
    assert decode(data, "a.html", "hex")[1] is not None  # no encoding of text


def test_a_damaged_byte_does_not_turn_the_rest_into_another_script():
    data = TEXTS["ar"].encode() + b"\nbroken \xff here\n"
    found, warning = decode(data, "a.txt")
    assert found.startswith(TEXTS["ar"])
    assert "a.txt:3: damaged UTF-8: 1 characters" in warning


def test_half_characters_are_replaced_and_counted():
    found, warning = decode(b"Orion \xed\xa0\x80 agreed \xed\xa0\xbd\xed\xb8\x80.", "a.txt")
    assert found == "Orion \ufffd agreed \U0001f600."
    assert "1 characters could not be read" in warning


@pytest.mark.parametrize("tail", [b"x", b"\x00\xd8"])
def test_a_damaged_wide_file_is_read_as_far_as_it_goes(tail):
    found, warning = decode(PLAIN.encode("utf-16") + tail, "a.txt")
    assert found.startswith(PLAIN)
    assert "could not be read" in warning


@pytest.mark.parametrize("data", [b"\0" * 5000, bytes(range(256)) * 40, b"\x7fELF\1\1\1\0\0\0\0\2"])
def test_what_is_no_text_is_refused_with_its_name(data):
    with pytest.raises(InputError, match=r"a\.txt: not a text file"):
        decode(data, "a.txt")


def test_a_stray_nul_is_text_with_a_warning():
    found, warning = decode(b"One line.\nTwo\0 lines.\n", "a.txt")
    assert found == "One line.\nTwo\0 lines.\n"
    assert "a.txt:2: NUL" in warning


def test_newlines_of_other_systems_are_unified():
    assert decode(b"a\r\nb\rc\n", "a.txt") == ("a\nb\nc\n", None)


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_is_read_as_written(text):
    try:
        found, _ = decode(text.encode(), "a.txt")
    except InputError:
        assert any(ord(character) < 32 for character in text)
    else:
        wide = "\0" in text  # NULs may mean UTF-16
        assert wide or found == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=400), st.sampled_from([None, "cp1252", "utf-7", "idna", "hex"]))
def test_any_bytes_are_text_or_refused(data, declared):
    try:
        found, _ = decode(data, "a.txt", declared)
    except InputError:
        return
    found.encode()  # no half characters come out


def opened(data):
    stream, warning = open_text(RawFile(id="a", path="a.csv", data=data))
    with stream:
        return stream.read(), warning


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_stream_reads_what_decode_reads(text, encoding):
    data = text.encode(encoding)
    try:
        whole, warning = decode(data, "a.csv")
    except InputError:
        with pytest.raises(InputError):
            opened(data)
        return
    found, doubt = opened(data)
    assert found == whole
    assert doubt == warning or "NUL" in warning


@pytest.mark.parametrize("start", [0, 10, 65_530, 65_535, 65_536, 200_000])
@pytest.mark.parametrize(
    ("word", "encoding", "assumed"),
    [
        ("Müller sagte, die Größe sei für Köln üblich. ", "cp1252", "not UTF-8, read as cp1252"),
        ("Директор сообщил, что договор подписан вчера. ", "cp1251", "not UTF-8, read as cp1251"),
    ],
)
def test_another_encoding_is_found_wherever_it_begins(start, word, encoding, assumed):
    data = b"abcd\n" * (start // 5) + (word * 20).encode(encoding)
    text, warning = opened(data)
    assert text == data.decode(encoding)
    assert warning.startswith(f"a.csv:{start // 5 + 1}: {assumed}")


@pytest.mark.parametrize("start", [0, 65_530, 65_536, 200_000])
def test_damage_in_a_stream_of_utf8_is_said_with_its_line(start):
    good = "سامي قال: naïve “quotes”\n" * 50
    data = b"abcd\n" * (start // 5) + good.encode() + b"\xff\n" + good.encode()
    text, warning = opened(data)
    assert text.count("\ufffd") == 1
    assert text.replace("\ufffd\n", "") == "abcd\n" * (start // 5) + good * 2
    assert warning == f"a.csv:{start // 5 + 51}: damaged UTF-8: save it again as UTF-8"


def test_a_character_cut_off_at_the_end_of_a_stream_is_damage():
    text, warning = opened("é".encode() * 40_000 + b"\xc3")
    assert text == "é" * 40_000 + "\ufffd"
    assert "damaged UTF-8" in warning


def test_binary_data_is_no_stream_of_text():
    with pytest.raises(InputError, match=r"a\.csv: not a text file"):
        opened(bytes(range(32)) * 99)


def test_a_stream_that_cannot_be_opened_is_said():
    def fail():
        raise OSError(2, "No such file")

    with pytest.raises(InputError, match="no such file"):
        open_text(RawFile(id="a", path="a.csv", opener=fail))
