"""The verbs of `stance.yaml` with all their forms: what an attribution does, and on which side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from whence.model import AttributionKind, Certainty, Reporter, Stance

from .lexicons import read_yaml

_ENTRY = re.compile(r"([a-z][a-z-]*)(?:\(([^)]*)\))?(?:_(\w+))?")
# Verbs of two syllables keep one letter (“offered”), short ones double it (“planned”).
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """What a verb says of source and content; the words `after` must follow it (“rule *out*”)."""

    lemma: str
    group: str
    kind: AttributionKind
    stance: Stance
    negated: Stance
    reporter: Reporter
    certainty: Certainty
    after: tuple[str, ...] = ()


@cache
def stance_verbs() -> dict[str, tuple[Verb, ...]]:
    """Return every form of every English verb of attribution, those with more words after first."""
    found: dict[str, list[Verb]] = {}
    for group, row in read_yaml("stance.yaml")["classes"].items():
        for lemma, forms, after in lexicon_entries(row["words"]):
            verb = Verb(
                lemma=lemma,
                group=group,
                kind=row["kind"],
                stance=row["stance"],
                negated=row["negated"],
                reporter=row.get("reporter", "neutral"),
                certainty=row.get("certainty", "certain"),
                after=after,
            )
            for form in forms:
                found.setdefault(form, []).append(verb)
    return {
        form: tuple(sorted(verbs, key=lambda verb: -len(verb.after)))
        for form, verbs in found.items()
    }


@cache
def words_before() -> dict[str, frozenset[str]]:
    """Return every word that may stand before another verb, with its classes: “failed *to*”."""
    data = read_yaml("stance.yaml")
    found: dict[str, set[str]] = {}
    for group, row in data["before"].items():
        for _, forms, _ in lexicon_entries(row["words"]):
            for form in forms:
                found.setdefault(form, set()).add(group)
    for group, members in data["before_words"].items():
        for word in members:
            found.setdefault(word, set()).add(group)
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def marks() -> dict[str, tuple[str, ...]]:
    """Return the small words that set a scene (modals, negations, hedges), with their classes."""
    found: dict[str, tuple[str, ...]] = {}
    for group, members in read_yaml("stance.yaml")["marks"].items():
        for word in members:
            found[word] = (*found.get(word, ()), group)
    return found


def lexicon_entries(words: str) -> Iterator[tuple[str, set[str], tuple[str, ...]]]:
    """Yield lemma, all forms and the words that must follow of each entry: “find(found)_that”."""
    for lemma, irregular, after in _ENTRY.findall(words):
        past = [form for form in irregular.split(",") if form]
        yield lemma, verb_forms(lemma, past), tuple(after.split("_")) if after else ()


@cache
def _be() -> frozenset[str]:
    return frozenset("be is are was were been being am 's 're 'm".split())


def verb_forms(verb: str, irregular: list[str]) -> set[str]:
    """Return the forms of an English verb by the rules of spelling; given past forms replace “-ed”."""
    if verb == "be":
        return set(_be())
    stem = verb[:-1] if verb.endswith("e") else verb
    bare = verb if verb.endswith("ee") else stem
    soft = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    third = (
        verb[:-1] + "ies"
        if soft
        else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    )
    doubled = stem + stem[-1] if stem == verb and _DOUBLED.match(verb) else stem
    past = irregular or [verb[:-1] + "ied" if soft else doubled + "ed"]
    return {verb, third, doubled + "ing" if doubled != stem else bare + "ing", *past}
