"""Which rows of an Arrow table are plain, and these as documents by columns."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from whence.model.texts import Strings, Texts

from ..records.lines import LINE_LIMIT
from ..records.rows import find_fields
from ..records.strict import StrictRows
from .fields import ODD, Memory, read_publisher, read_time, read_url

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pyarrow import Array, Table

FIELDS = ("id", "text", "published", "publisher", "url")
# Printable ASCII without spaces around it: what an id nearly always is, and nothing to mend.
_ID = r"^[!-~](?:[ -~]{0,198}[!-~])?$"
_WORDS = "[!-~]"  # a text with some of these says something
_SAYS = r"\S"


def split_rows(
    table: "Table", rows: StrictRows, memory: Memory
) -> "tuple[Texts | None, NDArray[np.int64]]":
    """Return the plain rows of a table as documents, and the numbers of the others.

    A row is plain if its fields hold what they should, and nobody need be told of it; its id is
    taken. There are no documents if no row is plain.
    """
    import numpy as np

    names = find_fields(table.column_names)
    everything = np.arange(table.num_rows)
    columns = {name: _strings(table, names[name]) for name in FIELDS if name in names}
    if columns.get("id") is None or columns.get("text") is None or None in columns.values():
        return None, everything
    plain = _matches(columns["id"], _ID) & _matches(columns["text"], _WORDS)
    plain &= _short(columns["text"])
    for name in FIELDS:
        if len(names.get(name, ())) > 1:  # the first column need not be the one that says it
            plain &= _matches(columns[name], _SAYS)
    values = {
        name: _read(columns.get(name), plain, memory.reader(name, read))
        for name, read in (("publisher", read_publisher), ("url", read_url), ("published", read_time))
    }
    chosen = np.flatnonzero(plain)
    ids = _packed(columns["id"], chosen)
    fresh = rows.take_all(ids)
    if not fresh.all():
        plain[chosen[~fresh]] = False
        chosen = chosen[fresh]
        ids = ids.pick(np.flatnonzero(fresh))
    if not len(chosen):
        return None, everything
    times = [values["published"][number] for number in chosen.tolist()]
    found = Texts(
        ids=ids,
        text=_packed(_unified(columns["text"]), chosen),
        publishers=Strings.of(values["publisher"][number] for number in chosen.tolist()),
        urls=Strings.of(values["url"][number] for number in chosen.tolist()),
        low=np.array([low for low, _ in times], np.int64),
        high=np.array([high for _, high in times], np.int64),
    )
    return found, np.flatnonzero(~plain)


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
            return column.cast(pyarrow.large_string()) if names[0].strip().casefold() == "id" else None
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


def _packed(column: "Array", chosen: "NDArray[np.int64]") -> Strings:
    """Return some values of a column; all of them without copying."""
    import numpy as np

    _, offsets, data = column.buffers()
    starts = np.frombuffer(offsets, np.int64)[column.offset :][: len(column) + 1]
    held = np.frombuffer(data, np.uint8) if data else np.empty(0, np.uint8)
    whole = Strings(data=held, starts=starts)
    return whole if len(chosen) == len(column) else whole.pick(chosen)


def _read(column: "Array | None", plain: "NDArray[np.bool_]", read: Callable[[Any], Any]) -> list[Any]:
    """Return what the values of a column say; where nobody can read one, its row is not plain."""
    if column is None:
        return [read(None)] * len(plain)
    found = list(map(read, column.to_pylist()))
    for number, value in enumerate(found):
        if value is ODD:
            plain[number] = False
    return found
