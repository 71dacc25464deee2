"""What a name sounds like, whatever script and spelling: letters made Latin, vowels then dropped.

The consonants alone (“the skeleton”) are the same for 17 of 20 transliterations that were tried,
where likeness of letters finds 11 to 13. They gather the pairs that are worth a look; how much the
vowels differ then tells “Mohamed” and “Mohammad” from “Mahmoud”.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from whence.data.lexicons import read_yaml
from whence.text import fold

_VOWELS = frozenset("aeiou")
_SPLIT = re.compile(r"[\s\-–./,_&]+")
_LETTERS = re.compile(r"[^\W\d_]+|\d+")
_ARABIC_ARTICLE = re.compile(r"^(?:و|ف|ب|ك)?(?:ال|لل)(?=\w{2})")
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")  # vowel signs, and the stroke that lengthens
_TIED = re.compile(r"(?<=[^aeiou]a)t$")  # Jabhat, Harakat: ة read as t before another word
_DOUBLED = re.compile(r"([^aeiou])\1+")
_DOUBLE = re.compile(r"(.)\1+")
_LONGEST = 80  # characters; longer runs are no names
# What it costs to read one vowel for another: spellings waver between a and e, e and i, o and u.
_NEAR = {"ae": 0.2, "ei": 0.2, "ou": 0.1, "ao": 0.5, "eo": 0.7, "eu": 0.45}
_FAR = 0.8
_ALIKE = {
    "gk": 0.5,
    "gj": 0.5,
    "sz": 0.5,
    "ts": 0.7,
    "fv": 0.3,
    "hχ": 0.4,
    "šž": 0.4,
    "uv": 0.3,
    "bv": 0.7,
    "čš": 0.5,
}
_INSERTED = 0.45  # a vowel more; Arabic does not write short ones
_UNWRITTEN = 0.08
_SOFT = 0.4  # h at an end or after a vowel is often left out


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: folded, how it may sound, and the consonants of each reading."""

    low: str
    sounds: tuple[str, ...]
    bones: tuple[str, ...]
    script: str


@lru_cache(maxsize=16384)
def read_words(name: str) -> tuple[Word, ...]:
    """Return the words of a name that tell it: articles, small words and titles are left out.

    Arabic, Cyrillic and Greek are read in Latin letters; of other scripts only the letters count.
    """
    found = []
    for piece in _SPLIT.split(_MARKS.sub("", name[:_LONGEST]).strip()):
        low = "".join(_LETTERS.findall(fold(piece).removesuffix("'s").removesuffix("s'")))
        if low and low not in _left_out():
            found.append(_word(low))
    return tuple(found)


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script of the first letter; `Zyyy` where there is none."""
    for character in text:
        if character.isalpha():
            return _script(character)
    return "Zyyy"


@cache
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    known = {
        "LATIN": "Latn", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr",
        "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Kore", "DEVANAGARI": "Deva",
    }  # fmt: skip
    return known.get(name.split(" ", 1)[0], "Zzzz")


def _word(low: str) -> Word:
    script = script_of(low)
    if script == "Arab":
        low = _ARABIC_ARTICLE.sub("", low)
    readings = tuple(dict.fromkeys(_readings(low, script)))
    return Word(low, readings, tuple(dict.fromkeys(map(_bones, readings))), script)


def _readings(low: str, script: str) -> list[str]:
    table = _letters().get(script)
    if table is None and script != "Latn":
        return [low]
    if script == "Latn":
        others = (pattern.sub(into, low) for pattern, into in _other_readings())
        return [_sound(low), *(_sound(other) for other in others if other != low)]
    if script == "Arab":
        # A final ه may be the ة that folding makes of it, which is a vowel.
        plain = "".join(table.get(letter, "") for letter in low) if table else low
        return [_squeezed(plain.removesuffix("h"))]
    plain = "".join(table.get(letter, "") for letter in low) if table else low
    # Ukrainian and Belarusian г is h.
    other = "".join("h" if letter == "г" else (table or {}).get(letter, "") for letter in low)
    return [_sound(plain), _sound(other)]


@lru_cache(maxsize=16384)
def _sound(latin: str) -> str:
    table = _letters()["Latn"]
    plain = "".join(table.get(letter, letter) for letter in latin)
    plain = _DOUBLED.sub(r"\1", plain)
    plain = _TIED.sub("", plain) if len(plain) > 4 else plain
    plain = _sounds()[0].sub(lambda match: _sounds()[1][match.group()], plain)
    return _squeezed(plain.removesuffix("h") if len(plain) > 3 else plain)


def _squeezed(sound: str) -> str:
    return _DOUBLE.sub(r"\1", sound)


def _bones(sound: str) -> str:
    return "".join(letter for letter in sound if letter not in _VOWELS)


def distance(one: Word, other: Word) -> float:
    """Return how differently two words sound: 0 for the same, 1 or more where a consonant is another.

    A weighted edit distance (Wagner and Fischer 1974) over the readings that are most alike; not
    worked out beyond 1.
    """
    unwritten = "Arab" in (one.script, other.script) and one.script != other.script
    vowel = _UNWRITTEN if unwritten else _INSERTED
    if set(one.sounds) & set(other.sounds):
        return 0.0
    return min(_edits(*sorted((a, b)), vowel) for a in one.sounds for b in other.sounds)


@lru_cache(maxsize=16384)
def _edits(left: str, right: str, vowel: float) -> float:
    row = [0.0]
    for place in range(len(right)):
        row.append(row[-1] + _more(right, place, vowel))
    for at, letter in enumerate(left):
        above, row = row, [row[0] + _more(left, at, vowel)]
        for place, other in enumerate(right):
            row.append(
                min(
                    above[place] + _swap(letter, other),
                    above[place + 1] + _more(left, at, vowel),
                    row[place] + _more(right, place, vowel),
                )
            )
        if min(row) > 1:
            return 1 + min(row)
    return row[-1]


def _more(word: str, place: int, vowel: float) -> float:
    letter = word[place]
    if letter in _VOWELS:
        return vowel
    return _SOFT if letter == "h" and place else 1.0


def _swap(one: str, other: str) -> float:
    if one == other:
        return 0.0
    pair = min(one, other) + max(one, other)
    if one in _VOWELS and other in _VOWELS:
        return _NEAR.get(pair, _FAR)
    return _ALIKE.get(pair, 1.0)


@cache
def _letters() -> dict[str, dict[str, str]]:
    rows = read_yaml("names.yaml")["letters"]
    return {script: _pairs(row) for script, row in rows.items()}


@cache
def _other_readings() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_yaml("names.yaml")["readings"]
    return tuple((re.compile(pattern), into) for pattern, into in rows)


@cache
def _sounds() -> tuple[re.Pattern[str], dict[str, str]]:
    table = _pairs(read_yaml("names.yaml")["sounds"])
    return re.compile("|".join(sorted(table, key=len, reverse=True))), table


def _pairs(row: str) -> dict[str, str]:
    parts = row.split()
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _left_out() -> frozenset[str]:
    table = read_yaml("names.yaml")
    return frozenset(f"{table['articles']} {table['small']} {table['titles']}".split())
