"""Checks that every id is given once, and that nothing contains or requires itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from whence.model import Knowledge, Question, SourceList

from .errors import Problem
from .records import Loaded
from .yaml import Path


def check_duplicates(
    question: Loaded[Question],
    knowledge: Sequence[Loaded[Knowledge]],
    sources: Loaded[SourceList],
) -> Iterator[Problem]:
    """Yield ids given twice, in one file or in two, and empty ones."""
    asked = question.record
    yield from _twice("claims", [(question, asked.claims)])
    yield from _twice("hypotheses", [(question, asked.hypotheses)])
    yield from _twice("sources", [(sources, sources.record.sources)])
    for section in ("actors", "places", "facts", "precedents"):
        yield from _twice(section, [(file, getattr(file.record, section)) for file in knowledge])


def check_circles(
    question: Loaded[Question], knowledge: Sequence[Loaded[Knowledge]]
) -> Iterator[Problem]:
    """Yield each place that lies within itself and each claim that requires itself."""
    outer = {
        place.id: (place.within,)
        for file in knowledge
        for place in file.record.places
        if place.within
    }
    for file in knowledge:
        for index, place in enumerate(file.record.places):
            if _reaches_itself(place.id, outer):
                yield file.problem(("places", index, "within"), f"{place.id} lies within itself")
    needs = {claim.id: claim.requires for claim in question.record.claims}
    for index, claim in enumerate(question.record.claims):
        if _reaches_itself(claim.id, needs):
            yield question.problem(("claims", index, "requires"), f"{claim.id} requires itself")


def _twice(section: str, files: Iterable[tuple[Loaded[Any], Sequence[Any]]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file, things in files:
        for index, thing in enumerate(things):
            at: Path = (section, index, "id")
            if not thing.id.strip():
                if section != "facts":  # a fact gets its id from its content
                    yield file.problem(at, "must not be empty")
                continue
            if thing.id in seen:
                yield file.problem(at, f"the id {thing.id!r} is already used in {seen[thing.id]}")
            seen.setdefault(thing.id, f"{file.path}:{file.marked.line(at)}")


def _reaches_itself(start: str, onward: Mapping[str, Sequence[str]]) -> bool:
    """Say whether one comes back to `start` by following the steps onward."""
    reached: set[str] = set()
    waiting = list(onward.get(start, ()))
    while waiting:
        here = waiting.pop()
        if here == start:
            return True
        if here not in reached:
            reached.add(here)
            waiting += onward.get(here, ())
    return False
