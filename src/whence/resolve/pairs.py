"""What can be seen of a claim and a text together without any net: named features.

A word counts for or against a claim only where the claim does not hold it itself, and the closer it
stands to the claim's own words the more. Cost is linear in the length of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from whence.data.lexicons import read_yaml
from whence.text import fold, words

from .terms import stem

_NEAR = 4  # words between a cue and a word of the claim
_NO_CUES = ("opening", "assurance")  # rows of bearing.yaml that are no classes of cues
_NUMBER = re.compile(r"\d[\d.,]*")
_QUOTED = re.compile(r"[«“‘\"][^«»“”‘’\"]{2,120}[»”’\"]|(?<!\w)'[^']{2,80}'(?!\w)")


@dataclass(frozen=True, slots=True)
class Read:
    """A text read once: its stems in order, its stop words left out of `heavy`."""

    text: str
    lows: tuple[str, ...]
    stems: tuple[str, ...]
    heavy: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    cues: Mapping[str, tuple[int, ...]]


@lru_cache(maxsize=2048)
def read_text(text: str) -> Read:
    """Return what the features need of a text."""
    spans = words(text)
    lows = tuple(fold(text[start:end]).removesuffix("'s") for start, end in spans)
    stems = tuple(stem(low) for low in lows)
    capitals = {
        stems[place]
        for place, (start, _) in enumerate(spans)
        if text[start].isupper() and lows[place] not in _stopwords()
    }
    return Read(
        text=text,
        lows=lows,
        stems=stems,
        heavy=frozenset(s for low, s in zip(lows, stems, strict=True) if low not in _stopwords()),
        names=frozenset(capitals),
        numbers=frozenset(number.strip(".,") for number in _NUMBER.findall(text)),
        cues=_cues(lows, stems),
    )


def pair_features(claim: Read, text: Read) -> dict[str, float]:
    """Return the features of a pair by name, each between 0 and 1 or near it."""
    met = claim.heavy & text.heavy
    found = {
        "claim covered": _share(met, claim.heavy),
        "text covered": _share(met, text.heavy),
        "names covered": _share(claim.names & text.heavy, claim.names),
        "other names": _share(text.names - claim.heavy, text.names),
        "numbers covered": _share(claim.numbers & text.numbers, claim.numbers),
        "other number": float(bool(claim.numbers and text.numbers - claim.numbers)),
        "asks": float(text.text.rstrip().endswith(("?", "؟"))),
        "question mark": float("?" in text.text),
        "colon": float(":" in text.text),
        "long": min(1.0, len(text.lows) / 40),
    }
    places = [place for place, one in enumerate(text.stems) if one in met]
    for name in _classes():
        own = [place for place in text.cues.get(name, ()) if text.stems[place] not in claim.heavy]
        found[name] = min(1.0, len(own) / 2) if own else 0.0
        found[f"{name} near"] = max((_nearness(place, places) for place in own), default=0.0)
        found[f"{name} first"] = float(any(place < 2 for place in own))
    found["opens as a question"] = float(bool(text.lows) and text.lows[0] in _openings())
    found["negation differs"] = float(
        bool(claim.cues.get("negation")) != bool(text.cues.get("negation"))
    )
    quoted = [match.group() for match in _QUOTED.finditer(text.text)]
    found["quotation"] = float(bool(quoted))
    found["claim in quotation"] = float(
        any({stem(fold(q[s:e])) for s, e in words(q)} & met for q in quoted)
    )
    return {name: value for name, value in found.items() if value}


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part) / len(whole) if whole else 0.0


def _nearness(place: int, places: list[int]) -> float:
    """Return 1 beside a word of the claim, less with every word between."""
    index = bisect_left(places, place)
    gaps = [abs(place - other) for other in places[max(0, index - 1) : index + 1]]
    return 1 / (1 + max(0, min(gaps) - 1) / _NEAR) if gaps else 0.0


def _cues(lows: tuple[str, ...], stems: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """Return the places of every class of cue words."""
    found: dict[str, list[int]] = {}
    singles, phrases = _single_cues(), _phrase_cues()
    for place, (low, one) in enumerate(zip(lows, stems, strict=True)):
        for name in singles.get(one, frozenset()) | singles.get(f"={low}", frozenset()):
            found.setdefault(name, []).append(place)
        for phrase, name in phrases.get(low, ()):
            if lows[place : place + len(phrase)] == phrase:
                found.setdefault(name, []).append(place)
        if low.endswith("n't"):
            found.setdefault("negation", []).append(place)
    return {name: tuple(dict.fromkeys(places)) for name, places in found.items()}


@cache
def _classes() -> dict[str, list[str]]:
    rows = read_yaml("bearing.yaml").items()
    return {name: [str(word) for word in row] for name, row in rows if name not in _NO_CUES}


@cache
def _openings() -> frozenset[str]:
    return frozenset(read_yaml("bearing.yaml")["opening"])


@cache
def _assurances() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, read_yaml("bearing.yaml")["assurance"]))
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)")


def without_double_negatives(text: str) -> str:
    """Return the text with “not in doubt” and the like put as “certain”."""
    parts, last = [], 0
    for match in _assurances().finditer(fold(text)):
        parts += [text[last : match.start()], "certain"]
        last = match.end()
    return "".join([*parts, text[last:]])


@cache
def _single_cues() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, row in _classes().items():
        for word in row:
            if " " not in word:
                key = stem(fold(word))
                found[key] = found.get(key, frozenset()) | {name}
    return found


@cache
def _phrase_cues() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, row in _classes().items():
        for phrase in row:
            if " " in phrase:
                parts = tuple(fold(phrase[s:e]) for s, e in words(phrase))
                found.setdefault(parts[0], []).append((parts, name))
    return found


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(read_yaml("predicates.yaml")["stopwords"].split())
