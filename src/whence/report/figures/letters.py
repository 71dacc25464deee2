"""Text for a renderer that sets letter after letter from left to right, as WeasyPrint does in SVG.

Such a one neither joins Arabic letters nor turns what runs from right to left. Here each line is put
into the order in which it is seen (Unicode Standard Annex 9, without embeddings: our lines have none),
and each Arabic letter gets the form that it has between its neighbours (Unicode Standard, 9.2), from
the presentation forms that the fonts have for old systems. For drawing only: what is copied from it
reads backwards.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from itertools import pairwise

from markupsafe import escape

_TEXT = re.compile(r"(<text\b[^>]*>)([^<]*)(</text>)")
_MARKS = re.compile("[\u2066-\u2069]")
_RIGHT_TO_LEFT = "\u2067"
_NON_JOINER, _JOINER, _LAM = "\u200c", "\u200d", "\u0644"
_FORMS = range(0xFB50, 0xFEFD)  # presentation forms A and B
_MIRRORED = dict(pairwise("()(")) | dict(pairwise("[][")) | dict(pairwise("{}{"))
_MIRRORED |= dict(pairwise("<><")) | dict(pairwise("«»«")) | dict(pairwise("‹›‹"))


def letter_by_letter(page: str) -> str:
    """Return a page or picture with the words of every SVG text as such a renderer needs them."""
    return _TEXT.sub(lambda found: f"{found[1]}{_seen(found[2])}{found[3]}", page)


def _seen(content: str) -> str:
    if content.isascii():
        return content
    words = unescape(content)
    plain = _MARKS.sub("", words)
    return str(escape(in_visual_order(joined(plain), int(words.startswith(_RIGHT_TO_LEFT)))))


def joined(text: str) -> str:
    """Return a text in its order with each Arabic letter in the form that its neighbours give it."""
    letters: list[str] = []
    for letter in text:
        if letters and _is_lam_alef(letters[-1] + letter):
            letters[-1] += letter
        else:
            letters.append(letter)
    seen = [n for n, one in enumerate(letters) if unicodedata.category(one[0]) != "Mn"]
    formed = list(letters)
    for place, n in enumerate(seen):
        before = letters[seen[place - 1]] if place else ""
        after = letters[seen[place + 1]] if place + 1 < len(seen) else ""
        back = _reaches_on(before) and bool(_form(letters[n], "final"))
        on = _reaches_on(letters[n]) and _reaches_back(after)
        names = {(True, True): "medial", (True, False): "final", (False, True): "initial"}
        formed[n] = _form(letters[n], names.get((back, on), "isolated")) or letters[n]
    return "".join(formed).replace(_NON_JOINER, "").replace(_JOINER, "")


def _reaches_on(letter: str) -> bool:
    return letter in {_JOINER, "\u0640"} or bool(_form(letter, "initial"))


def _reaches_back(letter: str) -> bool:
    return letter in {_JOINER, "\u0640"} or bool(_form(letter, "final"))


def _form(letter: str, name: str) -> str:
    return _forms().get((letter, name), "")


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, str], str]:
    """Return the presentation forms by what they stand for: one letter, or lam with alef."""
    forms: dict[tuple[str, str], str] = {}
    for code in _FORMS:
        name, *codes = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(one, 16)) for one in codes)
        if name.startswith("<") and (len(letters) == 1 or _is_lam_alef(letters)):
            forms.setdefault((letters, name.strip("<>")), chr(code))
    return forms


def _is_lam_alef(letters: str) -> bool:
    return len(letters) == 2 and letters[0] == _LAM and letters[1] in "\u0622\u0623\u0625\u0627"


def in_visual_order(text: str, base: int) -> str:
    """Return the letters from left to right as they are seen, in a line of level `base` (0 or 1).

    Brackets that stand in a run from right to left are turned, marks stay after their letter.
    """
    levels = _levels(_with_brackets(text, _kinds(text), "R" if base else "L"), base)
    clusters: list[tuple[str, int]] = []
    for letter, level in zip(text, levels, strict=True):
        if clusters and unicodedata.combining(letter):
            clusters[-1] = (clusters[-1][0] + letter, clusters[-1][1])
        else:
            clusters.append((_MIRRORED.get(letter, letter) if level % 2 else letter, level))
    for level in range(max(levels, default=0), 0, -1):
        clusters = _turned(clusters, level)
    return "".join(letters for letters, _ in clusters)


def _turned(clusters: Sequence[tuple[str, int]], least: int) -> list[tuple[str, int]]:
    """Turn round every run of at least that level (rule L2)."""
    done: list[tuple[str, int]] = []
    run: list[tuple[str, int]] = []
    for one in clusters:
        if one[1] >= least:
            run.append(one)
        else:
            done += [*reversed(run), one]
            run = []
    return [*done, *reversed(run)]


def _kinds(text: str) -> list[str]:
    """Return the kind of each letter: L, R, EN or AN for numbers, ON for all else (rules W1 to W7)."""
    kinds: list[str] = []
    strong = "L"
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "NSM":
            kind = kinds[-1] if kinds else "ON"
        elif kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong != "R":
            kind = "AN" if strong == "AL" else "L"
        kinds.append("R" if kind == "AL" else kind)
    for n, kind in enumerate(kinds):
        around = {kinds[n - 1], kinds[n + 1]} if 0 < n < len(kinds) - 1 else {""}
        if kind in {"ES", "CS"} and len(around) == 1 and around < {"EN", "AN", "L"}:
            kinds[n] = around.pop()
    return [kind if kind in {"L", "R", "EN", "AN"} else "ON" for kind in kinds]


def _with_brackets(text: str, kinds: list[str], own: str) -> list[str]:
    """Return the kinds with those of paired brackets set by what is in them and before (rule N0)."""
    sides = ["L" if kind == "L" else "" if kind == "ON" else "R" for kind in kinds]
    opened: list[int] = []
    done = list(kinds)
    for n, letter in enumerate(text):
        if letter in "([{":
            opened.append(n)
        elif letter in ")]}" and opened and text[opened[-1]] == _MIRRORED[letter]:
            start = opened.pop()
            inside = set(sides[start:n]) - {""}
            before = next((side for side in reversed(sides[:start]) if side), own)
            if inside:
                done[start] = done[n] = own if own in inside else before
    return done


def _levels(kinds: Sequence[str], base: int) -> list[int]:
    """Return the level of each letter (rules N1, N2, I1, I2): what is between alike is like them."""
    sides = ["L" if kind == "L" else "" if kind == "ON" else "R" for kind in kinds]
    own = "R" if base else "L"
    before, after = _last(own, sides), _last(own, sides[::-1])[::-1]
    levels = []
    for kind, left, right in zip(kinds, before, after, strict=True):
        side = kind if kind != "ON" else left if left == right else own
        levels.append({"L": 2 * base, "R": 1}.get(side, 2))
    return levels


def _last(own: str, sides: Sequence[str]) -> list[str]:
    """Return for each letter the side of the last one before it that has one."""
    found, last = [], own
    for side in sides:
        found.append(last)
        last = side or last
    return found
