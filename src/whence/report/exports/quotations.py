"""What reports say on a claim, in schema.org's words: quotations, and what the reports go back to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whence.model import Assessment, ClaimVerdict, Document, Hop, Statement
from whence.text import fold

from ..safe import plain

# A link is told where it is likelier than not.
_LIKELY = 0.5
# An origin is named where it is as good as sure that it is shared: who reads it back settles it so.
_SURE = 0.9
_PEOPLE = ("person", "anonymous")


def statements_in(assessment: Assessment, claim: ClaimVerdict, document: str) -> list[Statement]:
    """Return what a document says on a claim, in the order of its words."""
    found = (one for one in assessment.statements if one.claim == claim.id)
    return sorted((one for one in found if one.document == document), key=lambda one: one.start)


def quotations(statements: list[Statement], document: Document) -> list[dict[str, Any]]:
    """Return statements as quotations: the words, whose they are, and how they stand to the claim.

    `keywords` are the tags that annotations have, `position` is where the words begin.
    """
    voices = fold(" ".join(filter(None, (document.publisher, document.author, document.id))))
    return [_quotation(one, voices) for one in statements]


def _quotation(one: Statement, voices: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "Quotation",
        "text": plain(one.text),
        "position": one.start,
        "keywords": [*_keywords(one, voices)],
    }
    if one.chain and _is_source(one.chain[-1], voices):
        made["spokenByCharacter"] = _named(one.chain[-1])
    return made


def _named(hop: Hop) -> dict[str, Any]:
    """Return somebody on whose word a statement rests."""
    kind = "Person" if hop.kind in _PEOPLE else "Organization"
    return {"@type": kind, "name": plain(hop.name)}


def _is_source(hop: Hop, voices: str) -> bool:
    """Say whether somebody else speaks than the document in its own voice."""
    return hop.start is not None or fold(hop.name) not in voices


def _keywords(one: Statement, voices: str) -> Iterator[str]:
    yield from (one.stance, one.certainty)
    if not one.chain:
        return
    last = one.chain[-1]
    if _is_source(last, voices):
        yield f"kind:{last.kind}"
        if not last.named:
            yield "unnamed"
    yield f"directness:{last.directness}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What the reports of a claim go back to: other reports, by document, and origins with theirs."""

    labels: Mapping[str, str]
    relied: Mapping[str, Sequence[str]]
    origins: Sequence[frozenset[str]]


def grounds_of(assessment: Assessment, claim: ClaimVerdict) -> Grounds:
    """Return what the reports of a claim likely rely on, and which origins are as good as sure."""
    relied: dict[str, list[str]] = defaultdict(list)
    for link in sorted(assessment.links, key=lambda one: (-one.probability, one.to)):
        directed = link.kind in ("cites", "copies", "repeats")
        if directed and link.claim in (None, claim.id) and link.probability >= _LIKELY:
            relied[link.from_].append(link.to)
    return Grounds(
        labels={one.id: one.label for one in claim.origins.members},
        relied=relied,
        origins=_sure_origins(assessment, claim),
    )


def based_on(grounds: Grounds, document: str) -> list[dict[str, Any]] | None:
    """Return what a document goes back to: reports it likely relies on, and origins it shares."""
    reports = [
        {
            "@type": "CreativeWork",
            "identifier": plain(id),
            "name": plain(grounds.labels.get(id, id)),
        }
        for id in dict.fromkeys(grounds.relied.get(document, ()))
    ]
    shared = [
        {"@type": "CreativeWork", "identifier": f"origin:{place}", "name": f"origin {place}"}
        for place, group in enumerate(grounds.origins, 1)
        if document in group
    ]
    return [*reports, *shared] or None


def _sure_origins(assessment: Assessment, claim: ClaimVerdict) -> list[frozenset[str]]:
    """Return the reports of one origin that links as good as sure join, in sets of two or more."""
    homes = {one.id: frozenset((one.id,)) for one in claim.origins.members}
    places: dict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(claim.origins.groups):
        for id in group:
            places[id].add(place)
    for link in assessment.links:
        ends = (link.from_, link.to)
        holds = link.claim in (None, claim.id) and link.probability >= _SURE
        together = bool(places[link.from_] & places[link.to])
        if holds and together and all(end in homes for end in ends):
            joined = homes[link.from_] | homes[link.to]
            homes |= dict.fromkeys(joined, joined)
    return [one for one in dict.fromkeys(homes.values()) if len(one) > 1]
