import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.report.safe import (
    ISOLATE,
    POP,
    direction,
    has_marks,
    isolated,
    language_tag,
    plain,
    shortened,
    visible,
    web_address,
    with_addresses,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x00\x7f\x9b31m", "a␀␡\ufffd31m"),
        ("one\r\ntwo\tthree\x0cfour", "one two three four"),
        ("\u202egnp.exe", "\ufffdgnp.exe"),
        ("\u200fعربي\u2067x\u2069", "عربيx"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\ud800b", "a\ufffdb"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("6\u00a0%", "6\u00a0%"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(st.characters()))
def test_visible_moves_no_offset(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(c < " " and c not in "\n\t" for c in shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("plain", "plain"), ("قال", f"{ISOLATE}قال{POP}"), ("said שלום", f"{ISOLATE}said שלום{POP}")],
)
def test_isolated(text: str, shown: str) -> None:
    assert isolated(text) == shown


@given(st.text(max_size=300), st.integers(20, 100))
def test_shortening_keeps_both_ends(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= max(limit, 0)
    begin, dots, end = short.partition(" … ")
    assert short == text or (dots and text.startswith(begin) and text.endswith(end))


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://a.example/x?y=1#z", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https://", False),
        ("https://[", False),
        (" https://a.example", False),
        ("https://a.example/\u202e", False),
        (None, False),
    ],
)
def test_web_address(address: str | None, good: bool) -> None:
    assert web_address(address) == (address if good else None)


def test_with_addresses_leaves_the_stop_outside() -> None:
    assert with_addresses("See https://a.example/x. Or not") == [
        ("See ", None),
        ("https://a.example/x", "https://a.example/x"),
        (". Or not", None),
    ]


@pytest.mark.parametrize(
    ("tag", "good"), [("en", True), ("zh-Hant", True), ('en" x', False), ("", False)]
)
def test_language_tag(tag: str, good: bool) -> None:
    assert language_tag(tag) == (tag if good else None)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("", "ltr"),
        ("6 %", "ltr"),
        ("They agreed.", "ltr"),
        ("الأخبار (Al-Akhbar), Associated Press and RT go back to one origin.", "ltr"),
        ("لا يوجد أي اتفاق بين الشركتين", "rtl"),
        ("AP: لا يوجد أي اتفاق", "rtl"),
        ("not shared: “حلب”, “الأتارب”, “جبهة ثوار سوريا”", "ltr"),
        ("“حلب”", "rtl"),
    ],
)
def test_a_text_runs_as_most_of_its_letters_do(text: str, way: str) -> None:
    assert direction(text) == way


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“We leave,”", True),
        ('"We leave"', True),
        ("«Nous partons»", True),
        ("“We” and “they”", False),
        ('"We" and "they"', False),
        ("We leave", False),
        ('"', False),
        ("", False),
    ],
)
def test_words_in_quotation_marks_need_no_others(text: str, marked: bool) -> None:
    assert has_marks(text) is marked
