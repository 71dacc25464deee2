"""One finding for each thing found, however many copies of a word it was found in.

A copy moves nothing: a denial, or a contradiction inside a report, that ten papers took over is found
in each of them, and counts once.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

from whence.model import Finding, Testimony

from .dependence import origin_of

# What makes two findings the same thing found: their likeness, and the origin or the words.
_Key: TypeAlias = tuple[str, str, str, str]


def distinct(
    findings: Sequence[Finding], testimonies: Iterable[Testimony], kept: Collection[str] = ()
) -> list[Finding]:
    """Return the findings without those that copies repeat, in their order.

    Two are one if they are alike in kind, subkind and direction, and either in the same words, or in
    two documents whose words go back to one origin, be it by a sure link (parents that sum to 1).
    Two of one document are two: an origin with two contradictions has two, in each of its copies.
    Of those that say as much the `kept` stay, by their ids.
    """
    homes = _homes(testimonies)
    places = [_place(one, homes) for one in findings]
    most = _fullest(findings, places, kept)
    of_an_origin = [
        one
        for one, place in zip(findings, places, strict=True)
        if place is None or most[(*_likeness(one), place[0])] == place[1]
    ]
    first: dict[_Key, str] = {}
    for one in sorted(of_an_origin, key=lambda one: one.id not in kept):
        first.setdefault((*_likeness(one), _words(one)), _where(one))
    return [
        one
        for one in of_an_origin
        if not one.spans or first[(*_likeness(one), _words(one))] == _where(one)
    ]


def _homes(testimonies: Iterable[Testimony]) -> dict[tuple[str, int, int], str]:
    everyone = {one.id: one for one in testimonies}
    said = {id: int(one.stance == "asserts") for id, one in everyone.items()}
    return {
        (span.document, span.start, span.end): origin_of(one.id, everyone, said)
        for one in everyone.values()
        for span in one.spans
    }


def _place(finding: Finding, homes: dict[tuple[str, int, int], str]) -> tuple[str, str] | None:
    """Return the origin and the document of a finding on one document's words, None for others."""
    documents = {span.document for span in finding.spans}
    origins = (homes.get((span.document, span.start, span.end)) for span in finding.spans)
    origin = next((one for one in origins if one), None)
    return (origin, documents.pop()) if origin and len(documents) == 1 else None


def _fullest(
    findings: Sequence[Finding],
    places: Sequence[tuple[str, str] | None],
    kept: Collection[str],
) -> dict[_Key, str]:
    """Return for each likeness and origin the document in which most was found."""
    counts: dict[_Key, Counter[str]] = defaultdict(Counter)
    with_kept: dict[_Key, set[str]] = defaultdict(set)
    for one, place in zip(findings, places, strict=True):
        if place is not None:
            key = (*_likeness(one), place[0])
            counts[key][place[1]] += 1
            if one.id in kept:
                with_kept[key].add(place[1])
    return {
        key: min(found, key=lambda one: (-found[one], one not in with_kept[key], one))
        for key, found in counts.items()
    }


def _likeness(finding: Finding) -> tuple[str, str, str]:
    return finding.kind, finding.subkind, finding.direction


def _words(finding: Finding) -> str:
    """Return the words of a finding, each once: one that lists ten copies has those of the first."""
    return "\n".join(sorted({" ".join(span.quote.split()).casefold() for span in finding.spans}))


def _where(finding: Finding) -> str:
    return "\n".join(span.document for span in finding.spans)
