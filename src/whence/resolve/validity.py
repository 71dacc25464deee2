"""Whose a name is at a time, where two actors have it: its validity decides, or nobody does."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from whence.model import Actor, Interval

_YEAR = re.compile(r"(?<![\d.,-])(?:1[89]|20)\d\d(?![\d]|[.,]\d)")
_BESIDE = 40  # characters before and after a name in which a year dates it
_STOP = re.compile(r"[.!?;]\s|\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """One name: its folded words, whose it is, and the exact form where case must match.

    `rivals` are all who have the name, where several do; `of` is then empty if none of them is meant
    more than another. `from_` and `until` say when it was a name of theirs.
    """

    words: tuple[str, ...]
    of: str
    kind: str
    exact: str | None = None
    from_: Interval | None = None
    until: Interval | None = None
    rivals: tuple["Entry", ...] = field(default=(), compare=False)

    @property
    def dated(self) -> bool:
        """Whether anything is known of when it was a name."""
        return bool(self.from_ or self.until)

    def could_hold(self, when: Interval) -> bool:
        """Say whether it may have been a name of theirs at a time."""
        early = self.from_ is not None and when.before(self.from_)
        return not (early or (self.until is not None and self.until.before(when)))

    def too_early(self, when: Interval) -> bool:
        """Say whether a time is surely before it was a name of theirs."""
        return self.from_ is not None and when.before(self.from_)


def settle(rivals: tuple[Entry, ...], when: Interval | None, heirs: Mapping[str, str]) -> Entry:
    """Return the one of several entries that a name stands for at a time, its rivals kept with it.

    Dates come before no dates: a list that merely has the name among others says nothing of when.
    One whose names all went over to another by renaming is that other. What is left between two
    is nobody's.
    """
    dated = tuple(entry for entry in rivals if entry.dated) or rivals
    known = when is not None and (when.low or when.high)
    valid = tuple(entry for entry in dated if entry.could_hold(when)) if known and when else dated
    left = valid or dated
    owners = {heirs.get(entry.of, entry.of) for entry in left}
    if len(owners) == 1:
        named = {entry.of: entry for entry in left}
        entry = named.get(next(iter(owners)), left[0])
    else:
        entry = left[0]
    return Entry(
        entry.words, entry.of if len(owners) == 1 else "", entry.kind, entry.exact,
        entry.from_, entry.until, rivals,
    )  # fmt: skip


def beside(text: str, start: int, end: int) -> Interval | None:
    """Return the one year that the words beside a name give, in its sentence."""
    before = _STOP.split(text[max(0, start - _BESIDE) : start])[-1]
    after = _STOP.split(text[end : end + _BESIDE])[0]
    years = {match.group() for part in (before, after) for match in _YEAR.finditer(part)}
    return Interval.parse(years.pop()) if len(years) == 1 else None


def heirs_of(actors: Iterable[Actor]) -> dict[str, str]:
    """Return for each actor that was renamed into another the last that it became."""
    onward = {
        before.actor: actor.id
        for actor in actors
        for before in actor.succeeds
        if before.kind == "rename"
    }
    found = {}
    for id in onward:
        last, seen = id, {id}
        while last in onward and onward[last] not in seen:
            last = onward[last]
            seen.add(last)
        found[id] = last
    return found
