"""What texts leave open or grant. A table that a reader can extend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.concessions import find_concessions
from whence.model import Concession, Document


def found(text: str) -> tuple[Concession, ...]:
    document = Document(id="d", text=text, path="d.txt", sha256="00", kind="report")
    return find_concessions([document])


# A sentence, and what it leaves open or grants as a claim.
CONCEDED = [
    # Companies.
    (
        "We do not mean to suggest that there have been no contacts between the two yards.",
        "There have been contacts between the two yards",
    ),
    (
        "It would be no surprise if junior bankers had met over lunch.",
        "Junior bankers had met over lunch",
    ),
    ("Nobody disputes that the fund bought a few shares.", "The fund bought a few shares"),
    # Courts.
    (
        "That is not to say that the clerk was never warned about the ledger.",
        "The clerk was warned about the ledger",
    ),
    (
        "I accept that the driver was in the street, but he was not at the wheel.",
        "The driver was in the street",
    ),
    # Disasters.
    (
        "The engineer did not rule out that water seeped through the eastern wall.",
        "Water seeped through the eastern wall",
    ),
    (
        "There may well be cracks in the old pier, but that is no sign of collapse.",
        "There may well be cracks in the old pier",
    ),
    (
        "It is quite possible that a few cellars were flooded, though the town stayed dry.",
        "A few cellars were flooded",
    ),
    # Sport and health.
    (
        "To be sure, the striker spoke with the club's doctor in May, but no deal was made.",
        "The striker spoke with the club's doctor in May",
    ),
    (
        "None of this means that no patient fell ill on the ward.",
        "Patient fell ill on the ward",
    ),
    (
        "It’s perfectly conceivable for small trials to be run in one clinic.",
        "Small trials are run in one clinic",
    ),
    (
        "I would not be surprised if scouts of both clubs watched the same match.",
        "Scouts of both clubs watched the same match",
    ),
]
NOTHING = [
    "That does not mean that the bridge is safe.",  # grants nothing
    "This is not to say that the minister is guilty.",
    "It is not surprising that the merger was denied.",
    "Is it possible that the dam will break?",
    "It is possible to cross the river by boat.",
    "The board did not say when the yard would close.",
    "The coach may well be angry.",
    "He never intended to say anything of the kind to the press.",
    "It would be a surprise if the clubs agreed.",
    "The police ruled out a third man.",
    "The mayor denied that the bridge had been closed.",
    "She would not say whether the fund had sold its shares.",
    "It is untrue that the ward was closed.",
    "We do not want to say more.",
]


@pytest.mark.parametrize(("sentence", "claim"), CONCEDED)
def test_conceded(sentence: str, claim: str) -> None:
    (one,) = found(f"The report is wrong. {sentence} The rest is idle talk.")
    assert one.text == claim
    assert one.span.quote == sentence
    assert one.content.quote in sentence


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_conceded(sentence: str) -> None:
    assert not found(f"The report is wrong. {sentence} The rest is idle talk.")


def test_how_sure() -> None:
    certain = {one.certainty for one in found("It is true that the gate was open, but not wide.")}
    possible = {one.certainty for one in found("I do not rule out that the gate was left open.")}
    assert (certain, possible) == ({"certain"}, {"possible"})


@given(st.lists(st.sampled_from([*(one for one, _ in CONCEDED), *NOTHING, "\n\n", "–", "“"])))
def test_spans_quote_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in found(text):
        for span in (one.span, one.content):
            assert text[span.start : span.end] == span.quote
        assert one.span.start <= one.content.start < one.content.end <= one.span.end


@pytest.mark.parametrize("unit", ["not not say that ", "no surprise if ", "there may be ", "n't "])
def test_hostile_repetition_ends(unit: str) -> None:
    assert len(found(unit * 20_000)) <= 20_000
