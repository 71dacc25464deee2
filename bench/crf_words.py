"""What a CRF knows of a word from the word alone: attributes, and one coarse class.

Everything here depends on the word and nothing else, so it is worked out once for each word.
"""

import re
from functools import cache

from whence.data.lexicons import cue_verbs, word_set
from whence.extract.sentence import (
    AUXILIARIES,
    BE,
    DATE_WORDS,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from whence.text import fold

# Words with inner hyphens, stops and apostrophes, a possessive by itself, and single marks.
TOKEN = re.compile(r"[^\W_]+(?:(?!['’]s\b)['’.\-][^\W_]+)*|['’]s\b|\S", re.IGNORECASE)
NOTHING = ""  # stands where there is no word: before and after a paragraph
OPENING, CLOSING = "“„«", "”»"
_MARKS = {",": "comma", ":": "colon", ";": "semicolon", '"': "quote"}
_ENDS = frozenset(".!?…")
_POSSESSIVES = frozenset("his her its their our my your".split())
_SHAPES = re.compile(r"(X+|x+|d+)")


@cache
def _closed() -> dict[str, str]:
    """Return the class of each word of a closed list; the first list that has it counts."""
    lists: list[tuple[str, frozenset[str]]] = [
        ("that", frozenset(["that"])),
        ("to", frozenset(["to"])),
        ("according", frozenset(["according"])),
        ("be", BE),
        ("auxiliary", AUXILIARIES),
        ("negation", NEGATIONS),
        ("pronoun", PRONOUNS | {"them", "him", "me", "us"}),
        ("possessive", _POSSESSIVES),
        ("joint", frozenset("and or but".split())),
        ("wh", frozenset("who which what whether how why where when if".split())),
        ("determiner", DETERMINERS),
        ("subordinator", SUBORDINATORS),
        ("preposition", PREPOSITIONS),
        ("date", DATE_WORDS),
    ]
    found: dict[str, str] = {}
    for name, words in lists:
        for word in words:
            found.setdefault(word, name)
    return found


@cache
def _nouns() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("people", "spokespeople", "organisations"):
        for word in word_set("sources.yaml", name):
            found.setdefault(word, name)
    return found


def coarse(word: str) -> str:
    """Return one of some fifty classes: of marks, of closed lists, of cues, or of form."""
    if word in _MARKS:
        return _MARKS[word]
    if not word or not word[0].isalnum():
        return _mark(word)
    low = fold(word)
    if kind := _closed().get(low):
        return kind
    capital = word[0].isupper()
    if (cue := cue_verbs().get(low)) and not capital:
        form = "base" if low == cue.lemma else "ing" if low.endswith("ing") else low[-1] == "s"
        return f"{cue.group} {'s' if form is True else form or 'past'}"
    if noun := _nouns().get(low):
        return noun + (" name" if capital else "")
    if word[0].isdigit():
        return "number"
    if capital:
        return "capitals" if len(word) > 1 and word.isupper() else "name"
    endings = ("ing", "ed", "ly", "s")
    return next((f"-{one}" for one in endings if low.endswith(one)), "word")


def _mark(word: str) -> str:
    if word == NOTHING:
        return "nothing"
    if word in OPENING:
        return "opens"
    if word in CLOSING:
        return "closes"
    if word in _ENDS:
        return "end"
    if word in "–—-":
        return "dash"
    return "'s" if word.lower() in ("'s", "’s") else "mark"


def cues(word: str) -> bool:
    """Say whether a word may attribute, by the list of cue verbs."""
    return word.islower() and (fold(word) in cue_verbs() or word == "according")


def shape(word: str) -> str:
    form = "".join(
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word[:12]
    )
    return _SHAPES.sub(lambda match: match.group()[:2], form)


def attributes(word: str) -> list[str]:
    """Return what is known of a word, as strings; each has weights of its own."""
    if word == NOTHING:
        return ["nothing"]
    low = fold(word)
    found = [f"w {low}", f"c {coarse(word)}", f"x {shape(word)}"]
    if word[0].isalpha():
        found += [f"e {low[-size:]}" for size in (2, 3, 4) if len(low) > size]
        found += [f"b {low[:size]}" for size in (3, 5) if len(low) > size]
        if (cue := cue_verbs().get(low)) is not None:
            found.append(f"l {cue.lemma}")
    return found
