"""Whether a report that relies on others has an origin of its own, case by case."""

from math import log

import pytest

from whence.data.tracing import load_tracing
from whence.model import Document, Hop
from whence.trace.citations import Cite, Story
from whence.trace.evidence import Pair
from whence.trace.members import Report
from whence.trace.own import own_chances

TABLE = load_tracing()


def report(id: str, text: str, *sources: str, told: bool = False) -> Report:
    """Return a report of its own outlet that rests on these sources."""
    found = Report(id, Document(id=id, text=text), frozenset((f"{id}-times",)))
    found.read((), ())
    for name in sources:
        hop = Hop(source=f"{name.lower()}@{id}", name=name, named=name[0].isupper())
        found.sources[hop.source] = hop
        found.access.add(hop.source)
        if told:
            found.told.add(hop.source)
    return found


def relay(text: str, *sources: str, told: bool = False) -> tuple[Report, Pair]:
    """Return a report that credits another, and the pair."""
    first = report("first", "A harbour clerk said that the pier is sold.", "harbour clerk")
    later = report("later", text, *sources, told=told)
    span = later.document.span(0, 3)
    later.cites["first-times"] = Cite(outlet="first-times", level="claim", span=span)
    return later, Pair(first, later, log(4), cited=True, credit=True)


@pytest.mark.parametrize(
    ("sources", "told", "expected"),
    [
        ((), False, 0.0),
        (("the harbour clerk",), False, TABLE.own_shared),
        (("clerk",), False, TABLE.own_shared),
        (("the sources",), False, TABLE.own_shared),  # of whoever was named before
        (("Berto Fane",), False, TABLE.own_source),
        (("a docker from Tarn",), False, TABLE.own_source),
        (("a docker from Tarn",), True, TABLE.own_told),
        (("the harbour clerk",), True, TABLE.own_shared),
    ],
)
def test_who_credits_a_report_we_hold(
    sources: tuple[str, ...], told: bool, expected: float
) -> None:
    later, pair = relay("Now the pier is sold.", *sources, told=told)
    assert own_chances([pair.earlier, later], [pair], Story(), TABLE)["later"] == expected


def test_who_credits_an_outlet_nobody_holds() -> None:
    later, _ = relay("Now the pier is sold.", "Berto Fane")
    assert own_chances([later], [], Story(), TABLE)["later"] == TABLE.own_unheld
    story = Story(through={"first-times": {"berto fane@later"}})
    assert own_chances([later], [], story, TABLE)["later"] == TABLE.own_shared
    story = Story(through={"later-times": {"berto fane@later"}})
    assert own_chances([later], [], story, TABLE)["later"] == TABLE.own_told


def test_a_copy_has_none_even_in_the_first_person() -> None:
    first, later = report("first", "I saw it."), report("later", "I saw it.")
    later.access.add("later")
    pair = Pair(first, later, 5.0, copied=True)
    assert own_chances([first, later], [pair], Story(), TABLE)["later"] == TABLE.own_shared
    assert own_chances([later], [], Story(), TABLE)["later"] == TABLE.own_source
