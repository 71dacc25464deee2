"""The rows of an Arrow table about which nothing is odd, as documents by columns."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from whence.model.texts import Strings, Texts

from ..records.lines import LINE_LIMIT
from ..records.rows import find_fields
from .fields import ID_PATTERN, ODD, WORDS_PATTERN, Memory, read_publisher, read_time, read_url

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pyarrow import Array, Table

FIELDS = ("id", "text", "published", "publisher", "url")
_SAYS = r"\S"


class PlainRows:
    """The plain rows of a table: those whose fields hold what they should, so that nobody need be told.

    `odd` are the numbers of the others.
    """

    def __init__(self, table: "Table", memory: Memory) -> None:
        import numpy as np

        names = find_fields(table.column_names)
        self._columns = {name: _strings(table, names[name]) for name in FIELDS if name in names}
        self._values: dict[str, list[Any]] = {}
        plain = np.zeros(table.num_rows, bool)
        if "id" in names and "text" in names and None not in self._columns.values():
            plain = self._look(names, memory)
            self._columns["text"] = _unified(self._columns["text"])
        self.odd = np.flatnonzero(~plain)

    def _look(self, names: Mapping[str, list[str]], memory: Memory) -> "NDArray[np.bool_]":
        columns = self._columns
        plain = _matches(columns["id"], f"^{ID_PATTERN}$") & _short(columns["text"])
        plain &= _matches(columns["text"], WORDS_PATTERN)
        for name in FIELDS:
            if len(names.get(name, ())) > 1:  # the first column need not be the one that says it
                plain &= _matches(columns[name], _SAYS)
        readers = {"publisher": read_publisher, "url": read_url, "published": read_time}
        for name, read in readers.items():
            self._values[name] = _read(columns.get(name), plain, memory.reader(name, read))
        return plain

    def texts(self, begin: int, end: int) -> Texts:
        """Return the documents of some rows, none of them odd."""
        import numpy as np

        low, high = zip(*self._values["published"][begin:end], strict=True)
        return Texts(
            ids=_packed(self._columns["id"], begin, end),
            text=_packed(self._columns["text"], begin, end),
            publishers=Strings.of(self._values["publisher"][begin:end]),
            urls=Strings.of(self._values["url"][begin:end]),
            low=np.array(low, np.int64),
            high=np.array(high, np.int64),
        )


def _strings(table: "Table", names: list[str]) -> "Array | None":
    """Return the first column of a field as text, or None if it is none; NUL bytes are text, too."""
    import pyarrow
    from pyarrow import types

    column = table.column(names[0]).combine_chunks()
    kind = column.type
    if types.is_dictionary(kind):
        kind = kind.value_type
    instant = types.is_timestamp(kind) or types.is_date(kind)
    if not (types.is_string(kind) or types.is_large_string(kind) or types.is_null(kind)):
        if types.is_integer(kind):
            return (
                column.cast(pyarrow.large_string()) if names[0].strip().casefold() == "id" else None
            )
        if not instant:
            return None
        values = [one and one.isoformat() for one in column.to_pylist()]
        return pyarrow.array(values, pyarrow.large_string())
    try:
        text = column.cast(pyarrow.large_string())
        text.validate(full=True)
    except pyarrow.ArrowInvalid:  # no UTF-8
        return None
    return text


def _matches(column: "Array", pattern: str) -> "NDArray[np.bool_]":
    from pyarrow import compute

    found = compute.match_substring_regex(column, pattern).fill_null(False)
    return found.to_numpy(zero_copy_only=False).copy()  # type: ignore[no-any-return]


def _short(column: "Array") -> "NDArray[np.bool_]":
    """Say which texts no reader would pass over for their length."""
    import numpy as np

    starts = np.frombuffer(column.buffers()[1], np.int64)[column.offset :][: len(column) + 1]
    return np.diff(starts) <= LINE_LIMIT


def _unified(column: "Array") -> "Array":
    """Return texts with newlines as documents have them."""
    from pyarrow import compute

    if not compute.any(compute.match_substring(column, "\r")).as_py():
        return column
    column = compute.replace_substring(column, "\r\n", "\n")
    return compute.replace_substring(column, "\r", "\n")


def _packed(column: "Array", begin: int, end: int) -> Strings:
    """Return some values of a column without copying them."""
    import numpy as np

    _, offsets, data = column.buffers()
    starts = np.frombuffer(offsets, np.int64)[column.offset + begin : column.offset + end + 1]
    return Strings(data=np.frombuffer(data, np.uint8), starts=starts)


def _read(
    column: "Array | None", plain: "NDArray[np.bool_]", read: Callable[[Any], Any]
) -> list[Any]:
    """Return what the values of a column say; where nobody can read one, its row is not plain."""
    if column is None:
        return [read(None)] * len(plain)
    found = list(map(read, column.to_pylist()))
    for number, value in enumerate(found):
        if value is ODD:
            plain[number] = False
    return found
