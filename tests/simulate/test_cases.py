"""Simulated cases as texts: what was written is what is read."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.model import Assessment, UsageError
from whence.pipeline import assess
from whence.simulate import draw_worlds, load_mix
from whence.simulate.cases import writable, write_case
from whence.simulate.wording import Teller
from whence.store.case import open_case

CASES, SEED = 10, 9
MIX = writable(replace(load_mix(), documents=(3, 9)))


@pytest.fixture(scope="module")
def table() -> Likelihoods:
    return load_likelihoods()


@pytest.fixture(scope="module")
def assessed(
    table: Likelihoods, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[dict[str, Any], Assessment]]:
    """Return the truth about some written cases, and what came out of them."""
    folder = tmp_path_factory.mktemp("cases")
    found = []
    for world in draw_worlds(MIX, table, cases=CASES, seed=SEED):
        case = write_case(world, folder, table, seed=SEED)
        assert not open_case(case).issues
        truth = json.loads((folder / f"{case.name}.truth.json").read_text("utf-8"))
        found.append((truth, assess(case)))
    return found


def test_nearly_all_statements_are_found(
    assessed: list[tuple[dict[str, Any], Assessment]],
) -> None:
    """With claim and stance; what is left is what extraction misses in plain sentences."""
    written = found = 0
    for truth, result in assessed:
        there = {(one.document, one.stance, one.claim) for one in result.statements}
        for one in truth["statements"]:
            written += 1
            found += (one["document"], one["stance"], one["claim"]) in there
    assert written > 40
    assert found >= 0.95 * written


def test_copies_are_traced_to_what_they_copy(
    assessed: list[tuple[dict[str, Any], Assessment]],
) -> None:
    written = found = 0
    for truth, result in assessed:
        stance = {one["document"]: one["stance"] for one in truth["statements"]}
        linked = {frozenset((one.from_, one.to)) for one in result.links if one.probability > 0.5}
        for one in truth["statements"]:
            parent = one["copied_from"]
            if parent and one["stance"] == stance[parent]:
                written += 1
                found += frozenset((one["document"], parent)) in linked
    assert written > 10
    assert found >= 0.8 * written


def test_sources_have_what_was_coded(
    assessed: list[tuple[dict[str, Any], Assessment]],
) -> None:
    for truth, result in assessed:
        coded = {name for one in result.sources if one.coded for name in one.names}
        assert {one["source"] for one in truth["statements"] if one["source"]} <= coded


def test_the_same_seed_writes_the_same_case(table: Likelihoods, tmp_path: Path) -> None:
    (world,) = draw_worlds(MIX, table, cases=1, seed=SEED)
    written = [write_case(world, tmp_path / name, table, seed=SEED) for name in ("a", "b")]
    texts = [
        {file.relative_to(case): file.read_bytes() for file in case.rglob("*") if file.is_file()}
        for case in written
    ]
    assert texts[0] == texts[1]


def test_nothing_is_overwritten(table: Likelihoods, tmp_path: Path) -> None:
    (world,) = draw_worlds(MIX, table, cases=1, seed=SEED)
    write_case(world, tmp_path, table, seed=SEED)
    with pytest.raises(UsageError, match="in the way"):
        write_case(world, tmp_path, table, seed=SEED)


def test_ordered_claims_name_what_they_need(table: Likelihoods, tmp_path: Path) -> None:
    mix = replace(MIX, claims=3, ordered=True)
    (world,) = draw_worlds(mix, table, cases=1, seed=SEED)
    claims = open_case(write_case(world, tmp_path, table, seed=SEED)).question.claims
    assert [one.requires for one in claims] == [(), ("c1",), ("c2",)]
    assert len({one.text for one in claims}) == 3


@pytest.mark.parametrize("number", range(4))
def test_no_two_reports_of_their_own_share_a_detail(table: Likelihoods, number: int) -> None:
    """What tells copies from reports of their own is written into the texts."""
    mix = replace(MIX, copying=(0.0, 0.0), documents=(8, 8))
    world = list(draw_worlds(mix, table, cases=number + 1, seed=SEED))[number]
    details = [
        sentence.strip(". \n")
        for report in Teller.of(world, SEED).reports()
        for sentence in report.text.split(". ")[1:]
    ]
    assert len(set(details)) == len(details)
