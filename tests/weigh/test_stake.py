"""What a source gains by a claim, as far as its words and its part tell."""

import pytest

from whence.model import Claim, Hop, Span, Statement
from whence.weigh.stake import stake

CUT = "Meridian Rail cut 900 jobs."
TABLE = [
    (CUT, "said", "it cut 900 jobs", "asserts", True, "against"),
    (CUT, "denied", "it cut 900 jobs", "denies", True, "against"),
    (CUT, "said", "it cut 900 jobs", "asserts", False, None),
    (CUT, "admitted", "it cut 900 jobs", "asserts", False, "against"),
    (CUT, "admitted", "it cut 900 jobs", "denies", False, None),
    ("The army captured Dormal.", "announced", "it captured Dormal", "asserts", True, "for"),
    ("The firms agreed to merge.", "said", "they agreed", "asserts", True, "party"),
    ("The leader died.", "confirms", "the death of its leader", "asserts", True, "against"),
]


@pytest.mark.parametrize(
    ("claim", "cue", "words", "stance", "party", "expected"), TABLE, ids=[" ".join(row[:2]) for row in TABLE]
)  # fmt: skip
def test_stake(
    claim: str, cue: str, words: str, stance: str, party: bool, expected: str | None
) -> None:
    span = Span(document="d", start=0, end=len(words), quote=words)
    one = Statement(
        id="s", document="d", start=0, end=len(words), text=words, content=(span,),
        stance=stance,  # type: ignore[arg-type]
        chain=(Hop(source="x", name="x", cue=cue, party=party),),
    )  # fmt: skip
    assert stake(Claim(id="c", text=claim), one) == expected
