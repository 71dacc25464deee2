"""How names of places are compared: whole, without marks, articles and the usual turns of spelling.

What a reader takes for one spelling folds alike (“al-Bab”, “Al Bāb”, “el Bab”; “Tell Rifaat”, “Tall
Rif‘at”); a part of a name never folds to another (“Mare” is not “Ma'arrat”).
"""

import re
from functools import lru_cache

from whence.text import fold

_QUOTES = re.compile(r"['`\"ʿʾ\u0640\u200c\u200d\u064b-\u0652\u0300-\u036f]")
_GAPS = re.compile(r"[\W_]+")
# The Arabic article with the sun letters; a word of this shape alone stays.
_ARTICLES = frozenset("al el ad ed an en ar er as es at et az ez ash esh ath eth adh edh".split())
_TURNS = {"tell": "tall", "tel": "tall", "saint": "st", "sainte": "st", "fort": "ft", "mount": "mt"}
_FINAL = re.compile(r"(?<=\w\w)[ae]h\b")  # “Hasakah”, “Hasakeh”, “Hasaka”
_LONG = re.compile(r"aa|ii|uu")  # “Rifaat”, “Rif'at”
_JOINED = re.compile(r"\bez(?=z\w)")  # “Ezzor”, “ez-Zor”
_ARABIC_ARTICLE = re.compile(r"\bال(?=\w\w)")


@lru_cache(maxsize=65536)
def plain_name(name: str) -> str:
    """Return a name folded without quotes, marks and punctuation: what its letters say."""
    return _GAPS.sub(" ", _QUOTES.sub("", fold(name))).strip()


@lru_cache(maxsize=65536)
def loose_name(name: str) -> str:
    """Return a name folded without articles and turns of spelling as well; never empty for a name."""
    plain = _JOINED.sub("ez ", _ARABIC_ARTICLE.sub("", plain_name(name)))
    parts = [_TURNS.get(part, part) for part in plain.split()]
    kept = [part for part in parts[:-1] if part not in _ARTICLES] + parts[-1:]
    name = " ".join(kept)
    return _FINAL.sub("a", _LONG.sub(lambda pair: pair[0][0], name)) if name.isascii() else name
