"""What follows from a row, as the case then knows it."""

import pytest
from event_files import acled, new_case, taken, ucdp

from whence.model import Fact
from whence.store.case import open_case
from whence.store.holding import Holds, holds
from whence.store.imports.events import ucdp as ucdp_file

DAY, LATER = "2031-05-03", "2031-05-03/.."


def facts(tmp_path, data: bytes) -> list[Fact]:
    case = new_case(tmp_path / "case")
    taken(case, data)
    return list(open_case(case).knowledge.facts)


def said(fact: Fact) -> tuple[str, str, str, str, bool]:
    """Return a fact in short: its ends, its last day, and whether it is sure."""
    until = str(fact.until)
    sure = fact.from_ is not None and holds(fact, fact.from_) is Holds.SURELY
    return fact.subject, fact.relation, fact.object, until, sure


STATE, GUARD, DORN = "military-forces-of-norland", "lake-guard", "dorn-west-norland"
GOVERNMENT = "government-of-norland"
FOES = (STATE, "hostile_to", GUARD, DAY, True)
HERE = (STATE, "present_in", DORN, DAY, True)
THERE = (GUARD, "present_in", DORN, DAY, True)
MAY_BE_HERE, MAY_BE_THERE = (*HERE[:4], False), (*THERE[:4], False)
CIVILIANS = {"actor2": "Civilians (Norland)", "inter2": "Civilians"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, [FOES, HERE, THERE]),
        (
            {"sub_event_type": "Government regains territory"},
            [FOES, HERE, THERE, (STATE, "controls", DORN, LATER, True)],
        ),
        (
            {"sub_event_type": "Non-state actor overtakes territory"},
            [FOES, HERE, THERE, (GUARD, "controls", DORN, LATER, True)],
        ),
        # Two sides that are no state: which of them won, the row does not tell.
        (
            {"sub_event_type": "Non-state actor overtakes territory", "inter1": "Rebel group"},
            [FOES, HERE, THERE],
        ),
        # An army outside its own country takes a place: it is of ACLED's kind 8.
        (
            {
                "sub_event_type": "Non-state actor overtakes territory",
                "inter2": "External/Other forces",
            },
            [FOES, HERE, THERE, (GUARD, "controls", DORN, LATER, True)],
        ),
        # Which of the two struck the other, the order of the columns does not tell.
        ({"sub_event_type": "Air/drone strike"}, [FOES, MAY_BE_HERE, MAY_BE_THERE]),
        ({"sub_event_type": "Remote explosive/landmine/IED"}, [FOES, MAY_BE_HERE, MAY_BE_THERE]),
        ({"sub_event_type": "Arrests"} | CIVILIANS, [HERE]),
        ({"sub_event_type": "Arrests"}, [MAY_BE_HERE, MAY_BE_THERE]),
        (
            {"sub_event_type": "Headquarters or base established", "actor2": ""},
            [(STATE, "present_in", DORN, LATER, True)],
        ),
        (
            {"sub_event_type": "Non-violent transfer of territory", "actor2": ""},
            [(STATE, "controls", DORN, LATER, True)],
        ),
        ({"sub_event_type": "Non-violent transfer of territory"}, []),
        (
            {
                "sub_event_type": "Non-violent transfer of territory",
                "actor2": "Unidentified Armed Group (Norland)",
            },
            [],
        ),
        ({"sub_event_type": "Attack"} | CIVILIANS, [HERE]),
        ({"sub_event_type": "Shelling/artillery/missile attack"} | CIVILIANS, []),
        ({"sub_event_type": "Agreement"}, []),
        ({"sub_event_type": "Peaceful protest", "actor1": "Protesters (Norland)"}, []),
        ({"actor2": "Unidentified Armed Group (Norland)"}, [HERE]),
        # As before 2019, without sub-types, with numbers for kinds of actors.
        (
            {
                "sub_event_type": "",
                "event_type": "Battle-Government regains territory",
                "inter1": "1",
                "inter2": "2",
            },
            [FOES, HERE, THERE, (STATE, "controls", DORN, LATER, True)],
        ),
        # Only the week is known: nothing is sure of any one day.
        (
            {"time_precision": "2", "sub_event_type": "Attack"},
            [(STATE, "present_in", DORN, "2031-04-27/2031-05-09", False)],
        ),
        (
            {"time_precision": "3", "sub_event_type": "Attack"},
            [(STATE, "present_in", DORN, "2031-05", False)],
        ),
        # Only the province is known: the town named is its capital, where nothing happened.
        (
            {"geo_precision": "3", "sub_event_type": "Attack"},
            [(STATE, "present_in", "west-province-norland", DAY, True)],
        ),
    ],
)
def test_what_follows_from_an_event_of_acled(tmp_path, change, expected):
    assert sorted(map(said, facts(tmp_path, acled(change)))) == sorted(expected)


OURS = (GOVERNMENT, "hostile_to", GUARD, DAY, True)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # Whose people died there were there; who shot them perhaps was not.
        (
            {},
            [
                OURS,
                (GOVERNMENT, "present_in", DORN, DAY, True),
                (GUARD, "present_in", DORN, DAY, False),
            ],
        ),
        (
            {"type_of_violence": "2", "deaths_a": "", "deaths_b": "3"},
            [
                OURS,
                (GOVERNMENT, "present_in", DORN, DAY, False),
                (GUARD, "present_in", DORN, DAY, True),
            ],
        ),
        (
            {"type_of_violence": "3", "side_b": "Civilians", "deaths_a": "0"},
            [(GOVERNMENT, "present_in", DORN, DAY, False)],
        ),
        # Exact to the country only: who was where is told of the country.
        (
            {"where_prec": "6", "where_coordinates": "Norland", "deaths_b": "1"},
            [
                OURS,
                (GOVERNMENT, "present_in", "norland", DAY, True),
                (GUARD, "present_in", "norland", DAY, True),
            ],
        ),
        (
            {"date_end": "2031-05-05", "date_prec": "2", "type_of_violence": "3"},
            [(GOVERNMENT, "present_in", DORN, "2031-05-03/2031-05-05", False)],
        ),
    ],
)
def test_what_follows_from_an_event_of_ucdp(tmp_path, change, expected):
    found = facts(tmp_path, ucdp(change))
    assert sorted(map(said, found)) == sorted(expected)
    assert not any(fact.relation == "controls" for fact in found)


@pytest.mark.parametrize(
    ("status", "sure"),
    [
        ("", [True, True]),
        ("Clear", [True, True]),
        ("Check Deaths", [False, True]),
        ("Check Dyad", [False, False]),
        ("Check type of violence", [False, False]),
        ("Low Confidence", [False, False]),
        ("Some new word", [False, False]),
    ],
)
def test_what_ucdp_has_not_settled_makes_nothing_sure(tmp_path, status, sure):
    found = facts(tmp_path, ucdp({"code_status": status}))
    of_state = [said(one) for one in found if one.subject == GOVERNMENT]
    assert [fact[4] for fact in sorted(of_state, key=lambda one: one[1] != "present_in")] == sure
    assert all(("(" + status + ")" in str(one.source)) == (False in sure) for one in found)


def test_each_fact_cites_its_event_and_who_told_it(tmp_path):
    for fact in facts(tmp_path, acled({})):
        assert str(fact.source) == "ACLED, event NOR7; sources: Daily Bugle; Newswire"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ged191.csv", "UCDP GED 19.1"),
        ("GEDEvent_v25_1.csv", "UCDP GED 25.1"),
        ("GEDEvent_v26_0_8.csv", "UCDP Candidate 26.0.8"),
        ("GEDEvent_v21_0_10.csv", "UCDP Candidate 21.0.10"),
        ("GEDEvent_v26_01_26_06.csv", "UCDP Candidate 26.01.26.06"),
        ("events.csv", "UCDP GED"),
    ],
)
def test_a_fact_cites_the_release_that_the_file_is_named_for(tmp_path, name, said):
    added = ucdp_file.read(ucdp({}), name, tmp_path)
    assert (
        f"{said}, event 101"
        in added.knowledge[f"events-{name[:-4].lower().replace('_', '-')}.csv"].decode()
    )


def test_a_claim_of_ours_makes_nothing_surer_than_it_is(tmp_path):
    """A claim that is unlikely comes back as a fact that is possible at most."""
    columns = [*ucdp().decode().strip().split(","), "whence_kind", "whence_probability"]
    columns.append("whence_claim")
    for number, (chance, sure) in enumerate([("0.06", False), ("0.97", True)]):
        change = {"whence_kind": "joint-operation", "whence_probability": chance}
        data = ucdp(change | {"whence_claim": "raid"}, columns=columns)
        found = facts(tmp_path / str(number), data)
        assert {said(fact)[4] for fact in found} == {sure}
        assert {fact.confidence for fact in found} == {float(chance)}
        assert str(found[0].source).startswith("whence, claim raid")
