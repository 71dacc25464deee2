"""The sketch of a route: places by their coordinates, north up, moved apart so that labels do not collide.

No scale is drawn. What holds is who lies north of whom and who lies west of whom; distances do not.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from whence.model import Place

from .canvas import WIDTH, line, link, rect, text
from .lettering import width_of, wrapped
from .route_layout import LINE, UP, Label, Spot, spots_of
from .route_marks import LETTERS, Part, barred, mark, part_of, stretch
from .ways import Told, Words

_LABEL = 92.0  # width of a label
_PLATE = 0.8  # of the ground under a label: lines show through, letters stay clear
# Of a place that is several things, the one that is drawn.
_WEIGHT: Mapping[Part, int] = {
    "open": 0,
    "unknown": 1,
    "start": 2,
    "possibly": 3,
    "surely": 4,
    "goal": 5,
}


def mappable(told: Told, places: Mapping[str, Place]) -> bool:
    """Say whether every stop of a way has coordinates: a gap would have to be guessed."""
    known = (places.get(stop.place) for stop in told.way.stops)
    return bool(told.way.stops) and all(
        one is not None and one.lat is not None and one.lon is not None for one in known
    )


def draw_map(
    ways: Sequence[Told], places: Mapping[str, Place], words: Words, top: float
) -> tuple[list[Markup], float]:
    """Draw ways whose stops all have coordinates; return the parts, and the height."""
    ids = dict.fromkeys(stop.place for told in ways for stop in told.way.stops)
    points = {id: (places[id].lat or 0.0, places[id].lon or 0.0) for id in ids}
    spots = spots_of(points, _labels(ways, ids, words), top + 20)
    parts = [text(WIDTH, top + 10, words.say("north is up"), ink="quiet", anchor="end")]
    drawn = set[tuple[str, str]]()
    for told in ways:
        for n, (here, there) in enumerate(zip(told.way.stops, told.way.stops[1:], strict=False)):
            if (here.place, there.place) not in drawn:
                one, other = spots[here.place], spots[there.place]
                parts.append(line(one.x, one.y, other.x, other.y, *stretch(told.way, n)))
                drawn.add((here.place, there.place))
    parts += [_spot(spot, ways, words) for spot in spots.values()]
    return parts, max(spot.bottom for spot in spots.values()) + 4 - top


def _labels(ways: Sequence[Told], places: Mapping[str, None], words: Words) -> dict[str, Label]:
    holders = {
        stop.place: words.name(stop.holder)
        for told in ways
        for n, stop in enumerate(told.way.stops)
        if stop.holder and barred(stop, part_of(told.way, n))
    }
    return {
        place: Label(
            name=wrapped(words.name(place), _LABEL, bold=True),
            holder=wrapped(holders.get(place, ""), _LABEL),
        )
        for place in places
    }


def _spot(spot: Spot, ways: Sequence[Told], words: Words) -> Markup:
    """Draw a place with its label."""
    roles = [
        (part_of(told.way, n), words.holder(stop, told.way), told)
        for told in ways
        for n, stop in enumerate(told.way.stops)
        if stop.place == spot.place
    ]
    part, _, told = max(roles, key=lambda role: _WEIGHT[role[0]])
    letters = dict.fromkeys(_letter(ways, each) for start, _, each in roles if start == "start")
    strong = part in ("start", "goal", "possibly", "surely")
    middle, base = (spot.left + spot.right) / 2, spot.y + UP + 1 + 0.8 * LINE
    label = [
        _over_lines(middle, base + LINE * n, row, strong and n < len(spot.label.name))
        for n, row in enumerate(spot.label.lines)
    ]
    held = ", ".join(dict.fromkeys(holder for _, holder, _ in roles if holder))
    title = ": ".join(filter(None, (words.name(spot.place), held)))
    return link(told.address, mark(part, spot.x, spot.y, "".join(letters)), *label, title=title)


def _letter(ways: Sequence[Told], told: Told) -> str:
    actors = list(dict.fromkeys(each.way.actor for each in ways))
    return LETTERS[actors.index(told.way.actor) % len(LETTERS)]


def _over_lines(x: float, y: float, words: str, strong: bool) -> Markup:
    """Return a line of text in the middle of `x`, on a plate that keeps the lines off its letters.

    Not an edge of the letters: what prints the page would draw that over them.
    """
    half = width_of(words, bold=strong) / 2
    plate = rect(x - half, y - 0.75 * LINE, 2 * half, LINE, "paper", 2, opacity=_PLATE)
    ink = "ink" if strong else "quiet"
    return plate + text(x, y, words, ink=ink, bold=strong, anchor="middle")
