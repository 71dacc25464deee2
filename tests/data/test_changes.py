"""Changes that a case makes to the table: what is wrong is said by row, what changed is told."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from whence.data.changes import changed_rows, changes_schema, wrong_changes
from whence.data.lexicons import read_yaml
from whence.data.likelihoods import load_likelihoods

WHY = "from the court's own register"

WRONG: list[tuple[dict[str, Any], tuple[str, ...], str]] = [
    ({"dubts": {"value": 0.4, "reason": WHY}}, ("dubts",), "did you mean 'doubts'?"),
    ({"doubts": {"value": 0.4}}, ("doubts",), "needs a `reason`"),
    ({"doubts": {"value": 0.4, "reason": "  "}}, ("doubts",), "needs a `reason`"),
    ({"doubts": {"reason": WHY}}, ("doubts",), "needs `value`"),
    ({"doubts": 0.4}, ("doubts",), "must be a mapping, as {value: "),
    ({"doubts": {"value": 1.4, "reason": WHY}}, ("doubts",), "1.4 is not a number from 0 to 1"),
    ({"doubts": {"value": True, "reason": WHY}}, ("doubts",), "True is not a number"),
    ({"doubts": {"value": "x", "reason": WHY}}, ("doubts",), "'x' is not a number"),
    ({"doubts": {"value": 0.4, "resaon": WHY, "reason": WHY}}, ("doubts", "resaon"), "did you mean 'reason'?"),
    ({"guess": {"value": 0.4, "reason": WHY}}, ("guess",), "needs `beta`, as beta: ["),
    ({"guess": {"beta": [2], "reason": WHY}}, ("guess",), "not two numbers above 0"),
    ({"access": 3}, ("access",), "must be a mapping with rows of: witnessed"),
    ({"access": {"seen": {"beta": [1, 1], "reason": WHY}}}, ("access", "seen"), "there is no such row"),
    ({"findings": {"denials": {}}}, ("findings", "denials"), "did you mean 'denial'?"),
    (
        {"findings": {"denial": {"party": {"log10": {"reel": 1}, "reason": WHY}}}},
        ("findings", "denial", "party"),
        "no such explanation; did you mean 'real'?",
    ),
    (
        {"findings": {"denial": {"mine": {"log10": {"real": -9}, "reason": WHY}}}},
        ("findings", "denial", "mine"),
        "-9 is beyond ±6",
    ),
    ({"findings": {"denial": {"mine": {"log10": 3, "reason": WHY}}}}, ("findings", "denial", "mine", "log10"), "must be a mapping"),
    ({"prior": {"real": {"value": 0.9, "reason": WHY}}}, ("prior",), "must sum to 1, not to"),
    ({"bands": {"likely": {"value": 0.1, "reason": WHY}}}, ("bands",), "must rise"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "row", "what"), WRONG, ids=[row[2] for row in WRONG])
def test_what_is_wrong_names_the_row(
    changes: dict[str, Any], row: tuple[str, ...], what: str
) -> None:
    (told,) = wrong_changes(changes)
    assert told[0] == row
    assert what in told[1]


def test_all_that_is_wrong_is_told_at_once() -> None:
    changes = {"doubts": {"value": 2, "reason": WHY}, "guess": {"beta": [0, 1], "reason": WHY}}
    assert [path for path, _ in wrong_changes(changes)] == [("doubts",), ("guess",)]


def test_what_changed_is_told_with_its_reason() -> None:
    changes = {
        "doubts": {"value": 0.25, "reason": WHY},
        "push": {"beta": load_likelihoods().push.a, "reason": "not right"},
        "findings": {"denial": {"mine": {"log10": {"real": -0.7}, "reason": " two\n lines "}}},
    }
    changes["push"] = {**read_yaml("likelihoods.yaml")["push"], "reason": "the same numbers"}
    assert wrong_changes(changes) == []
    doubts, mine = changed_rows(changes)
    assert (doubts.row, doubts.was, doubts.now) == (
        "doubts",
        {"value": load_likelihoods().doubts},
        {"value": 0.25},
    )
    assert (mine.row, mine.was, mine.reason) == ("findings.denial.mine", None, "two lines")


def test_the_whole_file_is_a_right_change_that_changes_nothing() -> None:
    whole = {k: v for k, v in read_yaml("likelihoods.yaml").items() if k != "families"}
    keys = ("value", "beta", "log10", "carried", "reason")

    def bare(node: Any) -> Any:
        if any(shape in node for shape in ("value", "beta", "log10")):
            return {key: node[key] for key in keys if key in node}
        return {name: bare(child) for name, child in node.items()}

    assert wrong_changes(bare(whole)) == []
    assert changed_rows(bare(whole)) == ()
    assert Draft202012Validator(changes_schema()).is_valid(bare(whole))


@pytest.mark.parametrize(
    "changes", [row[0] for row in WRONG if row[1] not in {("prior",), ("bands",)}]
)
def test_the_schema_refuses_most_of_what_is_wrong(changes: dict[str, Any]) -> None:
    told = wrong_changes(changes)[0][1]
    by_schema = not Draft202012Validator(changes_schema()).is_valid(changes)
    assert by_schema or "from 0 to 1" in told or "needs a `reason`" in told
