"""Which language a text is in: script first, then a statistical guess if it is long enough."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

# Measured on short news sentences by others and seen here: below about twenty letters py3langid
# guesses at random, and a wrong language is worse than none.
_LETTERS = 20
_SAMPLE = 1_000
_DIALECTS = {"ary": "ar", "arz": "ar"}  # written forms of Arabic that py3langid tells apart
_SCRIPTS = {"HEBREW": "he", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "GREEK": "el"}
# Arabic as typed with Latin letters (“7abibi”, “ma3lesh”), which py3langid takes for anything;
# ordinals and units (“2nd”, “3D”, “5km”) are not.
_CHAT = re.compile(
    r"\b(?!\d+(?:st|nd|rd|th|pm|am|km|kg|cm|mm|gb|mb|er|e|d|k|x)\b)"
    r"(?:[a-z]{1,12}[235679][a-z]{1,12}|[235679][a-z]{2,12})\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CHAT_SHARE = 8  # one such word in eight


def detect_language(text: str) -> str | None:
    """Return an ISO 639-1 code, or None when the text is too short to tell or transliterated."""
    sample = _LINK.sub(" ", text[:_SAMPLE])
    if sum(map(str.isalpha, sample)) < _LETTERS:
        return None
    scripts = _scripts(sample)
    script = scripts.most_common(1)[0][0]
    if script in _SCRIPTS:
        return _SCRIPTS[script]
    if script == "LATIN" and _transliterated(sample):
        return None
    import py3langid

    kept = sample
    if len(scripts) > 1:  # a block in a second script (a quotation, a name) must not sway the guess
        kept = "".join(c for c in sample if not c.isalpha() or _script(c) == script)
    code = str(py3langid.classify(kept)[0])
    return _DIALECTS.get(code, code)


def main_script(text: str) -> str | None:
    """Return the script most letters are in, by its name in Unicode; None where there is no letter.

    The three of Japanese are one.
    """
    scripts = _scripts(text[:_SAMPLE])
    script = scripts.most_common(1)[0][0] if scripts else None
    return "CJK" if script in ("HIRAGANA", "KATAKANA") else script


def _scripts(text: str) -> Counter[str]:
    scripts: Counter[str] = Counter()
    for letter, number in Counter(text).items():
        if letter.isalpha():
            scripts[_script(letter)] += number
    return scripts


def _transliterated(text: str) -> bool:
    found = len(_CHAT.findall(text))
    return found > 1 and found * _CHAT_SHARE >= len(text.split())


@lru_cache(maxsize=16_384)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
