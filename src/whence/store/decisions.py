"""What the analyst decides of names in `case.yaml`: checked as written, and against what was read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from whence.model import Actor, Case, Document, Issue, NameDecision, Place, Question, Source
from whence.text import fold, words

from .errors import Problem
from .records import Loaded
from .references import Places
from .yaml import Path

_KEYS = ("same", "apart", "unsure")


def check_decisions(question: Loaded[Question]) -> Iterator[Problem]:
    """Yield each entry of `names:` that says nothing, or that another one contradicts."""
    entries = question.record.names
    for index, entry in enumerate(entries):
        for at, what in _entry(entry):
            yield question.problem(("names", index, *at), what)
    for index, key, other, told in _contradictions(entries):
        line = question.marked.line(("names", other))
        what = f"{told} by line {line}; keep one of the two"
        yield question.problem(("names", index, key), what)


def decision_places(question: Loaded[Question]) -> Places:
    """Return for each entry of `names:` where it is written, as `file:line`."""
    places: Places = {}
    for index, entry in enumerate(question.record.names):
        places.setdefault(entry, f"{question.path}:{question.marked.line(('names', index))}")
    return places


def unmet_names(
    case: Case, documents: Sequence[Document], sources: Iterable[Source] = ()
) -> list[Issue]:
    """Return a warning for each name of a decision that is nowhere in the case.

    That is, no id or name of an actor, place or source, and no words of a document.
    """
    if not case.question.names:
        return []
    known = {fold(word) for word in _words(case)}
    known |= {fold(word) for source in sources for word in (source.id, *source.names)}
    texts = [
        " " + " ".join(_plain(text) for text in (one.text, one.title, one.publisher) if text) + " "
        for one in documents
    ]
    return [
        Issue(level="warning", what=f"{_place(case, entry)}: names: {_missing(name)}")
        for entry in case.question.names
        for name in _names(entry)
        if fold(name) not in known and not any(f" {_plain(name)} " in text for text in texts)
    ]


def _words(case: Case) -> Iterator[str]:
    things: tuple[Actor | Place, ...] = (*case.knowledge.actors, *case.knowledge.places)
    for thing in things:
        yield thing.id
        yield from (name.name for name in thing.names)
    for source in case.sources:
        yield from (source.id, *source.names)


def _plain(text: str) -> str:
    folded = fold(text)
    return " ".join(folded[start:end].removesuffix("'s") for start, end in words(folded))


def _entry(entry: NameDecision) -> Iterator[tuple[Path, str]]:
    given = [key for key in _KEYS if getattr(entry, key)]
    if len(given) != 1:
        yield (), "write `same`, `apart` or `unsure`, one of them, with a list of names"
        return
    key = given[0]
    for name, count in Counter(map(_key, _names(entry))).items():
        if count > 1:
            yield (key,), f"{name!r} is named {count} times"
        if not name:
            yield (key,), "a name must not be empty"
    if len(_names(entry)) < 2:
        yield (key,), "must name two names or more"
    if not entry.why.strip():
        yield ("why",), "must not be empty: the reason is shown in the report"


def _contradictions(
    entries: Sequence[NameDecision],
) -> Iterator[tuple[int, str, int, str]]:
    """Yield entries that keep apart, or open, what another joins, be it through a third name."""
    home: dict[str, str] = {}
    by: dict[str, int] = {}
    for index, entry in enumerate(entries):
        for name in map(_key, entry.same):
            home[_root(home, name)] = _root(home, _key(entry.same[0]))
            by.setdefault(name, index)
    kept: dict[frozenset[str], tuple[int, str]] = {}
    for index, entry in enumerate(entries):
        key = "apart" if entry.apart else "unsure"
        names = list(dict.fromkeys(map(_key, (*entry.apart, *entry.unsure))))
        for place, name in enumerate(names):
            for other in names[:place]:
                if name in by and _root(home, name) == _root(home, other):
                    yield index, key, by[name], f"{other!r} and {name!r} are the same"
                    break
                was = kept.setdefault(frozenset((name, other)), (index, key))
                if was[1] != key:
                    yield index, key, was[0], f"{other!r} and {name!r} are {was[1]}"


def _root(home: dict[str, str], name: str) -> str:
    while home.setdefault(name, name) != name:
        home[name] = home[home[name]]  # halving keeps the paths short
        name = home[name]
    return name


def _names(entry: NameDecision) -> tuple[str, ...]:
    return entry.same or entry.apart or entry.unsure


def _key(name: str) -> str:
    return " ".join(fold(name).split()).removeprefix("the ")


def _place(case: Case, entry: NameDecision) -> str:
    return case.places.get(entry, "case.yaml")


def _missing(name: str) -> str:
    return f"{name!r} is no name in this case, and no document has it"
