"""Facts as sentences: who, what, and from when to when."""

import pytest

from whence.model import Fact, Interval
from whence.store.say import say_fact

NAMES = {"guard": "Harbour Guard", "workers": "Harbour workers", "quay": "Salt Quay"}

CASES = [
    ("guard", "2031-03", None, "Harbour Guard is present in Salt Quay (since March 2031)"),
    ("workers", "2031-03", None, "Harbour workers are present in Salt Quay (since March 2031)"),
    # what is stated of one day
    (
        "guard",
        "../2031-03-05",
        "2031-03-05/..",
        "Harbour Guard is present in Salt Quay (on 5 March 2031)",
    ),
    # a third of a year, as “at the start of the year” is read
    (
        "guard",
        "2031-01-01/2031-04-30",
        None,
        "Harbour Guard is present in Salt Quay (since early 2031)",
    ),
    # of its beginning nothing more is known than that it came before the end
    (
        "guard",
        "../2031-04-30",
        "2031-01-01/2031-04-30",
        "Harbour Guard is present in Salt Quay (until early 2031)",
    ),
    (
        "guard",
        "../2031-03-05",
        "../2031-03-05",
        "Harbour Guard is present in Salt Quay (formerly; over by 5 March 2031)",
    ),
]


@pytest.mark.parametrize(("who", "start", "end", "said"), CASES)
def test_a_fact_reads_as_a_sentence(who: str, start: str, end: str | None, said: str) -> None:
    fact = Fact(
        subject=who,
        relation="present_in",
        object="quay",
        from_=Interval.parse(start),
        until=Interval.parse(end) if end else None,
    )
    assert say_fact(fact, NAMES.__getitem__) == said


def test_who_speaks_for_an_office_holds_it() -> None:
    fact = Fact(subject="ada", relation="speaks_for", object="mayor")
    assert say_fact(fact, str.title, office=True) == "Ada holds the office of Mayor"
    assert say_fact(fact, str.title) == "Ada speaks for Mayor"
