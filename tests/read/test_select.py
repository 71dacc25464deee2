"""What had been published by a date."""

import pytest

from whence.model import UNKNOWN, Document, Interval
from whence.read import published_by

AS_OF = Interval.parse("2014-11-02")


@pytest.mark.parametrize(
    ("published", "kept", "level"),
    [
        ("2014-11-02", True, None),
        ("2014-11-03", False, "info"),
        ("../2014-11-01", True, None),
        ("../2014-11-14", True, "warning"),
        (None, True, "warning"),
    ],
)
def test_later_documents_are_left_out_and_doubtful_ones_said(published, kept, level):
    when = Interval.parse(published) if published else UNKNOWN
    documents, issues = published_by([Document(id="a", text="x", published=when)], AS_OF)
    assert bool(documents) is kept
    assert [issue.level for issue in issues] == ([level] if level else [])
    assert all(issue.document == "a" for issue in issues)


def test_without_a_date_everything_is_used():
    document = Document(id="a", text="x")
    assert published_by([document], None) == ([document], [])
