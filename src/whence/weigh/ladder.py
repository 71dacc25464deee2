"""Who asserts which degree of a thing, and who alone asserts the highest.

Talks are less than a meeting, a meeting less than an agreement (`ladders.yaml`). What is said with a
reserve, or as a topic ("merger talks"), does not reach its rung. Sources are told apart here even
where their words go back to one origin: the question is who says the most.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whence.model import Claim, ClaimVerdict, Rating, Rung, Source, Span, Statement, Verdict

_DEEDS = "alliance"  # the ladder of what parties do together
_TOGETHER = ("agreement", "joint-operation")
_Place = tuple[str, int, str]  # ladder, level, rung


def rungs_of(
    claim: Claim, statements: Iterable[Statement], sources: Mapping[str, Source]
) -> tuple[Rung, ...]:
    """Return the degrees of a claim that sources assert without reserve, the lowest first.

    Each source stands on the highest rung that it asserts, on one ladder: that of deeds for what
    parties do together, else the one on which most sources stand.
    """
    tops: dict[tuple[str, str], tuple[int, str]] = {}
    spans: dict[tuple[str, str], Span] = {}
    for statement in statements:
        if statement.claim != claim.id or statement.stance != "asserts" or not statement.chain:
            continue
        if statement.certainty != "certain":
            continue
        for degree in statement.degrees:
            key = (degree.ladder, statement.chain[-1].source)
            if degree.state == "asserted" and degree.level > tops.get(key, (0, ""))[0]:
                tops[key], spans[key] = (degree.level, degree.rung), degree.span
    by_rung: dict[_Place, list[tuple[str, Span]]] = defaultdict(list)
    for (ladder, source), (level, rung) in sorted(tops.items()):
        by_rung[ladder, level, rung].append((source, spans[ladder, source]))
    ladder = _ladder(claim, by_rung)
    return tuple(
        Rung(
            ladder=ladder,
            rung=rung,
            level=level,
            sources=tuple(source for source, _ in rows),
            names=tuple(dict.fromkeys(_name(source, sources) for source, _ in rows)),
            spans=tuple(span for _, span in rows),
        )
        for (on, level, rung), rows in sorted(by_rung.items())
        if on == ladder
    )


def _ladder(claim: Claim, by_rung: Mapping[_Place, Sequence[object]]) -> str:
    if claim.kind in _TOGETHER:
        return _DEEDS
    votes: dict[str, int] = defaultdict(int)
    for (ladder, _, _), rows in by_rung.items():
        votes[ladder] += len(rows)
    return max(sorted(votes), key=lambda ladder: votes[ladder], default="")


def _name(id: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(id)
    return source.names[0] if source and source.names else id


def sole_sources(ratings: Iterable[Rating]) -> dict[str, str]:
    """Return by claim the source on whose word alone its top rung rests, where there are lower ones.

    That is the only one that asserts it, or the one on whose word the origin rests to which all that
    assert it go back: several of one hand are one.
    """
    found = ((one.claim, _sole(one)) for one in ratings if len(one.rungs) > 1)
    return {claim: source for claim, source in found if source}


def _sole(rating: Rating) -> str | None:
    top = set(rating.rungs[-1].sources)
    if len(top) == 1:
        return next(iter(top))
    behind = [
        one for one in rating.origins if one.stance == "asserts" and top & {one.source, *one.others}
    ]
    if len(behind) == 1 and top <= {behind[0].source, *behind[0].others}:
        return behind[0].source
    return None


def with_sole(ratings: Iterable[Rating], verdict: Verdict) -> tuple[Rating, ...]:
    """Return the ratings with the source on which the top rung rests, and what is left without it.

    That is the probability without all that rests on its word alone, or else without the origin that
    rests on its word before that of others; None where its origin rests on others anyhow.
    """
    rated = tuple(ratings)
    sole = sole_sources(rated)
    claims = {claim.id: claim for claim in verdict.claims}
    return tuple(
        replace(one, sole=sole[one.claim], without=_without(one, sole[one.claim], claims))
        if one.claim in sole
        else one
        for one in rated
    )


def _without(rating: Rating, source: str, claims: Mapping[str, ClaimVerdict]) -> float | None:
    claim = claims.get(rating.claim)
    if claim is None:
        return None
    origins = {one.testimony for one in rating.origins if one.source == source}
    only = set(rating.rungs[-1].sources) == {source}
    alone = [one for one in claim.influence if only and one.kind == "source" and one.id == source]
    first = [one for one in claim.drivers if one.kind == "origin" and one.id in origins]
    return next((one.probability for one in (*alone, *first)), None)
