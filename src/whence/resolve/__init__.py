"""Mentions become sources, actors, places and claims.

Names come from dated tables and from what documents define themselves; likeness of spelling never
merges two names. Statements are matched to claims, or claims found among them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whence.model import (
    UNKNOWN,
    Claim,
    CodedSource,
    Concession,
    Credit,
    Document,
    Interval,
    Issue,
    Knowledge,
    Mention,
    NameDecision,
    NameProposal,
    Placed,
    RivalList,
    Source,
    StatedAttempt,
    StatedRelation,
    Statement,
)

from .anonymous import perhaps_one
from .book import name_claims
from .camps import with_camps
from .claims import match_claims
from .conceded import conceded_before, with_conceded
from .credits import Outlets, find_credits, without_parties
from .discover import find_claims, find_question
from .facts import state_facts
from .fit import MatchConfig
from .identities import Identities, identify
from .mentions import find_mentions
from .merging import merge_knowledge
from .outlets import outlet_id, outlet_ids
from .places import find_places
from .position import take_positions
from .proposals import gather_names, setting_of
from .proposals import propose as propose_names
from .readings import as_near_as_coded, with_readings
from .settings import Settings
from .sources import coded_id, resolve_sources
from .taken import names_taken, placed
from .taking_back import without_taken_back
from .unite import unite
from .weighed import only_weighed

__all__ = ["MatchConfig", "Resolved", "find_question", "outlet_id", "resolve"]


_NOBODY = frozenset(
    "staff contributor spokesman spokeswoman editor unregistered-editor unnamed".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Statements with sources and claims, what is mentioned where, and who publishes what.

    `stated` is what documents say of the world in their own words, with the actors, places and names
    they bring; `proposals` are names that may mean one. `rivals` are explanations that texts list for
    how a report came about; what stands in them is only discussed.
    """

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    credits: Mapping[str, tuple[Credit, ...]]
    publishers: Mapping[str, tuple[str, ...]]
    question: str | None
    issues: tuple[Issue, ...]
    stated: Knowledge = field(default_factory=Knowledge)
    proposals: tuple[NameProposal, ...] = ()
    rivals: tuple[RivalList, ...] = ()
    concessions: tuple[Concession, ...] = ()


def resolve(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    *,
    claims: tuple[Claim, ...] = (),
    found_before: bool = False,
    question: str | None = None,
    knowledge: Knowledge | None = None,
    coded: tuple[CodedSource, ...] = (),
    relations: Sequence[StatedRelation] = (),
    attempts: Sequence[StatedAttempt] = (),
    config: MatchConfig | None = None,
    names: Sequence[NameDecision] = (),
    propose: bool = True,
    rivals: Sequence[RivalList] = (),
    concessions: Sequence[Concession] = (),
    readings: Sequence[Placed] = (),
) -> Resolved:
    """Resolve names, sources and claims of all statements, and what documents state besides.

    `claims` are those of the case; where there are none, they are found. `found_before` says that
    they were found so, in more documents than there are now, and are looked for as they were then.
    `names` are the analyst's decisions on names. `propose` says whether to look for names and
    unnamed sources that may be one, which changes nothing else. `rivals` are lists of explanations,
    `concessions` what texts leave open: where claims are found, these become claims of their own.
    `readings` are the analyst's: statements that are `coded` stand as they are in place of what is
    read in the same words on the same claim, and what he says bears on none bears on none.
    """
    known = knowledge or Knowledge()
    who = identify(documents, known, names, coded)
    books, stands = who.books, who.settled.stands
    by_id = {document.id: document for document in documents}
    publishers = {one.id: _publishers(one, coded, who) for one in documents}
    outlets = Outlets.of_case(documents, statements, publishers)
    found, sources = resolve_sources(statements, by_id, coded, books, outlets.meant, stands)
    everything = found
    coded_by_hand = [one for one in found if one.coded]
    found = [one for one in found if not one.coded]
    asked = question or (None if claims else find_question(documents))
    places = find_places(documents, books, known)
    settings = Settings(documents, books, places, known.places)
    given = _as_settled(claims, who)
    claims = given or tuple(find_claims(found, documents, books, asked, settings))
    # What the claims name is known from here on, in every document.
    shared = who.book.at(_time_of(claims)) if known.actors else books[documents[0].id]
    named = name_claims(claims, shared)
    books = {id: own.merged(named) for id, own in books.items()}
    shared = shared.merged(named)
    matched = tuple(map(_by_its_words, claims)) if found_before or not given else given
    apart = conceded_before(claims, concessions) if found_before else set()
    matched = tuple(one for one in matched if one.id not in apart)
    found, issues = match_claims(found, matched, by_id, books, shared, config or MatchConfig())
    found, unmet = with_readings(found, coded_by_hand, readings, documents)
    issues += unmet
    stated = state_facts(relations, attempts, documents, books, known, places)
    named_outlets = find_credits(documents, outlets, publishers)
    issues += named_outlets.issues(by_id)
    mentions = find_mentions(documents, books)
    proposals = placed(who.proposals, documents) + names_taken(found, sources, by_id)
    if propose:
        actors = (*who.settled.split(known.actors), *who.stated.actors)
        alike = gather_names(documents, mentions, found, sources, actors)
        publishing = frozenset(one.id for one in sources if one.kind == "publisher")
        setting = setting_of(documents, mentions, who.settled, publishing, actors)
        proposed, left_out = propose_names(alike, setting)
        proposals += proposed
        issues += left_out
        sources = perhaps_one(sources, found, by_id)
    camped = with_camps(sources, everything, by_id, stated.facts)
    standing = only_weighed(without_taken_back(found, by_id, camped), rivals)
    taken = as_near_as_coded(take_positions(standing, claims, by_id, camped), readings)
    beside = with_conceded(claims, taken, concessions, by_id, books, mentions, add=not given)
    claims = beside.claims
    return Resolved(
        statements=beside.statements,
        sources=camped,
        claims=settings.placed(claims),
        mentions=mentions,
        credits=without_parties(named_outlets.standing(stands), claims),
        publishers=_standing(named_outlets.publishers, stands),
        question=asked,
        issues=(*who.issues, *issues),
        stated=unite(
            merge_knowledge(
                [
                    who.stated,
                    Knowledge(actors=settings.targets(claims), places=places.records),
                    stated,
                ]
            ),
            claims,
            known,
        ),
        proposals=tuple(proposals),
        rivals=tuple(rivals),
        concessions=beside.concessions,
    )


def _as_settled(claims: tuple[Claim, ...], who: Identities) -> tuple[Claim, ...]:
    """Return the claims with the ids that stand for those of their actors."""
    stands = who.settled.stands
    return tuple(replace(one, actors=tuple(map(stands, one.actors))) for one in claims)


def _by_its_words(claim: Claim) -> Claim:
    """Return a claim found in texts as statements are matched to it.

    Its place, target and time are read from the words that it has anyway, and an event that is still
    to come is one that reports speak of before.
    """
    return replace(claim, place=None, target=None, when=None)


def _time_of(claims: Sequence[Claim]) -> Interval:
    """Return the time that all claims lie in; open where one has none."""
    times = [claim.when or UNKNOWN for claim in claims]
    lows, highs = [one.low for one in times], [one.high for one in times]
    known = [low for low in lows if low], [high for high in highs if high]
    return Interval(
        low=min(known[0]) if times and len(known[0]) == len(times) else None,
        high=max(known[1]) if times and len(known[1]) == len(times) else None,
    )


def _standing(
    publishers: Mapping[str, tuple[str, ...]], stands: Callable[[str], str]
) -> dict[str, tuple[str, ...]]:
    return {id: tuple(dict.fromkeys(map(stands, ids))) for id, ids in publishers.items()}


def _publishers(
    document: Document, coded: tuple[CodedSource, ...], who: Identities
) -> tuple[str, ...]:
    """Return the ids of the outlets that stand behind a document: its publisher, then its author."""
    names = [name for name in (document.publisher, document.author) if name]
    plain = [name.strip("\"'“”") for name in names]
    ids = [id for name in plain for id in outlet_ids(name) if id not in _NOBODY]
    book = who.named_at(document)
    known = [id for name in plain for id in (coded_id(name, coded), book.lookup(name)) if id]
    return tuple(dict.fromkeys([*ids, *known]))
