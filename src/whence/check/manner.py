"""How those whom a claim speaks of would have to travel, as `data/manner.yaml` has it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from whence.data.lexicons import read_yaml
from whence.model import Claim, Fact
from whence.text import fold

from .lexicon import any_of
from .passage import Passing

_STEM = 4  # letters
MANNERS: tuple[Passing, ...] = ("column", "leaders", "small group")


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Endings by which “the Kurds” are known to be meant by “Kurdish forces”."""

    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    heads: frozenset[str]

    def same(self, noun: str, body: str) -> bool:
        """Say whether a body, by its name, is that of a people named by a single word.

        The stem that both share has four letters or more, so that little is left to chance.
        """
        adjective, _, head = fold(body).partition(" ")
        words = fold(noun)
        if " " in words or (head and head not in self.heads) or not noun[:1].isupper():
            return False
        stems = {words.removesuffix(ending) for ending in self.nouns if words.endswith(ending)}
        long = (stem for stem in stems if len(stem) >= _STEM)
        return any(adjective == stem + ending for stem in long for ending in self.adjectives)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """The words of `manner.yaml`, compiled once.

    `kinds` has for each kind of claim its default manner and those that words may turn it to;
    `afar` finds what needs nobody on the spot, `gathering` what people come together for, `attended` the words by which a sentence names who took part, `unless` those that deny it;
    `general` finds citations that name nobody.
    """

    words: Mapping[Passing, re.Pattern[str]]
    afar: re.Pattern[str]
    kinds: Mapping[str, tuple[Passing, tuple[Passing, ...]]]
    gathering: re.Pattern[str]
    attended: re.Pattern[str]
    unless: re.Pattern[str]
    general: re.Pattern[str]
    people: People


@cache
def load_manners() -> Manners:
    """Return the words that come with the package."""
    raw = read_yaml("manner.yaml")
    return Manners(
        words={manner: any_of(raw["words"][manner]["words"]) for manner in MANNERS},
        afar=any_of(raw["afar"]["words"]),
        kinds={kind: (row["default"], tuple(row["words"])) for kind, row in raw["kinds"].items()},
        gathering=any_of(raw["gathering"]["words"]),
        attended=any_of(raw["attended"]["words"]),
        unless=any_of(raw["attended"]["unless"]),
        general=any_of(raw["general_knowledge"]),
        people=People(
            nouns=tuple(raw["people"]["nouns"]),
            adjectives=tuple(raw["people"]["adjectives"]),
            heads=frozenset(raw["people"]["heads"]),
        ),
    )


def manner_of(claim: Claim) -> Passing | None:
    """Return how the actors of a claim would have to travel; None if it needs nobody anywhere.

    What is done from afar, by air or by letter, needs nobody.
    Words of the claim count in the order of `MANNERS`, so that a convoy led by a commander is a
    convoy.
    """
    manners = load_manners()
    text = fold(claim.text)
    if claim.kind not in manners.kinds or manners.afar.search(text):
        return None
    usual, others = manners.kinds[claim.kind]
    found = (each for each in MANNERS if each in others and manners.words[each].search(text))
    return next(found, usual)


def is_general(fact: Fact) -> bool:
    """Say whether all that is cited for a fact is that it is generally known."""
    source = fact.source
    if source is None or source.document or not source.citation:
        return False
    found = load_manners().general.match(fold(source.citation))
    return found is not None
