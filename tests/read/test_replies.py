"""Which earlier comment a comment answers."""

import pytest

from whence.read.replies import Replies


@pytest.fixture
def replies():
    found = Replies()
    for author in ("Sami", "Anna", None, "Amir in Tel Aviv", "Sami"):
        found.add(author)
    return found


@pytest.mark.parametrize(
    ("body", "answered"),
    [
        ("Sami #1,\n\nNo.", 1),
        ("@Anna #2: why?", 2),
        ("#3 is right", 3),
        ("@Sami, no", 5),  # the last of two
        ("@sami: no", 5),
        ("@Anna\nno", 2),
        ("@Amir in Tel Aviv no catch at all", 4),
        ("  @Anna why", 2),
        ("#9 is not there", None),
        ("#0", None),
        ("Anna #1 is Sami's", None),  # name and number name two people
        ("@Nobody, no", None),
        ("Sami is wrong", None),
        ("In #1 you say", 1),  # words before a number may be anything
        ("", None),
        ("@", None),
    ],
)
def test_whom_a_comment_answers(replies, body, answered):
    assert replies.answered(body) == answered


def test_long_bodies_cost_nothing():
    replies = Replies()
    for body in (" " * 100_000, "@" * 100_000, "@" + "a " * 100_000, "a" * 100_000 + "#1"):
        assert replies.answered(body) is None
