"""Checks within one record: numbers in their range, ends after beginnings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from whence.model import (
    Actor,
    Hypothesis,
    Interval,
    Knowledge,
    Name,
    Place,
    Question,
    Reliability,
    SourceList,
)

from .errors import Problem
from .records import Loaded
from .yaml import Path

# Priors written with few decimals (three times 0.3334) may pass 1 by a rounding error.
_ROUNDING = 1e-3


def check_ranges(
    question: Loaded[Question],
    knowledge: Iterable[Loaded[Knowledge]],
    sources: Loaded[SourceList],
) -> Iterator[Problem]:
    """Yield what is out of range or ends before it begins."""
    yield from _priors(question)
    for file in knowledge:
        for at, what in (*_names(file.record), *_places(file.record), *_facts(file.record)):
            yield file.problem(at, what)
    for index, source in enumerate(sources.record.sources):
        if isinstance(source.reliability, Reliability):
            for what in _reliability(source.reliability):
                yield sources.problem(("sources", index, "reliability"), what)


def _priors(question: Loaded[Question]) -> Iterator[Problem]:
    """Priors lie between 0 and 1, and those of one claim's explanations add up to at most 1."""
    totals: dict[str | None, float] = defaultdict(float)
    for index, hypothesis in enumerate(question.record.hypotheses):
        at: Path = ("hypotheses", index, "prior")
        prior = hypothesis.prior or 0.0
        if not 0 <= prior <= 1:
            yield question.problem(at, "must lie between 0 and 1")
            continue
        claim = _claim_of(hypothesis, question.record)
        totals[claim] += prior
        if prior and totals[claim] > 1 + _ROUNDING:
            about = f" of {claim}" if claim else ""
            what = f"the priors{about} add up to {totals[claim]:.2f}; they must not pass 1"
            yield question.problem(at, what)


def _claim_of(hypothesis: Hypothesis, question: Question) -> str | None:
    """Return the claim a hypothesis explains; in a case with one claim it need not be named."""
    only = question.claims[0].id if len(question.claims) == 1 else None
    return hypothesis.claim or only


def _names(known: Knowledge) -> Iterator[tuple[Path, str]]:
    named: dict[str, tuple[Actor | Place, ...]] = {"actors": known.actors, "places": known.places}
    for section, things in named.items():
        for index, thing in enumerate(things):
            for at, name in enumerate(thing.names):
                path: Path = (section, index, "names", at)
                yield from _order(path, name.from_, name.until)
                yield from _empty((*path, "name"), name)


def _empty(path: Path, name: Name) -> Iterator[tuple[Path, str]]:
    if not name.name.strip():
        yield path, "must not be empty"


def _places(known: Knowledge) -> Iterator[tuple[Path, str]]:
    for index, place in enumerate(known.places):
        for key, value, most in (("lat", place.lat, 90), ("lon", place.lon, 180)):
            if value is not None and not -most <= value <= most:
                yield ("places", index, key), f"{value:g} is not between -{most} and {most} degrees"
        if (place.lat is None) != (place.lon is None):
            yield ("places", index), "lat and lon go together; one of them is missing"


def _facts(known: Knowledge) -> Iterator[tuple[Path, str]]:
    for index, fact in enumerate(known.facts):
        yield from _order(("facts", index), fact.from_, fact.until)
        if fact.confidence is not None and not 0 <= fact.confidence <= 1:
            yield ("facts", index, "confidence"), "must lie between 0 and 1"


def _order(path: Path, start: Interval | None, end: Interval | None) -> Iterator[tuple[Path, str]]:
    if start and end and end.before(start):
        yield (*path, "until"), f"{end} is before from, {start}; swap the two dates"


def _reliability(reliability: Reliability) -> Iterator[str]:
    if not 0 <= reliability.low <= reliability.mean <= reliability.high <= 1:
        yield "low, mean and high must lie between 0 and 1, in this order"
