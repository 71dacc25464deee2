"""Acts that read like attributions are told by whoever tells them."""

import pytest

from whence.extract import extract_statements
from whence.extract.tagging import load_tagger
from whence.model import Claim, Document
from whence.resolve import resolve

MERGED = "Halden Foods and Brisk Dairies have agreed to merge."
COURT = "The court in Brenn convicted Otto Lamm of fraud."

TABLE = [
    (MERGED, "Halden Foods and Brisk Dairies have agreed to merge, two bankers told The Paper.", "bankers", "asserts"),
    (MERGED, "No merger has been agreed with Brisk Dairies, Halden Foods said.", "Halden Foods", "denies"),
    (MERGED, "Halden Foods and Brisk Dairies have failed to agree on a merger.", "The Paper", "denies"),
    (COURT, "The court in Brenn convicted Otto Lamm of fraud.", "The Paper", "asserts"),
    (COURT, "The court in Brenn acquitted Otto Lamm of fraud.", "The Paper", "denies"),
    (COURT, "The court in Brenn said that Otto Lamm had been convicted of fraud.", "court in Brenn", "asserts"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "text", "teller", "stance"), TABLE, ids=[row[1][:50] for row in TABLE]
)
def test_acts(claim: str, text: str, teller: str, stance: str) -> None:
    page = Document(id="d", text=text, publisher="The Paper", language="en")
    statements = extract_statements([page], tagger=load_tagger())
    found = resolve(statements, [page], claims=(Claim(id="c", text=claim),)).statements
    on_claim = [one for one in found if one.claim == "c"]
    assert on_claim
    assert {(one.chain[-1].name.removeprefix("two "), one.stance) for one in on_claim} == {
        (teller, stance)
    }
    for one in on_claim:
        for span in one.content:
            assert page.text[span.start : span.end] == span.quote
