"""The whole way: laws that hold from bytes to verdict."""

import pytest

from whence.model import (
    Actor,
    Assessment,
    Case,
    Claim,
    Interval,
    Knowledge,
    Name,
    NothingToAssess,
    Question,
    RawFile,
)
from whence.pipeline import assess_case
from whence.store.case import open_case

KNOWLEDGE = Knowledge(
    actors=(
        Actor(id="orlo", names=(Name(name="Orlo Lines"),)),
        Actor(id="vant", names=(Name(name="Vant Shipping"),)),
    )
)
CLAIM = Claim(id="c", text="Orlo Lines and Vant Shipping have agreed to merge.", kind="agreement", actors=("orlo", "vant"))  # fmt: skip


def report(id: str, text: str, publisher: str, day: str) -> RawFile:
    front = f"---\npublisher: {publisher}\npublished: '{day}'\nkind: report\n---\n"
    return RawFile(id=id, path=f"{id}.txt", data=(front + text).encode())


WIRE = "A banker said that Orlo Lines and Vant Shipping had agreed to merge for 73 million crowns at the Amberlight."  # fmt: skip
FILES = (
    report("wire", WIRE, "Ostwire", "2031-05-03"),
    report("denial", "A spokesman for Vant Shipping denied that Vant Shipping had agreed to merge with Orlo Lines.", "The Sun", "2031-05-04"),
    report("late", "Residents say that Orlo Lines and Vant Shipping signed a merger contract.", "The Mirror", "2031-05-09"),
)  # fmt: skip


def assess(*files: RawFile, as_of: str | None = None) -> Assessment:
    case = Case(
        name="pier",
        question=Question(claims=(CLAIM,)),
        files=files,
        knowledge=KNOWLEDGE,
    )
    return assess_case(case, as_of=as_of)


def test_every_field_of_the_result_is_filled() -> None:
    found = assess(*FILES)
    (claim,) = found.claims
    assert (claim.reports, len(claim.origins.groups)) == (2, 2)
    assert claim.low < claim.probability < claim.high
    assert sum(one.probability for one in found.hypotheses) == pytest.approx(1)
    assert {one.stance for one in found.statements} == {"asserts", "denies"}
    assert all(one.reliability for one in found.sources)
    assert found.matrix.columns
    assert found.next


@pytest.mark.parametrize("copies", [1, 10])
def test_copies_move_no_probability(copies: int) -> None:
    before = assess(*FILES).claims[0]
    more = [report(f"copy{n}", WIRE, f"Paper {n}", "2031-05-05") for n in range(copies)]
    after = assess(*FILES, *more).claims[0]
    assert after.reports == before.reports + copies
    assert after.probability == pytest.approx(before.probability, abs=0.01)
    assert after.origins.mean == pytest.approx(before.origins.mean, abs=0.1)


def test_order_of_files_changes_nothing() -> None:
    there, back = assess(*FILES), assess(*reversed(FILES))
    assert there.claims[0].probability == pytest.approx(back.claims[0].probability, abs=1e-9)
    assert {one.id for one in there.statements} == {one.id for one in back.statements}


def test_an_independent_report_moves_the_verdict_its_way() -> None:
    assert assess(*FILES).claims[0].probability > assess(*FILES[:2]).claims[0].probability


@pytest.mark.parametrize(
    ("as_of", "documents"),
    [("2031-05-03", 1), ("2031-05-04", 2), ("2031-05-08T12:00Z", 2), ("2031-05", 3)],
)
def test_what_came_later_is_not_used(as_of: str, documents: int) -> None:
    found = assess(*FILES, as_of=as_of)
    assert len(found.documents) == documents
    assert sum("not used" in issue.what for issue in found.issues) == len(FILES) - documents


def test_nothing_before_the_date_cannot_be_assessed() -> None:
    with pytest.raises(NothingToAssess, match="nothing to assess"):
        assess(*FILES, as_of="2030")


def test_one_unreadable_file_does_not_stop_the_rest() -> None:
    found = assess(*FILES, RawFile(id="bad", path="bad.txt", data=bytes(range(256)) * 40))
    assert found.claims[0].reports == 2
    assert any("bad.txt" in issue.what and issue.level == "error" for issue in found.issues)


def test_a_date_of_the_case_counts_where_no_other_is_given() -> None:
    case = Case(
        name="pier",
        question=Question(claims=(CLAIM,), as_of=Interval.parse("2031-05-04")),
        files=FILES,
        knowledge=KNOWLEDGE,
    )
    assert len(assess_case(case).documents) == 2


def test_names_that_a_document_defines_are_known_to_the_checks(tmp_path):
    """RF and CL stand in no case: that one loses members to the other is a tension all the same."""
    (tmp_path / "page.txt").write_text(
        "---\nauthor: Ann Poe\nkind: report\n---\n"
        "Have the River Front and the Coast League made an alliance?\n\n"
        "The River Front [RF] and the Coast League [CL] have long been rivals.\n\n"
        "The Harbour Times cited a senior clerk claiming an alliance between RF and CL. A man, a "
        "member of RF, told The Harbour Times that 40 members of RF had just defected to CL.\n",
        encoding="utf-8",
    )
    case = open_case(tmp_path / "page.txt")
    found = [one for one in assess_case(case).findings if one.kind == "contradiction"]
    assert found
    assert any("defected" in one.explanation for one in found)
