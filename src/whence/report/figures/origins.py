"""Reports against independent origins: two bars, and every report a dot in the box of its origin."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from whence.model import Assessment, ClaimVerdict, Member

from ..groups import groups_of
from ..marks import Addresses
from ..wording import SPACE, capital, counted, origins_words, reports_and_origins
from .canvas import WIDTH, Cell, Figure, Table, group, line, link, marker, rect, svg, text
from .legend import Entry, legend
from .lettering import width_of

Say = Callable[[str], str]

_STEP, _RADIUS, _PAD, _GAP = 18, 6, 10, 8  # of dots and the boxes around them
_NAME = 13  # height of the name of a box
# More cannot be told apart: the rest of a box, and the rest of the boxes, are counted instead.
_MOST_DOTS, _MOST_BOXES = 200, 60
_BAR, _BARS_HEIGHT = 10, 82
_LEAST = 12  # an interval shorter than this is a smear; the words above it have its numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dot:
    """A report in the box of an origin; `shared` if it is in another box too."""

    label: str
    address: str
    shared: bool


def draw_origins(
    id: str, assessment: Assessment, claim: ClaimVerdict, addresses: Addresses, say: Say = str
) -> Figure | None:
    """Draw the reports of a claim against its independent origins; None if there is no report.

    The bars have one scale: reports, and origins with their 90 % interval. One dot of each box is
    full and stands for the origin; the empty ones repeat it; a diamond rests on more origins than
    one and is in the box of each.
    """
    groups = groups_of(assessment, claim)
    if not claim.reports or not groups:
        return None
    boxes = _boxes([one.members for one in groups], addresses)
    bars = _bars(claim, say)
    places, below = _places([_shown(box) for box in boxes[:_MOST_BOXES]], _BARS_HEIGHT)
    drawn = [
        _cluster(n, x, y, box, say)
        for n, ((x, y), box) in enumerate(zip(places, boxes, strict=False), 1)
    ]
    if left := boxes[_MOST_BOXES:]:
        words = say("and {origins} more origins with {reports} reports")
        words = words.format(origins=len(left), reports=sum(map(len, left)))
        drawn.append(text(0, below + 14, words, ink="quiet"))
        below += 18
    key, key_height = legend(below + 6, list(_key(boxes, say)))
    title = say(capital(reports_and_origins(claim)))
    described = _described(boxes, say)
    return Figure(
        id=id,
        title=title,
        described=described,
        svg=svg(id, title, described, below + 6 + key_height, [*bars, *drawn, key]),
        table=Table(
            caption=title,
            head=(say("Origin"), say("Report")),
            rows=tuple(
                (Cell(text=str(n)), Cell(text=dot.label, address=dot.address))
                for n, box in enumerate(boxes, 1)
                for dot in box
            ),
        ),
    )


def _boxes(groups: Sequence[Sequence[Member]], addresses: Addresses) -> list[list[_Dot]]:
    within = Counter(
        member.id for members in groups for member in {m.id: m for m in members}.values()
    )
    return [
        [
            _Dot(
                label=member.label,
                address=addresses.of_document(member.document) or "",
                shared=within[member.id] > 1,
            )
            for member in members
        ]
        for members in groups
    ]


def _described(boxes: Sequence[Sequence[_Dot]], say: Say) -> str:
    sizes = [
        say("origin {n}: {reports}").format(n=n, reports=_reports(len(box), say))
        for n, box in enumerate(boxes[:_MOST_BOXES], 1)
    ]
    if left := len(boxes) - len(sizes):
        sizes.append(say("{n} more").format(n=left))
    described = "; ".join(sizes)
    if any(dot.shared for box in boxes for dot in box):
        described += say(" (a report that rests on several is in each)")
    return described


def _bars(claim: ClaimVerdict, say: Say) -> Iterator[Markup]:
    """Draw the number of reports and, under it and on the same scale, that of the origins."""
    origins = claim.origins
    scale = WIDTH / max(claim.reports, origins.high, origins.mean, 1)
    yield text(0, 11, _reports(claim.reports, say), bold=True)
    yield rect(0, 16, claim.reports * scale, _BAR, "band")
    yield text(0, 42, say(capital(origins_words(origins))), bold=True)
    yield rect(0, 47, max(origins.mean * scale, 1), _BAR, "for")
    low, high, y = origins.low * scale, origins.high * scale, 47 + _BAR / 2
    if high - low > _LEAST:
        yield line(low, y, high, y, "paper", thick=5)
        yield line(low, y, high, y, "ink")
        for end in (max(low, 1), min(high, WIDTH - 1)):
            yield line(end, y - 4, end, y + 4, "ink")
    yield text(0, _BARS_HEIGHT - 5, say("The likeliest grouping of the reports:"), ink="quiet")


def _shown(box: Sequence[_Dot]) -> int:
    return min(len(box), _MOST_DOTS)


def _places(sizes: Sequence[int], top: float) -> tuple[list[tuple[float, float]], float]:
    """Return where each box begins, in rows that fit the width, and where the last row ends."""
    places: list[tuple[float, float]] = []
    x, y, tallest = 0.0, top, 0.0
    for size in sizes:
        width, height = _box(size)
        if x and x + width > WIDTH:
            x, y, tallest = 0.0, y + tallest + _GAP, 0.0
        places.append((x, y))
        x += width + _GAP
        tallest = max(tallest, height)
    return places, y + tallest


def _box(size: int) -> tuple[float, float]:
    columns = _columns(size)
    return columns * _STEP + _PAD, ceil(size / columns) * _STEP + _PAD + _NAME


def _columns(size: int) -> int:
    """Return the dots in a row of a box: up to five in one row, then about twice as wide as high."""
    most = (WIDTH - _PAD) // _STEP
    return size if size <= 5 else min(most, ceil((2 * size) ** 0.5))


def _cluster(number: int, x: float, y: float, box: Sequence[_Dot], say: Say) -> Markup:
    width, height = _box(_shown(box))
    columns = _columns(_shown(box))
    dots = (
        _dot(
            x + _PAD / 2 + _STEP * (n % columns + 0.5),
            y + _PAD / 2 + _STEP * (n // columns + 0.5),
            dot,
            full=n == 0,
        )
        for n, dot in enumerate(box[:_MOST_DOTS])
    )
    return group(
        rect(x + 1, y + 1, width - 2, height - 2, "band2", 8, "band"),
        *dots,
        text(x + width / 2, y + height - 6, _name(number, box, width, say), anchor="middle"),
    )


def _name(number: int, box: Sequence[_Dot], width: float, say: Say) -> str:
    """Return the number of an origin, and how many reports are in it where there is room for it."""
    left = len(box) - _shown(box)
    more = say(" ({n} more)").format(n=left) if left else ""
    long = f"{number}:{SPACE}{_reports(len(box), say)}{more}"
    return long if len(box) > 1 and width_of(long) + _PAD <= width else str(number)


def _reports(number: int, say: Say) -> str:
    return counted(number, say("report"), say("reports"))


def _dot(x: float, y: float, dot: _Dot, *, full: bool) -> Markup:
    fill = "for" if full else "paper"
    drawn = (
        marker("diamond", x, y, _RADIUS + 1.5, fill, "for")
        if dot.shared
        else marker("dot", x, y, _RADIUS, fill, "for")
    )
    return link(dot.address, drawn, title=dot.label)


def _key(boxes: Sequence[Sequence[_Dot]], say: Say) -> Iterator[Entry]:
    yield Entry(
        draw=lambda x, y: marker("dot", x, y, 5, "for", "for"), words=say("one for the origin")
    )
    if any(len(box) > 1 for box in boxes):
        yield Entry(
            draw=lambda x, y: marker("dot", x, y, 5, "paper", "for"), words=say("repeats it")
        )
    if any(dot.shared for box in boxes for dot in box):
        yield Entry(
            draw=lambda x, y: marker("diamond", x, y, 6, "paper", "for"),
            words=say("rests on several origins, in the box of each"),
            wide=14,
        )
