"""The benchmark of a whole verdict: what it makes, and that it measures all of a verdict."""

from verdict import measure
from verdict_docs import verdict
from verdict_made import made_case
from whence.model import Testimony


def test_a_made_case_is_the_same_for_the_same_seed_and_hangs_together():
    claims, testimonies, findings = made_case(20, seed=3)
    assert (claims, testimonies, findings) == made_case(20, seed=3)
    ids = {one.id for one in claims}
    assert {one.claim for one in testimonies} <= ids
    assert {one.claim for one in findings} == ids
    there: set[str] = set()
    for one in testimonies:
        assert isinstance(one, Testimony)
        assert {parent for parent, _ in one.parents} <= there
        there.add(one.id)


def test_everything_is_left_out_in_turn():
    found = measure(8)
    kinds = found["testimonies"] + found["findings"]
    assert found["influences"] > kinds  # and documents, sources and facts besides
    assert found["questions"] >= 5
    assert found["megabytes"] >= found["before"] > 0
    rows = [
        line for line in verdict({"date": "d", "machine": "m", "cases": [found]}) if "| 8 |" in line
    ]
    assert len(rows) == 1
