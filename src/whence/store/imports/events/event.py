"""One event of a data set, as its row tells it: who, where, when, by whom told."""

from dataclasses import dataclass

from whence.model import InputError

# Up to where a point is that of the event; beyond, it only stands for an area.
DISTRICT, PROVINCE, VAGUE, COUNTRY = "district", "province", "vague", "country"


class RowError(InputError):
    """A cell that cannot be read: its column, what is wrong, and what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who takes part on one side, and the data set's own word for what kind of actor it is.

    `lost` is how many of its people died, None where that is not told.
    """

    names: tuple[str, ...] = ()
    kind: str = ""
    lost: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where: the name, and what it lies in. `level` is what the row is exact to, empty for a point.

    `precision` says in words how exact the point is; without a point there is none. `city` is that
    of which the place is a part.
    """

    name: str
    city: str = ""
    country: str = ""
    first: str = ""
    second: str = ""
    lat: float | None = None
    lon: float | None = None
    level: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row. `type` is its key in a part of `events.yaml`, `table`; `when` is EDTF.

    An interval means that it was at some time in it. `cited` is the citation of its facts,
    `confidence` how likely it is, where the row says that. `status` is the data set's own word for
    what it has not settled yet.
    """

    table: str
    type: str
    a: Side
    b: Side
    spot: Spot
    when: str
    cited: str
    confidence: float | None = None
    status: str = ""
