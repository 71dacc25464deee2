"""What the analyst sets in the matrix: shown as set, and weighed as shown."""

import math
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from whence.data.likelihoods import Likelihoods
from whence.judge import judge_claims
from whence.judge.given import log_factor
from whence.model import GivenCell, Origins, Span, UsageError, Verdict
from whence.simulate import draw_world, load_mix

Judged = Callable[..., Verdict]


def cell(evidence: str, hypothesis: str, weight: float | str, **more: object) -> GivenCell:
    fields = {"claim": "c", "why": "he was there", **more}
    return GivenCell(evidence=evidence, hypothesis=hypothesis, weight=weight, **fields)  # type: ignore[arg-type]


def prior(hypothesis: str, value: float) -> GivenCell:
    return GivenCell(claim="c", hypothesis=hypothesis, prior=value, why="rare here")


def column_of(verdict: Verdict, evidence: str) -> dict[str, float]:
    (column,) = [one for one in verdict.matrix.columns if one.evidence == evidence]
    return {one.hypothesis: one.weight for one in column.cells}


def chances(verdict: Verdict) -> dict[str, float]:
    return {one.id: one.probability for one in verdict.hypotheses}


@pytest.fixture
def evidence(make: SimpleNamespace) -> tuple[list, list]:
    said = [make.witness("w"), make.testimony("t", "denies", parents=(("w", 0.4),))]
    found = [
        make.finding("denial", "party"),
        make.finding("precedent", "0/3"),
        make.finding("naming"),
    ]
    return said, found


def test_without_cells_nothing_changes_to_the_last_digit(verdict: Judged, evidence: tuple) -> None:
    assert verdict(*evidence, cells=()) == verdict(*evidence)


@pytest.mark.parametrize("id", ["w", "t", "denial/party", "precedent/0/3", "naming/"])
def test_the_column_shows_what_was_set(verdict: Judged, evidence: tuple, id: str) -> None:
    before = column_of(verdict(*evidence), id)
    after = column_of(verdict(*evidence, cells=[cell(id, "real", 0.5)]), id)
    assert after["real"] == pytest.approx(0.5)
    assert sum(10**one for one in after.values()) / len(after) == pytest.approx(1)
    shifts = [after[row] - before[row] for row in after if row != "real"]
    assert shifts == pytest.approx([shifts[0]] * len(shifts))  # the others keep their ratios


@pytest.mark.parametrize("id", ["w", "denial/party", "naming/"])
def test_the_verdict_moves_the_way_of_the_cell(verdict: Judged, evidence: tuple, id: str) -> None:
    plain = verdict(*evidence)
    up, down = (verdict(*evidence, cells=[cell(id, "real", one)]) for one in (0.7, -2.0))
    assert down.claims[0].probability < plain.claims[0].probability < up.claims[0].probability
    assert chances(down)["real"] < chances(plain)["real"] < chances(up)["real"]


def test_odds_of_explanations_move_by_what_the_column_does(
    verdict: Judged, make: SimpleNamespace
) -> None:
    """Bayes: with one piece of evidence the posterior is the prior times the column, as shown.

    Up to what the parameter sets vary together.
    """
    judged = verdict([make.witness("w")], cells=[cell("w", "real", -0.4), cell("w", "local", 0.3)])
    column = column_of(judged, "w")
    weighed = {one.id: one.prior * 10 ** column[one.id] for one in judged.hypotheses}
    whole = sum(weighed.values())
    for one in judged.hypotheses:
        assert one.probability == pytest.approx(weighed[one.id] / whole, abs=2e-3)


def test_cells_set_as_they_are_change_next_to_nothing(verdict: Judged, evidence: tuple) -> None:
    plain = verdict(*evidence)
    same = [
        cell(column.evidence, one.hypothesis, one.weight)
        for column in plain.matrix.columns
        for one in column.cells
    ]
    assert chances(verdict(*evidence, cells=same)) == pytest.approx(chances(plain), abs=1e-9)


def test_the_last_entry_holds_and_model_takes_back(verdict: Judged, evidence: tuple) -> None:
    first, second = cell("w", "real", 0.5), cell("w", "real", -0.5)
    assert verdict(*evidence, cells=[first, second]) == verdict(*evidence, cells=[second])
    back = cell("w", "real", "model")
    plain, undone = verdict(*evidence), verdict(*evidence, cells=[first, back])
    assert chances(undone) == pytest.approx(chances(plain), abs=1e-12)
    assert undone.cells == ()


def test_order_of_evidence_and_entries_does_not_matter(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = [make.witness("a"), make.witness("b")]
    cells = [cell("b", "real", -0.3), cell("b", "local", 0.2)]
    one, two = verdict(said, cells=cells), verdict(said[::-1], cells=cells[::-1])
    assert chances(one) == chances(two)


def test_evidence_left_out_takes_its_cells_along(verdict: Judged, make: SimpleNamespace) -> None:
    said = [make.witness("w"), make.testimony("t", "denies")]
    judged = verdict(said, cells=[cell("t", "real", 0.6)])
    alone = verdict(said[:1])
    (driver,) = [one for one in judged.claims[0].drivers if one.id == "t"]
    assert driver.probability == pytest.approx(alone.claims[0].probability, abs=1e-9)


def test_what_is_not_there_changes_nothing(verdict: Judged, evidence: tuple) -> None:
    gone = [cell("gone", "real", 0.3), cell("w", "nobody", 0.3), cell("w", "real", 0.3, claim="x")]
    judged = verdict(*evidence, cells=gone)
    assert judged == verdict(*evidence)


def test_what_was_set_is_told_beside_the_model(verdict: Judged, evidence: tuple) -> None:
    judged = verdict(*evidence, cells=[cell("w", "real", 0.5), prior("real", 0.4)])
    was = column_of(verdict(*evidence), "w")["real"]
    assert [(one.what, one.was, one.now) for one in judged.cells] == [
        ("Asserted by w", pytest.approx(was), 0.5),
        ("prior", pytest.approx(0.27), 0.4),
    ]


def test_a_prior_is_the_prior_and_a_question_goes_before_it(
    verdict: Judged, evidence: tuple
) -> None:
    priors = {
        one.id: one.prior for one in verdict(*evidence, cells=[prior("real", 0.5)]).hypotheses
    }
    assert priors["real"] == pytest.approx(0.5)
    assert sum(priors.values()) == pytest.approx(1)
    asked = verdict(*evidence, cells=[prior("real", 0.5)], priors={"c:real": 0.1})
    assert {one.id: one.prior for one in asked.hypotheses}["real"] == pytest.approx(0.1)


def test_cells_that_leave_nothing_for_the_others_are_refused(
    verdict: Judged, evidence: tuple
) -> None:
    with pytest.raises(UsageError, match=r"with 7 explanations it is at most 0\.85"):
        verdict(*evidence, cells=[cell("w", "real", 0.9)])


weights = st.floats(-6, 6)


@settings(max_examples=60)
@given(st.lists(weights, min_size=2, max_size=9), st.data())
def test_laws_of_a_column(raw: list[float], data: st.DataObject) -> None:
    mean = sum(10**one for one in raw) / len(raw)
    model = {f"h{n}": one - math.log10(mean) for n, one in enumerate(raw)}
    some = data.draw(st.lists(st.sampled_from([*model]), unique=True, max_size=len(model) - 1))
    room = math.log10(len(model)) - math.log10(len(some) + 1)
    wanted = {id: data.draw(st.floats(-6, room - 0.01)) for id in some}
    factor = log_factor(model, wanted, "e") / math.log(10)
    after = {id: model[id] + float(by) for id, by in zip(model, factor, strict=True)}
    assert {id: after[id] for id in some} == pytest.approx(wanted, abs=1e-9)
    assert sum(10**one for one in after.values()) / len(after) == pytest.approx(1)
    again = log_factor(after, wanted, "e")
    assert again == pytest.approx([0] * len(model), abs=1e-9)


def test_a_copy_with_its_cells_at_zero_adds_nothing(verdict: Judged, make: SimpleNamespace) -> None:
    first, copy = make.witness("first"), make.witness("copy", parents=(("first", 0.99),))
    set_ = [cell("first", "real", 0.3)]
    one, two = verdict([first], cells=set_), verdict([first, copy], cells=set_)
    assert two.claims[0].probability == pytest.approx(one.claims[0].probability, abs=0.01)


def test_claims_judged_together_have_their_own_cells(
    verdict: Judged, make: SimpleNamespace
) -> None:
    other = replace(make.claim, id="d", text="Orion and Pavo met.")
    said = [make.witness("w", sources=("s",)), make.witness("x", claim="d", sources=("s",))]
    claims = [make.claim, other]
    judged = verdict(said, claims=claims, cells=[cell("x", "real", -0.5, claim="d")])
    assert column_of(judged, "x")["real"] == pytest.approx(-0.5)
    assert column_of(judged, "w") == pytest.approx(column_of(verdict(said, claims=claims), "w"))


def test_of_what_is_found_twice_the_one_that_is_set_stays(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = [make.witness("w")]
    twice = [make.finding("denial", "party", id=id, spans=(make.span(0, id),)) for id in "ab"]
    for id in "ab":
        for order in (twice, twice[::-1]):
            judged = verdict(said, order, cells=[cell(id, "real", -0.7)])
            assert column_of(judged, id)["real"] == pytest.approx(-0.7)


def test_a_copy_does_not_take_the_place_of_what_is_set(
    verdict: Judged, make: SimpleNamespace
) -> None:
    """The copy's finding would go before by its document, and is in other words."""
    first = make.witness("z", "denies", spans=(make.span(0, "z"),))
    copy = make.testimony("a", "denies", parents=(("z", 1.0),), spans=(make.span(0, "a"),))
    own = make.finding("denial", "party", id="own", spans=(make.span(0, "z"),))
    again = Span(document="a", start=0, end=4, quote="also")
    cells = [cell("own", "real", -0.2)]
    alone = verdict([first], [own], cells=cells)
    more = [own, make.finding("denial", "party", id="again", spans=(again,))]
    both = verdict([first, copy], more, cells=cells)
    assert both.cells == alone.cells != ()
    assert both.claims[0].probability == pytest.approx(alone.claims[0].probability, abs=0.01)


def test_a_question_shares_out_what_the_priors_set_leave(
    verdict: Judged, make: SimpleNamespace
) -> None:
    def priors(**asked: float) -> dict[str, float]:
        judged = verdict([make.witness("w")], cells=[prior("real", 0.6)], priors=asked)
        return {one.id: one.prior for one in judged.hypotheses}

    before, after = priors(), priors(local=0.5)
    assert after["local"] == pytest.approx(0.5)
    assert after["real"] / after["misread"] == pytest.approx(before["real"] / before["misread"])


def test_of_a_whole_column_set_what_is_told_is_what_is_shown(
    verdict: Judged, make: SimpleNamespace
) -> None:
    rows = column_of(verdict([make.witness("w")]), "w")
    cells = [cell("w", row, 0.5 if row == "real" else 1.0) for row in rows]
    judged = verdict([make.witness("w")], cells=cells)
    assert {one.hypothesis: one.now for one in judged.cells} == column_of(judged, "w")
    assert column_of(judged, "w")["local"] - column_of(judged, "w")["real"] == pytest.approx(0.5)


@settings(max_examples=8, deadline=None)
@given(number=st.integers(0, 10_000), data=st.data())
def test_laws_of_cells_in_drawn_worlds(
    table: Likelihoods, number: int, data: st.DataObject
) -> None:
    """A raised cell raises its explanation; the sum stays 1, and intervals hold what they are of."""
    mix = replace(load_mix(), documents=(2, 5))
    world = draw_world(mix, table, seed=7, number=number)

    def judged_with(*cells: GivenCell) -> Verdict:
        ids = [one.id for one in world.claims]
        return judge_claims(
            claims=world.claims,
            hypotheses=world.hypotheses,
            testimonies=world.testimonies,
            findings=world.findings,
            origins={id: Origins(mean=1.0, low=1.0, high=1.0) for id in ids},
            reports=dict.fromkeys(ids, 1),
            needs=world.needs,
            table=table,
            cells=cells,
            draws=60,
        )

    columns = judged_with().matrix.columns
    assume(columns)
    column = data.draw(st.sampled_from(columns))
    chosen = data.draw(st.sampled_from(column.cells))
    low, high = sorted(data.draw(st.lists(st.floats(-3, 0.8), min_size=2, max_size=2)))
    ends = []
    for weight in (low, high):
        own = cell(column.evidence, chosen.hypothesis, weight, claim=column.claim)
        judged = judged_with(own)
        rivals = [one for one in judged.hypotheses if one.claim == column.claim]
        assert sum(one.probability for one in rivals) == pytest.approx(1, abs=1e-9)
        assert all(one.low <= one.probability + 1e-9 <= one.high + 2e-9 for one in rivals)
        ends += [one.probability for one in rivals if one.id == chosen.hypothesis]
    assert ends[0] <= ends[1] + 1e-9
