"""Chinese names in Latin letters: one key for Hanyu Pinyin and Wade-Giles, where both are syllables."""

import re
from functools import lru_cache

from whence.text import fold

# Initials and finals of Pinyin and of Wade-Giles, longest first.
_INITIAL = r"(?:zh|ch'?|sh|hs|ts'?|tz'?|ss|sz|[bpmfdtnlgkhjqxrzcsyw]'?)"
_FINAL = r"(?:iang|iong|uang|iung|eng|ang|ong|ung|iao|ian|ien|uai|uan|üeh|ueh|ing|ieh|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ih|ua|uo|ui|ue|eh|er|a|o|e|i|u|ü)"
_SYLLABLE = re.compile(rf"({_INITIAL})?({_FINAL})(?![aeiouü])")
_NAME = re.compile(rf"(?:(?:{_INITIAL})?{_FINAL}[ '-]?){{2,6}}")
_LONGEST = 40
_GIVEN = 2  # syllables of a given name; a surname has one
# What each system writes for one sound, by the coarser of the two: Wade-Giles leaves voicing to an apostrophe.
_SOUNDS = {"zh": "c", "ch": "c", "j": "c", "q": "c", "ts": "z", "tz": "z", "c": "z", "z": "z", "b": "p",
           "d": "t", "g": "k", "x": "s", "hs": "s", "sh": "s", "ss": "s", "sz": "s", "r": "j"}  # fmt: skip
_ENDS = {
    "ong": "ung",
    "ian": "ien",
    "ie": "ieh",
    "ue": "ueh",
    "üeh": "ueh",
    "e": "o",
    "ih": "i",
    "uo": "o",
    "ü": "u",
}


@lru_cache(maxsize=16384)
def chinese_key(name: str) -> str:
    """Return a key that “Mao Zedong” and “Mao Tse-tung” share; empty where a name is none like these.

    The order of the words counts not, since papers turn it.
    """
    plain = fold(name.strip()).replace("`", "'")
    if len(plain) > _LONGEST or not _NAME.fullmatch(plain) or " " not in plain:
        return ""
    words = [_word(part.replace("-", "").replace(" ", "")) for part in plain.split(" ") if part]
    if len(words) > 2:  # “Xi Jin Ping”
        words = [words[0], ("".join(one for one, _ in words[1:]), sum(n for _, n in words[1:]))]
    sizes = sorted(size for _, size in words)
    if len(words) != 2 or sizes[0] != 1 or sizes[1] > _GIVEN:
        return ""
    return " ".join(sorted(word for word, _ in words))


def _word(word: str) -> tuple[str, int]:
    """Return the sounds of a word and its syllables; none where it is not all of syllables."""
    found, at = [], 0
    while at < len(word):
        match = _SYLLABLE.match(word, at)
        if not match:
            return "", 0
        first, last = (match[1] or "").replace("'", ""), match[2]
        if first in ("zh", "ch", "sh", "r", "c", "z", "s", "ss", "sz", "tz", "ts") and last in (
            "i",
            "ih",
            "u",
        ):
            last = "i" if last == "ih" or first in ("ss", "sz", "tz") else last
        found.append(_SOUNDS.get(first, first) + _ENDS.get(last, last))
        at = match.end()
    return "".join(found), len(found)
