"""Where everything of a web stands: columns of time, bands of origins, and the way of each tie."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .bundles import MOST_NODES, bundled, main_ties
from .canvas import SIZE, WIDTH
from .layers import Layers, Orders, layered, untangled
from .lettering import width_of
from .moments import Column, columns_of
from .rows import rows_of
from .web import DIRECTED, Tie, Web
from .web_arcs import Arcs, arcs_of
from .web_shapes import BOX, HIGH, Point, note_on

MOST_COLUMNS = 6  # of time: with that of sources, about as wide as a page on a screen
_GAP = 40.0  # between columns, where ties run
_MARGIN, _APART = 12.0, 20.0  # beside the boxes; before the column of what has no date
ROW = 53.0
_BETWEEN = 0.7  # rows between bands, for the name of the band and some air
HEAD = 40.0  # above the first band, for the dates
NAME = 22.0  # above the boxes of a band, for its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way of a tie: its points, how far it swings out of one column, and where its note stands.

    `lead` is where it leaves its box, if it first has to pass the lanes beside it; of a tie that
    points back, that is its end.
    """

    tie: Tie
    points: tuple[Point, ...]
    bow: float = 0.0
    note: Point | None = None
    lead: Point | None = None
    back: bool = False

    @property
    def drawn(self) -> tuple[Point, ...]:
        """Return all its points, from box to box."""
        if self.lead is None:
            return self.points
        return (*self.points, self.lead) if self.back else (self.lead, *self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A web in its places. `middles` are those of its nodes, in their order; lengths in units.

    `xs` are the middles of the columns: `sources` of them (none or one) before those of `moments`,
    the last one for what is undated, if any is. `bands` are the tops and bottoms of bands.
    """

    web: Web
    middles: tuple[Point, ...]
    routes: tuple[Route, ...]
    xs: tuple[float, ...]
    moments: tuple[Column, ...]
    column: tuple[int, ...]
    sources: int
    undated: bool
    bands: tuple[tuple[float, float], ...]
    width: float
    height: float


def plan_of(web: Web) -> Plan:
    """Return the places of a web, after it has been made as small as can be read."""
    moments, columns = _columns(web)
    if len(web.nodes) > MOST_NODES:
        web, columns = bundled(web, columns)
    else:
        web = main_ties(web)
    used = sorted({columns[node.id] for node in web.nodes})
    compact = {column: n for n, column in enumerate(used)}
    column = [compact[columns[node.id]] for node in web.nodes]
    place = {node.id: n for n, node in enumerate(web.nodes)}
    edges = [(place[tie.one], place[tie.other]) for tie in web.ties]
    graph = layered(column, edges, [node.band for node in web.nodes])
    orders = _upright(untangled(graph), graph, web)
    rows = rows_of(graph, orders, web.bands, _BETWEEN)
    undated = used[-1] > len(moments)
    arcs = arcs_of(web.ties, edges, column, [HEAD + at * ROW for at in rows.at])
    beyond = arcs.beyond(len(used) - 1)
    xs = _xs(len(used), undated, arcs)
    points = [(0.0, HEAD + at * ROW) for at in rows.at]
    for n, layer in enumerate(graph.layers):
        for node in layer:
            points[node] = (xs[n], points[node][1])
    routes = _routes(web, graph, points, column, arcs)
    bands = tuple((HEAD + top * ROW - NAME, HEAD + bottom * ROW + 3) for top, bottom in rows.bands)
    wide = xs[-1] + BOX / 2 + _MARGIN + beyond
    return Plan(
        web=web,
        middles=tuple(points[: len(web.nodes)]),
        routes=tuple(_noted(routes, bands)),
        xs=tuple(xs),
        moments=tuple(moments[n - 1] for n in used if 0 < n <= len(moments)),
        column=tuple(column),
        sources=int(used[0] == 0),
        undated=undated,
        bands=bands,
        width=max(float(WIDTH), wide),
        height=bands[-1][1] + 4,
    )


def _upright(orders: Orders, graph: Layers, web: Web) -> Orders:
    """Turn a band upside down where what all begins with would be in its lower half."""
    heights: dict[int, list[float]] = defaultdict(list)
    for order in orders:
        for n, node in enumerate(order):
            if node < graph.nodes and (web.nodes[node].first or web.nodes[node].shared):
                band = [other for other in order if graph.bands[other] == graph.bands[node]]
                at = (n - order.index(band[0]) + 0.5) / len(band)
                heights[graph.bands[node]].append(at - 0.5)
    turned = {band for band, at in heights.items() if sum(at) > 0}
    upright = []
    for order in orders:
        rows = [list(band) for _, band in groupby(order, key=lambda node: graph.bands[node])]
        for row in rows:
            if graph.bands[row[0]] in turned:
                row.reverse()
        upright.append([node for row in rows for node in row])
    return upright


def _columns(web: Web) -> tuple[list[Column], dict[str, int]]:
    """Return the columns of time, and that of each node: 0 for sources, the last for no date."""
    reports = [node for node in web.nodes if not node.root]
    place = {node.id: n for n, node in enumerate(reports)}
    pairs = [
        (place[tie.one], place[tie.other])
        for tie in web.ties
        if tie.kind in DIRECTED and tie.one in place and tie.other in place
    ]
    moments, columns = columns_of([node.when for node in reports], pairs, MOST_COLUMNS)
    last = len(moments) + 1
    of_report = {
        node.id: last if column is None else column + 1
        for node, column in zip(reports, columns, strict=True)
    }
    return moments, {node.id: of_report.get(node.id, 0) for node in web.nodes}


def _xs(count: int, undated: bool, arcs: Arcs) -> list[float]:
    """Return the middle of each column."""
    xs = [_MARGIN + BOX / 2]
    for n in range(count - 1):
        xs.append(xs[-1] + BOX + arcs.gap(n, _GAP))
    if undated and count > 1:
        xs[-1] += _APART
    # What is narrower than a phone stands in its middle.
    right = arcs.beyond(count - 1)
    spare = max(0.0, WIDTH - (xs[-1] + BOX / 2 + _MARGIN + right)) / 2
    return [x + spare for x in xs]


def _routes(
    web: Web, graph: Layers, points: Sequence[Point], column: Sequence[int], arcs: Arcs
) -> list[Route]:
    ports = _ports(graph, points, column, arcs)
    place = {node.id: n for n, node in enumerate(web.nodes)}
    of_layer = {node: n for n, layer in enumerate(graph.layers) for node in layer}
    routes = []
    for n, (tie, way) in enumerate(zip(web.ties, graph.ways, strict=True)):
        left, right = way[0], way[-1]
        same = column[left] == column[right]
        (x0, y0), (x1, y1) = points[left], points[right]
        edge = (x0 + BOX / 2, y0 + ports[n, 0])
        lanes = 0.0 if same else arcs.wide.get(column[left], 0.0)
        line: list[Point] = [(edge[0] + lanes, edge[1])]
        for bend in way[1:-1]:
            x, y = points[bend]
            line += [(x - BOX / 2, y), (x + BOX / 2 + arcs.wide.get(of_layer[bend], 0.0), y)]
        line.append((x1 + BOX / 2 if same else x1 - BOX / 2, y1 + ports[n, 1]))
        back = place[tie.one] == right
        routes.append(
            Route(
                tie=tie,
                points=tuple(line[::-1] if back else line),
                bow=arcs.out.get(n, 0.0),
                lead=edge if lanes else None,
                back=back,
            )
        )
    return routes


def _ports(
    graph: Layers, points: Sequence[Point], column: Sequence[int], arcs: Arcs
) -> dict[tuple[int, int], float]:
    """Return how far from the middle of its box each end of each way is, up or down.

    Ends on one side of a box are spread in the order of where they lead; those of arcs that run
    into one line are one.
    """
    sides: dict[tuple[int, bool], dict[object, list[tuple[float, int, int]]]] = defaultdict(dict)

    def add(node: int, right: bool, towards: int, n: int, end: int) -> None:
        here, there = points[node][1], points[towards][1]
        own = (arcs.out[n], there > here) if arcs.joined.get(n) == node else (n, end)
        sides[node, right].setdefault(own, []).append((there, n, end))

    for n, way in enumerate(graph.ways):
        same = column[way[0]] == column[way[-1]]
        add(way[0], True, way[1], n, 0)
        add(way[-1], same, way[-2], n, 1)
    ports = {}
    for heaps in sides.values():
        step = min(7.0, (HIGH - 10) / max(len(heaps) - 1, 1))
        for k, heap in enumerate(sorted(map(sorted, heaps.values()))):
            for _, n, end in heap:
                ports[n, end] = (k - (len(heaps) - 1) / 2) * step
    return ports


def _noted(routes: Sequence[Route], bands: Sequence[tuple[float, float]]) -> list[Route]:
    """Find a place for the note of each tie where no other is; it has none where there is no room."""
    # The names of the bands stand at the left of the strips above their boxes.
    taken = [(0.0, top, 200.0, top + NAME) for top, _ in bands]
    placed = []
    for route in routes:
        words = note_on(route.tie)
        half = width_of(words, SIZE) / 2 + 2
        spots = _spots(route) if words else []
        found = None
        for x, y in spots:
            own = (x - half, y - 8, x + half, y + 8)
            if not any(_meet(own, other) for other in taken):
                taken.append(own)
                found = (x, y)
                break
        placed.append(replace(route, note=found) if found else route)
    return placed


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _spots(route: Route) -> list[Point]:
    """Return points on a way where no box is: where it passes a column, then between columns."""
    pairs = zip(route.points[1:-1:2], route.points[2::2], strict=False)
    spots = [((x0 + x1) / 2, y0) for (x0, y0), (x1, _) in pairs]
    for share in (0.5, 0.4, 0.6, 0.3, 0.7):
        for (x0, y0), (x1, y1) in zip(route.points[::2], route.points[1::2], strict=True):
            if route.bow:
                spots.append((x0 + route.bow, y0 + (y1 - y0) * share))
            else:
                # The curve is that of `_steps`: its ends are level, its middle half-way.
                rise = 3 * share**2 - 2 * share**3
                along = share + 0.5 * share * (1 - share) * (1 - 2 * share)
                spots.append((x0 + (x1 - x0) * along, y0 + (y1 - y0) * rise))
    return spots
