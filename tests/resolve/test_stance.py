"""How sentences stand to claims: laws, and a floor of quality on sentences written for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.data.nets import stance_net
from whence.resolve.stance import STANCES, StanceReader, blend

# To extend: a claim once, then sentences that are for it, against it, or only hand it on.
FERRY = "The Lindholm ferry sank off Marra Point"
SINGER = "The singer Odile Brandt is dead"
MERGE = "Tarvo Foods will take over the bakery chain Kornell"
WOLF = "A wolf was seen in the city park of Harlen"
PLANT = "The chemical plant in Ostrel released chlorine gas"
GENERAL = "General Ivo Sand was arrested at the airport"
GRAVE = "The mass grave at Iscal holds the missing miners"
PHONE = "Quell will launch a folding phone in May"
PRIEST = "A priest in Vell gave away a lottery prize of two million"
BRIDGE = "The Aldo bridge was closed because of cracks"

PAIRS = [
    (FERRY, "The Lindholm ferry has sunk off Marra Point with forty people on board", "for"),
    (FERRY, "Coast guard confirms that the Lindholm ferry sank off Marra Point", "for"),
    (FERRY, "No, the Lindholm ferry did not sink off Marra Point", "against"),
    (FERRY, "Photo of sinking Lindholm ferry is a fake, says operator", "against"),
    (FERRY, "Lindholm ferry reported to have sunk off Marra Point, says local radio", "observing"),
    (FERRY, "Did the Lindholm ferry really sink off Marra Point?", "observing"),
    (SINGER, "Singer Odile Brandt dies at 71", "for"),
    (SINGER, "Odile Brandt is dead, her daughter confirms", "for"),
    (SINGER, "Odile Brandt is not dead: the singer is alive and well", "against"),
    (SINGER, "Odile Brandt death hoax fools thousands of fans", "against"),
    (SINGER, "Rumours of Odile Brandt's death are false, her manager says", "against"),
    (SINGER, "Odile Brandt is reportedly dead, according to unconfirmed reports", "observing"),
    (MERGE, "Tarvo Foods buys bakery chain Kornell", "for"),
    (MERGE, "It is official: Tarvo Foods takes over Kornell", "for"),
    (MERGE, "Tarvo Foods denies that it will take over Kornell", "against"),
    (MERGE, "Tarvo Foods will not take over the bakery chain Kornell after all", "against"),
    (MERGE, "Kornell boss: reports of a takeover by Tarvo Foods are untrue", "against"),
    (MERGE, "Tarvo Foods may be close to taking over Kornell, report says", "observing"),
    (MERGE, "Tarvo Foods is said to be in talks about taking over Kornell", "observing"),
    (WOLF, "A wolf walked through the city park of Harlen on Monday", "for"),
    (WOLF, "Wolf in Harlen city park: ranger finds tracks and proves it", "for"),
    (WOLF, "The wolf in the city park of Harlen was in fact a dog", "against"),
    (WOLF, "There was never a wolf in the city park of Harlen, the zoo says", "against"),
    (WOLF, "A viral video claims to show a wolf in the city park of Harlen", "observing"),
    (WOLF, "Was it a wolf that a jogger saw in the city park of Harlen?", "observing"),
    (PLANT, "Chlorine gas was released at the chemical plant in Ostrel", "for"),
    (PLANT, "Ostrel plant released chlorine gas, officials confirm", "for"),
    (PLANT, "Officials deny that the plant in Ostrel released chlorine gas", "against"),
    (PLANT, "No chlorine gas was released by the chemical plant in Ostrel", "against"),
    (PLANT, "The story of chlorine gas from the plant in Ostrel is false", "against"),
    (PLANT, "Residents claim that the plant in Ostrel released chlorine gas", "observing"),
    (PLANT, "It is unclear whether the plant in Ostrel released chlorine gas", "observing"),
    (GENERAL, "General Ivo Sand has been arrested at the airport", "for"),
    (GENERAL, "Police arrest General Sand at the airport", "for"),
    (GENERAL, "General Ivo Sand was not arrested at the airport, the ministry says", "against"),
    (GENERAL, "The arrest of General Sand at the airport is a hoax", "against"),
    (GENERAL, "General Sand denies reports that he was arrested at the airport", "against"),
    (GENERAL, "General Ivo Sand allegedly arrested at the airport", "observing"),
    (GENERAL, "Reports say General Sand may have been arrested at the airport", "observing"),
    (GRAVE, "Bodies in the mass grave at Iscal are those of the missing miners", "for"),
    (GRAVE, "The missing miners were found in the mass grave at Iscal", "for"),
    (
        GRAVE,
        "The remains in the mass grave at Iscal are not those of the missing miners",
        "against",
    ),
    (GRAVE, "The bodies at Iscal were confirmed as not being the missing miners", "against"),
    (GRAVE, "Tests show that the grave at Iscal does not hold the missing miners", "against"),
    (GRAVE, "Could the mass grave at Iscal hold the missing miners?", "observing"),
    (GRAVE, "Mass grave at Iscal feared to hold the missing miners", "observing"),
    (PHONE, "Quell launches its folding phone on the ninth of May", "for"),
    (PHONE, "Quell will launch a folding phone in May, the company announces", "for"),
    (PHONE, "Quell denies rumours about a folding phone in May", "against"),
    (PHONE, "Quell has no plans to launch a folding phone", "against"),
    (PHONE, "Quell rumoured to launch a folding phone in May", "observing"),
    (PHONE, "Quell could launch a folding phone in May, analyst suggests", "observing"),
    (PRIEST, "Priest in Vell gives away his lottery prize of two million", "for"),
    (PRIEST, "A priest in Vell won two million in a lottery and gave it all away", "for"),
    (PRIEST, "The tale of the priest in Vell and his lottery prize is made up", "against"),
    (PRIEST, "That story about a priest who gave away a lottery prize? It is satire", "against"),
    (PRIEST, "A priest in Vell is said to have given away a lottery prize", "observing"),
    (BRIDGE, "The Aldo bridge has been closed because of cracks", "for"),
    (BRIDGE, "Cracks close the Aldo bridge", "for"),
    (BRIDGE, "The Aldo bridge is not closed and has no cracks, the city says", "against"),
    (BRIDGE, "Report that cracks closed the Aldo bridge is wrong", "against"),
    (BRIDGE, "Aldo bridge reportedly closed because of cracks", "observing"),
    (BRIDGE, "Is the Aldo bridge closed because of cracks? What we know", "observing"),
]

READERS = [
    pytest.param(StanceReader(), 0.82, id="features alone"),
    pytest.param(
        StanceReader.best(),
        0.82,
        id="with the net",
        marks=pytest.mark.skipif(stance_net() is None, reason="onnxruntime is not installed"),
    ),
]


def test_the_table_is_large_enough_to_say_something() -> None:
    assert len(PAIRS) >= 60
    assert {stance for _, _, stance in PAIRS} == set(STANCES)


@pytest.mark.parametrize(("reader", "floor"), READERS)
def test_floor_of_quality(reader: StanceReader, floor: float) -> None:
    said = [(true, reader.read(claim, text).likeliest) for claim, text, true in PAIRS]
    right = sum(true == answer for true, answer in said) / len(said)
    innocent = [answer == "against" for true, answer in said if true != "against"]
    assert right >= floor
    assert sum(innocent) / len(innocent) <= 0.08


@pytest.mark.parametrize(("reader", "floor"), READERS)
@given(claim=st.text(max_size=60), text=st.text(max_size=120))
def test_probabilities_of_any_text_sum_to_one(
    reader: StanceReader, floor: float, claim: str, text: str
) -> None:
    found = reader.read(claim, text).stances
    assert set(found) == set(STANCES)
    assert sum(found.values()) == pytest.approx(1)
    assert reader.read(claim, text).stances == found


def test_agreement_makes_surer_and_dissent_less_sure() -> None:
    plain = {"for": 0.7, "against": 0.2, "observing": 0.1}
    alike = blend(plain, (3.0, 0.0, 0.0, -9.0)).stances["for"]
    unlike = blend(plain, (0.0, 3.0, 0.0, -9.0)).stances["for"]
    assert alike > 0.7 > unlike


def test_nobody_is_called_a_denier_unless_it_is_likelier_than_not() -> None:
    even = blend({"for": 0.33, "against": 0.34, "observing": 0.33}, (0.0, 0.1, 0.0, 0.0))
    assert even.likeliest != "against"
