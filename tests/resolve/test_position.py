"""How near a source is to a claim: tables of who speaks, in fields far from each other."""

import pytest

from whence.extract import extract_statements
from whence.model import Claim, Document, Hop
from whence.resolve import resolve

FERRY = "The ferry Solvind struck the pier at Hallevik."
COURT = "The district court in Brenn convicted Otto Lamm of fraud."
JOBS = "Meridian Rail cut 900 jobs."


def last(claim: str, text: str, publisher: str, kind: str = "report", **more: str) -> Hop:
    one = Document(id="d", text=text, publisher=publisher, kind=kind, language="en", **more)  # type: ignore[arg-type]
    found = resolve(extract_statements([one]), [one], claims=(Claim(id="c", text=claim),))
    return next(each.chain[-1] for each in found.statements if each.claim == "c")


TABLE = [
    # on the spot
    (FERRY, "I am on the Solvind and we just struck the pier at Hallevik.", "Chirp", "post", "Mira Aune", "witnessed", False),
    (FERRY, "The ferry Solvind struck the pier at Hallevik. It shook our windows.", "Chirp", "post", "Jo Lie", "witnessed", False),
    (FERRY, "My cousin says the ferry Solvind struck the pier at Hallevik. All quiet here now.", "Chirp", "post", "Jo Lie", "unknown", False),
    (FERRY, "The ferry Solvind struck the pier at Hallevik.", "Chirp", "post", "Jo Lie", "unknown", False),
    # a reporter who was there, and one who was not
    (COURT, "Otto Lamm was convicted of fraud by the district court in Brenn. He wept, our reporter in the courtroom saw.", "Tagblatt", "report", "", "witnessed", False),
    (COURT, "Otto Lamm was convicted of fraud by the district court in Brenn on Monday.", "Tagblatt", "report", "", "unknown", False),
    # an authority on its own business
    (FERRY, "The ferry Solvind struck the pier at Hallevik at noon.", "Coast Guard, Western District", "statement", "", "documented", False),
    # a party to the claim
    (COURT, "The district court in Brenn today convicted Otto Lamm of fraud.", "District Court of Brenn", "statement", "press office", "witnessed", True),
    (JOBS, "Meridian Rail said that it had cut 900 jobs.", "The Paper", "report", "", "witnessed", True),
    (JOBS, "A dealer said that Meridian Rail had cut 900 jobs.", "The Paper", "report", "", "unknown", False),
    (COURT, "A lawyer of Otto Lamm said that the district court in Brenn had convicted him of fraud.", "The Paper", "report", "", "witnessed", True),
    ("Masal Bug is a player of Orland.", "Orland said that Masal Bug is a player of Orland.", "The Paper", "report", "", "unknown", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "text", "publisher", "kind", "author", "directness", "party"),
    TABLE,
    ids=[row[1][:40] for row in TABLE],
)
def test_position(
    claim: str, text: str, publisher: str, kind: str, author: str, directness: str, party: bool
) -> None:
    more = {"author": author} if author else {}
    hop = last(claim, text, publisher, kind, **more)
    assert (hop.directness, hop.party) == (directness, party)
