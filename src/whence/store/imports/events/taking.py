"""Events become knowledge: a table of facts and a list of places, and an account of what did not."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from whence.data.events import Events, events
from whence.model import InputError
from whence.text import slug

from ..additions import Additions
from .event import Event, RowError
from .following import COLUMNS, Row, actors, facts_of, follows, unsure_in
from .known import known_places
from .places import Places, written

_TOLD = 20  # rows with something wrong, or types, that are told one by one
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SUSPECT = frozenset("'=+-@\t\r")
_FACTS = 100_000  # of one file; some 20 MB
Rows = Iterable[tuple[str, "Event | RowError"]]


@dataclass(slots=True)
class _Account:
    """What was read, and what was not taken and why."""

    events: int = 0
    facts: int = 0
    wrong: list[str] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    nothing: Counter[str] = field(default_factory=Counter)
    unsure: Counter[str] = field(default_factory=Counter)
    nobody: int = 0
    nowhere: int = 0
    actors: set[str] = field(default_factory=set)


def take(rows: Rows, name: str, folder: Path, told: Sequence[str] = ()) -> Additions:
    """Return the facts that follow from events as files of knowledge, with an account of the rest.

    Places that the case in `folder` has are not made again. Every row is either among the facts or told
    of; `told` is said behind that. Raises `InputError` for a file that is no table.
    """
    stem = f"events-{slug(Path(name).stem)}"
    own = re.compile(rf"{re.escape(stem)}(?:\.places\.yaml|(?:-\d+)?\.csv)")
    table, account = events(), _Account()
    places = Places(known_places(folder, besides=own), table)
    taken: list[Row] = []
    for where, event in rows:
        account.events += 1
        if isinstance(event, RowError):
            account.wrong.append(f"{where}: {event}; the row was left out")
            continue
        taken += _facts(event, table, places, account)
    if not account.events:
        raise InputError(f"{name} holds no events below its headings")
    knowledge = dict(_tables(taken, stem))
    if places.new and taken:
        knowledge[f"{stem}.places.yaml"] = ("\n".join(written(places, table)) + "\n").encode()
    return Additions(knowledge=knowledge, told=(*_told(name, places, account), *told))


def _tables(facts: Sequence[Row], stem: str) -> Iterator[tuple[str, bytes]]:
    """Yield files of facts with their names, each small enough to be read again."""
    for start in range(0, len(facts), _FACTS):
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(_guarded_row, facts[start : start + _FACTS]))
        number = f"-{start // _FACTS + 1}" if start else ""
        yield f"{stem}{number}.csv", out.getvalue().encode()


def _facts(event: Event, table: Events, places: Places, account: _Account) -> Iterator[Row]:
    what = follows(event, table)
    if what is None:
        account.unknown[event.type or "(empty)"] += 1
        return
    if what.nothing:
        account.nothing[f"{what.of or event.type}: {what.why}"] += 1
        return
    if not (actors(event.a, table) or actors(event.b, table)):
        account.nobody += 1
        return
    place = places.id_of(event.spot)
    account.nowhere += not place
    found = list(facts_of(event, what, place, table))
    account.facts += len(found)
    if found and unsure_in(event, table):
        account.unsure[event.status] += 1
    account.actors.update(fact.subject for fact in found)
    if not found:
        account.nothing[f"{what.of or event.type}: its sides are not both known"] += 1
    yield from found


def _told(name: str, places: Places, account: _Account) -> Iterator[str]:
    yield (
        f"{name}: {account.events:,} events read; {account.facts:,} facts follow, of "
        f"{len(account.actors):,} actors; {len(places.new):,} places are new"
    )
    if places.joined:
        shown = ", ".join(sorted(places.joined)[:_TOLD])
        yield f"taken for places that the case has: {len(places.joined):,} ({shown})"
    for count, what in ((account.nobody, "nobody"), (account.nowhere, "no place")):
        if count:
            yield f"{count:,} events name {what} of which something could be known"
    for status, count in account.unsure.most_common(_TOLD):
        yield f"not sure, as the data set says {status[:60]!r}: facts from {count:,} events"
    for why, count in account.nothing.most_common(_TOLD):
        yield f"no facts from {count:,} events of {why}"
    for kind, count in account.unknown.most_common(_TOLD):
        yield f"left out: {count:,} events of a type that is not known, {kind[:60]!r}"
    if len(account.unknown) > _TOLD:
        rest = sum(account.unknown.values()) - sum(n for _, n in account.unknown.most_common(_TOLD))
        yield f"left out: {rest:,} events of {len(account.unknown) - _TOLD:,} more such types"
    yield from account.wrong[:_TOLD]
    if len(account.wrong) > _TOLD:
        yield f"left out as well: {len(account.wrong) - _TOLD:,} more rows with something wrong"


def _guarded_row(fact: Row) -> Row:
    """Return a row whose names no spreadsheet runs; relations, dates and numbers are our own."""
    if not _SUSPECT.intersection(
        (fact.subject[:1], fact.object[:1], fact.place[:1], fact.source[:1])
    ):
        return fact
    return Row(*map(_guarded, fact))


def _guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs; the reader of tables takes the apostrophe off again."""
    return f"'{cell}" if cell[:1] in _SUSPECT and _FORMULA.match(cell) else cell
