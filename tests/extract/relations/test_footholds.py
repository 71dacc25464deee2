"""Who has nothing in a place, or gave up what it had there, and what only sounds so."""

import pytest

ABSENT = [
    ("Keel Foods has no berth at Dorn.", [("Keel Foods", "Dorn")]),
    ("Keel Foods has had no staff in Dorn since 2028.", [("Keel Foods", "Dorn")]),
    ("Keel Foods does not have a single engineer in Dorn.", [("Keel Foods", "Dorn")]),
    (
        "Neither the Lake Guard nor the Sea Front has troops in Dorn.",
        [("Lake Guard", "Dorn"), ("Sea Front", "Dorn")],
    ),
    ("Keel Foods closed its office in Dorn last year.", [("Keel Foods", "Dorn")]),
    ("Mercy Link pulled its teams out of Dorn in April.", [("Mercy Link", "Dorn")]),
    ("The Sea Front lost its last base in Dorn in 2030.", [("Sea Front", "Dorn")]),
]
NOT_ABSENT = [
    "Keel Foods has no comment in Dorn.",
    "Keel Foods had no staff in Dorn.",
    "Keel Foods has few staff in Dorn.",
    "Keel Foods does not have the staff in Dorn that it needs.",
    "Keel Foods closed its offices in Dorn.",  # some of them
    "Keel Foods would close its office in Dorn.",
    "Keel Foods has not closed its office in Dorn.",
    "Has Keel Foods closed its office in Dorn?",
    "The union said Keel Foods had closed its office in Dorn.",
    "The Sea Front lost its men in Dorn in 2030.",
    "Either the Lake Guard or the Sea Front has troops in Dorn.",
]


@pytest.mark.parametrize(("text", "expected"), ABSENT)
def test_who_is_not_there(text, expected, stated):
    found = [one for one in stated(text) if one.is_fact and one.relation == "absent_from"]
    assert [(one.subject.quote, one.object.quote) for one in found] == expected
    assert all(text[one.subject.start : one.subject.end] == one.subject.quote for one in found)


@pytest.mark.parametrize("text", NOT_ABSENT)
def test_what_only_sounds_so(text, stated):
    assert not [one for one in stated(text) if one.is_fact]


WAYS = [
    ("Keel Foods would need to get through the Sable lock to reach Dorn.", ("Sable lock", "Dorn")),
    ("To reach Dorn the Sea Front would have to cross Zeld.", ("Zeld", "Dorn")),
    ("The Sea Front has to pass through Zeld to reach Dorn.", ("Zeld", "Dorn")),
    ("To get there the Sea Front would have to pass through Zeld.", None),  # where to is not told
    ("The bus needs to go through Zeld.", None),
    ("The man passed through Zeld to reach Dorn.", None),
]


@pytest.mark.parametrize(("text", "expected"), WAYS)
def test_ways_that_lead_through(text, expected, stated):
    found = [(one.subject.quote, one.object.quote) for one in stated(text) if one.is_fact]
    assert found == ([expected] if expected else [])


def test_a_clause_behind_a_comma_has_a_subject_of_its_own(stated):
    text = "The Sea Front would have to pass through Zeld, and Zeld is held by the Lake Guard."
    (one,) = [one for one in stated(text) if one.is_fact]
    assert (one.subject.quote, one.relation) == ("Lake Guard", "controls")


FIGHTERS = [
    ("Fighters of the Lake Guard left the town of Dorn in May 2031.", True),
    ("Some fighters of the Lake Guard left the town of Dorn in May 2031.", False),
    ("The widows of fighters of the Lake Guard left the town of Dorn in May 2031.", False),
]


@pytest.mark.parametrize(("text", "left"), FIGHTERS)
def test_whose_fighters_left(text, left, stated):
    found = {one.relation for one in stated(text) if one.is_fact}
    assert ("absent_from" in found) == left


QUARRELS = [
    ("The Sea Front has been suing the Lake Guard since 2029.", True),
    ("The Sea Front has opposed the Lake Guard since 2029.", True),
    ("The Sea Front opposed the Lake Guard's bill in 2030.", False),
    ("The Sea Front opposes the tax.", False),
    ("The Sea Front sued the Lake Guard.", False),
]


@pytest.mark.parametrize(("text", "hostile"), QUARRELS)
def test_quarrels_that_last(text, hostile, stated):
    found = {one.relation for one in stated(text) if one.is_fact}
    assert ("hostile_to" in found) == hostile
