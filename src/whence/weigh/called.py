"""How a sentence calls a source: “a person familiar with the talks”, “an unnamed report”."""

import re
from functools import cache

from whence.data.lexicons import read_yaml

# Words of small letters of the English alphabet, the first at least: a name has a capital.
_PLAIN = re.compile(r"[a-z][a-z’'-]*(?: .*)?")


def called(name: str) -> str:
    """Return the words for an unnamed source as a sentence has them.

    One word alone tells too little to stand for somebody: “unnamed officials”.
    """
    if name.startswith(("A ", "An ")):  # as a sentence begins with it
        return name[0].lower() + name[1:]
    words = name.split()
    if not _PLAIN.fullmatch(name) or words[0] in _words("begins"):
        return name
    if len(words) == 1:
        return f"unnamed {name}" if _many(name) else f"an unnamed {name}"
    if _many(_head(words)):
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _head(words: list[str]) -> str:
    """Return the word that says what the source is: of “person close to the talks” the first."""
    before = next((n for n, word in enumerate(words) if word in _words("breaks")), len(words))
    return words[max(before - 1, 0)]


def _many(noun: str) -> bool:
    return noun in _words("many") or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_yaml("called.yaml")[key].split())
