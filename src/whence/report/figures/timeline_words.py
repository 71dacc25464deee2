"""What is drawn on a timeline, and the words around it: its key, its description, its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.model import Interval

from ..wording import date_words
from .canvas import Cell, Table, marker, rect
from .lane_bars import BAR, arrow
from .lanes import HEADINGS, Lane, Say, when_words
from .legend import Entry
from .reports_row import RADIUS, Report, title_of
from .time_scale import TimeScale


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is drawn, and with what words."""

    reports: Sequence[Report]
    lanes: Sequence[Lane]
    more: int
    undated: int
    when: Interval | None
    scale: TimeScale
    say: Say


def key_of(what: Shown) -> list[Entry]:
    """Return the meaning of the marks that are drawn."""
    say = what.say
    sides = {one.side for one in what.reports}
    key = [
        (
            "for",
            Entry(draw=lambda x, y: marker("dot", x, y, RADIUS, "for"), words=say("asserts it")),
        ),
        (
            "against",
            Entry(
                draw=lambda x, y: marker("diamond", x, y, RADIUS + 0.4, "against"),
                words=say("denies or doubts it"),
            ),
        ),
        (
            "",
            Entry(
                draw=lambda x, y: marker("dot", x, y, RADIUS - 0.6, "quiet"),
                words=say("speaks of it"),
            ),
        ),
    ]
    entries = [entry for side, entry in key if side in sides]
    if any(lane.rank == 0 for lane in what.lanes):
        entries.append(
            Entry(
                draw=lambda x, y: rect(x - 9, y - 3, 18, 6, "ink"),
                wide=18,
                words=say("a finding rests on it"),
            )
        )
    if any(lane.rank for lane in what.lanes):
        entries.append(
            Entry(
                draw=lambda x, y: rect(x - 9, y - 3, 18, 6, "quiet"),
                wide=18,
                words=say("known besides"),
            )
        )
    if what.lanes:
        entries.append(
            Entry(
                draw=lambda x, y: rect(x - 9, y - 2.5, 18, 5, "band"), wide=18, words=say("perhaps")
            )
        )
        entries.append(
            Entry(draw=lambda x, y: arrow(x - 3, y - BAR / 2, 1, "ink"), words=say("end not known"))
        )
    return entries


def described(what: Shown) -> str:
    """Say in a few sentences what the picture shows."""
    say, told = what.say, []
    if what.when:
        told.append(say("What is claimed is of {date}.").format(date=say(date_words(what.when))))
    if what.reports:
        first, last = (say(date_words(what.reports[n].published)) for n in (0, -1))
        told.append(
            say("{n} dated reports, from {first} to {last}.").format(
                n=len(what.reports), first=first, last=last
            )
        )
    if what.lanes:
        told.append(
            say("{n} dated facts, names and attempts.").format(n=len(what.lanes) + what.more)
        )
    return " ".join(told)


def table_of(lanes: Sequence[Lane], what: Shown) -> Table:
    """Return every report and every lane, drawn or not, with its time."""
    say = what.say
    rows = [
        (
            Cell(text=say("Report")),
            Cell(text=title_of(one, say), address=one.address),
            Cell(text=say(date_words(one.published))),
        )
        for one in what.reports
    ]
    rows += [
        (
            Cell(text=say(HEADINGS[lane.group])),
            Cell(text=lane.words, address=lane.address),
            Cell(text=when_words(lane.begins, lane.ends, say)),
        )
        for lane in lanes
    ]
    if what.when:
        rows.insert(
            0,
            (
                Cell(text=say("The claim")),
                Cell(text=say("what is claimed")),
                Cell(text=say(date_words(what.when))),
            ),
        )
    head = (say("Kind"), say("What"), say("When"))
    return Table(caption=say("What is dated"), head=head, rows=tuple(rows))
