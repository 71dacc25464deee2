"""What in a mail are not its writer's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.mails.quoting import find_quotes, unflow

WROTE = "On Sun, 2 Nov 2014 at 16:00, Sami <sami@example.org> wrote:"


def quoted(text, marked=()):
    return [text[quote.start : quote.end] for quote in find_quotes(text, marked)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("No quotation.", []),
        ("> a\n> b\nc", ["> a\n> b"]),
        ("c\n\n> a\n>> b\n>\n> d\n\ne\n> f", ["> a\n>> b\n>\n> d", "> f"]),
        (f"No.\n\n{WROTE}\n> Yes.\n> Yes.\n", [f"{WROTE}\n> Yes.\n> Yes."]),
        (f"No.\n\n{WROTE}\n\n> Yes.\n\nNo.", [f"{WROTE}\n\n> Yes."]),
        (
            "No.\n\nOn Sun, 2 Nov 2014 at 16:00, Sami\n<sami@example.org> wrote:\n> Yes.",
            ["On Sun, 2 Nov 2014 at 16:00, Sami\n<sami@example.org> wrote:\n> Yes."],
        ),
        ("No.\nSami wrote:\n> Yes.", ["Sami wrote:\n> Yes."]),
        ("Am 2.11.2014 um 16:00 schrieb Sami:\n> Ja.", "all"),
        ("Le 2 novembre 2014, Sami a écrit :\n> Oui.", "all"),
        ("El dom, 2 nov 2014, Sami escribió:\n> Sí.", "all"),
        ("2 ноября 2014 г., Сами написал:\n> Да.", "all"),
        ("في الأحد، 2 نوفمبر 2014 كتب سامي:\n> نعم.", "all"),
        ("2014年11月2日，萨米写道：\n> 是。", "all"),
        # The writer's own words before a quotation are the writer's.
        ("He said three things:\n> Yes.", ["> Yes."]),
        ("Sami wrote a letter.\n> Yes.", ["> Yes."]),
        (f"{WROTE}\n\n\n\n> Yes.", ["> Yes."]),
        # Where nothing is marked as quoted, all that follows is.
        (f"No.\n\n{WROTE}\n\nYes.\n\nYes.", [f"{WROTE}\n\nYes.\n\nYes."]),
        (
            "No.\n\n-----Original Message-----\nFrom: Sami\nYes.",
            ["-----Original Message-----\nFrom: Sami\nYes."],
        ),
        (
            "No.\n\nVon: Sami\nGesendet: Sonntag\nAn: Ann\n\nJa.",
            ["Von: Sami\nGesendet: Sonntag\nAn: Ann\n\nJa."],
        ),
        (
            "> a\n\n-----Original Message-----\nb\n> c",
            ["> a", "-----Original Message-----\nb\n> c"],
        ),
        # A mark within a quotation ends nothing.
        ("> -----Original Message-----\n> a\nb", ["> -----Original Message-----\n> a"]),
        # Text that only looks like a mark.
        ("From: here\nto there", []),
        ("The Original Message was lost.", []),
        ("On the other hand, Sami wrote to Ann.", []),
        ("On Sunday Sami wrote:\n\n“Yes.”", []),
        ("W dniu 2.11.2014 Sami napisał(a):\n> Tak.", "all"),
    ],
)
def test_what_others_wrote_is_found(text, wanted):
    assert quoted(text) == ([text] if wanted == "all" else wanted)


def test_a_forwarded_mail_is_pasted_and_its_sender_named():
    text = (
        "See below.\n\n---------- Forwarded message ---------\n"
        "From: Dana D. <dana@example.org>\nDate: Sun\n\nThey agreed."
    )
    (quote,) = find_quotes(text)
    assert quote.kind == "pasted"
    assert text[quote.start : quote.end].startswith("---------- Forwarded")
    assert text[slice(*quote.sender)] == "Dana D."


def test_what_the_markup_marks_is_quoted_with_its_attribution():
    text = f"No.\n\n{WROTE}\n\nYes.\n\nWell."
    start = text.index("Yes")
    assert quoted(text, [(start, start + 4)]) == [f"{WROTE}\n\nYes."]
    whole = text.index(WROTE)
    assert quoted(text, [(whole, start + 4)]) == [f"{WROTE}\n\nYes."]


LINES = st.sampled_from(
    [
        *(WROTE, "> a", ">> b", "c", "", "-----Original Message-----", "From: Sami", "Sent: Sun"),
        *("Begin forwarded message:", "Sami wrote:", "On Sun", "On", "wrote:", "   > d", "\u2028"),
    ]
)


@given(st.lists(LINES | st.text(max_size=9), max_size=14).map("\n".join), st.data())
def test_quotations_are_in_order_and_apart(text, data):
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    marked = [tuple(place) for place in data.draw(st.lists(places, max_size=3))]
    end = 0
    for quote in find_quotes(text, marked):
        assert end <= quote.start < quote.end <= len(text)
        end = quote.end
        if quote.sender:
            assert quote.start <= quote.sender[0] < quote.sender[1] <= quote.end


@pytest.mark.parametrize(
    "piece", ["On\n", "On x wrote\n", "> On\n", "From: x\n", "-", "----\n", ":", "J. wrote:\n> a\n"]
)
def test_hostile_mails_are_searched(piece):
    assert find_quotes(piece * (300_000 // len(piece))) is not None


@pytest.mark.parametrize(
    ("flowed", "text"),
    [
        ("a \nb\nc", "a b\nc"),
        ("a\n\nb \n\nc", "a\n\nb \nc"),
        ("> a \n> b\n> c", "> a b\n> c"),
        (">> a \n> b", ">> a \n> b"),
        (" a\n  b\n >c\n From x", "a\n b\n>c\nFrom x"),
        ("a\n-- \nb", "a\n-- \nb"),
        ("a \n-- \nb", "a \n-- \nb"),
        ("> > a \n>> b", ">> a b"),
    ],
)
def test_flowed_text_is_joined_again(flowed, text):
    assert unflow(flowed, delete_space=False) == text


def test_where_delsp_says_so_the_space_is_no_text():
    assert unflow("日本 \n語", delete_space=True) == "日本語"


@given(st.lists(st.text("ab>", max_size=5), min_size=1))
def test_lines_that_are_not_flowed_stay(lines):
    text = "\n".join(f"x{line}" for line in lines)
    assert unflow(text, delete_space=False) == text
