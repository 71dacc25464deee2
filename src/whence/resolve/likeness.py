"""What makes two names look like one: their sound, their spelling, their initials. Never a reason to join.

Every word that tells a name must find its like in the other, or the two are different: “Ansar
al-Din” is not “Ansar al-Islam”, nor is one Smith another. The table of `names.yaml` says how much
each way of being alike is worth.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from whence.data.lexicons import read_yaml
from whence.model import NameSign
from whence.text import fold

from .brackets import initials_of
from .shortened import is_common
from .skeleton import Word, distance, read_words
from .syllables import chinese_key

_SAME, _NEAR, _FAR = 0.25, 0.45, 0.6  # how differently words may sound; “Jamal” and “Jamil”: 0.8
_SHORT = 2  # consonants; many names share two
_SLIP = 5  # letters; a slip in a shorter word makes another word
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")


@dataclass(frozen=True, slots=True)
class Form:
    """A name as it is compared: its words, those for its kind apart, and its letters if an acronym."""

    name: str
    words: tuple[Word, ...]
    generic: frozenset[str]
    letters: str = ""

    @property
    def telling(self) -> tuple[Word, ...]:
        """The words that are not only for its kind; all of them where those tell nothing."""
        left = tuple(word for word in self.words if word.low not in self.generic)
        return left if any(not is_common(word.low) for word in left) else self.words

    @property
    def bones(self) -> int:
        """How many consonants tell it."""
        return sum(len(word.bones[0]) for word in self.telling)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What makes two names look like one: the row of the table that holds, and the sign to show."""

    row: str
    sign: NameSign
    short: bool = False


@lru_cache(maxsize=16384)
def read_form(name: str) -> Form:
    """Return a name as it is compared with others."""
    bare = re.sub(r"^(?:the|The)\s+", "", name.strip())
    letters = bare.replace(".", "") if _ACRONYM.fullmatch(bare) else ""
    words = read_words(name)
    return Form(name, words, frozenset(one.low for one in words if one.low in _generic()), letters)


def compare(one: Form, other: Form) -> Likeness | None:
    """Return what makes two names look like one, or None if nothing does."""
    if one.letters or other.letters:
        return _initials(one, other) or _initials(other, one)
    short, long = sorted((one, other), key=lambda form: len(form.telling))
    if not short.words:
        return None
    left, right = chinese_key(one.name), chinese_key(other.name)
    if left and left == right and one.words != other.words:
        return Likeness("chinese", "transliteration")
    found = _aligned(short, long) or _run_together(short, long)
    # In a name of Chinese syllables each vowel counts: Zhang is not Zheng.
    return None if found and left and right and found.row in _VAGUE else found


def _initials(acronym: Form, name: Form) -> Likeness | None:
    if not acronym.letters or name.letters or len(name.words) < 2:
        return None
    if fold(acronym.letters) not in initials_of(name.name):
        return None
    return Likeness("initials" if len(acronym.letters) > _SHORT else "initials_2", "acronym")


def _aligned(short: Form, long: Form) -> Likeness | None:
    """Match the words of two names one to one, in any order."""
    left = list(long.telling)
    alone = len(short.telling) == 1
    ways: list[str] = []
    matched: list[Word] = []
    for word in short.telling:
        rows = [(_word_alike(word, other, alone), other) for other in left]
        best = min(
            (row for row in rows if row[0]), key=lambda row: _WAYS.index(row[0]), default=None
        )
        if best is None:
            return None
        ways.append(best[0])
        matched.append(best[1])
        left.remove(best[1])
    worst = max(ways, key=_WAYS.index)
    brief = short.bones <= _SHORT
    if left:
        return _part(short, long, matched, worst)
    sign = _sign(short, long, worst)
    if worst != "equal":
        return Likeness(worst, sign, brief)
    if short.generic - long.generic and long.generic - short.generic:
        return Likeness("kinds", "spelling", brief)
    return Likeness("core" if short.generic != long.generic else "spelling", "spelling", brief)


_VAGUE = ("same_sound", "near_sound", "far_sound", "slip")
# From the most alike to the least; each but the first has its row in the table.
_WAYS = ("equal", "same_sound", "near_sound", "initial", "slip", "far_sound")


def _word_alike(one: Word, other: Word, alone: bool) -> str:
    """Say how two words are alike; a short one that stands alone must sound the same."""
    if one.low == other.low:
        return "equal"
    if any(letter.isdecimal() for letter in one.low + other.low):
        return ""
    if 1 in (len(one.low), len(other.low)):
        alike = one.script == other.script and one.low[0] == other.low[0]
        return "initial" if alike else ""
    cost = distance(one, other)
    brief = alone and min(len(one.bones[0]), len(other.bones[0])) <= _SHORT
    if cost <= (_SAME if brief else _NEAR):
        return "same_sound" if cost <= _SAME else "near_sound"
    if is_slip(one, other):
        return "slip"
    return "far_sound" if cost <= _FAR and len(one.bones[0]) > _SHORT else ""


def is_slip(one: Word, other: Word) -> bool:
    """Say whether one letter more, less, other or two swapped tell two longer words apart.

    (Damerau 1964: four in five slips of typing are one of these.) The first letter is seldom wrong,
    and one more at the end is another form of the word: “Syrian”, “Syrians”.
    """
    a, b = sorted((one.low, other.low), key=len)
    if one.script != other.script or len(a) < _SLIP - 1 or a[0] != b[0] or len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return at < len(a) and a[at:] == b[at + 1 :]
    if at < len(a) and a[at + 1 :] == b[at + 1 :]:
        return len(a) > _SLIP
    return a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]


def _part(short: Form, long: Form, matched: Sequence[Word], worst: str) -> Likeness | None:
    """Say what a name is whose words are all in a longer one: its last word, its first, or some."""
    if worst in ("slip", "far_sound", "initial") or all(is_common(one.low) for one in matched):
        return None
    sign = _sign(short, long, worst)
    brief = short.bones <= _SHORT
    if len(short.telling) == 1 and not short.generic and not long.generic:
        if matched[0] is long.words[-1]:
            return Likeness("surname", sign, brief)
        if matched[0] is long.words[0]:
            return Likeness("first_name", sign, brief)
    return Likeness("part", sign, brief)


def _run_together(one: Form, other: Form) -> Likeness | None:
    """Compare two names written in other words: “Hua Wei” and “Huawei”, حزب الله and “Hezbollah”."""
    if len(one.words) == len(other.words):
        return None
    left, right = _joined(one), _joined(other)
    if left.low == right.low:
        return Likeness("spelling", "spelling")
    if not (one.bones > _SHORT and other.bones > _SHORT):
        return None
    cost = distance(left, right)
    if cost > _NEAR:
        return None
    return Likeness(
        "same_sound" if cost <= _SAME else "near_sound", _sign(one, other, "near_sound")
    )


def _joined(form: Form) -> Word:
    parts = form.words
    sound, bones = "".join(w.sounds[0] for w in parts), "".join(w.bones[0] for w in parts)
    return Word("".join(w.low for w in parts), (sound,), (bones,), parts[0].script)


def _sign(one: Form, other: Form, way: str) -> NameSign:
    scripts = {word.script for word in (*one.words, *other.words)}
    apart = len(scripts) > 1 or way in ("near_sound", "far_sound")
    return "transliteration" if apart else "spelling"


@cache
def _generic() -> frozenset[str]:
    return frozenset(read_yaml("names.yaml")["generic"].split())
