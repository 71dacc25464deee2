"""Facts from a table: CSV with a line of headings, one fact a row."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import StringIO
from operator import itemgetter
from typing import Literal, NamedTuple, get_args

from whence.model import (
    Citation,
    DateError,
    Fact,
    InputError,
    Interval,
    Knowledge,
    Relation,
    content_id,
)

from .errors import Problem, suggest
from .facts import bounds
from .headings import COLUMNS, column_of, delimiter_of, unknown_column
from .outside import OF_PLACES, Outside, Register, decode

RELATIONS: frozenset[str] = frozenset(get_args(Relation))
_FIELD_LIMIT = 100_000  # characters of a cell; more is a quotation mark that was never closed
_SHOWN = 50  # rows with something wrong that are told
_TRUTH = {"": False, "true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
# What whence itself puts before a cell that a spreadsheet would take for a formula.
_GUARD = re.compile(r"'(?='*[=+\-@\t\r])")


def read_fact_table(content: bytes, path: str, register: Register) -> Outside:
    """Read the facts of a CSV file; names that the case does not know are added to `register`.

    Raises `InputError` for a file that is no table. What is wrong in single cells is told all at once,
    with line and column.
    """
    text = decode(content, path)
    delimiter = delimiter_of(text)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    reading = _Reading(path, register)
    limit = csv.field_size_limit(_FIELD_LIMIT)
    try:
        headings = next(rows, None)
        if not headings:
            return Outside()
        if not reading.head(headings):
            return Outside(problems=tuple(reading.problems))
        # Tuples of text, unlike lists, are no work for the garbage collector.
        table = [(tuple(row), rows.line_num) for row in rows]
    except csv.Error as error:
        raise InputError(f"{path}:{rows.line_num}: no table: {error}") from None
    finally:
        csv.field_size_limit(limit)
    reading.guarded = "'" in text
    register.expect(reading.actors(table))
    for row, line in table:
        reading.row(row, line)
    return Outside(
        knowledge=Knowledge(facts=tuple(reading.facts)),
        problems=tuple(reading.problems[:_SHOWN]),
        lines=reading.lines,
    )


class _Cells(NamedTuple):
    """The texts of a row in the order of `COLUMNS`; empty where the row or the column is not there."""

    subject: str
    relation: str
    object: str
    place: str
    start: str
    until: str
    source: str
    document: str
    quote: str
    scope: str
    contested: str
    confidence: str
    id: str


@dataclass(slots=True)
class _Reading:
    """The facts read so far, and what is wrong."""

    path: str
    register: Register
    at: dict[str, int] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: dict[Fact, str] = field(default_factory=dict)
    things: dict[tuple[str, bool | None], str] = field(default_factory=dict)
    line: int = 1
    width: int = 0
    guarded: bool = True
    pick: Callable[[Sequence[str]], tuple[str, ...]] = tuple
    fixed: Literal["place"] | None = None

    def head(self, headings: Sequence[str]) -> bool:
        """Read the headings; say whether rows can be read by them."""
        self.width = len(headings)
        for position, heading in enumerate(headings):
            name = column_of(heading)
            if name is None:
                self._wrong(heading.strip() or f"column {position + 1}", unknown_column(heading))
            elif name in self.at:
                self._wrong(name, "this column is there twice")
            else:
                self.at[name] = position
        if "object" not in self.at and "place" in self.at:
            self.at["object"] = self.at.pop("place")
            self.fixed = "place"
        for name in ("subject", "relation", "object"):
            if name not in self.at:
                self._wrong(name, f"this column is missing; known: {', '.join(COLUMNS)}")
        # A column that is not there is the empty cell put behind every row.
        self.pick = itemgetter(*(self.at.get(name, self.width) for name in COLUMNS))
        return not self.problems

    def actors(self, table: Iterable[tuple[tuple[str, ...], int]]) -> set[str]:
        """Return the words that stand for actors in some row."""
        found: set[str] = set()
        subject, relation, object = (self.at[one] for one in ("subject", "relation", "object"))
        most = max(subject, relation, object)
        # Most facts are between the same few.
        ends = {(row[subject], row[relation], row[object]) for row, _ in table if len(row) > most}
        for one, word, other in ends:
            said = _relation(word)
            if not self._of_place(said, first=True):
                found.add(_unguarded(one.strip()))
            if not self._of_place(said, first=False):
                found.add(_unguarded(other.strip()))
        return found

    def row(self, row: tuple[str, ...], line: int) -> None:
        """Read one row; `line` is its last line, as the csv module counts."""
        self.line = line
        texts = [*map(str.strip, row)]
        if self.guarded:
            texts = [_unguarded(text) for text in texts]
        if len(texts) > self.width:
            self._wrong("row", f"{len(texts)} cells under {self.width} headings")
            return
        if not any(texts):
            return
        texts += [""] * (self.width + 1 - len(texts))
        cells = _Cells._make(self.pick(texts))
        before = len(self.problems)
        relation = _relation(cells.relation)
        if relation not in RELATIONS:
            self._wrong("relation", _no_relation(cells.relation))
            return
        fact = self._fact(cells, relation)
        if fact is not None and len(self.problems) == before:
            self.facts.append(fact)
            if fact.source and fact.source.document:
                self.lines[fact] = f"{self.path}:{line}"

    def _fact(self, cells: "_Cells", relation: str) -> Fact | None:
        start, begins = self._date(cells.start, "from")
        same = cells.until == cells.start
        end, ends = (start, begins) if same else self._date(cells.until, "until")
        if not same and start and end and end.before(start):
            self._wrong("until", f"{end} is before from, {start}; swap the two dates")
        subject = self._thing(cells.subject, "subject", self._of_place(relation, first=True))
        object = self._thing(cells.object, "object", self._of_place(relation, first=False))
        place = self._thing(cells.place, "place", True) if cells.place else None
        scope = self._scope(cells.scope, place) if cells.scope else None
        if subject is None or object is None:
            return None
        place = object if scope and self.fixed else place
        source = _citation(cells.document, cells.quote, cells.source)
        contested = bool(cells.contested) and self._contested(cells.contested)
        confidence = self._confidence(cells.confidence) if cells.confidence else None
        id = cells.id or content_id(
            "fact",
            *(subject, relation, object, begins, ends),
            *(scope, place, contested, confidence),
            *((source.document, source.quote, source.citation) if source else ()),
        )
        return Fact(
            subject=subject,
            relation=relation,  # type: ignore[arg-type]
            object=object,
            from_=start,
            until=end,
            scope=scope,
            place=place,
            contested=contested,
            confidence=confidence,
            source=source,
            id=id,
        )

    def _of_place(self, relation: str, *, first: bool) -> bool | None:
        """Say whether an end of a relation is a place; None where it may be either."""
        if first:
            return relation == "borders"
        if self.fixed == "place" or relation in OF_PLACES:
            return True
        return None

    def _thing(self, word: str, column: str, of_place: bool | None) -> str | None:
        if not word:
            self._wrong(column, "is empty")
            return None
        key = (word, of_place)
        if (id := self.things.get(key)) is not None:
            return id
        if of_place is not None and (why := self.register.unclear(word, of_place=of_place)):
            self._wrong(column, why)
            return None
        make = {None: self.register.either, True: self.register.place, False: self.register.actor}
        self.things[key] = id = make[of_place](word)
        return id

    def _date(self, text: str, column: str) -> tuple[Interval | None, str]:
        """Return the date of a cell, and how it goes into an id."""
        if not text:
            return None, ""
        date, written = _dated(text)
        if date is None:
            self._wrong(column, written)
        return date, written

    def _scope(self, text: str, place: str | None) -> Literal["local"] | None:
        if text.lower() == "general":
            return None
        if text.lower() != "local":
            self._wrong("scope", f"{text!r} is not one of: local")
        elif place is None and self.fixed is None:
            self._wrong("scope", "a local fact needs a place: say where it holds")
        return "local"

    def _contested(self, cell: str) -> bool:
        text = cell.lower()
        if text not in _TRUTH:
            self._wrong("contested", f"{text!r} is not one of: true, false")
        return _TRUTH.get(text, False)

    def _confidence(self, text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            self._wrong("confidence", f"{text!r} is not a number between 0 and 1")
        return value

    def _wrong(self, column: str, what: str) -> None:
        self.problems.append(Problem(self.path, self.line, f"{column}: {what}"))


@lru_cache(maxsize=1_000)
def _relation(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_")


def _no_relation(word: str) -> str:
    return f"{word!r} is no relation; {suggest(word, sorted(RELATIONS))}"


def _unguarded(text: str) -> str:
    return text[1:] if text[:1] == "'" and _GUARD.match(text) else text


@lru_cache(maxsize=100_000)
def _dated(text: str) -> tuple[Interval | None, str]:
    """Return the date of a cell and how it goes into an id, or None and what is wrong.

    Remembered, because most dates stand in many rows.
    """
    try:
        date = Interval.parse(text)
    except DateError as error:
        return None, str(error)
    except (ValueError, OverflowError):
        return None, f"{text!r} is outside the years 1 to 9999"
    return date, bounds(date)


@lru_cache(maxsize=100_000)
def _citation(document: str, quote: str, source: str) -> Citation | None:
    if not (document or quote or source):
        return None
    return Citation(document=document or None, quote=quote or None, citation=source or None)
