"""What turns the stance of a statement toward a claim round: retractions, failures, lies, exceptions.

The readers of stance see the words of a content; these rules see the words that carry it, too, and how
they stand to what the claim says is done.
"""

import re
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from whence.data.lexicons import read_yaml
from whence.model import Document, Statement
from whence.text import fold, words

from .book import NameBook
from .fit import Profile
from .parts import leaves_open
from .terms import read_terms, stem
from .untrue import undone

Turn: TypeAlias = Literal["denies", "asserts", "open", "plain"]
_LEAD = 160  # characters of the sentence before a content that can turn it
_CLOSE = 3  # words between “failed to” and what failed
_RIGHT = 2  # words between “not” and the contrary that it denies
_APART = 4  # words before a contrary in which “not” or “other” takes it away
_PROMISES = frozenset(("agree", "seek", "pledge", "meet"))
_SENTENCE = re.compile(r"[.!?]\s|\n")


def turn_of(statement: Statement, document: Document, profile: Profile) -> Turn | None:
    """Return what a statement amounts to where its carrying words decide that; None where they do not.

    `plain` says that a negative word in it excepts and does not deny, `open` that it takes no side.
    """
    text = fold(_carried(statement, document))
    cue = fold(statement.chain[-1].cue or "")
    if statement.stance in ("asserts", "denies") and _any("lied").search(text):
        return "asserts"
    if statement.stance == "denies" and _any("overtaken").search(text):
        return "open"
    if statement.stance in ("asserts", "discusses") and _retracted().search(text):
        return "denies"
    if statement.stance in ("asserts", "discusses") and undone(statement, document):
        return "denies"
    if statement.stance == "doubts" and re.search(r"\bquestion", cue) and _asked(statement):
        return "open"
    if statement.stance != "asserts":
        return None
    own = fold(statement.words)
    if _any("except").search(own):
        return "plain"
    if _not_contrary(own, profile):
        return "asserts"
    excludes = _any("fails").search(fold(profile.claim.text))  # “fined rather than arrested”
    if (not excludes and _before(own, "fails", profile)) or _contrary(own, profile):
        return "denies"
    if leaves_open(statement.words, profile):
        return "open"
    meant = profile.predicates.keys() & _PROMISES  # who plans to sell may well have agreed to
    return "open" if not meant and _before(own, "tries", profile) else None


def _carried(statement: Statement, document: Document) -> str:
    """Return the words of a statement with those of its sentence that stand before it."""
    start = max(0, statement.start - _LEAD)
    before = document.text[start : statement.start]
    cut = max((match.end() for match in _SENTENCE.finditer(before)), default=0)
    return before[cut:] + document.text[statement.start : statement.end]


def _asked(statement: Statement) -> bool:
    """Say whether somebody is questioned, not something: “questioned *the captain*”."""
    lows = [fold(statement.words[s:e]) for s, e in words(statement.words[:80])]
    if lows[:1] and lows[0] in ("whether", "that", "if", "how", "why"):
        return False
    return not set(lows[:4]) & set(read_yaml("turns.yaml")["doubtful"])


def _before(own: str, row: str, profile: Profile) -> bool:
    """Say whether words of a row stand right before what the claim says is done."""
    for match in _any(row).finditer(own):
        following = [own[match.end() :][s:e] for s, e in words(own[match.end() :])[: _CLOSE + 1]]
        if any(_of_claim(low, profile) for low in following):
            return True
    return False


def _contrary(own: str, profile: Profile) -> bool:
    """Say whether words have the contrary of what the claim says, and not that itself.

    A contrary that is denied itself ("had not survived") is none, nor is one that befell others.
    """
    data = read_yaml("turns.yaml")
    contraries = data["contraries"]
    lows = [own[s:e] for s, e in words(own)]
    stems = {
        stem(low)
        for place, low in enumerate(lows)
        if not set(lows[max(0, place - _APART) : place]) & set(data["elsewhere"])
    }
    asked = profile.rest.keys() | {f"~{name}" for name in profile.predicates}
    for name in asked & contraries.keys():
        against = set(contraries[name])
        others = [low for low in lows if stem(low) not in against]
        classes = {"~" + one for low in others for one in _classes(low)}
        itself = {name} & (classes | {stem(low) for low in lows})
        if stems & against and not itself:
            return True
    return False


def _not_contrary(own: str, profile: Profile) -> bool:
    """Say whether words deny the contrary of what the claim says: “had *not survived*” is killed."""
    data = read_yaml("turns.yaml")
    asked = profile.rest.keys() | {f"~{name}" for name in profile.predicates}
    against = {
        one for name in asked & data["contraries"].keys() for one in data["contraries"][name]
    }
    lows = [own[s:e] for s, e in words(own)]
    return any(
        stem(low) in against and set(lows[max(0, place - _RIGHT) : place]) & set(data["negated"])
        for place, low in enumerate(lows)
    )


@lru_cache(maxsize=16384)
def _classes(low: str) -> frozenset[str]:
    return read_terms(low, NameBook()).classes


def _of_claim(low: str, profile: Profile) -> bool:
    classed = bool(_classes(low) & profile.predicates.keys())
    return classed or (not profile.predicates and stem(low) in profile.rest)


@cache
def _any(row: str) -> re.Pattern[str]:
    joined = "|".join(read_yaml("turns.yaml")[row])
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])")


@cache
def _retracted() -> re.Pattern[str]:
    data = read_yaml("turns.yaml")
    verbs, works = "|".join(data["retract"]), "|".join(data["work"])
    return re.compile(rf"(?<!\w)(?:{verbs})\s+(?:\w+\s+){{0,3}}(?:{works})(?!\w)")
