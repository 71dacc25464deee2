"""Cut a text into tokens: words, numbers with what is glued to them, phrases, marks."""

import re
from collections.abc import Iterable, Sequence

from .months import ISLAMIC, PAIRED

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0640"  # accents and vowel signs apart, and the tatweel
MARK = re.compile(f"[{_MARKS}]")
# Joiners and marks of direction, which stand in the text but not in words.
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
_EDGES = re.compile(rf"[\s{_INVISIBLE}]*+")
_BLANK = rf"(?:[^\S\n]|[{_INVISIBLE}]|\n(?![^\S\n]*\n))*"
_NUMBER = (
    r"(?=\d)(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)"
    r"|\d{4}\s?[年년]\s?\d\d?\s?[月월](?:\s?\d\d?\s?[日일])?"
    r"|\d+(?:[.,:/‐‑–-]\d+)*\w*)"
)
_WORD = rf"[^\W\d]\w*(?:[{_MARKS}]+\w*)*"
# Names of two words, or with an apostrophe; the letters they begin with keep every other word from being tried.
_NAMES = rf"(?=[RJDSTZrjdstzرجذكت])(?:{ISLAMIC}|{PAIRED})(?!\w)"
_PARTICLE = r"[وفبل](?=\d)"  # Arabic and, by, to, before a number
_LINES = r"\n[^\S\n]*+\n\s*+"
_SPELLINGS = {
    "_": r"\s{1,3}",
    "-": r"[\s‐‑-]",
    "'": "['’ʼ]",
    **dict.fromkeys("اأإآ", "[اأإآ]"),
    **dict.fromkeys("يى", "[يى]"),
    **dict.fromkeys("هة", "[هة]"),
}


def token_form(words: Iterable[str]) -> re.Pattern[str]:
    """Return the form of a token with the white space after it, given the words of a language.

    Together the tokens are the text, so that their offsets are sums of their lengths. Of the words
    only phrases need a form: those with an underscore, a hyphen or an apostrophe.
    """
    # In this order the longer of two phrases that begin alike is tried first.
    phrases = sorted({word for word in words if re.search("[_'-]", word)}, reverse=True)
    known = _tree([_spelled(phrase) for phrase in phrases]) if phrases else "(?!)"
    return re.compile(
        rf"(?:{known}|{_NAMES}|{_PARTICLE}|{_WORD}|{_NUMBER}|{_LINES}|[\S\s]){_BLANK}"
    )


def strip(token: str) -> str:
    """Return a token without the white space and the invisible marks around it."""
    stripped = token.strip()
    if not stripped or stripped.isascii():
        return stripped
    first = _EDGES.match(stripped)
    last = _EDGES.match(stripped[::-1])
    assert first
    assert last
    return stripped[first.end() : len(stripped) - last.end()]


def _spelled(phrase: str) -> list[str]:
    """Return the forms of the letters of a phrase, the first of each word large or small."""
    pairs = zip(" " + phrase.replace("_", " "), phrase, strict=False)
    forms = [_SPELLINGS.get(letter) or _either(letter, before == " ") for before, letter in pairs]
    return forms if phrase.endswith("'") else [*forms, r"(?!\w)"]


def _either(letter: str, first: bool) -> str:
    return f"[{letter}{letter.upper()}]" if first and letter.isalpha() else re.escape(letter)


def _tree(rows: Sequence[Sequence[str]]) -> str:
    """Return one form for many, their common beginnings joined: half the time of a plain list."""
    branches: dict[str, list[Sequence[str]]] = {}
    for row in rows:
        if row:
            branches.setdefault(row[0], []).append(row[1:])
    if not branches:
        return ""
    form = "|".join(letter + _tree(rest) for letter, rest in branches.items())
    return f"(?:{form})" + ("?" if [] in rows else "")
