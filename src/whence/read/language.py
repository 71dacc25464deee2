"""Which language a text is in: script first, then a statistical guess if it is long enough."""

import unicodedata
from collections import Counter
from functools import lru_cache

# Measured on short news sentences by others and seen here: below about twenty letters py3langid
# guesses at random, and a wrong language is worse than none.
_LETTERS = 20
_SAMPLE = 1_000
_DIALECTS = {"ary": "ar", "arz": "ar"}  # written forms of Arabic that py3langid tells apart
_SCRIPTS = {"HEBREW": "he", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "GREEK": "el"}


def detect_language(text: str) -> str | None:
    """Return an ISO 639-1 code, or None when the text is too short to tell."""
    letters = [character for character in text[:_SAMPLE] if character.isalpha()]
    if len(letters) < _LETTERS:
        return None
    scripts = Counter(map(_script, letters))
    script = scripts.most_common(1)[0][0]
    if script in _SCRIPTS:
        return _SCRIPTS[script]
    import py3langid

    # A block in a second script (a quotation, a name) must not sway the guess.
    kept = "".join(c for c in text[:_SAMPLE] if not c.isalpha() or _script(c) == script)
    code = str(py3langid.classify(kept)[0])
    return _DIALECTS.get(code, code)


@lru_cache(maxsize=16_384)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
