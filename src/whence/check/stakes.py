"""Who would gain from a claim by what the texts say of them, or by whom they are at odds with.

An interest that is coded goes before; one read here is marked as read, and weighs less. A remark
that a commenter makes again is the same remark: one support.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from whence.model import UNKNOWN, Claim, Document, Source, Span, Stake, Statement, World
from whence.text import fold, sentences

from .about import topic
from .inquiry import TOGETHER, cited
from .passage import wars
from .speakers import report_label
from .stakes_whom import names_of_sources, whom
from .stakes_words import (
    clause_end,
    gain_of,
    harms,
    name_after,
    quarrels_in,
    refers_back,
    ties_in,
)

_AS_THEY_ARE = re.compile(r"\s+as\s+\w+\s+\w+\s+", re.IGNORECASE)
_NAME = re.compile(r"(?<!\w)[A-Z]\w{2,}")
_SHORTEST = 4  # letters of a name: less may stand in any claim
_BEFORE = 2  # sentences in which those that "these sources" means are looked for
_MOST = 200  # remarks of one document: a hostile page may have any number
_Found = tuple[str, Stake]
_Way = Literal["for", "against"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Remark:
    """What one sentence says of somebody's gain: who, which way, by what ties, in which words."""

    sources: tuple[str, ...]
    way: _Way
    path: tuple[str, ...]
    spans: tuple[Span, ...]
    around: str
    foe: str = ""


def find_stakes(
    *,
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
    world: World,
) -> dict[str, tuple[Stake, ...]]:
    """Return by source what it would gain from each claim on which it speaks, where that is told.

    Told by a text ("would have a motive to exaggerate", "a rival of"), or by a known quarrel of its
    side with a party to what it asserts. A source whose interest in a claim is coded has none here
    for it, nor has one of which both ways are told.
    """
    spoken: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in statements:
        if each.claim and each.chain and each.stance != "discusses":
            spoken[each.chain[-1].source][each.claim].add(each.stance)
    found: dict[tuple[str, str, _Way], Stake] = {}
    told = _told(claims, statements, documents, sources, spoken)
    for source, stake in (*told, *_at_odds(claims, sources, spoken, world, documents)):
        if stake.claim not in {one.claim for one in sources[source].interests}:
            key = (source, stake.claim, stake.direction)
            found[key] = _joined(found[key], stake) if key in found else stake
    by_source: dict[str, list[Stake]] = defaultdict(list)
    for (source, claim, way), stake in sorted(found.items(), key=lambda row: row[0]):
        opposite: _Way = "against" if way == "for" else "for"
        if (source, claim, opposite) not in found:
            by_source[source].append(stake)
    return {source: tuple(stakes) for source, stakes in by_source.items()}


def _joined(first: Stake, again: Stake) -> Stake:
    """Join what is told twice: one support, with the words of both."""
    return replace(
        first,
        path=first.path or again.path,
        said_by=tuple(dict.fromkeys((*first.said_by, *again.said_by))),
        spans=tuple(dict.fromkeys((*first.spans, *again.spans))),
        facts=tuple(dict.fromkeys((*first.facts, *again.facts))),
    )


def _told(
    claims: Sequence[Claim],
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
    spoken: Mapping[str, Mapping[str, set[str]]],
) -> Iterator[_Found]:
    """Yield what texts say of the gains of those who speak on a claim, pages before comments."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        by_document[each.document].append(each)
    order = sorted(documents.values(), key=lambda one: (one.kind == "comment", one.id))
    for document in order:
        said_by = report_label(document, document.id)
        if document.kind == "comment":
            said_by += ", a comment"
        for remark in _remarks(document, by_document[document.id], sources):
            for claim in claims:
                for source in remark.sources:
                    if claim.id in spoken.get(source, {}) and _bears_on(remark, claim):
                        yield (
                            source,
                            Stake(
                                claim=claim.id,
                                direction=remark.way,
                                path=remark.path,
                                said_by=(said_by,),
                                spans=remark.spans,
                            ),
                        )


def _bears_on(remark: _Remark, claim: Claim) -> bool:
    """Say whether a remark is about the claim: they share a longer word or a name; a quarrel, its victim."""
    if remark.foe:
        return harms(claim.text) and _victim(remark.foe, fold(claim.text))
    shared = topic(remark.around) & topic(claim.text)
    return bool(shared) or bool(_proper(remark.around) & _proper(claim.text))


def _victim(foe: str, claim: str) -> bool:
    """Say whether a claim names the one behind a quarrel; what follows the name is left out."""
    words = fold(foe).split()
    tries = (words[:size] for size in range(len(words), 0, -1))
    return any(" ".join(each) in claim for each in tries if len(" ".join(each)) >= _SHORTEST)


def _proper(text: str) -> set[str]:
    """Return the names of a text, word by word: what it writes in capitals."""
    return {match.group() for match in _NAME.finditer(text)}


def _remarks(
    document: Document, statements: Sequence[Statement], sources: Mapping[str, Source]
) -> Iterator[_Remark]:
    """Yield what a document says of the gains and quarrels of sources, sentence by sentence."""
    pieces = sentences(document.text)
    folded = fold(document.text)
    names = names_of_sources(sources)
    left = _MOST
    for number, (start, end) in enumerate(pieces):
        inside = folded[start:end]
        before = pieces[max(0, number - _BEFORE)][0]
        for at, until, way in gain_of(inside):
            left -= 1
            if left < 0:
                return
            who = whom(document, statements, sources, names, (before, start, start + at))
            last = max(start + until, clause_end(document.text, start + until, end))
            gain = document.span(start + at, last)
            path, tied = _path(document, start, start + at)
            if who:
                begin = before if refers_back(inside) else start
                around = document.text[begin:end]
                yield _Remark(sources=who, way=way, path=path, spans=(gain, *tied), around=around)
        for at, until in quarrels_in(inside):
            left -= 1
            if left < 0:
                return
            foe, stop = name_after(document.text, start + until)
            who = whom(document, statements, sources, names, (before, start, start + at))
            if foe and who:
                span = document.span(start + at, stop)
                told = " ".join(span.quote.split())
                yield _Remark(
                    sources=who, way="for", path=(told,), spans=(span,), around=inside, foe=foe
                )


def _path(document: Document, start: int, at: int) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the ties that a sentence tells before it tells of the gain, with their words."""
    steps, spans = [], []
    for tie, end in ties_in(fold(document.text[start:at])):
        name, stop = name_after(document.text, start + end)
        if name:
            span = document.span(start + tie, stop)
            steps.append(_AS_THEY_ARE.sub(" ", " ".join(span.quote.split())))
            spans.append(span)
    return tuple(steps), tuple(spans)


def _at_odds(
    claims: Sequence[Claim],
    sources: Mapping[str, Source],
    spoken: Mapping[str, Mapping[str, set[str]]],
    world: World,
    documents: Mapping[str, Document],
) -> Iterator[_Found]:
    """Yield the gain of those who assert something of a party that their own side is at war with.

    Only of what parties do together, and of what would harm one.
    """
    for claim in claims:
        if not claim.actors or not (claim.kind in TOGETHER or harms(claim.text)):
            continue
        at = claim.when if claim.when and (claim.when.low or claim.when.high) else UNKNOWN
        for id in sorted(spoken):
            source = sources.get(id)
            if source is None or "asserts" not in spoken[id].get(claim.id, ()):
                continue
            bodies = [body for body in (id, *source.affiliation) if body not in claim.actors]
            rows = [(b, a, wars(world, b, a, at)) for b in bodies for a in claim.actors]
            for body, actor, facts in [row for row in rows if row[2]][:1]:
                how = "at war with" if facts[0].relation == "at_war_with" else "hostile to"
                side = () if body == id else (f"linked to {world.name(body)}",)
                yield (
                    id,
                    Stake(
                        claim=claim.id,
                        direction="for",
                        path=(*side, f"{how} {world.name(actor)}"),
                        facts=tuple(cited(world, fact, documents) for fact in facts[:1]),
                    ),
                )
