"""The rows of a corpus: each with an id of its own and a text, or it is told and left out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from whence.model import Document, Issue
from whence.model.texts import Strings

from .rows import Rows, find_fields, first_value, read_identity, without_column
from .seen import Seen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class StrictRows(Rows):
    """Rows whose results are joined to them by id: none is made up here, and none given twice.

    `seen` holds the ids of all rows so far, of other files too.
    """

    def __init__(self, blank: Document, seen: Seen) -> None:
        super().__init__(blank)
        self._path, self._seen = blank.path, seen

    def check(self, columns: Sequence[str]) -> None:
        """Raise `InputError` if no column holds an id."""
        if "id" not in find_fields(columns):
            raise without_column("id", columns, self._path)

    def read(
        self, row: Mapping[str, Any], fields: Mapping[str, list[str]], number: int, where: str
    ) -> Iterator[Document | Issue]:
        """Yield the document of a record and what was wrong with it; none without id or text."""
        given = first_value(row, fields.get("id", []))
        if given is None:
            what = "no id; fill in the field id"
            yield from self.tally.tell("error", "records without an id", where, what)
            return
        try:
            id = read_identity(given)
        except ValueError as error:
            what = f"id: {error}; write a short text or a number"
            yield from self.tally.tell("error", "records with a wrong id", where, what)
            return
        if first_value(row, fields.get("text", [])) is None:
            name = fields["text"][0] if fields.get("text") else "text"
            what = f"{id!r} has no text; fill in the field {name}, or take the row out"
            yield from self.tally.tell("error", "records without text", where, what, id)
        elif id in self._seen:
            what = f"the id {id!r} was given before; give each row one of its own"
            yield from self.tally.tell("error", "ids given twice", where, what, id)
        else:
            yield from super().read(row, fields, number, where)

    def take_all(self, ids: Strings) -> "NDArray[np.bool_]":
        """Take ids for as many records; say of each whether it was free."""
        return self._seen.add_all(ids)

    def take(self, id: str) -> bool:
        """Take an id for a record, unless another record has it: say whether it was free."""
        return self._seen.add(id)
