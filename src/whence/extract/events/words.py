"""What single words are, whatever stands beside them."""

from functools import cache, lru_cache
from typing import Literal

from whence.data.frames import (
    event_words,
    frame_words,
    grammar,
    hostile_verbs,
    nouns_too,
    other_verbs,
    support_verbs,
)
from whence.data.lexicons import cue_verbs, read_yaml, word_set
from whence.extract.sentence import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)

_REMEMBERED = 1 << 15  # words; a corpus has few more that come again
Kind = Literal[
    "name",
    "word",
    "number",
    "determiner",
    "preposition",
    "and",
    "verb",
    "auxiliary",
    "adverb",
    "pronoun",
    "link",
]


@lru_cache(_REMEMBERED)
def closed(low: str) -> Kind | None:
    """Return the kind of a word that has only one."""
    if low in ("and", "or", "but", "nor", "&"):
        return "and"
    if low in AUXILIARIES or low in ("'s", "cannot") or low.endswith("n't"):
        return "auxiliary"
    if low in PREPOSITIONS or low in grammar("prepositions"):
        return "preposition"
    if low in SUBORDINATORS:
        return "link"
    if low in DETERMINERS or low in grammar("determiners"):
        return "determiner"
    if low in PRONOUNS or low in grammar("pronouns") or low.partition("'")[0] in PRONOUNS:
        return "pronoun"
    adverb = low in grammar("adverbs") or low in NEGATIONS
    if adverb or (low.endswith("ly") and low not in grammar("no_adverbs") and len(low) > 4):
        return "adverb"
    return None


@cache
def numbers() -> frozenset[str]:
    """Return the words for numbers."""
    return frozenset(read_yaml("predicates.yaml")["numbers"]) - {"midnight"}


@cache
def people_words() -> frozenset[str]:
    """Return the common nouns for people and the groups they form."""
    return (
        frame_words("groups")
        | word_set("sources.yaml", "people")
        - word_set("sources.yaml", "people", "documented")
        - frozenset("some others many papers outlets media they everybody everyone".split())
        | word_set("sources.yaml", "organisations")
        | word_set("sources.yaml", "spokespeople")
    ) - frozenset("house front center centre".split())


@lru_cache(_REMEMBERED)
def is_people(low: str) -> bool:
    """Say whether a common noun, in either number, means people or a group they form."""
    bare = low.removesuffix("'s")
    single = bare[:-3] + "y" if bare.endswith("ies") else bare.removesuffix("s")
    if bare in people_words() or single in people_words():
        return True
    return bare.endswith(tuple(grammar("persons"))) and bare not in grammar("no_persons")


@lru_cache(_REMEMBERED)
def event_noun(low: str) -> bool:
    """Say whether a word is a noun for an event."""
    return any(event.noun for event in event_words().get(low, ()))


@lru_cache(_REMEMBERED)
def listed(low: str) -> bool:
    """Say whether a word is a form of a verb of the lists."""
    verb = any(not event.noun for event in event_words().get(low, ()))
    return (
        verb
        or low in other_verbs()
        or low in hostile_verbs()
        or low in support_verbs()
        or low in cue_verbs()
    )


@lru_cache(_REMEMBERED)
def noun_too(low: str) -> bool:
    """Say whether a verb's base or third person may be a noun: “attack”, “talks”, “help”."""
    return low in nouns_too() or event_noun(low)


@lru_cache(_REMEMBERED)
def known(low: str) -> bool:
    """Say whether a word is a common one, so that its capital may only open a sentence."""
    counts = any(low in frame_words(name) for name in ("measures", "parts", "openers"))
    return (
        listed(low)
        or event_noun(low)
        or counts
        or is_people(low)
        or low in frame_words("adjectives")
        or low.endswith("ing")
    )
