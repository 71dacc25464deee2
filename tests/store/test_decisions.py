"""`names:` in case.yaml: errors with file, line and key, and names that are nowhere."""

import pytest

from whence.model import Actor, CaseError, Fact, Interval, Knowledge, Name, Succession
from whence.pipeline import assess
from whence.store.case import open_case
from whence.store.facts import join_knowledge
from whence.store.world import KnowledgeBase

HEAD = """\
claims:
  - {id: pact, text: The Tern Brigade signed the pact.}
names:
"""
TEXT = "The Tren Brigade said that it signed the pact. The Salt League said that it did not."


@pytest.fixture
def case(tmp_path):
    def make(entries: str):
        (tmp_path / "documents").mkdir(exist_ok=True)
        (tmp_path / "documents" / "tide.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "case.yaml").write_text(HEAD + entries, encoding="utf-8")
        return tmp_path

    return make


WRONG = [
    ("- {same: [Tern Brigade, Tren Brigade]}", ":4: names[0]: 'why' is missing"),
    ("- {same: [Tern Brigade, Tren Brigade], why: ' '}", ":4: names[0].why: must not be empty"),
    ("- {why: x}", ":4: names[0]: write `same`, `apart` or `unsure`"),
    ("- {same: [a, b], apart: [a, c], why: x}", "write `same`, `apart` or `unsure`"),
    ("- {apart: [Tern Brigade], why: x}", ":4: names[0].apart: must name two names or more"),
    ("- {same: [Tern Brigade, the tern brigade], why: x}", "'tern brigade' is named 2 times"),
    ("- {same: [a, ''], why: x}", "names[0].same: a name must not be empty"),
    (
        "- {same: [Tern Brigade, Tren Brigade], why: x}\n- {apart: [Tren Brigade, tern brigade], why: y}",
        ":5: names[1].apart: 'tren brigade' and 'tern brigade' are the same by line 4; keep one",
    ),
    (
        "- {same: [a, b], why: x}\n- {same: [b, c], why: x}\n- {unsure: [a, c], why: y}",
        ":6: names[2].unsure: 'a' and 'c' are the same by line",
    ),
    (
        "- {apart: [a, b], why: x}\n- {unsure: [b, a], why: y}",
        ":5: names[1].unsure: 'b' and 'a' are apart by line 4; keep one of the two",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "told"), WRONG, ids=[row[1] for row in WRONG])
def test_errors(case, entries, told):
    with pytest.raises(CaseError) as error:
        open_case(case(entries))
    assert told in str(error.value)


def test_names_that_are_nowhere_are_told(case):
    found = assess(case("- {unsure: [Tren Brigade, Larmona Watch], why: x}"))
    (issue,) = (one for one in found.issues if "is no name in this case" in one.what)
    assert issue.what.endswith(
        "case.yaml:4: names: 'Larmona Watch' is no name in this case, and no document has it"
    )
    assert issue.level == "warning"


def test_decisions_are_part_of_the_result(case):
    found = assess(case("- {apart: [Tren Brigade, Salt League], who: A., why: two boats}"))
    (row,) = (one for one in found.proposals if one.sign == "decided")
    assert (row.joined, row.why) == (False, "decided by A.: two boats")


def test_actors_that_were_found_to_be_one_are_one_in_the_world():
    held = Fact(subject="tren", relation="controls", object="pier", source=None)
    coded = Knowledge(
        actors=(Actor(id="tern", names=(Name(name="Tern"),)), Actor(id="tren")), facts=(held,)
    )
    step = Succession(actor="tren", kind="rename")
    known = join_knowledge(coded, Knowledge(actors=(Actor(id="tern", succeeds=(step,)),)))
    assert known.actors[0].succeeds == (step,)
    world = KnowledgeBase(known)
    assert world.ask("tern", "controls", "pier", Interval.parse("2031")).facts
