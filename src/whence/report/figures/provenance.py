"""Who had a claim from whom: sources, reports in the order of their dates, and what joins them.

Time runs from left to right, in columns; each origin is a band, numbered as in the text. Lines run
the way the words went, from who said it to who passed it on.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from markupsafe import Markup

from whence.model import Assessment, ClaimVerdict

from ..marks import Addresses
from ..wording import counted, date_words, percent, reports_and_origins
from .canvas import Figure, group, rect, svg, text
from .leads import lead_of_spans
from .legend import legend
from .lettering import fitted
from .moments import day_words, heads, moment
from .weaving import web_of
from .web import Node, Web
from .web_plan import Plan, Route, plan_of
from .web_shapes import BOX, box, key, note, note_on, rule, tie_line, tie_words
from .web_table import described, left_out, table_of

Say = Callable[[str], str]


def draw_provenance(
    id: str, assessment: Assessment, claim: ClaimVerdict, addresses: Addresses, say: Say = str
) -> Figure | None:
    """Draw who had a claim from whom; None if no report asserts it.

    Up to 60 nodes each report and source is drawn; above that, those of one origin and time are
    one node with their number, but for the first and the most relied on. The table has every link.
    """
    web = web_of(assessment, claim, addresses)
    if not any(not node.root and node.band < web.bands - web.denied for node in web.nodes):
        return None
    plan = plan_of(web)
    counts = say(reports_and_origins(claim))
    title = say("Who had it from whom")
    words = described(web, plan, counts, say)
    parts = [
        group(*_bands(plan, len(claim.origins.groups), say)),
        group(*_heads(plan, say)),
        group(*(_tie(route, plan.web, addresses, say) for route in plan.routes)),
        group(*_nodes(plan, say)),
        group(*_notes(plan)),
    ]
    under, height = _under(plan, say)
    return Figure(
        id=id,
        title=f"{title}: {counts}",
        described=words,
        svg=svg(id, title, words, height, [*parts, under], width=round(plan.width)),
        table=table_of(assessment, claim, web, addresses, say),
    )


def _bands(plan: Plan, groups: int, say: Say) -> Iterator[Markup]:
    """Draw the ground of each band, with its name."""
    origins = plan.web.bands - plan.web.denied
    for n, (top, bottom) in enumerate(plan.bands):
        denials = n >= origins
        yield rect(1, top, plan.width - 2, bottom - top, "card", 8, "line")
        name = say("Denied") if denials else _name(plan, n, groups, origins, say)
        ink = "against" if denials else "ink"
        yield text(10, top + 15, fitted(name, 190, bold=True), ink=ink, bold=True)


def _name(plan: Plan, n: int, groups: int, origins: int, say: Say) -> str:
    reports = sum(node.count for node in plan.web.nodes if node.band == n and not node.root)
    told = counted(reports, say("report"), say("reports"))
    if n == origins - 1 and groups > origins:
        return say("Origins {n} to {last}: {reports}").format(n=n + 1, last=groups, reports=told)
    return say("Origin {n}: {reports}").format(n=n + 1, reports=told)


def _heads(plan: Plan, say: Say) -> Iterator[Markup]:
    """Write over each column when it was, and set the column without a date apart."""
    told = [(say("On whose word"), "")] * plan.sources + heads(plan.moments, say)
    if plan.undated:
        told.append((say("No date"), ""))
        x = plan.xs[-1] - BOX / 2 - 24
        if len(plan.xs) > 1:
            yield rule(x, 4, plan.height - 4)
    for x, (first, second) in zip(plan.xs, told, strict=True):
        yield text(x, 15, fitted(first, BOX + 40, bold=True), anchor="middle", bold=True)
        yield text(x, 30, fitted(second, BOX + 40), anchor="middle", ink="quiet")


def _tie(route: Route, web: Web, addresses: Addresses, say: Say) -> Markup:
    tie = route.tie
    if tie.reasons:
        strongest = sorted(tie.reasons, key=lambda reason: -abs(reason.weight))
        spans = [span for reason in strongest for span in reason.spans]
        tie = replace(tie, address=lead_of_spans(spans, addresses))
    names = {node.id: node.label for node in web.nodes}
    title = f"{names[tie.one]} – {tie_words(tie.kind, say)} – {names[tie.other]}"
    if tie.kind not in {"word", "denial"}:
        title += f", {percent(tie.probability)}"
    shared = any(node.shared for node in web.nodes if node.id == tie.one)
    return tie_line(route.drawn, tie, title, bow=route.bow, shared=shared)


def _nodes(plan: Plan, say: Say) -> Iterator[Markup]:
    for node, (x, y), column in zip(plan.web.nodes, plan.middles, plan.column, strict=True):
        yield box(x, y, node, _words(node, say), _date(node, plan, column, say))


def _words(node: Node, say: Say) -> str:
    if node.kind != "bundle":
        return node.label
    noun = (say("source"), say("sources")) if node.root else (say("report"), say("reports"))
    return counted(node.count, *noun)


def _date(node: Node, plan: Plan, column: int, say: Say) -> str:
    """Return the day of a report whose column has more than one."""
    if node.kind == "bundle" or node.root or node.when is None:
        return ""
    when = moment(node.when)
    if when is None:
        known = node.when.low or node.when.high
        return say(date_words(node.when)) if known else ""
    one = plan.moments[column - plan.sources]
    if not one.several:
        return ""
    return (
        f"{when:%H:%M}"
        if one.exact and one.first.date() == one.last.date()
        else day_words(when, say)
    )


def _notes(plan: Plan) -> Iterator[Markup]:
    for route in plan.routes:
        if route.note:
            yield note(*route.note, note_on(route.tie))


def _under(plan: Plan, say: Say) -> tuple[Markup, float]:
    """Return the key, what is not drawn, and the height of all."""
    ties = [route.tie for route in plan.routes]
    drawn, high = legend(plan.height + 8, list(key(ties, plan.web.nodes, say)), plan.width)
    bottom = plan.height + 8 + high
    rest = left_out(plan.web, say)
    if rest:
        drawn += text(0, bottom + 13, fitted(rest, plan.width), ink="quiet")
        bottom += 18
    return drawn, bottom
