"""Of whom a turn on somebody's gain is said, among those on whose word a text reports."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from whence.model import Document, Source, Statement
from whence.text import fold

from .stakes_words import described, means_those, name_after, named_in, pronoun_last

_BESIDE = 60  # characters around a mention in which its body is named


def names_of_sources(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return folded names of named sources, people's surnames too, without those that two bear."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for source in sources.values():
        for name in source.names if source.kind != "anonymous" else ():
            *given, last = fold(name).split() or [""]
            person = source.kind in ("person", "official") and given and name.split()[-1].istitle()
            for one in (fold(name), last if person else ""):
                if len(one) > 1:
                    bearers[one].add(source.id)
    return {name: ids.pop() for name, ids in bearers.items() if len(ids) == 1}


def whom(
    document: Document,
    statements: Sequence[Statement],
    sources: Mapping[str, Source],
    names: Mapping[str, str],
    places: tuple[int, int, int],
) -> tuple[str, ...]:
    """Return of whom a turn is said: the sources described, quoted or named before it.

    `places` are where the sentences before begin, where its own does, and where the turn stands.
    """
    before, start, at = places
    here = document.text[start:at]
    one = described(here, sources.values())
    if one:
        return (one,)
    folded = fold(here)
    if means_those(folded):
        outlets = {id for _, id in named_in(fold(document.text[before:at]), names)}
        return tuple(sorted(_through(statements, outlets)))
    quoted = _quoted(statements, start, at) + named_in(folded, names)
    if not quoted and pronoun_last(folded):
        quoted = _quoted(statements, before, start)
        quoted += named_in(fold(document.text[before:start]), names)
    if not quoted:
        quoted = _of_body(document, statements, places)
    return (max(quoted, key=lambda row: row[0])[1],) if quoted else ()


def _of_body(
    document: Document, statements: Sequence[Statement], places: tuple[int, int, int]
) -> list[tuple[int, str]]:
    """Return who was quoted just before as of the body that a sentence begins with.

    “…, Greta Sohl of Short Hill Capital said. Short Hill Capital has bet against it.”
    """
    before, start, at = places
    name, end = name_after(document.text, start)
    while name and not (name.istitle() and end <= at):
        name, _, _ = name.rpartition(" ")
        end = start + len(name)
    if not name:
        return []
    return [
        (place, source)
        for place, source in _quoted(statements, before, start)
        if name in document.text[max(before, place - _BESIDE) : min(start, place + _BESIDE)]
    ]


def _quoted(statements: Sequence[Statement], start: int, end: int) -> list[tuple[int, str]]:
    return [
        (hop.start, hop.source)
        for each in statements
        for hop in each.chain
        if hop.start is not None and start <= hop.start < end
    ]


def _through(statements: Sequence[Statement], outlets: set[str]) -> set[str]:
    """Return those on whose word a document has what outlets report."""
    return {
        each.chain[-1].source
        for each in statements
        if each.stance == "asserts" and outlets & {hop.source for hop in each.chain[:-1]}
    } - outlets
