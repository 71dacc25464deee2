"""The word lists of languages other than English, `abroad/*.yaml`, ready to be looked up."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from whence.model import Certainty, Stance
from whence.text import fold

from .lexicons import read_yaml

Role = Literal[
    "verb", "past", "participle", "relay", "citing", "cited_by", "according", "postposed", "as",
    "masdar", "seen_by",
]  # fmt: skip
Phrase = tuple[str, ...]
_ARABIC_LETTERS = frozenset(("ar", "fa"))
_TATWEEL = "ـ"
_SPLIT = re.compile(r"[\s_]+")
_PREPOSITIONS: tuple[Role, ...] = ("citing", "cited_by", "according", "postposed", "as", "seen_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueAbroad:
    """What a cue of another language says: how it attributes (`role`) and, of a verb, its class.

    `particle` must end the clause of a separable verb: “teilte … mit”.
    """

    role: Role
    group: str = "say"
    stance: Stance = "asserts"
    negated: Stance = "discusses"
    certainty: Certainty = "certain"
    distance: bool = False
    particle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, as keys (see `word_key`).

    `cues` has every cue under its first word, longer ones first. `lists` has the words of each
    other list, `phrases` the same where they may be of several words.
    """

    language: str
    order: Literal["verb_first", "verb_second", "subject_first"]
    cues: Mapping[str, tuple[tuple[Phrase, CueAbroad], ...]]
    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]] = field(repr=False)

    def words(self, name: str) -> frozenset[str]:
        """Return the words of a list, none if the language has no such list."""
        return self.lists.get(name, frozenset())


def word_key(word: str, language: str) -> str:
    """Return a word as it is looked up: case, vowel signs and kinds of one letter left out."""
    folded = unicodedata.normalize("NFC", word).replace("’", "'").casefold()
    if language in _ARABIC_LETTERS:
        folded = fold(folded).replace(_TATWEEL, "")
        return "".join(c for c in folded if unicodedata.category(c) != "Mn")
    return folded.replace("ё", "е").replace("\u0307", "").replace("ʼ", "'")


@cache
def languages_abroad() -> frozenset[str]:
    """Return the codes of the languages that have a list."""
    folder = files(__package__).joinpath("abroad")
    return frozenset(
        one.name.removesuffix(".yaml") for one in folder.iterdir() if one.name.endswith(".yaml")
    )


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language. Raises `KeyError` for one without a list."""
    if language not in languages_abroad():
        raise KeyError(language)
    data = read_yaml(f"abroad/{language}.yaml")
    return Lexicon(
        language=language,
        order=data["order"],
        cues=_cues(data, language),
        lists={name: frozenset(keys) for name, keys in _lists(data, language)},
        phrases={name: by_first(_keys(words, language)) for name, words in _phrases(data)},
    )


def by_first(phrases: list[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """Return phrases under their first word, longer ones first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(set(phrases), key=lambda one: (-len(one), one)):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(listed) for first, listed in found.items()}


def _cues(data: Any, language: str) -> dict[str, tuple[tuple[Phrase, CueAbroad], ...]]:
    found: dict[str, dict[tuple[Phrase, str | None], CueAbroad]] = {}
    for phrase, cue in _all_cues(data, language):
        found.setdefault(phrase[0], {}).setdefault((phrase, cue.particle), cue)
    return {
        first: tuple(
            sorted(
                ((phrase, cue) for (phrase, _), cue in listed.items()),
                key=lambda one: (-len(one[0]), one[1].particle is None),
            )
        )
        for first, listed in found.items()
    }


def _all_cues(data: Any, language: str) -> Iterator[tuple[Phrase, CueAbroad]]:
    for role in _PREPOSITIONS:
        for phrase in _keys(data.get(role, ()), language):
            yield phrase, CueAbroad(role=role)
    for form in str(data["relays"]["verbs"]).split():
        yield _key(form, language), CueAbroad(role="relay", group="cite")
    for form in data["masdars"]:
        yield _key(form, language), CueAbroad(role="masdar")
    for name, role in (("verbs", "verb"), ("past", "past"), ("participles", "participle")):
        for group, listed in data.get(name, {}).items():
            for word in listed.split():
                verb, _, particle = word.partition("+")
                cue = _class(group, role, word_key(particle, language) or None)
                for form in _forms(verb, data["expand"]):
                    yield _key(form, language), cue


@cache
def _class(group: str, role: Role, particle: str | None) -> CueAbroad:
    """Return a cue of a class of verbs as `cues.yaml` describes it for all languages."""
    data = read_yaml("cues.yaml")
    row = next(row for row in data["verbs"] if row["class"] == group)
    return CueAbroad(
        role=role,
        group=group,
        stance=row["stance"],
        negated=data["negated"][group],
        certainty=row["certainty"],
        distance=row.get("distance", False),
        particle=particle,
    )


def _forms(verb: str, rules: list[tuple[str, list[str]]]) -> list[str]:
    forms = [verb]
    for pattern, replacements in rules:
        if re.match(pattern, verb):
            forms += [re.sub(pattern, one, verb) for one in replacements]
    return forms


def _lists(data: Any, language: str) -> Iterator[tuple[str, list[str]]]:
    for name, listed in data.items():
        if name in ("verbs", "past", "participles", "relays", "expand", "order"):
            continue
        if isinstance(listed, dict):
            for kind, words in listed.items():
                yield f"{name}.{kind}", [key for (key, *_) in _keys(words, language)]
        else:
            yield name, [phrase[0] for phrase in _keys(listed, language) if len(phrase) == 1]
    yield (
        "past",
        [key for one in data.get("past", {}).values() for (key, *_) in _keys(one, language)],
    )
    yield "from", [phrase[0] for phrase in _keys(data["relays"]["from"], language)]


def _phrases(data: Any) -> Iterator[tuple[str, Any]]:
    yield from (
        (name, words)
        for name, words in data.items()
        if isinstance(words, list) and name != "expand"
    )


def _keys(words: Any, language: str) -> list[Phrase]:
    """Return a list of phrases, or a text of words, as keys."""
    return [_key(one, language) for one in (words.split() if isinstance(words, str) else words)]


def _key(phrase: str, language: str) -> Phrase:
    return tuple(word_key(word, language) for word in _split(phrase, language))


def _split(phrase: str, language: str) -> list[str]:
    """Return the words of a phrase; an elided French article is a word of its own."""
    parts = [part for part in _SPLIT.split(phrase) if part]
    if language != "fr":
        return parts
    return [piece for part in parts for piece in elisions(part)]


def elisions(word: str) -> list[str]:
    """Return a French word without what is elided or inverted: “qu'il”, “a-t-il”."""
    pieces = []
    match = re.match(r"(?i)(?:l|d|qu|j|n|s|c|m|t|jusqu|lorsqu|puisqu)['’](?=\w)", word)
    if match:
        pieces.append(word[: match.end() - 1])
        word = word[match.end() :]
    tail = re.search(r"(?i)(?:-t)?-(?:ils?|elles?|on|je|nous|vous)\Z", word)
    return [*pieces, word[: tail.start()], word[tail.start() :]] if tail else [*pieces, word]
