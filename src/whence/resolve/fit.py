"""How well a statement fits a claim, by the terms of both.

Three shares are added: the predicate (what is done), the actors (who), and the rest of the claim's
words and things, each weighted by how well a term tells the claims apart. Terms count in full in
the statement's own words, less in those around it and in the rest of its document.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import log

from whence.model import Claim, Document, Interval, Statement
from whence.text import sentences

from .book import NameBook
from .terms import Terms, join_terms, read_terms, terms_of_kind


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchConfig:
    """Weights set by reading the bundled examples; recall goes before precision.

    The three shares sum to one. A predicate that other claims have too (“raid” in two claims) earns
    `common`, one of the claim's kind instead of its own (“merger talks” for “agreed”) earns `like`.
    """

    threshold: float = 0.50
    likely: float = 0.3  # probability of bearing on the claim; below even, for recall goes first
    net: bool = True  # False: features alone, without the net
    rival: float = 0.8  # a second claim counts only if it fits nearly as well as the first
    predicate: float = 0.45
    actors: float = 0.35
    rest: float = 0.2
    common: float = 0.75
    like: float = 0.5
    worded: float = 0.6  # other words for what is done, but the claim's own for most of the rest
    most: float = 0.5  # ... of its weight, which is that
    aimless: float = 0.75  # whom the claim is aimed at stands neither in the statement nor near it
    unlinked: float = 0.75  # names none of the claim's actors and points back to nothing either
    others: float = 0.9  # the words name others, and none of the claim's actors
    stale: timedelta = timedelta(days=30)
    past: float = 0.65  # credit left to a claim about something that long ago
    boost: float = 2.0  # few statements repeat a claim's details; half of them is as good as all
    nearby: float = 0.7  # credit for a term in the sentences around the statement
    elsewhere: float = 0.4  # ... and for one elsewhere in the document
    in_part: float = 0.45  # the same of what speaks of the event only, or of a part of it
    few: int = 3  # terms; “there is a merger” says no more than was said before it
    reach: int = 500  # characters back to what “it” or “the report” can mean


_BEFORE, _AFTER = 250, 100  # characters around a statement in which “they” and “it” are explained


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim as weighted terms: predicates, actors, and the rest of its words and things.

    `aims` are the words for its target, where it has one; `terms` is all that it says.
    """

    claim: Claim
    predicates: dict[str, float]
    actors: dict[str, float]
    rest: dict[str, float]
    aims: dict[str, float]
    kin: frozenset[str]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """The terms of a statement's own words, of those around it, and of its document."""

    own: Terms
    near: Terms
    whole: Terms


def profile_claims(claims: Sequence[Claim], book: NameBook) -> list[Profile]:
    """Return the claims as weighted terms: what few claims share tells them apart best."""
    terms = [read_terms(claim.text, book) for claim in claims]
    shared = Counter(term for one in terms for term in one.all)

    def weigh(group: frozenset[str], mark: str = "") -> dict[str, float]:
        return {term: log(1 + len(claims) / max(1, shared[mark + term])) for term in group}

    profiles = []
    for claim, one in zip(claims, terms, strict=True):
        coded = frozenset(book.lookup(name) or name for name in claim.actors)
        target = {book.lookup(claim.target) or claim.target} if claim.target else set()
        actors = coded or one.things
        places = {book.lookup(claim.place) or claim.place} if claim.place else set()
        profiles.append(
            Profile(
                claim=claim,
                predicates=weigh(one.classes, "~"),
                actors=dict.fromkeys(actors, 1.0),
                rest=weigh(one.words | (one.things - actors) | places | target),
                aims=weigh(_aims(claim, one) | target) if target else {},
                kin=one.classes | terms_of_kind(claim.kind),
                terms=one.all,
            )
        )
    return profiles


def _aims(claim: Claim, terms: Terms) -> frozenset[str]:
    """Return the claim's words for whom it is aimed at: those after “against”."""
    after = claim.text.partition(" against ")[2]
    return terms.words & read_terms(after, NameBook()).words


def read_contexts(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    books: Mapping[str, NameBook],
) -> dict[str, Context]:
    """Return the context of each statement, by its id."""
    around: dict[str, _Surroundings] = {}
    contexts: dict[str, Context] = {}
    for statement in statements:
        id, book = statement.document, books[statement.document]
        if id not in around:
            around[id] = _Surroundings(documents[id], book)
        near = around[id].near(statement.start, statement.end)
        own = read_terms(statement.words, book)
        contexts[statement.id] = Context(own, near, around[id].whole)
    return contexts


class _Surroundings:
    """The terms of a document, sentence by sentence: each is read once, however often it is near."""

    def __init__(self, document: Document, book: NameBook) -> None:
        spans = sentences(document.text)
        read = [read_terms(document.text[start:end], book) for start, end in spans]
        self.starts, self.ends = [start for start, _ in spans], [end for _, end in spans]
        self.read = read
        title = read_terms(document.title, book) if document.title else None
        self.whole = join_terms([*read, title] if title else read)

    def near(self, start: int, end: int) -> Terms:
        """Return the terms of the sentences in reach of a stretch."""
        first = bisect_left(self.ends, max(0, start - _BEFORE))
        last = bisect_right(self.starts, end + _AFTER)
        return join_terms(self.read[first:last])


def timeliness(published: Interval, claim: Claim, config: MatchConfig) -> float:
    """Nobody reports an event before it happens; what is long past is rarely meant."""
    if not claim.when:
        return 1.0
    if published.before(claim.when) and claim.kind not in ("joint-operation", "intention"):
        return 0.0
    if claim.when.high and published.low and published.low - claim.when.high > config.stale:
        return config.past
    return 1.0


def fit(context: Context, profile: Profile, config: MatchConfig, critical: bool) -> float:
    """Return how well a statement fits a claim, 0 to 1."""
    own, near, whole = context.own, context.near, context.whole
    rest = _share(profile.rest, (own.plain, near.plain, whole.plain), config)
    actors = _share(profile.actors, (own.things, near.things, whole.things), config)
    predicate = predicate_of(own, profile, config)
    if not predicate:
        return 0.0
    named = own.plain & (profile.rest.keys() | profile.actors.keys())
    if own.negated & profile.kin and not critical and not named:
        return 0.0  # “she was not killed” denies nothing of somebody it does not name
    own_actors = _share(profile.actors, (own.things,), config)
    if predicate <= config.like and profile.predicates and own_actors < config.like:
        return 0.0  # a word of the same kind about others
    if profile.aims and not _share(profile.aims, (own.plain, near.plain), config):
        predicate *= config.aimless
    if not own.things & profile.actors.keys() and not own.pointing:
        predicate *= config.unlinked
    if own.foreign and not own.things & profile.actors.keys():
        predicate *= config.others
    rest = min(1.0, config.boost * rest)
    if not profile.actors:
        return (config.predicate * predicate + config.rest * rest) / (
            config.predicate + config.rest
        )
    return config.predicate * predicate + config.actors * actors + config.rest * rest


def predicate_of(own: Terms, profile: Profile, config: MatchConfig) -> float:
    """Return how far the statement itself says what the claim says is done."""
    if not profile.predicates:
        # “Masal Bugduv of Olimpia Balti” says of whom it speaks what the claim says of him; two
        # names alone do not, for they may meet in any sentence.
        telling = not profile.rest or len(profile.actors) > 2
        named = _share(profile.actors, (own.things,), config) if telling else 0.0
        return max(named, min(1.0, config.boost * _share(profile.rest, (own.plain,), config)))
    met = [weight for name, weight in profile.predicates.items() if name in own.classes]
    if met:
        most = sum(met) * 2 >= sum(profile.predicates.values())
        return 1.0 if most or max(met) == max(profile.predicates.values()) else config.common
    spoken = _share(profile.rest, (own.plain,), config) if len(profile.rest) > 2 else 0.0
    if spoken >= config.most:
        return config.worded  # “lost her battle with leukemia” dies of it
    return config.like if own.classes & profile.kin else 0.0


def _share(
    weights: Mapping[str, float], layers: tuple[frozenset[str], ...], config: MatchConfig
) -> float:
    """Return the share of a claim's weight that the layers cover, each layer at its credit."""
    total = sum(weights.values())
    credits = (1.0, config.nearby, config.elsewhere)
    gained = sum(
        weight
        * max(
            (credit for credit, layer in zip(credits, layers, strict=False) if term in layer),
            default=0.0,
        )
        for term, weight in weights.items()
    )
    return gained / total if total else 0.0
