"""The ways to the place of a claim: a sketch with the barred places marked, and each way stop by stop."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from whence.model import Assessment, ClaimVerdict

from ..marks import Addresses
from .canvas import LEADING, WIDTH, Cell, Figure, Table, line, svg, text
from .legend import Entry, legend
from .lettering import wrapped
from .route_map import draw_map, mappable
from .route_marks import LETTERS, Part, mark, part_of
from .route_strip import draw_strip
from .ways import Say, Told, Words, unbarred, ways_told, words_of

_PLACES = 3  # where an operation could have been that are drawn; the others are in the table
_SKETCH = "A sketch by coordinates, places moved apart; distances and roads are not to scale."
_KEY: dict[Part, str] = {
    "surely": "held by an enemy, or shut",
    "possibly": "perhaps barred by an enemy",
    "unknown": "not known whether it was open",
    "open": "open to it",
    "start": "sets out",
    "goal": "where it would have had to be",
}


def draw_route(
    id: str, assessment: Assessment, claim: ClaimVerdict, addresses: Addresses, say: Say = str
) -> Figure | None:
    """Draw the ways that findings on a claim speak of, with what bars them; None where there are none.

    A sketch by coordinates for the ways whose stops all have them, then each way as a line of stops.
    The ways to the first three places are drawn, and told in the table are all.
    """
    ways = ways_told(assessment, claim, addresses)
    if not ways:
        return None
    words = words_of(assessment, say)
    goals = list(dict.fromkeys(each.way.to for each in ways))
    drawn = [each for each in ways if each.way.to in goals[:_PLACES]]
    places = {place.id: place for place in assessment.places}
    parts, y = list[Markup](), 0.0
    sketched = [each for each in drawn if mappable(each, places)]
    if len({stop.place for each in sketched for stop in each.way.stops}) > 2:
        sketch, tall = draw_map(sketched, places, words, y)
        parts, y = (
            [*sketch, line(0, y + tall + 6, WIDTH, y + tall + 6, "line", thick=1)],
            y + tall + 12,
        )
    letters = _letters(ways)
    for n, each in enumerate(drawn):
        strip, tall = draw_strip(each, drawn[:n], letters[each.way.actor], words, y)
        parts.append(strip)
        y += tall
    rest, tall = _rest(claim, ways, len(goals) - _PLACES, bool(sketched), words, y)
    key, deep = legend(y + tall + 4, _key(drawn, say))
    title = say("The ways there, and what bars them")
    described = " ".join(_sentence(each, words) for each in drawn)
    return Figure(
        id=id,
        title=title,
        described=described,
        svg=svg(id, title, described, y + tall + deep + 8, [*parts, *rest, key]),
        table=_table(ways, words),
    )


def _letters(ways: Sequence[Told]) -> dict[str, str]:
    actors = dict.fromkeys(each.way.actor for each in ways)
    return {actor: LETTERS[n % len(LETTERS)] for n, actor in enumerate(actors)}


def _rest(
    claim: ClaimVerdict, ways: Sequence[Told], more: int, sketched: bool, words: Words, y: float
) -> tuple[list[Markup], float]:
    """Say what is not drawn, and that the sketch is one; return the lines, and their height."""
    say = words.say
    told = [
        say("No enemy is known on the way of {who}.").format(who=words.name(actor))
        for actor in unbarred(claim, ways)
    ]
    if more > 0:
        told.append(say("Ways to {n} more places are in the table.").format(n=more))
    if sketched:
        told.append(say(_SKETCH))
    lines = [row for sentence in told for row in wrapped(sentence, WIDTH, lines=3)]
    drawn = [
        text(0, y + 12 + n * LEADING, row, ink="quiet", of=words.runs)
        for n, row in enumerate(lines)
    ]
    return drawn, len(lines) * LEADING + 4 if lines else 0


def _key(ways: Sequence[Told], say: Say) -> list[Entry]:
    used = {part_of(each.way, n) for each in ways for n in range(len(each.way.stops))}
    entries = [
        Entry(draw=partial(mark, part, letter="A"), words=say(words), wide=18)
        for part, words in _KEY.items()
        if part in used
    ]
    if "unknown" in used:
        entries.append(
            Entry(
                draw=lambda x, y: line(x - 10, y, x + 10, y, "quiet", "4 4"),
                words=say("stretch not known to be open"),
                wide=20,
            )
        )
    return entries


def _sentence(told: Told, words: Words) -> str:
    """Describe a way in a sentence: who goes where, and where it is barred, by whom."""
    way, say = told.way, words.say
    bars = [
        say("{place}, held by {who}").format(
            place=words.name(stop.place), who=words.name(stop.holder)
        )
        if stop.holder
        else words.name(stop.place)
        for stop in way.barred
    ]
    heading = words.heading(way)
    if bars:
        return say("{way}: barred at {places}.").format(way=heading, places="; ".join(bars))
    return say("{way}: {why}.").format(way=heading, why=words.absent(way) or say("No way is known"))


def _table(ways: Sequence[Told], words: Words) -> Table:
    say = words.say
    rows = [row for each in ways for row in _rows(each, words)]
    head = (say("Way"), say("Stop"), say("Place"), say("Held by"), say("What that means"))
    return Table(caption=say("The ways, stop by stop"), head=head, rows=tuple(rows))


def _rows(told: Told, words: Words) -> list[tuple[Cell, ...]]:
    way, say = told.way, words.say
    heading = Cell(text=words.heading(way), address=told.address)
    rows: list[tuple[Cell, ...]] = [
        (
            heading,
            Cell(text=str(n)),
            Cell(text=words.name(stop.place)),
            Cell(text=words.holder(stop, way)),
            Cell(text=": ".join(filter(None, (say(_KEY[part_of(way, n - 1)]), stop.why)))),
        )
        for n, stop in enumerate(way.stops, 1)
    ]
    remark = words.absent(way) or ("" if way.stops else say("No way is known"))
    if remark:
        rows.append(
            (
                heading,
                Cell(text=""),
                Cell(text=words.name(way.to)),
                Cell(text=""),
                Cell(text=remark),
            )
        )
    return rows
