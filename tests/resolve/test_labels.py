"""Which words say a claim best."""

import pytest

from whence.resolve.labels import readability, tidy

BETTER = [
    ("The Lindholm ferry sank off Marra Point", "it sank off Marra Point"),
    ("The Lindholm ferry sank off Marra Point", "Scroll down for video of the Lindholm ferry"),
    ("The Lindholm ferry sank off Marra Point", "video"),
    ("The Lindholm ferry sank off Marra Point", "Did the Lindholm ferry sink off Marra Point?"),
    ("The Lindholm ferry sank off Marra Point", "I saw the ferry sink off Marra Point myself"),
    ("The Lindholm ferry sank off Marra Point", "the ferry sank off the point last night"),
    ("The Lindholm ferry sank off Marra Point", "The Lindholm ferry “sank off Marra Point"),
]


@pytest.mark.parametrize(("clear", "obscure"), BETTER)
def test_what_reads_better(clear: str, obscure: str) -> None:
    assert readability(clear) > readability(obscure) >= 0


def test_furniture_and_single_words_are_no_claims() -> None:
    assert readability("Scroll down for video of the burning mill") == 0
    assert readability("report") == 0
    assert readability("") == 0


def test_tidy() -> None:
    assert tidy(" “the mill\n burned,” ") == "The mill burned"
    assert tidy("mill " * 100).endswith(" …")
