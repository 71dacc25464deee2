import pytest

from whence.model import Stop, Way


@pytest.mark.parametrize(
    ("standings", "gate", "barred"),
    [
        ("", False, ""),
        ("s", False, ""),
        ("s", True, "a"),
        ("ss", False, ""),
        ("ss", True, "a"),
        ("sops", False, "c"),
        ("usps", True, "bc"),
    ],
)
def test_the_ends_of_a_way_bar_nobody_but_a_gate_does(standings, gate, barred):
    names = {"s": "surely", "p": "possibly", "o": "open", "u": "unknown"}
    stops = tuple(
        Stop(place=place, standing=names[one])
        for place, one in zip("abcd"[: len(standings)], standings, strict=True)
    )
    way = Way(actor="x", to="d", standing="surely", stops=stops, gate=gate)
    assert "".join(stop.place for stop in way.barred) == barred
