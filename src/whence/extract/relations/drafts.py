"""A relation in the making: names and words of one sentence as token ranges."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whence.data.relations import Row
from whence.extract.events.groups import Reading
from whence.extract.phrases import Range
from whence.model import Aspect, Standing, StatedKind

from .groups import Group
from .names import Named


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation between two names; `cue` are the words for it, `reach` where its dates may stand."""

    row: Row
    relation: StatedKind
    subject: Named
    object: Named | None
    cue: Range
    aspect: Aspect
    standing: Standing
    reach: Range
    negated: bool = False
    place: Named | None = None
    contested: bool = False
    lasting: bool = False


Reader = Callable[[Reading], Iterator[Draft]]


def aspect_of(row: Row, group: Group) -> tuple[Aspect, Standing]:
    """Return when a relation holds by the tense of its verb, and whether it is asserted at all."""
    standing = group.standing
    if group.ended:
        return "ended", standing
    if row.aspect == "now":
        if group.tense in ("past", "pluperfect"):
            return "then", "past" if standing == "asserted" else standing
        return "now", standing
    if group.tense == "present":
        return "then", "planned" if standing == "asserted" else standing
    if row.aspect == "then":
        return "then", standing
    return ("began" if row.aspect == "begins" else "ended"), standing


def clause_end(reading: Reading, start: int, *, short: bool = False) -> int:
    """Return where the words of a clause end: at the next verb or link, or (`short`) mark."""
    joint = None
    for at in range(start, len(reading.kinds)):
        if short and reading.sentence.breaks(at):
            return at
        if reading.kind(at) in ("verb", "auxiliary", "link"):
            return at if joint is None else joint  # “left the League *and on 2 May* joined …”
        if reading.sentence.low(at) in ("and", "but"):
            joint = at
    return len(reading.kinds)
