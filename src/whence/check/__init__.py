"""Claims and statements against each other and against what is known: → findings.

Pure functions. Each check looks at one claim (an `Inquiry`) and yields findings, each a sentence
an analyst would sign, with the words or the facts it rests on.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from whence.model import (
    Claim,
    Document,
    Finding,
    Interval,
    Mention,
    Origins,
    Source,
    Statement,
    World,
)

from .admission import check_admissions
from .contradiction import check_double_talk, check_tensions
from .denial import check_denials, check_doubts
from .events import events_of
from .feasibility import check_feasibility
from .hardening import check_hardening
from .hearsay import check_hearsay
from .inquiry import Inquiry, time_of, with_places
from .insiders import check_insiders
from .interest import check_interests
from .lexicon import load_lexicon
from .names import name_table
from .precedent import check_precedents
from .presence import check_existence, check_presence
from .quantities import check_quantities
from .recognition import check_recognition, check_state_of_world
from .shared_origin import check_shared_origins
from .usage import check_usage

Check = Callable[[Inquiry], Iterator[Finding]]

# In the order in which an analyst would read them.
CHECKS: tuple[Check, ...] = (
    check_shared_origins,
    check_interests,
    check_insiders,
    check_hearsay,
    check_tensions,
    check_double_talk,
    check_quantities,
    check_hardening,
    check_denials,
    check_doubts,
    check_admissions,
    check_feasibility,
    check_presence,
    check_existence,
    check_state_of_world,
    check_recognition,
    check_usage,
    check_precedents,
)


def check_claims(
    *,
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
    origins: Mapping[str, Origins],
    world: World,
    mentions: Mapping[str, Sequence[Mention]] = MappingProxyType({}),
    as_of: Interval | None = None,
) -> tuple[Finding, ...]:
    """Return what every check finds on every claim, in the order of claims and of `CHECKS`.

    `statements` are resolved (their claim and the sources of their hops are set); `documents` and
    `sources` are by id, `origins` by claim, `mentions` by document: whom it names by names of its own. Order of statements and documents changes nothing.
    Nothing dated after `as_of` is used. Weights are left at 0 for a later stage to set.
    """
    placed = sorted(statements, key=lambda each: (each.document, each.start, each.end, each.id))
    names = name_table(world.actors, claims)
    lexicon = load_lexicon()
    events = {each.id: events_of(lexicon, each) for each in placed}
    mentioned = {each.id: _mentioned(each, mentions.get(each.document, ())) for each in placed}
    found: dict[str, Finding] = {}
    for claim in claims:
        inquiry = Inquiry(
            claim=with_places(claim, world),
            actors=tuple(dict.fromkeys(map(names.id_of, claim.actors))),
            statements=tuple(each for each in placed if each.claim == claim.id),
            all_statements=tuple(placed),
            events=events,
            claims={each.id: each for each in claims},
            documents=documents,
            sources=sources,
            origins=origins.get(claim.id),
            world=world,
            names=names,
            mentioned=mentioned,
            lexicon=lexicon,
            at=time_of(claim, as_of),
            as_of=as_of,
        )
        for check in CHECKS:
            found.update((finding.id, finding) for finding in check(inquiry))
    return tuple(found.values())


def _mentioned(statement: Statement, mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the actors that a statement names, those known from its own document included."""
    first = bisect_left(mentions, statement.start, key=lambda one: one.span.start)
    last = bisect_left(mentions, statement.end, key=lambda one: one.span.start)
    return frozenset(one.of for one in mentions[first:last] if one.kind == "actor")


__all__ = ["CHECKS", "Check", "Inquiry", "check_claims"]
