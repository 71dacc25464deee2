"""Who published what, and whom a text credits."""

import pytest

from whence.data.linking import load_linking
from whence.trace.corpus.publishers import find_credited, number_publishers
from whence.trace.kernels.packed import pack
from whence.trace.kernels.tokens import tokenize

KNOWN = ["The Daily Courant", "Courant 12", "Associated Press", "Valley Lantern", None, ""]


def credited(*texts: str) -> list[set[str]]:
    publishers, _ = number_publishers(KNOWN)
    found = find_credited(tokenize(pack(texts)), publishers, load_linking())
    names = [set() for _ in texts]
    for document, publisher in zip(found.documents, found.publishers, strict=True):
        names[document].add(publishers.names[publisher])
    return names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to the Daily Courant, the pier was sold.", {"daily courant"}),
        ("The pier was sold, The Daily Courant reported on Monday.", {"daily courant"}),
        ("She told the Valley Lantern that she had seen it.", {"valley lantern"}),
        ("The story was first published by Courant 12.", {"courant 12"}),
        ("TARROW (AP) - The pier was sold, AP reports.", {"associated press"}),
        ("It appeared in the Valley Lantern's report.", {"valley lantern"}),
        ("The pier, the Courant 12 said.", {"courant 12"}),
        ("The Valley Lantern swung above the door of the inn.", set()),  # no cue
        ("He said it twice. The Valley Lantern is for sale.", set()),  # the cue is of another sentence
        ("According to the daily courant it rained.", set()),  # no name without a capital
        ("According to the Weekly Courant it rained.", set()),
        ("", set()),
    ],
)  # fmt: skip
def test_credits(text: str, expected: set[str]) -> None:
    assert credited(text) == [expected]


def test_each_publisher_of_a_text_is_credited_once() -> None:
    text = "The AP reported it. According to the Valley Lantern, which cites the AP, it is so."
    assert credited("Nothing.", text) == [set(), {"associated press", "valley lantern"}]


def test_names_of_one_publisher_have_one_number() -> None:
    publishers, codes = number_publishers(
        ["AP", "the Associated Press", "ap", None, "Courant", " "]
    )
    assert codes.tolist()[:3] == [publishers.names.index("associated press")] * 3
    assert codes.tolist()[3:] == [-1, publishers.names.index("courant"), -1]


def test_numbers_do_not_depend_on_the_order_of_documents() -> None:
    one, _ = number_publishers(KNOWN)
    other, _ = number_publishers(KNOWN[::-1])
    assert one == other
