"""Support of a claim in part: its event spoken of as known, or a witness of a piece of it.

“The operation was carried out by our forces” names neither house nor town, and a neighbour who “saw two
gunships come in” knows of no troops. Both support a claim that has all of it, in a document that is
about that event; and less than a sentence that has it all, so they count as less certain.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from whence.data.lexicons import read_yaml
from whence.model import Document, Statement
from whence.text import fold, words

from .book import NameBook
from .fit import Context, MatchConfig, Profile, predicate_of
from .terms import read_terms, stem

_BETWEEN = 2  # words between “the” and the noun: “the overnight raid”
_BEFORE = 4  # words in which “rumours of” can stand
_AFTER = 5  # ... and “is under negotiation”
_HALF = 0.4  # share of a claim's terms that a document about it has
_NAME = re.compile(r"(?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """Which documents are about the event of which claim.

    `told_by` has, for a claim, the full names of those who assert it in documents of their own, `rivals`
    for a claim the documents that speak of another claim's event of the same kind.
    """

    documents: Mapping[str, Document]
    told_by: Mapping[str, frozenset[str]]
    rivals: Mapping[str, frozenset[str]]

    @classmethod
    def of(
        cls,
        documents: Mapping[str, Document],
        matched: Sequence[Statement],
        profiles: Sequence[Profile],
    ) -> "Parts":
        """Return what the statements that bear on claims as a whole tell of that."""
        names: dict[str, set[str]] = {}
        on = {
            one.claim.id: {m.document for m in matched if m.claim == one.claim.id}
            for one in profiles
        }
        for one in matched:
            if one.claim and one.stance == "asserts" and one.chain[-1].start is None:
                found = _NAME.match(one.chain[-1].name)
                if found and one.chain[-1].kind == "person":
                    names.setdefault(one.claim, set()).add(found.group())
        rivals = {
            one.claim.id: frozenset().union(
                *(on[other.claim.id] for other in profiles if _rival(one, other))
            )
            for one in profiles
        }
        return cls(documents, {claim: frozenset(them) for claim, them in names.items()}, rivals)

    def supports(
        self, statement: Statement, context: Context, profile: Profile, config: MatchConfig
    ) -> bool:
        """Say whether a statement that does not say the whole claim supports a part of it."""
        if statement.stance != "asserts" or predicate_of(context.own, profile, config) < 1:
            return False
        if context.own.negated & profile.kin or context.own.supposed & profile.kin:
            return False
        last = statement.chain[-1]
        witness = last.directness == "witnessed" and last.kind in ("person", "anonymous")
        if not (witness and profile.predicates) and not speaks_of(statement.words, profile):
            return False
        if statement.document in self.rivals[profile.claim.id]:
            return False
        return self._about(statement.document, context, profile)

    def _about(self, id: str, context: Context, profile: Profile) -> bool:
        """Say whether a document has enough of a claim, a name among it, or who told it elsewhere."""
        text = self.documents[id].text
        if any(name in text for name in self.told_by.get(profile.claim.id, ())):
            return True
        told = profile.terms - frozenset(read_yaml("parts.yaml")["times"])
        told = frozenset(term for term in told if not term.isdigit())
        there = told & context.whole.all
        return bool(_names(profile) & there) and len(there) >= _HALF * len(told)


def _rival(one: Profile, other: Profile) -> bool:
    """Say whether another claim is of an event of the same kind, and not of the very same.

    “Killed in that raid” speaks of the event of another claim.
    """
    shared = one.predicates.keys() & other.predicates.keys()
    if one is other or not shared:
        return False
    return not (speaks_of(other.claim.text, one) or speaks_of(one.claim.text, other))


def _names(profile: Profile) -> frozenset[str]:
    """Return the claim's names: things, and words that it writes with a capital."""
    text = profile.claim.text
    capitals = {stem(fold(text[s:e])) for s, e in words(text)[1:] if text[s].isupper()}
    return (
        frozenset(t for t in profile.terms if t.startswith("name:"))
        | capitals
        | profile.actors.keys()
    )


def speaks_of(text: str, profile: Profile) -> bool:
    """Say whether words have a noun for the claim's event, as one that is known or was done."""
    data, lows = read_yaml("parts.yaml"), _lows(text)
    for place in _nouns(lows, profile):
        before = lows[max(0, place - _BEFORE) : place]
        near = lows[max(0, place - _BETWEEN - 1) : place]
        done = any(_done(one).search(" ".join(before) + " ") for one in data["done"])
        if not _open(lows, place) and (set(near) & set(data["known"]) or done):
            return True
    return False


def leaves_open(text: str, profile: Profile) -> bool:
    """Say whether words speak of the claim's event only as rumoured, planned or under discussion."""
    lows = _lows(text)
    nouns = set(_nouns(lows, profile))
    others = [low for place, low in enumerate(lows) if place not in nouns]
    told = any(_classes(low) & profile.predicates.keys() for low in others)
    return bool(nouns) and not told and all(_open(lows, place) for place in nouns)


def _nouns(lows: Sequence[str], profile: Profile) -> Iterator[int]:
    """Yield the places of nouns for the claim's event."""
    for place, low in enumerate(lows):
        if low in _events() and _of_claim(low, profile):
            yield place


def _open(lows: Sequence[str], place: int) -> bool:
    """Say whether what stands around a noun keeps it open whether there is such a thing."""
    data = read_yaml("parts.yaml")
    before, after = lows[max(0, place - _BEFORE) : place], lows[place + 1 : place + 1 + _AFTER]
    return bool(set(before) & set(data["open"]) or set(after) & set(data["to_come"]))


def _lows(text: str) -> list[str]:
    folded = fold(text)
    return [folded[start:end] for start, end in words(folded)]


@cache
def _done(verb: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(verb)} an? (?:\w+ ){{0,2}}$")


def _of_claim(low: str, profile: Profile) -> bool:
    """Say whether a noun is of the class, or of the stem, of what the claim says is done."""
    return bool(_classes(low) & profile.predicates.keys()) or stem(low) in profile.rest


@lru_cache(maxsize=16384)
def _classes(event: str) -> frozenset[str]:
    return read_terms(event, NameBook()).classes


@cache
def _events() -> frozenset[str]:
    return frozenset(read_yaml("parts.yaml")["events"])
