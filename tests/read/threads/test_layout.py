"""What empty lines tell."""

import pytest

from whence.read.threads.layout import layout_damage
from whence.read.threads.thread import find_thread

COMMENT = "Sami said:{before}They agreed to it.{after}November {day}th, 2014, 3:56 pm\n\n\n"


def page(*gaps):
    comments = [
        COMMENT.format(before="\n" * before, after="\n" * after, day=day)
        for day, (before, after) in enumerate(gaps, start=4)
    ]
    return "Body.\n\nComments\n\n" + "".join(comments)


def lost(text):
    return [
        [one.what.split(":")[0] for one in found]
        for found in layout_damage(text, find_thread(text))
    ]


BEFORE = "more empty lines than usual before the text"
AFTER = "more empty lines than usual after the text"


@pytest.mark.parametrize(
    ("gaps", "found"),
    [
        ([(2, 2)] * 5, [[]] * 5),
        ([(2, 2), (3, 2), (2, 2), (2, 2)], [[], [BEFORE], [], []]),
        ([(2, 2), (2, 3), (2, 2), (2, 2), (2, 2)], [[], [AFTER], [], [], []]),
        ([(2, 2), (3, 2), (2, 2)], [[]] * 3),  # too few to say what is usual
        ([(2, 2), (3, 2), (2, 2), (3, 2)], [[]] * 4),
        ([(3, 2), (2, 2), (3, 2), (3, 2)], [[]] * 4),  # fewer than usual is nothing lost
    ],
)
def test_lines_that_must_have_been_there(gaps, found):
    assert lost(page(*gaps)) == found


def test_authors_that_are_missing():
    text = (
        page(*[(2, 2)] * 4)
        .replace("Sami said:\n\n", "", 2)
        .replace("They", "Sami said:\n\nThey", 1)
    )
    assert [len(found) for found in lost(text)] == [0, 1, 0, 0]
