"""When it was said, when it is said to have been, and what held at the time: lanes under a calendar."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from markupsafe import Markup

from whence.model import Assessment, ClaimVerdict, Interval

from ..marks import Addresses
from ..wording import date_words
from .canvas import LEADING, WIDTH, Figure, line, rect, svg, text
from .lane_bars import GAP, LEFT, RIGHT, draw_lane, ends
from .lanes import HEADINGS, Lane, Say, lanes_of, shown
from .legend import legend
from .lettering import fitted, width_of
from .reports_row import Report, count_words, draw_reports, reports_of, undated_of
from .time_scale import calendar_head, calendar_lines, time_scale
from .timeline_words import Shown, described, key_of, table_of

_HEADING = 20  # height
# How much the moments matter for the room they get: when it was said, and of which time it is said,
# more than anything around it.
_SAID, _CLAIMED, _AROUND = 4.0, 6.0, 1.0


def draw_timeline(
    id: str,
    assessment: Assessment,
    claim: ClaimVerdict,
    addresses: Addresses,
    say: Say = str,
) -> Figure | None:
    """Draw the reports on a claim, the time of which it speaks, and what is known of that time.

    A bar is full where something surely held and light where it may have begun or ended; an arrow
    says that an end is not known. What findings rest on comes first, at most 40 lanes are
    drawn. None where fewer than two things are dated.
    """
    reports = reports_of(assessment, claim, addresses)
    when = claim.when if claim.when and (claim.when.low or claim.when.high) else None
    lanes = lanes_of(assessment, claim, addresses, say, _in_question(reports, when))
    drawn = shown(lanes)
    moments = _moments(reports, drawn, when)
    if len(reports) + len(drawn) + (when is not None) < 2:
        return None
    what = Shown(
        reports=reports,
        lanes=drawn,
        more=len(lanes) - len(drawn),
        undated=undated_of(assessment, claim),
        when=when,
        scale=time_scale(moments, LEFT, RIGHT),
        say=say,
    )
    title, told = say("When it was said, and what held at the time"), described(what)
    parts, height = _picture(what)
    return Figure(
        id=id,
        title=title,
        described=told,
        svg=svg(id, title, told, height, parts),
        table=table_of(lanes, what),
    )


def _in_question(reports: Sequence[Report], when: Interval | None) -> Interval | None:
    """Return the time from what is claimed to the last report."""
    times = [one.published for one in reports] + ([when] if when else [])
    lows = [one.low for one in times if one.low]
    highs = [one.high for one in times if one.high]
    if not (lows and highs) or max(highs) < min(lows):
        return when
    return Interval(low=min(lows), high=max(highs))


def _moments(
    reports: Sequence[Report], lanes: Sequence[Lane], when: Interval | None
) -> dict[datetime, float]:
    moments: dict[datetime, float] = {}
    told = [(one.published, _SAID) for one in reports]
    told += [(when, _CLAIMED)] if when else []
    told += [(end, _AROUND) for lane in lanes for end in (lane.begins, lane.ends) if end]
    for interval, weight in told:
        for moment in (interval.low, interval.high):
            if moment:
                moments[moment] = max(moments.get(moment, 0.0), weight)
    return moments


def _picture(what: Shown) -> tuple[list[Markup], float]:
    """Return everything from the calendar down to the key, and the height."""
    claimed, top = _claimed_words(what)
    head, tall = calendar_head(what.scale, top, what.say)
    y = top + tall + 4
    rows, end = _rows(what, y)
    under = [
        *calendar_lines(what.scale, top + tall, end),
        *_band(what, top, end),
    ]
    foot, more = list[Markup](), end + 4
    if what.more:
        words = what.say("{n} more are in the table").format(n=what.more)
        foot.append(text(0, more + 10, fitted(words, WIDTH), ink="quiet"))
        more += LEADING
    key, deep = legend(more + 4, key_of(what))
    wider = what.say("Times in which more happens are drawn wider.")
    told = text(0, more + deep + 16, fitted(wider, WIDTH), ink="quiet")
    return [*under, *claimed, *head, *rows, *foot, key, told], more + deep + 24


def _claimed_words(what: Shown) -> tuple[list[Markup], float]:
    """Say of which time the claim is, over its band."""
    if not what.when:
        return [], 0
    told = what.say("Claimed for: {date}").format(date=what.say(date_words(what.when)))
    words = fitted(told, WIDTH, bold=True)
    x1, x2 = ends(what.when, what.scale)
    half = width_of(words, bold=True) / 2
    middle = min(max((x1 + x2) / 2, half), WIDTH - half)
    return [text(middle, 11, words, bold=True, anchor="middle")], 17


def _band(what: Shown, top: float, end: float) -> list[Markup]:
    if not what.when:
        return []
    x1, x2 = ends(what.when, what.scale)
    wide = max(x2 - x1, 3)
    x = min(x1, WIDTH - wide)
    return [
        rect(x, top, wide, end - top, "mark"),
        line(x, top, x, end, "ink", "2 3", 1),
        line(x + wide, top, x + wide, end, "ink", "2 3", 1),
    ]


def _rows(what: Shown, y: float) -> tuple[list[Markup], float]:
    parts = list[Markup]()
    if what.reports:
        y, heading = _heading(count_words(what.reports, what.undated, what.say), y)
        dots, tall = draw_reports(what.reports, what.scale, y + 2, what.say)
        parts += [heading, *dots]
        y += tall + GAP
    for group, lanes in groupby(what.lanes, key=lambda lane: lane.group):
        y, heading = _heading(what.say(HEADINGS[group]), y)
        parts.append(heading)
        for lane in lanes:
            drawn, tall = draw_lane(lane, what.scale, y, what.say(HEADINGS[group]))
            parts.append(drawn)
            y += tall
    return parts, y


def _heading(words: str, y: float) -> tuple[float, Markup]:
    return y + _HEADING, text(0, y + 14, fitted(words, WIDTH, bold=True), bold=True)
