"""Everything a check looks at for one claim, and how it hands back what it found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

from whence.model import (
    UNKNOWN,
    CitedFact,
    Claim,
    Document,
    Fact,
    Finding,
    FindingKind,
    Interval,
    Mention,
    NameUse,
    Origins,
    Source,
    Span,
    Stance,
    Statement,
    Way,
    World,
    content_id,
)
from whence.text import Stretches, fold

from .lexicon import Lexicon
from .names import NameTable, as_written
from .turns import Notes

LATEST_REPORT = "no time is given: looked at when the latest report that speaks of it was published"
T = TypeVar("T")
# Two parties do something together: what their own relations say bears on such a claim.
TOGETHER = frozenset({"agreement", "joint-operation", "supply"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """One claim with the statements on it, its world, and the time at which it would hold.

    `actors` are the claim's actors as ids where they are known; `events` are, by statement, the words
    that tell a kind of event (`tension.yaml`). `mentioned` are the
    actors a statement names, by names of its own document too. `at` is the claim's time, cut at
    `as_of`; where it has none, `as_of`, else the day of the latest report that speaks of it (which
    `when_rule` then says); None where nothing is dated, and then nothing that depends on time is
    checked. `notes` has the remarks of each document, `mentions` what it names, `spots` where it
    speaks of this claim, `taken` the stances it takes on it in its own voice.
    """

    claim: Claim
    actors: tuple[str, ...]
    statements: tuple[Statement, ...]
    all_statements: tuple[Statement, ...]
    events: Mapping[str, Mapping[str, Span]]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    sources: Mapping[str, Source]
    origins: Origins | None
    world: World
    names: NameTable
    lexicon: Lexicon
    at: Interval | None
    as_of: Interval | None
    mentioned: Mapping[str, frozenset[str]] = field(default_factory=dict)
    naming: tuple[NameUse, ...] = ()
    when_rule: str = ""
    notes: Mapping[str, Notes] = field(default_factory=dict)
    mentions: Mapping[str, Sequence[Mention]] = field(default_factory=dict)
    spots: Mapping[str, Stretches] = field(default_factory=dict)
    taken: Mapping[str, frozenset[Stance]] = field(default_factory=dict)
    memo: dict[str, Any] = field(default_factory=dict)

    def once(self, key: str, work: Callable[[], T]) -> T:
        """Return what is the same for every claim of a run, worked out when it is first asked for."""
        if key not in self.memo:
            self.memo[key] = work()
        found: T = self.memo[key]
        return found

    @property
    def any_time(self) -> Interval:
        """The claim's time, or all time where it is unknown: for relations that seldom change."""
        return self.at or replace(UNKNOWN, high=self.as_of.high if self.as_of else None)

    @property
    def stated_time(self) -> Interval | None:
        """The time to name in a sentence: the claim's own, not cut at `as_of`."""
        when = self.claim.when
        return when if when and (when.low or when.high) else self.at

    @property
    def asserting(self) -> tuple[Statement, ...]:
        """The statements that assert the claim."""
        return tuple(each for each in self.statements if each.stance == "asserts")

    def name(self, id: str) -> str:
        """Return the usual name of an actor or place; an unknown id as the documents write it."""
        known = self.world.name(id)
        if known != id:
            return known
        return as_written(id, (document.text for document in self.documents.values()))

    def finding(
        self,
        kind: FindingKind,
        explanation: str,
        *,
        direction: Literal["for", "against"] = "against",
        subkind: str = "",
        rule: str = "",
        spans: Iterable[Span] = (),
        facts: Iterable[CitedFact] = (),
        ways: Iterable[Way] = (),
    ) -> Finding:
        """Make a finding on this claim; its id comes from what it says and points at.

        Raises `ValueError` when it points at neither words nor facts.
        """
        words = tuple(dict.fromkeys(spans))
        cited = tuple(dict.fromkeys(facts))
        pointed = [(span.document, span.start, span.end) for span in words]
        pointers = (*pointed, *(fact.id for fact in cited))
        return Finding(
            id=content_id("finding", kind, subkind, self.claim.id, explanation, *pointers),
            kind=kind,
            claim=self.claim.id,
            direction=direction,
            explanation=explanation,
            subkind=subkind,
            rule="; ".join(filter(None, (rule, self.when_rule if cited else ""))),
            spans=words,
            facts=cited,
            ways=tuple(ways),
        )

    def cite(self, facts: Iterable[Fact]) -> tuple[CitedFact, ...]:
        """Cite facts of the world: what each says in plain words, and where it is from."""
        return tuple(dict.fromkeys(cited(self.world, fact, self.documents) for fact in facts))

    def span(self, statement: Statement) -> Span:
        """Return the words of a statement, read from its document."""
        document = self.documents.get(statement.document)
        return document.span(statement.start, statement.end) if document else statement.span


def _by_the_day(published: Interval) -> Interval:
    if published.low or published.high is None:
        return published
    start = published.high.replace(hour=0, minute=0, second=0, microsecond=0)
    end = start.replace(hour=23, minute=59, second=59)
    return replace(published, low=start, high=end, precision="day")


def with_places(claim: Claim, world: World) -> Claim:
    """Return the claim with the plain names of its place and target replaced by ids of places.

    A name that is no place's, whole and folded, is left as it is.
    """
    ids = {fold(name.name): place.id for place in reversed(world.places) for name in place.names}
    ids |= {place.id: place.id for place in world.places}
    place, target = claim.place, claim.target
    return replace(
        claim,
        place=ids.get(place, ids.get(fold(place), place)) if place else None,
        target=ids.get(target, ids.get(fold(target), target)) if target else None,
    )


def fact_key(fact: Fact) -> str:
    """Return the id of a fact; one without gets an id from its content."""
    row = (fact.subject, fact.relation, fact.object, fact.from_, fact.until)
    return fact.id or content_id("fact", *row)


def cited(world: World, fact: Fact, documents: Mapping[str, Document]) -> CitedFact:
    """Cite one fact; a fact without an id gets one from its content.

    Its words are pointed at where they stand in a document of the case as quoted.
    """
    span = fact.source.span if fact.source else None
    text = documents[span.document].text if span and span.document in documents else ""
    found = span is not None and text[span.start : span.end] == span.quote
    return CitedFact(
        id=fact_key(fact),
        text=world.say(fact),
        source=str(fact.source) if fact.source else "no source given",
        stated=fact.stated,
        spans=(span,) if span and found else (),
    )


def time_of(
    claim: Claim, as_of: Interval | None, reports: Iterable[Interval] = ()
) -> Interval | None:
    """Return when the claim would hold, as far as it may be looked at; None if that is unknown.

    What lies after `as_of` is not known yet, so a claim about the future is held against the
    latest state that is known. A claim without a time is looked at on the date asked about, or
    else when the latest of the `reports` that speak of it was published.
    """
    when = claim.when
    if when is None or not (when.low or when.high):
        return as_of if as_of and (as_of.low or as_of.high) else _latest(reports)
    if as_of is None or as_of.high is None:
        return when
    if not when.begins_by(as_of):
        return as_of
    if when.high and when.high <= as_of.high:
        return when
    return replace(when, high=as_of.high, precision="interval", rule="cut at the date asked about")


def _latest(reports: Iterable[Interval]) -> Interval | None:
    """Return when the latest report was published: its day, or as much as is known of that.

    Of one known only to be no later than a time, the day of that time is taken.
    """
    dated = [_by_the_day(each) for each in reports if each.high]
    last = max(dated, key=lambda each: each.high.timestamp() if each.high else 0, default=None)
    return replace(last, rule=LATEST_REPORT) if last else None
