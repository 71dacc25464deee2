"""Records from YAML: what pydantic checks, and before it what it would say badly or let pass."""

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from whence.model import UNKNOWN, DateError, Interval

from .errors import Problem, nearest, said, suggest, translate
from .shape import fields_of, inside, members, record_in
from .yaml import Marked, Path, load_yaml

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded(Generic[Record]):
    """A record with the file it comes from; `path` is how messages name that file."""

    path: str
    marked: Marked
    record: Record

    def problem(self, at: Path, what: str) -> Problem:
        """Say what is wrong at a path of this file."""
        return Problem(self.path, self.marked.line(at), said(at, what))


def load_record(
    content: bytes, path: str, kind: type[Record]
) -> tuple[Loaded[Record], list[Problem]]:
    """Read a YAML file as one record whose fields all have defaults, and list what is wrong.

    With problems the record is empty. Raises `CaseError` where the file is not YAML at all.
    """
    marked = load_yaml(content, path)
    record, wrong = validate({} if marked.data is None else marked.data, kind)
    loaded = Loaded(path=path, marked=marked, record=kind() if record is None else record)
    return loaded, [loaded.problem(at, what) for at, what in wrong]


def validate(data: Any, kind: type[Record]) -> tuple[Record | None, list[tuple[Path, str]]]:
    """Return the record that plain data describes, or None with all that is wrong, by path."""
    from pydantic import TypeAdapter, ValidationError

    reading = _Reading()
    clean = reading.prepare(data, kind, ())
    try:
        record: Record | None = TypeAdapter(kind).validate_python(clean)
    except ValidationError as error:
        record = None
        found = error.errors(include_url=False)
        reading.wrong += [translate(each, kind, clean) for each in found if reading.is_news(each)]
    return (None if reading.wrong else record), reading.wrong


@dataclass(slots=True)
class _Reading:
    """One walk over the data of a file beside the types of its record."""

    wrong: list[tuple[Path, str]] = field(default_factory=list)
    suggested: set[Path] = field(default_factory=set)

    def prepare(self, value: Any, kind: Any, path: Path) -> Any:
        """Return the value with dates read, empty and unknown keys left out."""
        if Interval in members(kind):
            return self._date(value, path)
        if isinstance(value, dict):
            known = fields_of(record) if (record := record_in(kind)) else None
            kept = {key: part for key, part in value.items() if self._knows(key, part, known, path)}
            return {
                key: self.prepare(part, inside(kind, key), (*path, key))
                for key, part in kept.items()
            }
        if isinstance(value, list):
            parts = enumerate(value)
            return [self.prepare(part, inside(kind, at), (*path, at)) for at, part in parts]
        if isinstance(value, bool) and float in members(kind):
            self.wrong.append((path, "must be a number"))
            return 0.0
        return value

    def is_news(self, error: Any) -> bool:
        """Say whether a pydantic error adds something to what is already said.

        Of a union of fixed words and a record, only the member that fits what was written counts.
        """
        *_, last = error["loc"] or ("",)
        if error["type"] == "missing":
            return error["loc"] not in self.suggested
        if str(last).startswith("literal["):
            return not isinstance(error["input"], dict)
        return not (error["type"] == "dataclass_type" and last == error["ctx"]["class_name"])

    def _knows(self, key: str, value: Any, known: dict[str, Any] | None, path: Path) -> bool:
        """Say whether to keep a key: an empty one is as good as left out, an unknown one wrong."""
        if known is None:
            return True
        if key in known:
            return value is not None
        self.wrong.append(((*path, key), f"unknown key; {suggest(key, list(known))}"))
        near = nearest(key, known)
        if near is not None:
            self.suggested.add((*path, near))
        return False

    def _date(self, value: Any, path: Path) -> Interval | None:
        if value is None or isinstance(value, Interval):
            return value
        try:
            if isinstance(value, dict | list | bool):
                raise DateError(
                    "must be a date, for example 2014, 2014-11 or 2014-11-02/2014-11-05"
                )
            return Interval.parse(str(value))
        except DateError as error:
            self.wrong.append((path, str(error)))
        except (ValueError, OverflowError):
            self.wrong.append((path, f"{value!r} is outside the years 1 to 9999"))
        return UNKNOWN
