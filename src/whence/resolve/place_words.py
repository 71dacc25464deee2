"""The words that tell places, from `place_words.yaml`."""

import re
from functools import cache

from whence.data.lexicons import read_yaml
from whence.text import fold

_FILE = "place_words.yaml"
_PEOPLE = re.compile(r"\w{3}(?:ian|ean|ish|ese|ic)")  # “the Parthian city” is of a people
# Capitals inside a word are those of a brand or an abbreviation, “Mc” and “de” apart.
_NO_NAME = re.compile(
    r"(?<!Mc)(?<!Mac)(?<=[a-z])[A-Z]|^[A-Z]{2,}[a-z]|-(?:speaking|led|backed|based|born)$"
)


@cache
def word_list(key: str) -> frozenset[str]:
    """Return the folded words of a plain list."""
    written = read_yaml(_FILE)[key]
    words = written.split() if isinstance(written, str) else written
    return frozenset(fold(word).replace("_", " ") for word in words)


@cache
def signs(key: str, language: str) -> frozenset[str]:
    """Return the words before places of one strength, in a language (English where it has none)."""
    by_language = read_yaml(_FILE)[key]
    listed = by_language.get(language, by_language["en"])
    return frozenset(fold(one).replace("_", " ") for one in listed.split())


@cache
def nouns() -> dict[str, str]:
    """Return the nouns behind a name, each with the kind of place."""
    return {noun: kind for kind, some in read_yaml(_FILE)["nouns"].items() for noun in some}


@cache
def directions() -> dict[str, str]:
    """Return the words for a part of a place, each with its usual form."""
    return {word: usual for usual, some in read_yaml(_FILE)["directions"].items() for word in some}


@cache
def demonyms() -> dict[str, str]:
    """Return the country of each word for its people or things, as written in English."""
    pairs = (pair.split(":") for pair in read_yaml(_FILE)["demonyms"].split())
    return {form: code for word, code in pairs for form in (word, word + "s")}


@cache
def endings() -> list[tuple[str, list[str]]]:
    """Return Cyrillic endings, the longest first, with what to put in their place."""
    listed: dict[str, list[str]] = read_yaml(_FILE)["endings"]
    return sorted(listed.items(), key=lambda pair: -len(pair[0]))


@cache
def common_words() -> frozenset[str]:
    """Return the folded words that stand in many news articles, whatever these are about."""
    rows = read_yaml("common_words.yaml")
    return frozenset(word for row in rows for word in str(row["words"]).split())


@cache
def words_before(language: str) -> frozenset[str]:
    """Return words that never belong to a name, capital or not."""
    listed = (
        signs(key, code) for key in ("sure", "likely", "perhaps") for code in ("en", language)
    )
    return frozenset(("the", "a", "an", "and", "or")).union(*listed) - directions().keys()


@cache
def opening_words() -> frozenset[str]:
    """Return words whose capital at the start of a sentence tells nothing."""
    small = frozenset(read_yaml("predicates.yaml")["stopwords"].split())
    return small - directions().keys() - {"new", "old"}


def of_people(name: str) -> bool:
    """Say whether a word of a name is an adjective of a people, or no word for a place: “MPs”."""
    words = name.split()
    adjective = any(_PEOPLE.fullmatch(word) or word in demonyms() for word in words)
    return adjective or any(_NO_NAME.search(word) for word in words)
