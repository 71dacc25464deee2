"""Stances that the words around a content turn round: sentences of several fields, from `stances.txt`.

Half of the sentences were kept unseen while the rules were made; the floor holds for all of them.
"""

from collections import Counter
from pathlib import Path

import pytest

from whence.extract import extract_statements
from whence.extract.tagging import load_tagger
from whence.model import Claim, Document
from whence.resolve import resolve

ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "stances.txt").read_text("utf-8").splitlines()
    if "|" in line and not line.startswith("#")
]
SURE = [
    ("The temperature in Quell reached 49 degrees.", "The temperature in Quell did not reach 49 degrees.", "denies"),
    ("Radio Orlen was hacked.", "The paper retracted its report that Radio Orlen was hacked.", "denies"),
    ("Minister Dorn took money from Vantor.", "Minister Dorn admitted that she took money from Vantor.", "asserts"),
    ("The bridge at Tarn collapsed.", "Last night we reported that the bridge at Tarn had collapsed. That proved to be wrong.", "denies"),
    ("The bridge at Tarn collapsed.", "A post said that the bridge at Tarn had collapsed. “The story is plain nonsense,” Ada Lunt, a spokeswoman, said.", "both"),
    ("The bridge at Tarn collapsed.", "The bridge at Tarn collapsed. It was wrong to leave it open.", "asserts"),
    ("The bridge at Tarn collapsed.", "The bridge at Tarn collapsed. The toll was wrong for years.", "asserts"),
    ("Colonel Dace was killed at Tarn.", "Nobody but Colonel Dace was killed at Tarn, the army said.", "asserts"),
    ("Colonel Dace was killed at Tarn.", "Colonel Dace survived the attack at Tarn.", "denies"),
    ("Colonel Dace was killed at Tarn.", "It took days to settle that Colonel Dace had not survived the attack at Tarn.", "asserts"),
    ("Colonel Dace was killed at Tarn.", "Colonel Dace was among the dead at Tarn; three other officers survived.", "asserts"),
    ("Brenn will fine drinkers rather than arrest them.", "Brenn will fine drinkers instead of arresting them, the mayor said.", "asserts"),
    ("The court in Brenn convicted Otto Lamm.", "The court in Brenn acquitted Otto Lamm.", "denies"),
    ("Ada Lunt, a pianist, died of leukemia in a hospital in Brenn.", "The pianist Ada Lunt lost her long battle with leukemia in the hospital of Brenn.", "asserts"),
    ("Vantor has filed for bankruptcy.", "Vantor sought court protection on Monday, the court said.", "asserts"),
    ("The archive in Brenn was flooded.", "The archive in Brenn is under water, the mayor said.", "asserts"),
    ("The bridge at Tarn collapsed.", "They're sure that the bridge at Tarn collapsed.", "asserts"),
    ("Mayor Otto Lamm resigned.", "Mayor Otto Lamm stays on, his office said.", "denies"),
    ("The school in Brenn is closed.", "The school in Brenn is open.", "denies"),
    ("The bridge at Tarn collapsed.", "Engineers warned that the bridge at Tarn could collapse.", "discusses"),
]  # fmt: skip


def stances(claim: str, text: str) -> set[str]:
    page = Document(id="d", text=text, publisher="The Paper", language="en")
    statements = extract_statements([page], tagger=load_tagger())
    found = resolve(statements, [page], claims=(Claim(id="c", text=claim),)).statements
    return {one.stance for one in found if one.claim == "c"}


def right(said: set[str], wanted: str) -> bool:
    if wanted == "both":
        return {"asserts", "denies"} <= said
    if wanted == "discusses":
        return not said & {"asserts", "denies", "doubts"}
    if wanted == "doubts":
        return bool(said & {"doubts", "denies"}) and "asserts" not in said
    return said & {"asserts", "denies"} == {wanted}


@pytest.mark.parametrize(("claim", "text", "wanted"), SURE, ids=[row[1][:50] for row in SURE])
def test_turned(claim: str, text: str, wanted: str) -> None:
    assert right(stances(claim, text), wanted)


def test_most_of_sixty_sentences_are_read_right() -> None:
    tally: Counter[str] = Counter()
    for claim, text, wanted in ROWS:
        said = stances(claim, text)
        tally["right"] += right(said, wanted)
        tally["wrongly denied"] += "denies" in said and wanted in ("asserts", "discusses")
    assert len(ROWS) == 60
    assert tally["right"] >= 46
    assert tally["wrongly denied"] <= 4
