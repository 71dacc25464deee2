"""What pictures and the source summary say in numbers, counted anew from the records."""

import re
from collections import Counter
from dataclasses import replace
from math import isclose, log10

import pytest
from lxml import etree

from whence.model import (
    Assessment,
    ClaimVerdict,
    Document,
    Driver,
    Hop,
    Interval,
    Link,
    Matrix,
    Member,
    Origins,
    RatedOrigin,
    Rating,
    Reason,
    Source,
    Statement,
)
from whence.report.figures.canvas import Figure
from whence.report.figures.matrix import draw_matrix
from whence.report.figures.origins import draw_origins
from whence.report.figures.provenance import draw_provenance
from whence.report.figures.rivals import draw_rivals
from whence.report.figures.scale import draw_verdict
from whence.report.figures.timeline import draw_timeline
from whence.report.figures.waterfall import draw_waterfall
from whence.report.marks import Addresses
from whence.report.shared_details import shared_details
from whence.report.source_summary import source_summary_of
from whence.report.wording import SLIGHT

SVG = "{http://www.w3.org/2000/svg}"
_ROUNDED = 0.06  # a length is written to a tenth
_EDGE = 6.0  # log10 odds at which a scale of odds ends


def drawn(draw, assessment: Assessment, claim: ClaimVerdict) -> Figure | None:
    return draw("f", assessment, claim, Addresses(assessment.documents))


def root_of(figure: Figure) -> etree._Element:
    return etree.fromstring(str(figure.svg))


def number(node: etree._Element, *names: str) -> list[float]:
    return [float(node.get(name)) for name in names]


def rects(root: etree._Element, ink: str) -> list[list[float]]:
    """Return x, y, width and height of the rectangles of a colour."""
    return [
        number(one, "x", "y", "width", "height")
        for one in root.iter(f"{SVG}rect")
        if f"var(--{ink}," in one.get("style")
    ]


def words(root: etree._Element) -> str:
    return "\n".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))


def value(text: str) -> float:
    return float(text.replace("−", "-"))


def log_odds(chance: float) -> float:
    inside = min(max(chance, 10**-_EDGE), 1 - 10**-_EDGE)
    return log10(inside / (1 - inside))


def check_waterfall(assessment: Assessment, claim: ClaimVerdict) -> None:
    """Before, every change and the rest come to after; bars are as long as the changes are large."""
    figure = drawn(draw_waterfall, assessment, claim)
    evidence = [one for one in claim.drivers if one.kind != "prior"]
    if figure is None:
        assert not evidence
        return
    sizes = [value(row[2].text) for row in figure.table.rows]
    assert sum(sizes[:-1]) == pytest.approx(sizes[-1], abs=0.006 * len(sizes))
    assert sizes[0] == pytest.approx(log_odds(claim.prior), abs=0.006)
    assert sizes[-1] == pytest.approx(log_odds(claim.probability), abs=0.006)
    weights = sorted((one.weight for one in evidence), key=lambda one: -abs(one))
    told = sorted(sizes[1 : 1 + len(evidence)])
    assert told == pytest.approx(sorted(weights), abs=0.006)
    if max(map(abs, _running(claim.prior, weights))) > _EDGE:
        return  # what goes over the edge is drawn up to it
    root = root_of(figure)
    steps = [one for ink in ("for", "against") for one in rects(root, ink)]
    large = [abs(one) for one in weights[: len(steps)]]
    levels = [abs(log_odds(one)) for one in (claim.prior, claim.probability)]
    wide = sorted((one[2] for one in steps), reverse=True)
    bars = [*zip(wide, large, strict=True)]
    bars += zip((one[2] for one in rects(root, "ink") if one[3] == 10), levels, strict=True)
    units = [length / size for length, size in bars if length > 20]
    assert all(isclose(one, units[0], rel_tol=0.02) for one in units)


def _running(prior: float, weights: list[float]) -> list[float]:
    at = [log_odds(prior)]
    for weight in weights:
        at.append(at[-1] + weight)
    return at


def check_rivals(assessment: Assessment, claim: ClaimVerdict) -> None:
    """Bars, ends of intervals and ticks of the prior are where the numbers are."""
    rivals = [one for one in assessment.hypotheses if one.claim == claim.id]
    rivals.sort(key=lambda one: -one.probability)
    figure = drawn(draw_rivals, assessment, claim)
    if figure is None:
        assert not rivals
        return
    root = root_of(figure)
    bars = [one for one in rects(root, "for") if one[3] == 12]
    lines = [
        (number(one, "x1", "y1", "x2", "y2"), one.get("stroke-dasharray"))
        for one in root.iter(f"{SVG}line")
    ]
    assert [one[2] for one in bars] == pytest.approx(
        [max(300 * one.probability, 1) for one in rivals], abs=_ROUNDED
    )
    for rival, (_, top, _, height) in zip(rivals, bars, strict=True):
        middle = top + height / 2
        level = [at for at, _ in lines if at[1] == at[3] and abs(at[1] - middle) < 0.2]
        assert level[0][::2] == pytest.approx([300 * rival.low, 300 * rival.high], abs=_ROUNDED)
        (prior,) = [at for at, dash in lines if dash == "3 2" and top - 3 < at[1] < top]
        assert prior[0] == pytest.approx(300 * rival.prior, abs=_ROUNDED)
        assert rival.low - 1e-9 <= rival.probability <= rival.high + 1e-9


def check_verdict(assessment: Assessment, claim: ClaimVerdict) -> None:
    """The interval and the mark of the verdict are where the numbers are."""
    root = root_of(drawn(draw_verdict, assessment, claim))
    (bar,) = [one for one in rects(root, "for") if one[3] == 8]
    assert bar[0] == pytest.approx(8 + 344 * claim.low, abs=_ROUNDED)
    assert bar[2] == pytest.approx(max(344 * (claim.high - claim.low), 2), abs=2 * _ROUNDED)
    (mark,) = [number(one, "cx", "r") for one in root.iter(f"{SVG}circle")]
    assert mark[0] == pytest.approx(8 + 344 * claim.probability, abs=_ROUNDED)


def check_origins(assessment: Assessment, claim: ClaimVerdict) -> None:
    """Bars are as long as the counts; every report has a dot in the box of its origin."""
    figure = drawn(draw_origins, assessment, claim)
    if figure is None:
        assert not claim.reports or not claim.origins.groups
        return
    root, origins = root_of(figure), claim.origins
    (reports,) = [one[2] for one in rects(root, "band") if one[1:2] == [16] and one[3] == 10]
    (mean,) = [one[2] for one in rects(root, "for") if one[1:2] == [47]]
    unit = reports / claim.reports
    assert mean == pytest.approx(max(origins.mean * unit, 1), abs=2 * _ROUNDED)
    whisker = [
        number(one, "x1", "x2") for one in root.iter(f"{SVG}line") if one.get("y1") == "52.0"
    ]
    if whisker:
        assert whisker[0] == pytest.approx([origins.low * unit, origins.high * unit], abs=0.2)
    sizes = sorted(map(len, origins.groups), reverse=True)
    told = Counter(row[0].text for row in figure.table.rows)
    assert [told[str(n)] for n in range(1, len(sizes) + 1)] == sizes
    if len(sizes) <= 60 and sizes[0] <= 200:
        marks = [*root.iter(f"{SVG}circle"), *root.iter(f"{SVG}polygon")]
        # Those of the key stand in no link, and those of the picture have a title.
        titled = [one for one in marks if one.getparent() is not root]
        assert sum(one.getparent().find(f"{SVG}title") is not None for one in titled) == sum(sizes)


def check_matrix(assessment: Assessment, claim: ClaimVerdict) -> None:
    """Every cell that tells something is drawn with its sign, and the table has every number."""
    rivals = [one for one in assessment.hypotheses if one.claim == claim.id]
    rivals.sort(key=lambda one: -one.probability)
    columns = [one for one in assessment.matrix.columns if one.claim == claim.id]
    figure = drawn(draw_matrix, assessment, claim)
    if figure is None:
        assert not (rivals and columns)
        return
    assert len(figure.table.rows) == len(columns)
    weights = [{cell.hypothesis: cell.weight for cell in one.cells} for one in columns]
    told = [tuple(value(cell.text) for cell in row[3:] if cell.text) for row in figure.table.rows]
    known = [tuple(one[rival.id] for rival in rivals if rival.id in one) for one in weights]
    assert sorted(told) == sorted(tuple(float(f"{one:.2f}") for one in row) for row in known)
    root = root_of(figure)
    cells = [
        (group, group.find(f"{SVG}title").text, group.find(f"{SVG}path"))
        for group in root.iter(f"{SVG}g")
        if group.find(f"{SVG}title") is not None and group.find(f"{SVG}rect") is not None
    ]
    telling = [row for row in told if any(abs(one) >= SLIGHT + 0.005 for one in row)]
    if cells and len(telling) <= 24:
        least = sum(abs(one) >= SLIGHT + 0.005 for row in told for one in row)
        most = sum(abs(one) >= SLIGHT - 0.005 for row in told for one in row)
        assert least <= len(cells) <= most
    for _, title, path in cells:
        place, weight = re.match(r"(\d+): ([+−][\d.]+)", title).groups()
        assert value(weight) in told[int(place) - 1]
        assert ("v" in path.get("d")) == (value(weight) > 0)


def check_provenance(assessment: Assessment, claim: ClaimVerdict) -> None:
    """Links that are drawn, those that stand for several and those left out are all there are."""
    figure = drawn(draw_provenance, assessment, claim)
    if figure is None:
        return
    reports = {id for group in claim.origins.groups for id in group}
    shared = Counter(id for group in claim.origins.groups for id in set(group))
    denials = {
        one.document
        for one in assessment.statements
        if one.claim == claim.id and one.stance == "denies"
    } - reports
    among = [
        one
        for one in assessment.links
        if one.claim in (None, claim.id) and one.from_ != one.to
        if any({one.from_, one.to} <= ids for ids in (reports, denials))
    ]
    if len(figure.table.rows) < 400:
        chances = [row[3].text for row in figure.table.rows if row[3].text]
        assert len(chances) == len(among)
    left = sum(
        map(int, re.findall(r"(\d+)\D*not drawn because", figure.described.replace(",", "")))
    )
    root = root_of(figure)
    titles = ["".join(one.itertext()) for one in root.iter(f"{SVG}title")]
    lines = [one for one in titles if re.search(r", [<>]?\d+\u00a0%$", one)]
    pairs = {frozenset((one.from_, one.to)) for one in among if one.probability >= 0.05}
    doubled = len(among) - sum(one.probability < 0.05 for one in among) - len(pairs)
    nodes = sum(map(len, claim.origins.groups))
    if nodes <= 50 and max(shared.values(), default=0) == 1:  # nothing is bundled, nor drawn twice
        assert len(pairs) <= len(lines) + left <= len(among) + doubled


def check_timeline(assessment: Assessment, claim: ClaimVerdict) -> None:
    """Every dated report that speaks of the claim is there, in the order of time; the others are not."""
    figure = drawn(draw_timeline, assessment, claim)
    if figure is None:
        return
    speaking = {one.document for one in assessment.statements if one.claim == claim.id}
    speaking |= {one.document for one in claim.origins.members}
    documents = [one for one in assessment.documents if not speaking or one.id in speaking]
    dated = [
        one for one in documents if one.published and (one.published.low or one.published.high)
    ]
    rows = [row for row in figure.table.rows if row[0].text == "Report"]
    assert len(rows) == len(dated)
    told = words(root_of(figure))
    if dated:
        (count,) = re.findall(r"Reports, when published: (\d+)", told)
        assert int(count) == len(dated)
    undated = re.findall(r"without a date: (\d+)", told)
    assert [int(one) for one in undated] == (
        [len(documents) - len(dated)] if dated and len(dated) < len(documents) else []
    )


def check_summary(assessment: Assessment, claim: ClaimVerdict) -> None:
    """Counts and letters of the source summary are those of the records."""
    parts = {
        one.part: one.text.replace("\u00a0", " ")
        for one in source_summary_of(assessment, claim).sentences
    }
    if claim.reports:
        assert parts["basis"].startswith(f"{claim.reports:,} report")
    rating = next((one for one in assessment.ratings if one.claim == claim.id), None)
    if rating is None:
        return
    stances = Counter(one.stance for one in rating.origins)
    against = stances["denies"] + stances["doubts"]
    assert re.findall(r"(\d+) origins? den", parts["basis"]) == ([str(against)] if against else [])
    if stances["asserts"] > 1:
        kinds, _, near = parts["access"].partition("; ")
        assert (
            sum(map(int, re.findall(r"\b\d+(?= (?:unn|nam|off|org|out|doc))", kinds)))
            == stances["asserts"]
        )
        levels = Counter(one.level for one in rating.origins if one.stance == "asserts")
        counts = re.findall(r"\b(\d+) (?:at first|by a doc|told|by hearsay|without|naming)", near)
        assert sorted(map(int, counts)) == sorted(levels.values())
    letters = Counter(one.letter for one in rating.origins)
    graded = len(rating.origins) - letters["F"]
    if rating.origins:
        assert (
            len(re.findall(r" is [A-E](?=[,; .]|$)", parts["reliability"])) == graded or graded > 3
        )
        if graded and letters["F"]:
            assert f"that of {letters['F']} cannot be judged (F)" in parts["reliability"]
    speaking = [one for one in rating.origins if one.stance == "asserts"]
    near = [one for one in speaking if one.level in ("witnessed", "documented")]
    gaps = parts.get("weaknesses", "") + parts.get("missing", "")
    assert ("at first hand" in gaps) == (bool(speaking) and not near)
    assert ("a witness" in parts.get("missing", "")) == (
        not any(one.level == "witnessed" for one in rating.origins)
    )
    on_it = [one for one in assessment.statements if one.claim == claim.id and not one.coded]
    if len(on_it) > 1:
        assert f"the {len(on_it):,} statements on it" in parts["machine"]


def check_details(assessment: Assessment, claim: ClaimVerdict) -> None:
    """What two reports share, and what they do not, is all of their link's reasons."""
    links = {id(one) for one in assessment.links}
    for origin in shared_details(assessment, claim):
        for pair in (*origin.pairs, *origin.perhaps):
            assert id(pair.link) in links
            assert pair.total == pytest.approx(sum(one.weight for one in pair.link.reasons))
            assert {pair.one, pair.other} & set(origin.reports)


CHECKS = (
    check_waterfall,
    check_rivals,
    check_verdict,
    check_origins,
    check_matrix,
    check_provenance,
    check_timeline,
    check_summary,
    check_details,
)


def made() -> Assessment:
    """Return a claim of which only some reports are dated, beside a document that says nothing of it."""
    documents = tuple(
        Document(id=id, text="They met.", published=Interval.parse(day) if day else None)
        for id, day in (("a", "2031-05-01"), ("b", "2031-05-03"), ("c", None), ("d", None))
    )
    hop = Hop(source="s", name="S", kind="person", directness="witnessed")
    statements = tuple(
        Statement(
            id=f"s-{one.id}",
            document=one.id,
            start=0,
            end=9,
            text=one.text,
            content=(one.span(0, 9),),
            claim="c" if one.id != "d" else None,
            chain=(hop,),
        )
        for one in documents
    )
    rating = Rating(
        claim="c",
        credibility="3",
        words="possibly true",
        why="",
        hearsay=False,
        origins=tuple(
            RatedOrigin(
                source=id,
                testimony=id,
                name=id.upper(),
                stance=stance,
                letter=letter,
                why="",
                level=level,
                certainty="certain",
                relays=0,
            )
            for id, stance, letter, level in (
                ("s", "asserts", "B", "witnessed"),
                ("t", "asserts", "F", "relayed"),
                ("u", "doubts", "C", "told"),
                ("v", "denies", "F", "unknown"),
            )
        ),
    )
    members = tuple(
        Member(id=one.id, label=one.id, document=one.id, spans=(one.span(0, 9),))
        for one in documents[:3]
    )
    claim = ClaimVerdict(
        id="c",
        text="They met.",
        reports=3,
        origins=Origins(mean=1.6, low=1, high=3, groups=(("a", "b"), ("c",)), members=members),
        probability=0.9995,
        low=0.98,
        high=1.0,
        words="almost certain",
        confidence="high",
        prior=0.5,
        drivers=tuple(
            Driver(what=f"Reason {n}.", kind="finding", weight=weight, id=f"e{n}")
            for n, weight in enumerate((1.2, -0.4, 0.9, 0.02, -0.01, 0.03, 0.3))
        ),
    )
    return replace(
        Assessment(
            case="made",
            question=None,
            as_of=None,
            whence="0",
            documents=documents,
            statements=statements,
            sources=(Source(id="s", names=("S",), kind="person"),),
            links=(
                Link(
                    from_="b",
                    to="a",
                    kind="copies",
                    probability=0.8,
                    reasons=tuple(Reason(what="x", spans=(), weight=w) for w in (1.5, -0.2)),
                ),
                Link(from_="b", to="c", kind="shares_details", probability=0.02, reasons=()),
            ),
            claims=(claim,),
            hypotheses=(),
            findings=(),
            matrix=Matrix(),
            issues=(),
            next=(),
        ),
        ratings=(rating,),
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: one.__name__.removeprefix("check_"))
def test_numbers_of_a_small_case(check) -> None:
    assessment = made()
    check(assessment, assessment.claims[0])


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: one.__name__.removeprefix("check_"))
def test_numbers_are_those_of_the_records(assessment: Assessment, check) -> None:
    for claim in assessment.claims:
        check(assessment, claim)
