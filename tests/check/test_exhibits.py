"""Exhibits of contested authenticity: found, told as asserted or shown, and worth nothing."""

import pytest

from whence.data.likelihoods import load_likelihoods
from whence.model import Finding, Interest, Reliability, Span, Testimony
from whence.pipeline import assess
from whence.weigh import weigh_findings
from whence.weigh.exhibits import without_contested

CLAIM = "The Kettle dam has cracked."
# A text on the claim; what is contested there, None if nothing is; whether it is shown how.
TEXTS = [
    ("The photographs of the cracked Kettle dam were doctored, the waterworks said.", "photographs", False),
    ("Any pictures of the cracked Kettle dam are the result of photoshop work.", "pictures", False),
    ("The video of the cracked Kettle dam was staged, Ada Berg said.", "video", False),
    ("The authenticity of the footage of the cracked Kettle dam could not be verified.", "footage", False),
    ("The letter on the cracked Kettle dam is a forgery. Its letterhead is of a later year.", "letter", True),
    ("A forensic analysis found that the image of the cracked Kettle dam was manipulated.", "image", True),
    ("The photographs of the cracked Kettle dam are the work of image manipulation.", "photographs", False),
    ("The photographs of the cracked Kettle dam show no sign of manipulation.", None, False),
    ("The video of the cracked Kettle dam was not staged, the police said.", None, False),
    ("The owner denied that the photographs of the cracked Kettle dam were doctored.", None, False),
    ("The cracked Kettle dam is real, and the play was staged in the town.", None, False),
    ("Photographs show the cracked Kettle dam.", None, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "noun", "shown"), TEXTS, ids=[row[0] for row in TEXTS])
def test_what_is_contested(tmp_path, text, noun, shown):
    (tmp_path / "documents").mkdir()
    (tmp_path / "case.yaml").write_text(f"claims: [{{id: dam, text: {CLAIM}}}]\n")
    (tmp_path / "documents" / "a.txt").write_text(
        f"---\npublisher: The Upland Post\n---\n{text}\n\n{CLAIM[:-1]}, Jonas Falk said.\n"
    )
    found = [one for one in assess(tmp_path).findings if one.subkind == "contested"]
    assert bool(found) is (noun is not None)
    for one in found:
        assert f"authenticity of {noun} is contested" in one.explanation
        assert ("asserted, not shown" in one.explanation) is not shown
        assert one.direction == "against"


def a_testimony(quote, directness="documented", **more):
    span = Span(document="d", start=0, end=len(quote), quote=quote)
    fields = {"claim": "c", "label": "x", "stance": "asserts", "spans": (span,)} | more
    return Testimony(
        id=quote,
        directness=directness,
        reliability=Reliability(mean=0.8, low=0.6, high=0.9),
        **fields,
    )


def contested(*testimonies, **more):
    fields = {"kind": "no_evidence", "subkind": "contested", "claim": "c", "explanation": "x"}
    spans = tuple(span for one in testimonies for span in one.spans)
    return Finding(id="f", direction="against", spans=spans, **(fields | more))


@pytest.mark.parametrize(
    ("one", "more", "directness"),
    [
        (a_testimony("a memo says so"), {}, "relayed"),
        (a_testimony("a memo says so", "witnessed"), {}, "witnessed"),
        (a_testimony("it was forged", stance="denies"), {}, "documented"),
        (a_testimony("a memo says so"), {"ruling": "rejected"}, "documented"),
        (a_testimony("a memo says so"), {"claim": "d"}, "documented"),
        (a_testimony("a memo says so"), {"subkind": "doubt"}, "documented"),
    ],
    ids=["rests on it", "saw it", "contests it", "ruled out", "another claim", "a doubt"],
)
def test_what_rests_on_it_counts_as_hearsay(one, more, directness):
    (found,) = without_contested([one], [contested(one, **more)])
    assert found.directness == directness


def test_it_weighs_next_to_nothing_either_way():
    (found,) = weigh_findings([contested(a_testimony("a memo"))], load_likelihoods())
    assert -0.05 < found.weight <= 0


def test_a_claim_of_forgery_is_not_weakened_by_what_it_says(scene, make):
    scene.report("a", publisher="The Capital Post")
    scene.says("a", "The memo is a forgery", "an expert")
    forged = make.claim(text="The memo is a forgery.")
    assert scene.findings(forged, subkind="contested") == []


FOUND_OUT = "The letter on the Kettle dam is a forgery. Its letterhead is of a later year"
# What is said of the letter that the claim rests on, by whom, and what that makes of it.
SAID_OF_A_LETTER = [
    (FOUND_OUT, "an archivist", "forged"),
    (FOUND_OUT, None, "forged"),
    (FOUND_OUT, "waterworks", "contested"),  # a party
    (FOUND_OUT, "rival", "contested"),  # who gains if the claim is disbelieved
    ("The letter on the Kettle dam is a forgery", "an archivist", "contested"),
    ("Experts examined whether the letter on the Kettle dam is a forgery", "an archivist", "contested"),
    ("Experts examined the letter on the Kettle dam; its authenticity is unclear", "an archivist", "contested"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "by", "subkind"), SAID_OF_A_LETTER)
@pytest.mark.parametrize("rests", [True, False])
def test_a_forgery_is_found_out_by_who_has_no_stake_in_it(scene, make, text, by, subkind, rests):
    scene.know(make.actor("waterworks"))
    gain = Interest(claim="c", direction="against", why="sells another dam")
    scene.source("rival", "a rival builder", interests=(gain,))
    scene.report("post", publisher="The Upland Post")
    words = "as a letter of the builders shows" if rests else "as everybody saw"
    scene.says("post", f"The Kettle dam has cracked, {words}", "an engineer")
    scene.report("times", publisher="The Times")
    scene.says("times", text, by, stance="denies")
    claim = make.claim(text=CLAIM, actors=("waterworks",))
    (found,) = [one for one in scene.findings(claim) if one.subkind in ("contested", "forged")]
    assert found.subkind == (subkind if rests else "contested")
    assert ("claim rests on" in found.explanation) == (found.subkind == "forged")
