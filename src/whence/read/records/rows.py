"""One record with named fields becomes a document, whatever kind of file the record stood in."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from whence.model import Document, InputError, Issue, Kind, ReplyTo

from .jsontext import without_halves
from .moments import read_moment
from .tally import Tally

RULE = "stated in the record"
# What each field of a document may be called, the better name first: where a post has a full text,
# its `text` is cut short.
NAMES = {
    "id": ("id",),
    "text": ("full_text", "text", "content", "body"),
    "published": ("published", "date", "created_at", "timestamp", "time"),
    "publisher": ("publisher",),
    "author": ("author", "user", "username"),
    "title": ("title",),
    "url": ("url",),
    "language": ("language", "lang"),
    "kind": ("kind",),
    "parent": ("parent",),
    "replies_to": ("replies_to",),
    "position": ("position",),
    "captured": ("captured",),
}
_OF_PERSON = ("name", "display_name", "username", "screen_name", "id")
_LONGEST = 2_000  # characters of a name, title or address
_ID_LENGTH = 200
_FEW = 10  # names in a list that are kept
_LAST_POSITION = 10**9
_REMEMBERED = 100_000  # ids kept to find one given twice: more rows than a case has documents
_SHOWN = 20  # columns that a message names
_CELL = 40  # characters of each
_ADDRESS = re.compile(
    r"https?://\S+|[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}(?:[:/?#]\S*)?", re.IGNORECASE
)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z\d]{1,20}){0,3}", re.IGNORECASE)
_NO_LANGUAGE = re.compile(r"und|zxx|mul|mis|q[a-z]{2}")  # ISO 639-2: none, several, private use


def find_fields(keys: Iterable[object]) -> dict[str, list[str]]:
    """Return which keys of a record hold each field, the better first; case does not matter."""
    known: dict[str, str] = {}
    for key in keys:
        if isinstance(key, str):
            known.setdefault(key.strip().casefold(), key)
    found = {
        field: [known[name] for name in names if name in known] for field, names in NAMES.items()
    }
    return {field: names for field, names in found.items() if names}


def without_column(field: str, columns: Sequence[str], path: str) -> InputError:
    """Return the error that no column of a table holds a field, with what to do."""
    shown = ", ".join(repr(name[:_CELL]) for name in columns[:_SHOWN])
    more = ", …" if len(columns) > _SHOWN else ""
    wanted = ", ".join(NAMES[field])
    article = "an" if field[0] in "aeiou" else "a"
    what = f"no column holds {article} {field} (there are {shown}{more}); name one of them {wanted}"
    return InputError(f"{path}: {what}")


class Rows:
    """The records of one file as documents. `blank` is the file's document.

    `share` is how much of the file was read, from 0 to 1, where its format tells.
    """

    share: float | None = None

    def __init__(self, blank: Document) -> None:
        self.tally = Tally(blank)
        self._blank = blank
        self._ids: set[str] = set()

    def check(self, columns: Sequence[str]) -> None:
        """Look at the columns of a table. Raises `InputError` if one is missing: here none can."""

    def read(
        self, row: Mapping[str, Any], fields: Mapping[str, list[str]], number: int, where: str
    ) -> Iterator[Document | Issue]:
        """Yield the document of a record and what was wrong with it.

        `fields` are what `find_fields` found among its keys; `number` makes an id if it has none;
        `where` is its place as messages name it (`:12`).
        """
        values = {field: first_value(row, names) for field, names in fields.items()}
        text = values.pop("text", None)
        if text is None:
            self.tally.count("records without text, passed over")
            return
        if not isinstance(text, str):
            what = f"the text is not text but {type(text).__name__}; the record was passed over"
            yield from self.tally.tell("error", "records without readable text", where, what)
            return
        found: dict[str, Any] = {}
        wrong: list[str] = []
        for field, value in values.items():
            try:
                found |= _FIELDS[field](value) if value is not None else {}
            except ValueError as error:
                wrong.append(f"{field}: {error}; left out")
        document = replace(self._blank, text=clean(text), **found)
        id = f"{self._blank.id}#{number}"
        if (given := found.get("id")) and self.take(given):
            id = given
        elif given:
            what = f"the id {given!r} was given before; this record is {id!r}"
            yield from self.tally.tell("warning", "ids given twice", where, what, id)
        yield replace(document, id=id)
        for what in wrong:
            kind = f"records with a wrong {what.partition(':')[0]}"
            yield from self.tally.tell("warning", kind, where, what, id)

    def take(self, id: str) -> bool:
        """Take an id for a record, unless another record has it: say whether it was free."""
        if id in self._ids:
            return False
        if len(self._ids) < _REMEMBERED:
            self._ids.add(id)
        return True


def clean(text: str) -> str:
    """Return a text as documents have it: newlines unified, no half characters."""
    text = without_halves(text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_address(value: object) -> str:
    """Return an address of the web. Raises `ValueError` for any other: `javascript:`, a file."""
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > _LONGEST or not _ADDRESS.fullmatch(text):
        raise ValueError("not an address of the web")
    return without_halves(text)


def first_value(row: Mapping[str, Any], names: list[str]) -> Any:
    """Return the first value that says something."""
    for name in names:
        value = row.get(name)
        if value is not None and not (isinstance(value, str) and not value.strip()):
            return value
    return None


def read_name(value: Any, longest: int = _LONGEST) -> str:
    """Return the name in a value: text, a number, a person as an object, or a list of these.

    Raises `ValueError` if there is none.
    """
    if isinstance(value, Mapping):
        value = next((value[key] for key in _OF_PERSON if value.get(key)), None)
    if isinstance(value, list):
        names = [one.get("name") if isinstance(one, Mapping) else one for one in value[:_FEW]]
        value = ", ".join(name for name in names if isinstance(name, str))
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("must be text")
    text = clean(str(value)).strip()
    if len(text) > longest:
        raise ValueError(f"longer than {longest:,} characters")
    return text


def read_identity(value: Any) -> str:
    """Return the id that a record states. Raises `ValueError` for what cannot be one."""
    text = read_name(value, _ID_LENGTH)
    if not text.isprintable():
        raise ValueError("holds a control character")
    return text


def _kind(value: Any) -> str:
    if value not in get_args(Kind):
        raise ValueError(f"must be one of {', '.join(get_args(Kind))}")
    return str(value)


def _language(value: Any) -> str | None:
    match = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError("must be a code such as en or ar")
    code = match[1].lower()
    return None if _NO_LANGUAGE.fullmatch(code) else code


def _position(value: Any) -> int:
    text = str(value)
    if not (text.isascii() and text.isdecimal() and int(text[:10]) < _LAST_POSITION):
        raise ValueError("must be a number from 0")
    return int(text)


def _captured(value: Any) -> Any:
    moment = read_moment(value, RULE)
    if moment.precision != "second":
        raise ValueError("must be a date with a time")
    return moment.low


def _answered(value: Any) -> dict[str, Any]:
    to = read_identity(value)
    return {"replies_to": to, "replies": (ReplyTo(to=to, kind="nesting"),)}


_FIELDS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "id": lambda value: {"id": read_identity(value)},
    "published": lambda value: {"published": read_moment(value, RULE)},
    "publisher": lambda value: {"publisher": read_name(value) or None},
    "author": lambda value: {"author": read_name(value) or None},
    "title": lambda value: {"title": read_name(value) or None},
    "url": lambda value: {"url": read_address(value)},
    "language": lambda value: {"language": _language(value)},
    "kind": lambda value: {"kind": _kind(value)},
    "parent": lambda value: {"parent": read_identity(value)},
    "replies_to": _answered,
    "position": lambda value: {"position": _position(value)},
    "captured": lambda value: {"captured": _captured(value)},
}
