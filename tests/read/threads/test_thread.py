"""Where comments begin and end, and whose they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.threads.thread import find_thread

CLOSING = """Title

By A. Writer

Body of the article.

Comments (3)

Sami said:

They have not agreed.

November 14th, 2014, 3:56 pm


Anna said:

Why not?

November 14th, 2014, 4:26 pm

Sami said:

Money.

November 15th, 2014, 1:00 am

Post a comment
"""
OPENING = """Body of the article.

2 Responses to “Title”

Sami says:
November 14, 2014 at 3:56 pm

They have not agreed.

Anna says:
November 14, 2014 at 4:26 pm
Why not?

The minister said:

“We will not.” That is why.
"""


def comments(text):
    thread = find_thread(text)
    return [
        (one.author, str(one.time) if one.time else None, text[one.start : one.end])
        for one in thread.comments
    ]


def test_times_that_close_a_comment():
    assert comments(CLOSING) == [
        ("Sami", "2014-11-14 15:56", "They have not agreed."),
        ("Anna", "2014-11-14 16:26", "Why not?"),
        ("Sami", "2014-11-15 01:00", "Money."),
    ]
    thread = find_thread(CLOSING)
    assert CLOSING[: thread.article_end].endswith("Body of the article.")
    assert CLOSING[slice(*thread.heading)] == "Comments (3)"
    assert thread.stated == 3
    assert CLOSING[thread.rest :].strip() == "Post a comment"


def test_times_that_open_a_comment_and_a_speaker_quoted_in_one():
    assert comments(OPENING) == [
        ("Sami", "2014-11-14 15:56", "They have not agreed."),
        (
            "Anna",
            "2014-11-14 16:26",
            "Why not?\n\nThe minister said:\n\n“We will not.” That is why.",
        ),
    ]
    assert find_thread(OPENING).stated == 2


def test_no_times_at_all_under_a_heading():
    text = "Body.\n\nComments\n\nSami said:\nNo.\n\nAnna said:\nWhy?\nTell me.\n"
    assert comments(text) == [("Sami", None, "No."), ("Anna", None, "Why?\nTell me.")]
    assert find_thread(text).stated is None


def test_a_time_in_the_author_line():
    text = (
        "Body.\n\nSami wrote on 14 November 2014:\nNo.\n\nAnna wrote on 15 November 2014:\nWhy?\n"
    )
    assert comments(text) == [("Sami", "2014-11-14", "No."), ("Anna", "2014-11-15", "Why?")]


def test_an_author_line_that_was_lost():
    text = CLOSING.replace("Anna said:\n", "")
    assert comments(text)[1] == (None, "2014-11-14 16:26", "Why not?")
    assert [author for author, _, _ in comments(text)] == ["Sami", None, "Sami"]


def test_a_count_under_the_title_is_not_the_heading_of_the_thread():
    text = "Title\n\n2 comments\n\n" + OPENING.replace("2 Responses to “Title”", "Comments")
    thread = find_thread(text)
    assert text[slice(*thread.heading)] == "Comments"
    assert len(thread.comments) == 2


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("Sami dit :", "Sami"),
        ("Sami a écrit\u00a0:", "Sami"),
        ("Sami schrieb am 14.11.2014:", "Sami"),
        ("Sami dijo...", "Sami"),
        ("Sami said…", "Sami"),
        ("سامي قال:", "سامي"),
        ("يقول سامي:", "سامي"),
        ("Сами пишет:", "Сами"),
        ("Amir in Tel Aviv said:", "Amir in Tel Aviv"),
        ("mjabali_92 says:", "mjabali_92"),
    ],
)
def test_author_lines_of_many_pages(said, author):
    text = f"Body.\n\nComments (2)\n\n{said}\n\nNo.\n\nAnna said:\n\nWhy?\n"
    assert [found for found, _, _ in comments(text)] == [author, "Anna"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Just a report.",
        # one comment is no thread
        "Body.\n\nComments (1)\n\nSami said:\n\nNo.\n\nNovember 14th, 2014, 3:56 pm\n",
        # people who speak inside an article
        "The minister said:\n\n“No.”\n\nThe rebel said:\n\n“Yes.”\n\nThe envoy said:\n\n“Perhaps.”\n",
        "14 November 2014\n\nThe minister said:\n\n“No.”\n\nThe rebel said:\n\n“Yes.”\n",
        # sentences, not author lines
        "He said so.\n\nThey said that in 2014\n\nWhat he said was no\n",
        "“We won,” the minister said:\n\nA\n\n“No,” the envoy said:\n\nB\n\nComments\n",
        "Comments (17)\n\n",
    ],
)
def test_these_hold_no_thread(text):
    assert find_thread(text) is None


PARTS = st.sampled_from(
    (
        *("Sami said:", "Anna says:", "Body text.", "Comments (2)", "14 November 2014", "", "\t"),
        *("November 14th, 2014, 3:56 pm", "A said on 2014-11-14:", "قال سامي:", "3 replies"),
    )
)


@given(st.lists(PARTS | st.text(max_size=20), max_size=30).map("\n".join))
def test_comments_are_in_order_apart_and_after_the_article(text):
    thread = find_thread(text)
    if thread is None:
        return
    last = thread.article_end
    for comment in thread.comments:
        assert last <= comment.start < comment.end <= thread.rest <= len(text)
        assert text[comment.start : comment.end].strip() == text[comment.start : comment.end]
        last = comment.end
    assert len(thread.comments) >= 2


@pytest.mark.parametrize(
    "piece",
    [
        *(" ", "\t", "a said ", "said ", "x said:\n", "14 May 2014\n", "x said:\n14 May 2014\n"),
        *("Comments (1)\n", "x\n", "Comments (1)\nx said:\n", "قال "),
    ],
)
def test_hostile_pages_end(piece):
    """A hundred thousand characters; the patterns of before took minutes for five thousand blanks."""
    text = piece * (100_000 // len(piece))
    thread = find_thread(text)
    assert thread is None or len(thread.comments) <= text.count("\n") + 1
