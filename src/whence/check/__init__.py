"""Claims and statements against each other and against what is known: → findings.

Pure functions. Each check looks at one claim (an `Inquiry`) and yields findings, each a sentence
an analyst would sign, with the words or the facts it rests on.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from whence.model import (
    Claim,
    Document,
    Finding,
    Interval,
    Mention,
    NameUse,
    Origins,
    Source,
    Stance,
    Statement,
    World,
)
from whence.text import Stretches

from .absence import check_presence
from .admission import check_admissions
from .alibi import check_alibi, check_witnesses
from .branches import check_branches
from .circular import mark_circular
from .common_enemy import check_common_enemy
from .conditions import check_conditions
from .contradiction import check_double_talk, check_tensions
from .denial import check_denials, check_doubts
from .events import events_of
from .exhibits import check_exhibits
from .existence import check_existence, check_speakers_existence
from .hardening import check_hardening
from .hearsay import check_hearsay
from .inquiry import LATEST_REPORT, Inquiry, time_of, with_places
from .insiders import check_insiders
from .interest import check_interests
from .labels import name_once
from .lasting import with_lasting_ids
from .levels import check_levels
from .lexicon import load_lexicon
from .names import name_table
from .naming import name_uses
from .newcomer import check_newcomers
from .office import check_office, check_speakers_office
from .precedent import check_precedents
from .predictions import check_predictions
from .quantities import check_quantities
from .recognition import check_recognition, check_state_of_world
from .scope import check_not_covered, check_scope
from .shared_origin import check_shared_origins
from .silence import check_silence
from .stakes import find_stakes
from .states import check_intentions, check_states
from .turns import take_notes
from .usage import check_usage
from .ways import check_ways
from .weaker import check_lower_rungs, check_weaker

Check = Callable[[Inquiry], Iterator[Finding]]

# In the order in which an analyst would read them.
CHECKS: tuple[Check, ...] = (
    check_shared_origins,
    check_interests,
    check_insiders,
    check_hearsay,
    check_exhibits,
    check_tensions,
    check_double_talk,
    check_quantities,
    check_hardening,
    check_lower_rungs,
    check_denials,
    check_doubts,
    check_not_covered,
    check_silence,
    check_admissions,
    check_weaker,
    check_common_enemy,
    check_intentions,
    check_states,
    check_ways,
    check_presence,
    check_existence,
    check_office,
    check_speakers_office,
    check_speakers_existence,
    check_alibi,
    check_witnesses,
    check_state_of_world,
    check_scope,
    check_conditions,
    check_recognition,
    check_usage,
    check_newcomers,
    check_precedents,
    check_branches,
    check_predictions,
    check_levels,
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
    naming: Sequence[NameUse] | None = None,
) -> tuple[Finding, ...]:
    """Return what every check finds on every claim, in the order of claims and of `CHECKS`.

    `statements` are resolved (their claim and the sources of their hops are set); `documents` and
    `sources` are by id, `origins` by claim, `mentions` by document: whom it names by names of its own. Order of statements and documents changes nothing.
    `naming` is who calls whom by which name, worked out here if it is not given.
    Nothing dated after `as_of` is used. Weights are left at 0 for a later stage to set.
    """
    placed = sorted(statements, key=lambda each: (each.document, each.start, each.end, each.id))
    names = name_table(world.actors, claims)
    lexicon = load_lexicon()
    events = {each.id: events_of(lexicon, each) for each in placed}
    mentioned = {each.id: _mentioned(each, mentions.get(each.document, ())) for each in placed}
    uses = naming
    if uses is None:
        uses = name_uses(
            claims=claims,
            documents=documents.values(),
            statements=placed,
            sources=sources,
            mentions=mentions,
            world=world,
        )
    notes = {id: take_notes(id, document.text) for id, document in documents.items()}
    found: dict[str, Finding] = {}
    memo: dict[str, Any] = {}
    for claim in claims:
        ours = tuple(each for each in placed if each.claim == claim.id)
        at = time_of(claim, as_of, _published(ours, documents))
        inquiry = Inquiry(
            claim=with_places(claim, world),
            actors=tuple(dict.fromkeys(map(names.id_of, claim.actors))),
            statements=ours,
            all_statements=tuple(placed),
            events=events,
            claims={each.id: each for each in claims},
            documents=documents,
            sources=sources,
            origins=origins.get(claim.id),
            world=world,
            names=names,
            mentioned=mentioned,
            naming=tuple(uses),
            lexicon=lexicon,
            at=at,
            as_of=as_of,
            when_rule=LATEST_REPORT if at and at.rule == LATEST_REPORT else "",
            notes=notes,
            mentions=mentions,
            spots=_spots(ours),
            memo=memo,
            taken=_taken(ours),
        )
        for check in CHECKS:
            for one in check(inquiry):
                found[one.id] = name_once(mark_circular(inquiry, one), documents.values())
    return with_lasting_ids(found.values())


def _published(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[Interval, ...]:
    ids = dict.fromkeys(each.document for each in statements)
    return tuple(documents[id].published for id in ids if id in documents)


def _taken(statements: Sequence[Statement]) -> dict[str, frozenset[Stance]]:
    """Return by document the stances it takes itself: in its own voice, on nobody else's word."""
    found = defaultdict[str, set[Stance]](set)
    for each in statements:
        if len(each.chain) < 2:
            found[each.document].add(each.stance)
    return {document: frozenset(stances) for document, stances in found.items()}


def _spots(statements: Sequence[Statement]) -> dict[str, Stretches]:
    """Return by document where these statements stand."""
    places = defaultdict[str, list[tuple[int, int]]](list)
    for each in statements:
        places[each.document].append((each.start, each.end))
    return {document: Stretches(spans) for document, spans in places.items()}


def _mentioned(statement: Statement, mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the actors that a statement names, those known from its own document included."""
    first = bisect_left(mentions, statement.start, key=lambda one: one.span.start)
    last = bisect_left(mentions, statement.end, key=lambda one: one.span.start)
    return frozenset(one.of for one in mentions[first:last] if one.kind == "actor")


__all__ = ["CHECKS", "Check", "Inquiry", "check_claims", "find_stakes", "name_uses"]
