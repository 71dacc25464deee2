"""What the analyst settles of origins in `case.yaml`: checked as written, and against what was read."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from whence.model import Case, Issue, Origins, Override, Question

from .errors import Problem, raise_problems, suggest
from .records import Loaded
from .references import Places
from .yaml import Path


def check_overrides(question: Loaded[Question]) -> Iterator[Problem]:
    """Yield each entry of `origins:` that says nothing, or that another one contradicts."""
    entries = question.record.origins
    for index, entry in enumerate(entries):
        for at, what in _entry(entry):
            yield question.problem(("origins", index, *at), what)
    told: set[int] = set()
    for claim in dict.fromkeys(entry.claim for entry in entries):
        for index, other, twice in _contradictions(entries, claim):
            if index not in told:
                told.add(index)
                line = question.marked.line(("origins", other))
                what = f"{twice} share one origin by line {line}; keep one of the two"
                yield question.problem(("origins", index, "apart"), what)


def override_places(question: Loaded[Question]) -> Places:
    """Return for each entry of `origins:` where it is written, as `file:line`."""
    places: Places = {}
    for index, entry in enumerate(question.record.origins):
        line = question.marked.line(("origins", index))
        places.setdefault(entry, f"{question.path}:{line}")
    return places


def check_origins(
    case: Case, documents: Collection[str], traced: Mapping[str, tuple[Origins, ...]]
) -> list[Issue]:
    """Return an issue for each entry that changes nothing; `traced` has the origins of each claim.

    Reports known only by citation get their ids when texts are read, so this is checked last.
    Raises `CaseError` for an id that is no document's and no such report's.
    """
    known = [*documents]
    for origins in traced.values():
        known += [member.id for one in origins for member in one.members]
    ids = list(dict.fromkeys(known))
    entries = case.question.origins
    check_ids(case, ids)
    used = {entry for origins in traced.values() for one in origins for entry in one.overrides}
    return [
        Issue(level="warning", what=f"{_place(case, entry)}: {_no_effect(entry)}")
        for entry in entries
        if entry not in used
    ]


def _entry(entry: Override) -> Iterator[tuple[Path, str]]:
    if bool(entry.same) == bool(entry.apart):
        yield (), "write `same` or `apart`, one of them, with a list of documents"
        return
    key = "same" if entry.same else "apart"
    for id, count in Counter(entry.reports).items():
        if count > 1:
            yield (key,), f"{id!r} is named {count} times"
    if len(entry.reports) < 2:
        yield (key,), "must name two documents or more"
    if not entry.why.strip():
        yield ("why",), "must not be empty: the reason is shown in the report"


def _contradictions(
    entries: tuple[Override, ...], claim: str | None
) -> Iterator[tuple[int, int, str]]:
    """Yield `apart` entries with the `same` entry that joins two of theirs, on one claim.

    What holds for every claim holds for this one; what is joined through a third counts as well.
    """
    home: dict[str, str] = {}
    by: dict[str, int] = {}
    holding = [(n, entry) for n, entry in enumerate(entries) if entry.claim in (None, claim)]
    for index, entry in holding:
        for id in entry.same:
            one, other = _root(home, entry.same[0]), _root(home, id)
            home[other] = one
            by.setdefault(id, index)
    for index, entry in holding:
        seen: dict[str, str] = {}
        for id in dict.fromkeys(entry.apart):
            root = _root(home, id)
            if root in seen and id in by:
                yield index, by[id], f"{seen[root]} and {id}"
                break
            seen[root] = id


def _root(home: dict[str, str], id: str) -> str:
    while home.setdefault(id, id) != id:
        home[id] = home[home[id]]  # halving keeps the paths short
        id = home[id]
    return id


def check_ids(case: Case, known: list[str]) -> None:
    """Raise `CaseError` where `origins:` names a report that is not known."""
    problems = []
    for number, entry in enumerate(case.question.origins):
        path, _, line = _place(case, entry).rpartition(":")
        for position, id in enumerate(entry.reports):
            if id not in known:
                key = "same" if entry.same else "apart"
                hint = suggest(id, known)
                what = f"origins[{number}].{key}[{position}]: unknown document {id!r}; {hint}"
                problems.append(Problem(path, int(line) if line else None, what))
    raise_problems(problems)


def _place(case: Case, entry: Override) -> str:
    return case.places.get(entry, "case.yaml:")


def _no_effect(entry: Override) -> str:
    on = f"on {entry.claim}" if entry.claim else "on one claim"
    return f"origins: {' and '.join(entry.reports)} do not speak {on} on one side; no effect"
