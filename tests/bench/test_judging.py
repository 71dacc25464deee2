"""The benchmark of the judge: its second generator, and what it prints."""

import json
from pathlib import Path

import numpy as np

import judging
import judging_docs
import judging_worlds
from judging_mixes import plain_mix, plain_table
from judging_worlds import made_case
from whence.data.likelihoods import EXPLANATIONS, load_likelihoods
from whence.simulate import blind, mean_known, posterior, score


def test_the_second_generator_sees_nothing_of_the_judge() -> None:
    """It would not be a second one otherwise."""
    text = Path(judging_worlds.__file__).read_text("utf-8")
    imports = [line for line in text.splitlines() if line.startswith(("import", "from"))]
    assert [line for line in imports if "whence" in line] == [
        "from whence.model import Claim, Directness, Reliability, Testimony"
    ]


def test_it_is_reproducible_and_within_its_ranges() -> None:
    assert made_case(1, 5) == made_case(1, 5)
    assert made_case(1, 5) != made_case(2, 5)
    cases = [made_case(1, number) for number in range(1, 400)]
    assert {len(case.testimonies) for case in cases} == set(range(3, 31))
    assert abs(np.mean([case.true for case in cases]) - judging_worlds.TRUE) < 4 * 0.5 / 20
    for case in cases:
        ids = {one.id for one in case.testimonies}
        for one in case.testimonies:
            assert {parent for parent, _ in one.parents} <= ids
            assert sum(chance for _, chance in one.parents) <= 1 + 1e-9


def test_reports_know_something_of_what_is_so() -> None:
    cases = [made_case(1, number) for number in range(1, 400)]
    share = {
        true: np.mean(
            [
                np.mean([one.stance == "asserts" for one in case.testimonies])
                for case in cases
                if case.true == true
            ]
        )
        for true in (True, False)
    }
    assert share[True] > share[False] + 0.15


def test_it_beats_the_blind_where_its_story_does_not_hold() -> None:
    """The same law as on its own worlds, by less."""
    table = load_likelihoods()
    cases = [made_case(3, number) for number in range(1, 301)]
    said: dict[str, list[float]] = {"judge": [], "prior": [], "share": [], "all": [], "some": []}
    start = blind.said(posterior(mean_known(table, EXPLANATIONS), (), (), table)).claim
    for case in cases:
        told = case.testimonies
        said["judge"].append(judging.judge_one(case.claim, (), told, (), table).claim)
        said["prior"].append(start)
        said["share"].append(blind.share_asserting(told))
        said["all"].append(blind.naive_bayes(told, (), EXPLANATIONS, table).claim)
        origins = blind.origins_of(told)
        said["some"].append(blind.naive_bayes(origins, (), EXPLANATIONS, table).claim)
    true = [case.true for case in cases]
    briers = {name: score(each, true).brier for name, each in said.items()}
    assert briers["judge"] < min(briers["prior"], briers["some"])
    assert briers["judge"] < 0.8 * min(briers["share"], briers["all"])


def test_the_study_has_two_explanations() -> None:
    table = plain_table()
    assert {kind for kind, prior in table.prior.items() if prior} == {"real", "other"}
    found = judging.drawn(table, plain_mix(), 1, 1)
    assert found["said"]["prior"][0] == 0.3


def test_the_table_is_written(tmp_path: Path) -> None:
    judging.main(["--cases", "12", "--processes", "1", "-o", str(tmp_path / "judging.json")])
    result = json.loads((tmp_path / "judging.json").read_text("utf-8"))
    page = "\n".join(judging_docs.judging(result))
    assert page.count("| **judge** |") == 5
    assert "second generator" in page
