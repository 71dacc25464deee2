"""Who published each document of a corpus, and whom it credits: “according to the Daily Courant”.

The publishers are those named in the corpus itself, under the names that `outlets.yaml` gives them.
A credit names a publisher, not a document: which of its documents is meant, the details decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from whence.data.lexicons import cue_verbs, read_yaml
from whence.data.linking import Linking
from whence.text import fold
from whence.trace.kernels.credits_kernel import find_credits, name_keys
from whence.trace.kernels.packed import pack
from whence.trace.kernels.tokens import Tokens, tokenize

_UNKNOWN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishers:
    """The publishers of a corpus: their usual names, and every name they go by with its number."""

    names: tuple[str, ...]
    known_as: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Which documents have which publishers, or credit them: pairs, each once, sorted by document."""

    documents: NDArray[np.int64]
    publishers: NDArray[np.int64]


def number_publishers(names: Sequence[str | None]) -> tuple[Publishers, NDArray[np.int64]]:
    """Return the publishers, and the number of each document's publisher (-1: not known).

    The same publishers have the same numbers in whatever order their documents come.
    """
    kept = {name: _usual(name) for name in set(names) if name and _usual(name)}
    usual = tuple(sorted(set(kept.values())))
    numbers = {name: number for number, name in enumerate(usual)}
    known_as = {(name, numbers[key]) for name, key in kept.items()}
    for row in read_yaml("outlets.yaml"):
        if (key := _usual(row[0])) in numbers:
            known_as |= {(name, numbers[key]) for name in row}
    known_as |= {(name[4:], number) for name, number in known_as if _short_form(name)}
    known_as |= {(f"{name}'s", number) for name, number in known_as}
    codes = [numbers[kept[name]] if name in kept else _UNKNOWN for name in names]
    return (
        Publishers(names=usual, known_as=tuple(sorted(known_as))),
        np.array(codes, np.int64).reshape(len(names)),
    )


def find_credited(tokens: Tokens, publishers: Publishers, settings: Linking) -> Mentions:
    """Return whom the documents credit with a report, themselves included where they do."""
    names = tokenize(pack(name for name, _ in publishers.known_as))
    keys = name_keys(names.hashes, names.offsets)
    codes = np.array([code for _, code in publishers.known_as], np.int64)
    kept = np.flatnonzero(keys)
    _, first = np.unique(keys[kept], return_index=True)
    kept = kept[first]
    firsts = np.unique(names.hashes[names.offsets[kept]])
    documents, credited = find_credits(
        tokens.hashes, tokens.marks, tokens.offsets, firsts, keys[kept], codes[kept],
        _hashes(settings.credit_before), _hashes((*settings.credit_after, *_verbs())),
    )  # fmt: skip
    return Mentions(documents=documents, publishers=credited)


def _usual(name: str) -> str:
    """Return the usual name of a publisher, folded and without article."""
    folded = _bare(name)
    return _aliases().get(folded, folded)


@cache
def _aliases() -> dict[str, str]:
    return {_bare(name): _bare(row[0]) for row in read_yaml("outlets.yaml") for name in row}


def _bare(name: str) -> str:
    return " ".join(fold(name).removeprefix("the ").split())


def _short_form(name: str) -> bool:
    """Say whether a name may be written without its article: “Daily Courant” but not “Times”."""
    return name.casefold().startswith("the ") and len(name.split()) > 2


@cache
def _verbs() -> tuple[str, ...]:
    """Return the forms of the verbs by which an outlet asserts something."""
    return tuple(sorted(form for form, cue in cue_verbs().items() if cue.stance == "asserts"))


@cache
def _hashes(words: tuple[str, ...]) -> NDArray[np.uint64]:
    return np.unique(tokenize(pack(words)).hashes)
