"""What a page prints around comments."""

import pytest

from whence.read.threads.furniture import is_form, is_furniture, trim_furniture


@pytest.mark.parametrize(
    "line",
    [
        *("Reply", "Like · 3", "Share", "Report abuse", "Log in to reply", "John's avatar"),
        *(
            "Amir’s avatar",
            "Avatar for John",
            "2 Likes",
            "Reply to John",
            "↩ Reply",
            "Reply Share ›",
        ),
        *("Reply | Share | 12", "Antworten", "Répondre", "J’aime · 3", "Ответить", "إعجاب"),
        *("View 3 more replies", "Like (3) Reply (2)", "👍 3 👎 0", "Sort by: newest"),
    ],
)
def test_furniture(line):
    assert is_furniture(line)
    assert not is_form(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "3",
        "Hello",
        "I like it",
        "Link to the story",
        "Reply soon!",
        "Like father, like son" * 5,
    ],
)
def test_no_furniture(line):
    assert not is_furniture(line)


@pytest.mark.parametrize("line", ["Post a comment", "Leave a Reply ↓", "Kommentar schreiben:"])
def test_forms(line):
    assert is_form(line)


def test_no_form():
    assert not is_form("Post a comment on it")


@pytest.mark.parametrize(
    ("text", "kept", "taken"),
    [
        ("Sami's avatar\n\nThey agreed.\nShare\n\nReply\nLike · 3", "They agreed.", 4),
        ("They agreed.", "They agreed.", 0),
        ("Like", "Like", 0),  # somebody may have written it
    ],
)
def test_what_is_left(text, kept, taken):
    start, end, lines = trim_furniture(text, 0, len(text))
    assert text[start:end] == kept
    assert len(lines) == taken
