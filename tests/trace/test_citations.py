"""For what a report credits an outlet, and what that says of its own sources."""

import pytest

from whence.model import Claim, Credit, Document, Hop
from whence.trace.citations import (
    Cite,
    Story,
    cite_elsewhere,
    cite_hops,
    credits_on_claim,
    find_story,
    in_common_words,
    telling_words,
)

CLAIM = Claim(id="c", text="Orlo Lines sold the old pier at Tarn.")


def credited(text: str, name: str, way: str) -> tuple[Document, Credit]:
    document = Document(id="d", text=text)
    start = text.index(name)
    span = document.span(start, start + len(name))
    return document, Credit(span=span, of=name.lower(), way=way)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "way", "expected"),
    [
        ("The pier at Tarn is sold, the Herald reports.", "reported", True),
        ("A clerk told the Herald that the pier at Tarn is sold.", "told", True),
        ("It rains, the Herald reports. The pier at Tarn is sold.", "reported", False),
        ("The pier at Tarn is sold; she read the Herald.", "named", False),
        ("The pier of Tarn is a hoax, a clerk told the Herald.", "told", False),
    ],
)
def test_a_credit_in_a_sentence_on_the_claim(text: str, way: str, expected: bool) -> None:
    document, credit = credited(text, "Herald", way)
    assert list(credits_on_claim(document, [credit], CLAIM.text)) == ([credit] if expected else [])


def test_an_outlet_credited_on_the_claim_is_the_storys_everywhere() -> None:
    one, on_claim = credited("The pier at Tarn is sold, the Herald reports.", "Herald", "reported")
    story = find_story(CLAIM, [], {"d": one}, {"d": [on_claim]}, ("asserts",))
    assert story == Story(outlets={"herald"})
    other, elsewhere = credited("“We wept”, he told the Herald.", "Herald", "told")
    assert cite_elsewhere(other, [elsewhere], story.outlets, {})["herald"].level == "story"
    assert cite_elsewhere(other, [elsewhere], set(), {})["herald"].level == "named"
    known = {"herald": Cite(outlet="herald", level="claim", span=elsewhere.span)}
    assert not cite_elsewhere(other, [elsewhere], story.outlets, known)


def test_the_chains_of_statements_credit_for_the_claim() -> None:
    document = Document(id="d", text="The Herald and a US website say so.")
    hops = [
        Hop(source="herald", name="Herald", kind="publisher", start=4, end=10),
        Hop(source="a-us-website", name="a US website", kind="publisher", start=15, end=27),
        Hop(source="d", name="d"),
    ]
    found = cite_hops(document, hops)
    assert {one: (cite.level, cite.described) for one, cite in found.items()} == {
        "herald": ("claim", False),
        "a-us-website": ("claim", True),
    }
    assert found["herald"].span.quote == "Herald"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a US website", True), ("country's largest newspaper", True), ("The Herald", False), ("Voice of the Sea", False)],
)  # fmt: skip
def test_names_and_descriptions(name: str, expected: bool) -> None:
    assert in_common_words(name) is expected


def test_telling_words_are_alike_in_every_form() -> None:
    assert telling_words("The plumber was selling it") & telling_words("They sell plumbing")
