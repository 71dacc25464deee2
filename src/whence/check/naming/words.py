"""The words of `data/naming.yaml`, and what a form of name does to the one it names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from whence.data.lexicons import read_yaml
from whence.model import Name
from whence.text import fold

from ..lexicon import any_of

Valence = Literal["self", "denies", "rival", "neutral", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingWords:
    """The word lists, compiled for folded text; `kinds` gives the valence of a coded kind of name."""

    as_verb: re.Pattern[str]
    call_verb: re.Pattern[str]
    use_noun: re.Pattern[str]
    reflexive: re.Pattern[str]
    sides: re.Pattern[str]
    office: re.Pattern[str]
    deny_before: re.Pattern[str]
    deny_within: re.Pattern[str]
    deny_any: re.Pattern[str]
    deny_with_noun: re.Pattern[str]
    insulting: re.Pattern[str]
    kinds: Mapping[str, Valence]


@cache
def naming_words() -> NamingWords:
    """Return the word lists that come with the package, compiled once."""
    raw: Mapping[str, Any] = read_yaml("naming.yaml")
    before = any_of(raw["deny_before"]).pattern
    return NamingWords(
        as_verb=any_of(raw["as_verbs"]),
        call_verb=any_of(raw["call_verbs"]),
        use_noun=any_of(raw["use_nouns"]),
        reflexive=any_of(raw["reflexive"]),
        sides=any_of(raw["unfriendly_sides"]),
        office=any_of(raw["offices"]),
        deny_before=re.compile(rf"{before}[\s\"']*\Z"),
        deny_within=any_of(raw["deny_within"]),
        deny_any=any_of(raw["deny_before"]),
        deny_with_noun=re.compile(rf"{any_of(raw['deny_with_noun']).pattern}[\s-]+\w"),
        insulting=any_of(raw["insulting"]),
        kinds={kind: valence for valence, kinds in raw["kinds"].items() for kind in kinds},
    )


def valence_of(name: Name | None, called: str, user: str) -> Valence:
    """Say what a known name does when somebody uses it: `used_by` goes before `kind`."""
    if name is None:
        return "unknown"
    by_kind = naming_words().kinds.get(name.kind or "", "neutral")
    if called in name.used_by or by_kind == "self":
        return "self"
    if user in name.used_by:
        return "denies" if by_kind == "denies" else "rival"
    if name.used_by:
        return "neutral"  # somebody else's name for it, used by a third
    return by_kind


def valence_of_words(name: str, gloss: str, remark: str) -> Valence:
    """Say what the words of a name do that nobody coded: by itself, its translation, a remark on it."""
    if any(denies_in(each) for each in (name, gloss) if each):
        return "denies"
    return "denies" if naming_words().insulting.search(fold(remark)) else "unknown"


def denies_in(name: str) -> bool:
    """Say whether words of a name take away what the other claims to be.

    A capital is part of a proper name: the Halcyon Group is not the group of Halcyon.
    """
    words, folded = naming_words(), fold(name)
    if words.deny_any.search(folded):
        return True
    found = (*words.deny_within.finditer(folded), *words.deny_with_noun.finditer(folded))
    return any(not name[match.start()].isupper() for match in found)
