"""What counts as one word, and what as the same word."""

import pytest

from whence.trace.wording import find_words


def keys(text: str) -> list[str]:
    return [word.key for word in find_words(text)]


SAME = [
    ("don’t", "don't"),
    ("DON‘T", "dont"),
    ("6,068 men", "6068 men"),
    ("1,234,567", "1234567"),
    ("U.S. troops", "US troops"),
    ("e.g. this", "eg this"),
    ("café", "cafe\u0301"),
    ("Müller", "MULLER"),
    ("ПРИВЕТ", "привет"),
    ("Ἀθήνα", "αθηνα"),
    ("العَرَبيّة", "العربية"),
    ("٤٢", "42"),
    ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
    ("well-known — he said", "well known he said"),
    ("a\u00a0b\u3000c", "a b c"),
]
# text, its words
APART = [
    ("6.5 and 6,5", ["6.5", "and", "6", "5"]),
    ("1,2345", ["1", "2345"]),
    ("a.b.cd", ["ab", "cd"]),
    ("end.Next", ["end", "next"]),
    ("北京市", ["北", "京", "市"]),
    ("ไทย", ["ไ", "ท", "ย"]),
    ("foo_bar@x", ["foo", "bar", "x"]),
    ("boys' 'ere", ["boys", "ere"]),
    ("\0a\0b", ["a", "b"]),
    ("a\ud800b", ["a", "b"]),
    ("", []),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(("text", "expected"), APART)
def test_words_apart(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


QUOTED = [
    ("he said “a b” c", "a b"),
    ('he said "a b" c', "a b"),
    ("sie sagt „a b“ c", "a b"),
    ("il dit « a b » c", "a b"),
    ("er sagt »a b« c", "a b"),
    ("han sade ”a b” c", "a b"),
    ("he said ‘a b’ c", "a b"),
    ("he said 'a b' c", "a b"),
    ("“a ‘b’ c” d", "a b c"),
    ("“a.\n“b.” c", "a b"),
    ('"a.\n\n"b." c', "a b"),
    ("“never closed a b", ""),
    ("closed only” a", ""),
    ('5" pipe, 6" pipe', ""),
    ("the boys’ club and the girls’ club", ""),
    ("don’t won’t", ""),
    ("“" + "a " * 300 + "” b", ""),
    ("“a” b “c”", "a c"),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotation_marks(text: str, expected: str) -> None:
    assert " ".join(word.key for word in find_words(text) if word.quoted) == expected
