"""Telling opinion from what can be checked, in a writer's own words.

Not a classifier of moods: a sentence is opinion where a plain sign says so (it talks to its reader,
judges, wishes, says what the writer believes) and nothing in it could be looked up, which is a
number, a date, or somebody named who does something. English only; elsewhere nothing is decided.
"""

import re
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml, word_set
from whence.text import fold, words

Why = Literal[
    "asks",
    "addresses",
    "orders",
    "believes",
    "judges",
    "sweeps",
    "wishes",
    "sides",
    "names nothing",
]
_NUMBER = re.compile(r"\d")
_PAST = re.compile(r"\w{2,}ed\Z")
_SHORTEST = 3  # words below which nothing is said
_ACRONYM = 4  # letters
_SHOUTED = re.compile(r"[A-Z]{2,}\Z")


def opinion(sentence: str) -> Why | None:
    """Return why a sentence of somebody's own is opinion or address, or None where it may be checked.

    Meant for posts and comments; a report's own voice is not read for moods.
    """
    folded = fold(sentence)
    keys = [folded[start:end] for start, end in words(sentence)]
    if sentence.rstrip(" \"'”’)»").endswith(("?", "؟")):
        return "asks"
    if len(keys) < _SHORTEST:
        return "names nothing"
    if not sentence.isascii() and not re.search(r"[A-Za-z]{3}", sentence):
        return None
    signs: list[tuple[Why, bool]] = [
        ("addresses", bool(_set("reader").intersection(keys))),
        ("orders", keys[0] in _set("ordering")),
        ("sweeps", _has("sweeping", folded)),
        ("believes", _has("attitude", folded)),
    ]
    if why := next((why for why, shown in signs if shown), None):
        return why if why != "believes" or not _checkable(sentence, keys) else None
    if _checkable(sentence, keys) or _names(sentence):
        return None  # somebody named may be lying, or may have to go: that can be asked about
    softer: list[tuple[Why, bool]] = [
        ("judges", bool(_set("judging").intersection(keys))),
        ("wishes", _has("wishing", folded)),
        ("sides", bool(_set("ours").intersection(keys))),
        ("names nothing", keys[0] in _set("things") and _bare(keys)),
    ]
    return next((why for why, shown in softer if shown), None)


def _checkable(sentence: str, keys: list[str]) -> bool:
    """Say whether something could be looked up: a number, or a name and what was done."""
    if _NUMBER.search(sentence):
        return True
    return bool(_names(sentence)) and any(_PAST.match(key) for key in keys)


def _names(sentence: str) -> list[str]:
    """Return words with a capital that do not open the sentence; shouted ones only as acronyms."""
    shouted = sentence.isupper()
    found = []
    for at, (start, end) in enumerate(words(sentence)):
        word = sentence[start:end]
        opens = at == 0 or sentence[max(0, start - 2) : start].strip(" \"'“‘") in (
            ".",
            "!",
            "…",
            ":",
        )
        acronym = (
            bool(_SHOUTED.match(word)) and not shouted and (not opens or len(word) <= _ACRONYM)
        )
        name = word[0].isupper() and not opens and not _SHOUTED.match(word)
        if (name or acronym) and fold(word) not in ("i", "i'm", "i've", "i'd", "i'll"):
            found.append(word)
    return found


def _bare(keys: list[str]) -> bool:
    """Say whether a form of “be” follows the subject: “they are …”, “there’s …”."""
    return any(key in _set("be") for key in keys[1:3]) or keys[0].endswith(("'s", "'re"))


@cache
def _set(name: str) -> frozenset[str]:
    return word_set("opinion.yaml", name)


def _has(name: str, folded: str) -> bool:
    return bool(_pattern(name).search(folded))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    listed = read_yaml("opinion.yaml")[name]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, map(fold, listed))) + r")(?!\w)")
