"""Who speaks for a claim and against it, one voice for each origin: what a source summary counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.model import (
    Assessment,
    ClaimVerdict,
    Hop,
    Level,
    RatedOrigin,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
)

from .ratings import SIDES, rating_of
from .safe import isolated, plain, shortened
from .select import statements_of

_NAME = 60  # characters; a name longer than that is a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One origin with the source on whose word it rests.

    `side` is for, against or beside; `letter` its reliability (F: cannot be judged); `gains` is what
    it gains if the claim is believed or disbelieved (`for`, `against`), None where nothing is known;
    `party` says that it speaks of its own act. `camps` are those it belongs to.
    """

    source: str
    name: str
    kind: SourceKind
    named: bool
    side: str
    letter: str
    level: Level
    relays: int
    gains: str | None
    why: str
    party: bool
    camps: tuple[str, ...]
    testimony: str
    spans: tuple[Span, ...]

    @property
    def first_hand(self) -> bool:
        """Whether it saw it, or holds a document."""
        return self.level in ("witnessed", "documented")

    @property
    def against_itself(self) -> bool:
        """Whether it says what it would rather not be believed."""
        return self.side in ("for", "against") and self.gains not in (None, self.side)


def voices_of(assessment: Assessment, claim: ClaimVerdict) -> list[Voice]:
    """Return the origins of a claim with their sources, the nearest first, those for it before others.

    They are those of the rating; where the claim has none, the distinct last sources of its statements.
    """
    sources = {source.id: source for source in assessment.sources}
    rating = rating_of(assessment, claim.id)
    if rating is not None:
        found = [_rated(one, sources, claim.id) for one in rating.origins]
    else:
        found = list(_stated(statements_of(assessment, claim.id), sources, claim.id))
    order = ("for", "against", "beside")
    return sorted(found, key=lambda voice: order.index(voice.side))


def _rated(one: RatedOrigin, sources: dict[str, Source], claim: str) -> Voice:
    source = sources.get(one.source)
    return Voice(
        source=one.source,
        name=short_name(one.name),
        kind=source.kind if source else "anonymous",
        named=source is not None and _has_name(source.kind, one.level),
        side=SIDES[one.stance],
        letter=one.letter,
        level=one.level,
        relays=one.relays,
        gains=_gains(one.interest, source, claim),
        why=_why(source, claim),
        party=one.interest == "party",
        camps=_camps(source),
        testimony=one.testimony,
        spans=one.spans,
    )


def _stated(statements: list[Statement], sources: dict[str, Source], claim: str) -> Iterator[Voice]:
    met = dict[tuple[str, Stance], Statement]()
    for statement in statements:
        if statement.chain:
            last = statement.chain[-1]
            met.setdefault((last.source or last.name, statement.stance), statement)
    for (id, stance), statement in met.items():
        last, source = statement.chain[-1], sources.get(id)
        yield Voice(
            source=id,
            name=short_name(last.name),
            kind=source.kind if source else last.kind,
            named=last.named and _has_name(source.kind if source else last.kind, _level(last)),
            side=SIDES[stance],
            letter=source.letter if source else "F",
            level=_level(last),
            relays=len(statement.chain) - 1,
            gains=_gains(None, source, claim),
            why=_why(source, claim),
            party=last.party,
            camps=_camps(source),
            testimony="",
            spans=(statement.span,),
        )


def _has_name(kind: SourceKind, level: Level) -> bool:
    """Say whether somebody stands for it by name: no paper does, nor a report that names nobody."""
    return kind not in ("anonymous", "document") and level != "unattributed"


def _level(hop: Hop) -> Level:
    own = hop.kind == "publisher" and hop.directness == "unknown"
    return "unattributed" if own else hop.directness


def _gains(interest: str | None, source: Source | None, claim: str) -> str | None:
    if interest and interest != "party":
        return interest.removesuffix("_told")
    coded = [one.direction for one in (source.interests if source else ()) if one.claim == claim]
    return coded[0] if coded else None


def _why(source: Source | None, claim: str) -> str:
    """Return the reason given for an interest: coded by the analyst, or as texts and relations say."""
    for interest in source.interests if source else ():
        if interest.claim == claim:
            return isolated(plain(interest.why))
    for stake in source.stakes if source else ():
        if stake.claim == claim and stake.path:
            return isolated(plain(", ".join(stake.path)))
    return ""


def _camps(source: Source | None) -> tuple[str, ...]:
    if source is None:
        return ()
    return source.affiliation or ((source.camp,) if source.camp else ())


def short_name(text: str) -> str:
    """Return a name on one line, safe to print, not endless."""
    return isolated(shortened(plain(text), _NAME))
