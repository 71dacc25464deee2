"""Whose earlier word no longer stands: who later says the opposite has taken it back.

A company that denies talks and then announces the deal, a paper that retracts, a service that corrects
its reading: one source has one word on a claim, its last. Whoever relayed the earlier one relayed what
is taken back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from whence.model import Document, Hop, Source, Stance, Statement

_OPPOSITE: dict[Stance, Stance] = {"asserts": "denies", "denies": "asserts"}


def without_taken_back(
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    sources: Iterable[Source],
) -> tuple[Statement, ...]:
    """Return the statements, those that their source took back only discussing the claim.

    `taken_back` then holds the stance they took. Only a later document of a known date takes back, and
    only plain denials and assertions of one named source, or of one body that publishes or speaks
    through its office.
    """
    bodies = _bodies(sources)
    said = tuple(statements)
    last: dict[tuple[str, str], tuple[datetime, Stance]] = {}
    for one in said:
        when = _when(documents[one.document])
        if one.claim is None or when is None or one.stance not in _OPPOSITE:
            continue
        for key in _keys(one.chain[-1], bodies) if one.certainty == "certain" else ():
            known = last.get((one.claim, key))
            if known is None or known[0] < when:
                last[one.claim, key] = (when, one.stance)

    def stands(one: Statement) -> bool:
        opposite, when = _OPPOSITE.get(one.stance), _when(documents[one.document])
        if one.claim is None or opposite is None or when is None:
            return True
        later = (last.get((one.claim, key)) for key in _all_keys(one, bodies))
        return not any(word and word[0] > when and word[1] == opposite for word in later)

    return tuple(
        one if stands(one) else replace(one, stance="discusses", taken_back=one.stance)
        for one in said
    )


def _bodies(sources: Iterable[Source]) -> dict[str, str]:
    """Return for each source that is or speaks for a body the body, where that is a source, too."""
    found = list(sources)
    ids = {one.id for one in found}
    return {
        one.id: one.camp
        for one in found
        if one.camp in ids and one.camp and one.kind in ("official", "organisation", "publisher")
    }


def _keys(hop: Hop, bodies: Mapping[str, str]) -> Iterator[str]:
    if hop.named and hop.kind not in ("anonymous", "document"):
        yield hop.source
    if body := bodies.get(hop.source):
        yield body


def _all_keys(one: Statement, bodies: Mapping[str, str]) -> Iterator[str]:
    """Yield the keys of the last source and of all that the words expressly came through."""
    yield from _keys(one.chain[-1], bodies)
    for hop in one.chain[:-1]:
        if hop.start is not None:
            yield from _keys(hop, bodies)


def _when(document: Document) -> datetime | None:
    return document.published.low or document.published.high
