"""Who had it from whom. Renew the golden picture as `test_pictures.py` says, and look at it."""

import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_cases import texts
from picture_laws import SVG, lawful, words

from whence.model import (
    Assessment,
    ClaimVerdict,
    Document,
    Hop,
    Interval,
    Link,
    Member,
    Origins,
    Source,
    Statement,
)
from whence.report.figures.canvas import Figure
from whence.report.figures.moments import moment
from whence.report.figures.provenance import draw_provenance
from whence.report.figures.weaving import web_of
from whence.report.figures.web_plan import Plan, plan_of
from whence.report.marks import Addresses

GOLDEN = Path(__file__).parent / "golden" / "provenance.svg"
NONE: Mapping[int, Any] = {}
KINDS = ["cites", "copies", "shares_details", "shares_origin", "quotes", "repeats"]


def case(
    merger: Assessment,
    groups: list[list[int]],
    links: Sequence[tuple[int, int, str, float]] = (),
    whens: Mapping[int, str | None] = NONE,
    word: Mapping[int, list[str]] = NONE,
    denied: Sequence[tuple[int, str]] = (),
    names: Sequence[str] = ("Paper",),
) -> Assessment:
    """Return an assessment of one claim: reports and sources by number and name."""
    reports = sorted({n for group in groups for n in group})
    ids = sorted({*reports, *(n for n, _ in denied)})
    sources = sorted({name for given in word.values() for name in given})
    claim = ClaimVerdict(
        id="c",
        text="It is so.",
        reports=len(reports),
        origins=Origins(
            mean=len(groups),
            low=1,
            high=len(groups),
            groups=tuple(tuple(f"d{n}" for n in group) for group in groups),
            members=tuple(
                Member(
                    id=f"d{n}",
                    label=names[n % len(names)],
                    document=f"d{n}",
                    spans=(),
                    sources=tuple(word.get(n, ())),
                )
                for n in reports
            ),
        ),
        probability=0.5,
        low=0.1,
        high=0.9,
        words="roughly even chance",
        confidence="low",
    )

    def when(n: int) -> Interval | None:
        day = whens.get(n, f"2031-05-{n % 28 + 1:02}")
        return Interval.parse(day) if day else None

    return replace(
        merger,
        documents=tuple(
            Document(
                id=f"d{n}",
                text="A word.\n",
                publisher=names[n % len(names)],
                **({"published": at} if (at := when(n)) else {}),
            )
            for n in ids
        ),
        statements=tuple(
            Statement(
                id=f"s{k}",
                document=f"d{n}",
                start=0,
                end=7,
                text="A word.",
                content=(),
                claim="c",
                stance="denies",
                chain=(Hop(name="paper", source="paper"), Hop(name=name, source=name)),
            )
            for k, (n, name) in enumerate(denied)
        ),
        sources=tuple(
            Source(id=name, names=(name,), kind="person" if len(name) % 2 else "anonymous")
            for name in sources
        ),
        links=tuple(
            Link(from_=f"d{a}", to=f"d{b}", kind=kind, probability=p, reasons=())  # type: ignore[arg-type]
            for a, b, kind, p in links
        ),
        claims=(claim,),
    )


@st.composite
def cases(draw: st.DrawFn, most: int = 12) -> dict[str, object]:
    number = st.integers(0, most - 1)
    groups = draw(
        st.lists(st.lists(number, min_size=1, max_size=most, unique=True), min_size=1, max_size=4)
    )
    day = st.integers(1, 28).map(lambda n: f"2031-05-{n:02}") | st.sampled_from([None, "../2031"])
    person = st.sampled_from(["a", "bb", "ccc", "</text><script>", "المصدر المعارض"])
    return {
        "groups": groups,
        "links": draw(
            st.lists(
                st.tuples(number, number, st.sampled_from(KINDS), st.floats(0, 1)), max_size=24
            )
        ),
        "whens": draw(st.dictionaries(number, day, max_size=most)),
        "word": draw(
            st.dictionaries(number, st.lists(person, max_size=3, unique=True), max_size=6)
        ),
        "denied": draw(st.lists(st.tuples(number, person), max_size=4)),
        "names": draw(st.lists(texts.filter(bool), min_size=1, max_size=4)),
    }


def figure_of(assessment: Assessment, place: int = 0, id: str = "p") -> Figure | None:
    claim = assessment.claims[place]
    return draw_provenance(id, assessment, claim, Addresses(assessment.documents))


def plan(assessment: Assessment) -> Plan:
    return plan_of(web_of(assessment, assessment.claims[0], Addresses(assessment.documents)))


@given(made=cases())
@settings(max_examples=25, deadline=None)
def test_the_picture_is_lawful_and_the_same_each_time(
    merger: Assessment, made: dict[str, object]
) -> None:
    assessment = case(merger, **made)  # type: ignore[arg-type]
    figure = figure_of(assessment)
    assert figure is not None
    lawful(figure)
    assert figure == figure_of(assessment)


def test_a_probability_beside_the_last_column_is_on_the_canvas(merger: Assessment) -> None:
    undated = case(merger, [list(range(11))], [(0, 10, "cites", 0.5)], {0: None, 10: None})
    figure = figure_of(undated)
    assert figure is not None
    assert "50\u00a0%" in words(lawful(figure))


@given(made=cases())
@settings(max_examples=25, deadline=None)
def test_every_link_is_drawn_or_counted(merger: Assessment, made: dict[str, object]) -> None:
    assessment = case(merger, **made)  # type: ignore[arg-type]
    reports = {id for group in assessment.claims[0].origins.groups for id in group}
    denials = {one.document for one in assessment.statements} - reports
    links = [
        link
        for link in assessment.links
        if link.from_ != link.to and any({link.from_, link.to} <= ids for ids in (reports, denials))
    ]
    drawn = plan(assessment)
    web = drawn.web
    ties = [tie for tie in web.ties if tie.kind not in {"word", "denial"}]
    # A pair that is in two origins together has a tie in each.
    homes = Counter(node.id.partition(" ")[2] for node in web.nodes if not node.root)
    if all(number == 1 for number in homes.values()):
        told = sum(tie.count for tie in ties) + web.unlikely + web.implied + web.further
        assert told == len(links)
    assert len(drawn.routes) == len(web.ties)


@given(made=cases())
@settings(max_examples=25, deadline=None)
def test_time_runs_to_the_right_and_sources_are_left_of_it(
    merger: Assessment, made: dict[str, object]
) -> None:
    drawn = plan(case(merger, **made))  # type: ignore[arg-type]
    sources, dated, undated = [], [], []
    for node, (x, _) in zip(drawn.web.nodes, drawn.middles, strict=True):
        known = moment(node.when)
        if node.root:
            sources.append(x)
        elif known:
            dated.append((known, x))
        else:
            undated.append(x)
    xs = [x for _, x in sorted(dated)]
    assert xs == sorted(xs)
    assert max(sources, default=0) < min([*xs, *undated])
    assert max(xs, default=0) < min(undated, default=1e9)


def test_every_report_is_drawn_once_in_each_of_its_origins(merger: Assessment) -> None:
    drawn = plan(case(merger, [[0, 1, 2], [2, 3]], [(2, 0, "cites", 0.9), (3, 2, "copies", 0.9)]))
    assert Counter((node.band, node.id[2:]) for node in drawn.web.nodes) == Counter(
        [(0, "d0"), (0, "d1"), (0, "d2"), (1, "d2"), (1, "d3")]
    )
    assert {(tie.one, tie.other) for tie in drawn.web.ties} == {("0 d0", "0 d2"), ("1 d2", "1 d3")}


def test_what_two_share_because_both_rely_on_a_third_is_not_drawn(merger: Assessment) -> None:
    links = [(1, 0, "cites", 0.9), (2, 0, "copies", 0.9), (2, 1, "shares_details", 0.8)]
    web = plan(case(merger, [[0, 1, 2]], links)).web
    assert [(tie.one, tie.other) for tie in web.ties] == [("0 d0", "0 d1"), ("0 d0", "0 d2")]
    assert web.implied == 1


def test_a_source_is_drawn_where_its_word_comes_in(merger: Assessment) -> None:
    word = {0: ["banker"], 1: ["banker", "clerk"], 2: ["banker"]}
    web = plan(case(merger, [[0, 1, 2]], [(1, 0, "cites", 0.9)], word=word)).web
    told = {(tie.one, tie.other) for tie in web.ties if tie.kind == "word"}
    assert told == {("by banker", "0 d0"), ("by clerk", "0 d1"), ("by banker", "0 d2")}
    assert {node.label for node in web.nodes if node.shared} == {"banker"}


def test_what_came_later_is_no_first_report(merger: Assessment) -> None:
    assessment = case(merger, [[0, 1]], whens={0: "2031-05-02", 1: "2031-05-01"})
    (claim,) = assessment.claims
    origins = replace(claim.origins, behind=(("d0",),))
    later = replace(assessment, claims=(replace(claim, origins=origins),))
    assert [node.id for node in plan(later).web.nodes if node.first] == ["0 d1"]


def test_who_denies_it_is_marked_and_has_a_band(merger: Assessment) -> None:
    assessment = case(merger, [[0]], denied=[(0, "minister"), (4, "mayor")])
    web = plan(assessment).web
    assert web.denied
    assert web.bands == 2
    assert {node.label for node in web.nodes if node.denies and node.root} == {"minister", "mayor"}
    assert [(node.band, node.denies) for node in web.nodes if node.id.endswith("d4")] == [(1, True)]
    figure = figure_of(assessment)
    assert figure is not None
    assert "Denied" in words(lawful(figure))


def test_doubtful_links_carry_their_probability_and_unlikely_ones_are_counted(
    merger: Assessment,
) -> None:
    links = [(1, 0, "copies", 0.55), (2, 0, "cites", 0.93), (2, 1, "repeats", 0.03)]
    figure = figure_of(case(merger, [[0, 1, 2]], links))
    assert figure is not None
    told = [one.replace("\u00a0", " ") for one in words(lawful(figure))]
    assert "55 %" in told
    assert "93 %" not in told
    assert "1 link more, unlikely or implied by these, in the table" in told
    assert len(figure.table.rows) == 3


def test_kinds_of_lines_differ_without_colour(merger: Assessment) -> None:
    links = [(n + 1, n, kind, 0.9) for n, kind in enumerate(KINDS)]
    figure = figure_of(case(merger, [list(range(7))], links))
    assert figure is not None
    root = lawful(figure)
    looks = set()
    for tie in root.iter(f"{SVG}g"):
        title = tie.find(f"{SVG}title")
        if title is not None and " – " in title.text:
            kind = title.text.split(" – ")[1]
            paths = tie.findall(f"{SVG}path")
            look = (len(paths), paths[0].get("stroke-dasharray"), tie.find(f"{SVG}polygon") is None)
            looks.add((kind, look))
    assert len(looks) == len({look for _, look in looks}) == len(KINDS)


def test_links_that_run_in_a_circle_are_drawn(merger: Assessment) -> None:
    links = [((n + 1) % 5, n, "cites", 0.9) for n in range(5)] + [(0, 3, "copies", 0.8)]
    same_day = dict.fromkeys(range(5), "2031-05-01")
    for whens in ({}, same_day):
        drawn = plan(case(merger, [[0, 1, 2, 3, 4]], links, whens=whens))
        assert len(drawn.routes) == 6


@pytest.mark.parametrize("count", [61, 150, 1000])
def test_many_reports_become_bundles_that_say_how_many(merger: Assessment, count: int) -> None:
    links = [(n, n // 3, KINDS[n % 3], 0.6 + 0.3 * (n % 2)) for n in range(1, count)]
    groups = [list(range(0, count, 2)), *[[n] for n in range(1, count, 2)]]
    assessment = case(merger, groups, links, word={n: [f"s{n % 40}"] for n in range(count)})
    drawn = plan(assessment)
    assert len(drawn.web.nodes) <= 60
    assert sum(node.count for node in drawn.web.nodes if not node.root) == count
    figure = figure_of(assessment)
    assert figure is not None
    root = lawful(figure)
    assert float(root.get("viewBox").split()[3]) < 1500
    said = [int(n) for one in words(root) for n in re.findall(r"^(\d+)\xa0reports$", one)]
    single = sum(node.kind == "report" for node in drawn.web.nodes)
    assert sum(said) + single == count


def test_nothing_is_drawn_where_no_report_asserts_it(merger: Assessment) -> None:
    assert figure_of(case(merger, [])) is None
    assert figure_of(case(merger, [], denied=[(1, "mayor")])) is None


def test_the_picture_of_any_sample_is_lawful(assessment: Assessment) -> None:
    for place in range(len(assessment.claims)):
        figure = figure_of(assessment, place)
        if figure is not None:
            lawful(figure)


def test_the_picture_is_as_it_was_looked_at(merger: Assessment) -> None:
    figure = figure_of(merger, id="provenance")
    assert figure is not None
    now = str(figure.svg).replace("><", ">\n<") + "\n"
    if os.environ.get("WHENCE_RENEW"):
        GOLDEN.write_text(now, "utf-8")
    assert now == GOLDEN.read_text("utf-8")


def test_links_lead_to_places_that_the_table_has_too(merger: Assessment) -> None:
    figure = figure_of(merger)
    assert figure is not None
    addresses = Addresses(merger.documents)
    spans = [span for link in merger.links for reason in link.reasons for span in reason.spans]
    spans += [one.span for one in merger.statements]
    known = {addresses.of_document(one.id) for one in merger.documents}
    known |= {addresses.of_span(span) for span in spans}
    told = {link.get("href")[1:] for link in lawful(figure).iter(f"{SVG}a")}
    listed = {cell.address for row in figure.table.rows for cell in row if cell.address}
    assert told
    assert told <= known
    assert told <= listed


def test_fixed_strings_can_be_said_otherwise(merger: Assessment) -> None:
    claim = merger.claims[0]
    said: list[str] = []

    def hear(english: str) -> str:
        said.append(english)
        return english.upper() if "{" not in english else english

    figure = draw_provenance("p", merger, claim, Addresses(merger.documents), hear)
    assert figure is not None
    for label in ("is cited by", "tells", "first report", "On whose word"):
        assert label in said
        assert label.upper() in words(lawful(figure))
