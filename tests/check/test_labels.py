"""A report is named in full once in a finding, and in short from then on."""

import pytest

from whence.check.labels import name_once
from whence.model import Document, Finding, Interval, Span

ADA = Document(
    id="a", text="x", author="Ada Lind", published=Interval.parse("2031-05-03"), kind="comment"
)
EVE = Document(
    id="b", text="x", author="Eve Lind", published=Interval.parse("2031-05-04"), kind="comment"
)
POST = Document(id="c", text="x", publisher="Post", published=Interval.parse("2031-05-04"))

CASES = [
    (
        "Ada Lind’s comment of 3 May 2031 says so, and Ada Lind’s comment of 3 May 2031 repeats it.",
        "Ada Lind’s comment of 3 May 2031 says so, and Lind’s comment repeats it.",
    ),
    ("Post of 4 May 2031, Post of 4 May 2031.", "Post of 4 May 2031, Post."),
    ("Post of 4 May 2031 alone.", "Post of 4 May 2031 alone."),
    (  # two authors of one name stay apart
        "Ada Lind’s comment of 3 May 2031, Eve Lind’s comment of 4 May 2031, "
        "Ada Lind’s comment of 3 May 2031.",
        "Ada Lind’s comment of 3 May 2031, Eve Lind’s comment of 4 May 2031, "
        "Ada Lind’s comment of 3 May 2031.",
    ),
]


@pytest.mark.parametrize(("told", "expected"), CASES)
def test_a_report_is_named_in_full_once(told: str, expected: str) -> None:
    span = Span(document="a", start=0, end=1, quote="x")
    finding = Finding(
        id="f", kind="record", claim="c", direction="against", explanation=told, spans=(span,)
    )
    assert name_once(finding, (ADA, EVE, POST)).explanation == expected
