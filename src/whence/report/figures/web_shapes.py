"""How nodes and ties of a web look: boxes, lines by kind, arrows, and the key to them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup

from ..safe import isolated
from ..wording import SPACE, percent
from .canvas import SIZE, arrowhead, group, line, link, marker, path, rect, text
from .inks import colour, paint
from .legend import Entry
from .lettering import width_of, wrapped
from .web import HELD, Node, NodeKind, Tie, TieKind

Say = Callable[[str], str]
Point = tuple[float, float]

BOX, HIGH = 118.0, 46.0  # a box: three lines of a name, or two and a date
_PAD, _LEADING = 6.0, 13.0
_LINES = 3
_TURN = 6.0  # the round corner of an arc
DASHES: dict[TieKind, str] = {
    "cites": "none",
    "copies": "none",
    "repeats": "9 4",
    "quotes": "8 3 2 3",
    "shares_details": "5 4",
    "shares_origin": "2 4",
    "word": "none",
    "denial": "none",
}
DOUBTFUL = 0.8  # the probability of a link that is less likely is written on it


def tie_words(kind: TieKind, say: Say) -> str:
    """Return what a line of a kind means, in the direction of its arrow if it has one."""
    return {
        "cites": say("is cited by"),
        "copies": say("is copied by"),
        "repeats": say("is repeated by"),
        "quotes": say("both quote one speaker"),
        "shares_details": say("share details"),
        "shares_origin": say("have the same origin"),
        "word": say("tells"),
        "denial": say("denies it in"),
    }[kind]


def box(x: float, y: float, node: Node, words: str, under: str) -> Markup:
    """Draw a node around its middle: its name, a line under it, and its marks.

    What is held has a whole edge; what is unnamed, or not at hand, a dashed one. Sources are round.
    """
    left, top = x - BOX / 2, y - HIGH / 2
    strong = "against" if node.denies else "for"
    first = node.first and not node.denies
    fill = "for" if first else "mark2" if node.shared else "paper"
    ink = "paper" if first else "ink"
    rounded = HIGH / 2 if node.root and node.kind != "outlet" else 4
    stack = [_frame(left + 4, top - 4, rounded, "card", strong, "none")] if node.count > 1 else []
    dash = "4 3" if node.kind in {"unnamed", "cited", "outlet"} else "none"
    frame = _frame(left, top, rounded, fill, strong, dash)
    room = BOX - 2 * _PAD - (14 if node.denies else 0)
    below = wrapped(under, room, bold=first) if under else ()
    name = wrapped(words, room, lines=_LINES - len(below), bold=first)
    lines = [*name, *below]
    begin = y + 4 - _LEADING / 2 * (len(lines) - 1)
    middle = x + (7 if node.denies else 0)
    letters = [
        text(
            middle,
            begin + _LEADING * n,
            one,
            ink="quiet" if n >= len(name) and not first else ink,
            bold=first,
            anchor="middle",
        )
        for n, one in enumerate(lines)
    ]
    cross = [marker("cross", left + 13, y, 4, "against")] if node.denies else []
    return link(node.address, *stack, frame, *cross, *letters, title=isolated(node.label))


def _frame(left: float, top: float, rounded: float, fill: str, stroke: str, dash: str) -> Markup:
    return Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="{:g}" '
        'stroke-dasharray="{}" style="{};stroke-width:1.5"/>'
    ).format(
        left, top, BOX, HIGH, rounded, dash, paint(fill, stroke).removesuffix(";stroke-width:2")
    )


def tie_line(
    points: Sequence[Point], tie: Tie, title: str, *, bow: float = 0, shared: bool = False
) -> Markup:
    """Draw a tie through its points, the last of which it points to if it has a direction.

    `bow` is how far a tie between two nodes of one column swings out to the right; `shared` says that
    it comes from a source of several reports, which tells more than one of a single report.
    """
    steps = _steps(points, bow)
    likely = tie.probability >= HELD
    telling = likely and (shared or tie.kind != "word")
    ink = "against" if tie.kind == "denial" else "for" if shared else "ink" if telling else "quiet"
    thick = 1.8 if telling else 1.2
    dash = DASHES[tie.kind]
    if tie.kind == "copies":
        drawn = path(steps, ink, thick=4.5) + path(steps, "card", thick=2)
    else:
        drawn = path(steps, ink, dash, thick)
    parts = [drawn]
    if tie.directed:
        (x0, _), (x, y) = points[-2:]
        parts.append(arrowhead(x, y, -1 if bow or x < x0 else 1, 0, ink, 8))
    return link(tie.address, *parts, title=title)


def _steps(points: Sequence[Point], bow: float) -> str:
    (x, y), *rest = points
    steps = [f"M {x:.1f} {y:.1f}"]
    for to_x, to_y in rest:
        if bow:
            steps.append(_arc(max(x, to_x) + bow, y, to_x, to_y))
        elif abs(to_y - y) < 0.05:
            steps.append(f"L {to_x:.1f} {to_y:.1f}")
        else:
            half = (x + to_x) / 2
            steps.append(f"C {half:.1f} {y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    return " ".join(steps)


def _arc(out: float, y: float, to_x: float, to_y: float) -> str:
    """Go out to a lane, along it, and back in, with round corners."""
    high = abs(to_y - y)
    turn = min(_TURN, high / 2) * (1 if to_y > y else -1)
    along = min(_TURN, high / 2)
    return (
        f"L {out - along:.1f} {y:.1f} Q {out:.1f} {y:.1f} {out:.1f} {y + turn:.1f} "
        f"L {out:.1f} {to_y - turn:.1f} Q {out:.1f} {to_y:.1f} {out - along:.1f} {to_y:.1f} "
        f"L {to_x:.1f} {to_y:.1f}"
    )


def note_on(tie: Tie) -> str:
    """Return what is written on a tie: how many it stands for, or how likely it is, if doubtful."""
    if tie.count > 1 and tie.bundled:
        return f"×{tie.count}"
    if tie.kind in {"word", "denial"}:
        return ""
    return percent(tie.probability) if tie.probability < DOUBTFUL else ""


def note(x: float, y: float, words: str) -> Markup:
    """Write a few letters around a point, on ground of their own."""
    wide = width_of(words)
    ground = rect(x - wide / 2 - 2, y - 7, wide + 4, 14, "card", 3)
    return group(ground, text(x, y + 4, words, ink="ink", anchor="middle", size=SIZE))


def key(ties: Iterable[Tie], nodes: Iterable[Node], say: Say) -> Iterator[Entry]:
    """Yield what each kind of line and box that is drawn means."""
    nodes, ties = list(nodes), list(ties)
    drawn = {tie.kind for tie in ties}
    for kind in DASHES:
        if kind in drawn:
            yield Entry(draw=_sample(kind), words=tie_words(kind, say), wide=34)
    if any(node.first and not node.denies for node in nodes):
        yield Entry(draw=_small("report", fill="for"), words=say("first report"), wide=22)
    shown: set[NodeKind] = {node.kind for node in nodes}
    if shown & {"cited", "outlet"}:
        words = say("known only through others")
        yield Entry(draw=_small("outlet"), words=words, wide=22)
    if any(node.shared for node in nodes):
        words = say("source of several reports")
        yield Entry(draw=_small("named", root=True, fill="mark2"), words=words, wide=22)
    if "named" in shown:
        yield Entry(draw=_small("named", root=True), words=say("named source"), wide=22)
    if "unnamed" in shown:
        yield Entry(draw=_small("unnamed", root=True), words=say("unnamed source"), wide=22)
    if any(node.denies for node in nodes):
        yield Entry(
            draw=lambda x, y: marker("cross", x, y, 4, "against"), words=say("denies it"), wide=12
        )
    notes = {note_on(tie)[-1:] for tie in ties}
    if "%" in notes:
        words = say("how sure that link is")
        yield Entry(draw=lambda x, y: note(x, y, f"45{SPACE}%"), words=words, wide=32)
    if any(note_on(tie).startswith("×") for tie in ties):
        yield Entry(draw=lambda x, y: note(x, y, "×5"), words=say("so many links"), wide=20)


def _sample(kind: TieKind) -> Callable[[float, float], Markup]:
    def draw(x: float, y: float) -> Markup:
        sample = Tie(one="", other="", kind=kind)
        return tie_line([(x - 17, y), (x + 17, y)], sample, "")

    return draw


def _small(
    kind: NodeKind, *, root: bool = False, fill: str = "paper"
) -> Callable[[float, float], Markup]:
    dash = "3 2" if kind in {"unnamed", "outlet"} else "none"

    def draw(x: float, y: float) -> Markup:
        return Markup(
            '<rect x="{:.1f}" y="{:.1f}" width="20" height="11" rx="{:g}" stroke-dasharray="{}" '
            'style="fill:{};stroke:{};stroke-width:1.5"/>'
        ).format(x - 10, y - 5.5, 5.5 if root else 2, dash, colour(fill), colour("for"))

    return draw


def rule(x: float, top: float, bottom: float) -> Markup:
    """Draw the line that sets a column apart."""
    return line(x, top, x, bottom, "line", "2 3", 1)
