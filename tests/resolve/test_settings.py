"""Where, when and against whom a claim found in texts is said to have happened."""

import pytest

from whence.extract import extract_statements
from whence.model import Claim, Interval, RawFile
from whence.read import read_files
from whence.resolve import Resolved, resolve


def claims(*texts: str) -> Resolved:
    files = [
        RawFile(id=f"d{n}", path=f"d{n}.txt", data=text.encode()) for n, text in enumerate(texts)
    ]
    documents, _ = read_files(files)
    return resolve(extract_statements(documents), documents)


def first(*texts: str) -> Claim:
    return claims(*texts).claims[0]


FOUND = [
    (
        (
            "Orion Ltd agreed to merge with Pavo Group in Lisbon on 3 May 2024, two bankers in London said.",
            "Bankers said that Orion Ltd and Pavo Group agreed to merge in Lisbon on 3 May 2024.",
        ),
        ("lisbon-pt", None, "2024-05-03"),
    ),
    (
        (
            "A court in Nairobi convicted Daniel Mwangi of fraud in March 2023, a clerk said.",
            "A clerk told the Herald that a court in Nairobi convicted Daniel Mwangi of fraud.",
        ),
        ("nairobi-ke", None, "2023-03"),
    ),
    (
        (
            "The Tern Brigade and the Harbour Guard jointly attacked the Salt League in Idlib province "
            "on 2 November 2014, activists said.",
            "Activists said that the Tern Brigade and the Harbour Guard attacked the Salt League together.",
        ),
        ("idlib-province-sy", "salt-league", "2014-11-02"),
    ),
    # Where somebody speaks is not where it happened.
    (
        (
            "The bridge gave way in the night, a mayor said in Turin.",
            "A mayor in Turin said that the bridge gave way in the night.",
        ),
        (None, None, None),
    ),
]


@pytest.mark.parametrize(("texts", "setting"), FOUND)
def test_a_claim_has_what_its_words_say(
    texts: tuple[str, ...], setting: tuple[str | None, str | None, str | None]
) -> None:
    claim = first(*texts)
    place, target, when = setting
    assert (claim.place, claim.target) == (place, target)
    if when is None:
        assert claim.when is None
        return
    said, wanted = claim.when, Interval.parse(when)
    assert said is not None
    assert (said.low, said.high) == (wanted.low, wanted.high)


def test_places_and_targets_are_known_to_the_world() -> None:
    for texts, _ in FOUND:
        found = claims(*texts)
        actors = {actor.id for actor in found.stated.actors}
        places = {place.id for place in found.stated.places}
        for claim in found.claims:
            assert claim.place is None or claim.place in places
            assert claim.target is None or claim.target in actors | places


def test_two_places_or_times_are_none() -> None:
    claim = first(
        "The firm opened plants in Lyon on 3 May 2020 and in Turin on 4 May 2021, a clerk said.",
        "A clerk said the firm opened plants in Lyon on 3 May 2020 and in Turin on 4 May 2021.",
    )
    assert claim.place is None
    assert claim.when is None


def test_what_is_still_to_come_keeps_its_reports() -> None:
    text = "The Orion bridge in Lisbon will open on 3 May 2051, a minister said."
    found = claims(f"---\npublished: 2031-05-12\n---\n{text}", text)
    (claim,) = found.claims
    assert claim.place == "lisbon-pt"
    assert sum(one.claim == claim.id for one in found.statements) == 2


def test_a_place_that_a_claim_names_is_the_one_of_the_documents() -> None:
    text = "A ferry sank near Mombasa, in Kenya, police said."
    documents, _ = read_files([RawFile(id="d", path="d.txt", data=text.encode())])
    asked = Claim(id="sank", text="A ferry sank.", place="MOMBASA")
    (claim,) = resolve(extract_statements(documents), documents, claims=(asked,)).claims
    assert claim.place == "mombasa-ke"
    elsewhere = Claim(id="sank", text="A ferry sank.", place="Malindi")
    (claim,) = resolve(extract_statements(documents), documents, claims=(elsewhere,)).claims
    assert claim.place == "Malindi"
