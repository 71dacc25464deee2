"""What holds of every frame, whatever the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract import extract_statements, frames_of
from whence.model import Document

PIECES = st.sampled_from(
    [
        "Vela and Lyra signed a pact near Tarn on 3 May",
        "in a meeting overseen by ‘Sable’",
        ", attended also by some members of the Lamp Society [LS],",
        "attacked Ober, killing five",
        "between",
        "including",
        "as well as",
        "said that",
        "to crush smugglers",
        "The meeting was",
        "Present at the talks were Iron Quay.",
        "just west of",
        "bombed posts near Tarn, Ober and Marl",
        "“",
        "(",
        "[X",
        "JN-IS alliance",
        "U.S.",
        "1,200",
        "’s",
        "من",
        "\n\n",
        "–",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map(" ".join), st.text(max_size=200))


@given(TEXTS, st.data())
@settings(max_examples=400, deadline=None)
def test_all_spans_quote_the_text_and_lie_inside_the_content(
    text: str, data: st.DataObject
) -> None:
    if not text:
        return
    page = Document(id="d", text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for frame in frames_of([page.span(start, end)], text):
        for span in (frame.trigger, *(span for role in frame.roles for span in role.spans)):
            page.check(span)
            assert start <= span.start < span.end <= end
        for role in frame.roles:
            for part in (role.name, role.short):
                assert part is None or role.span.start <= part.start < part.end <= role.span.end


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_the_same_text_gives_the_same_frames(text: str) -> None:
    page = Document(id="d", text=text)
    assert extract_statements([page]) == extract_statements([page])


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_carried_role_quotes_the_document(text: str) -> None:
    page = Document(id="d", text=text)
    for statement in extract_statements([page]):
        inside = [(piece.start, piece.end) for piece in statement.content]
        for frame in statement.frames:
            for role in frame.roles:
                for span in role.spans:
                    page.check(span)
                within = any(s <= role.span.start and role.span.end <= e for s, e in inside)
                assert within or role.carried


@given(st.lists(PIECES.filter(str.strip), min_size=1, max_size=6).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_a_paragraph_added_later_changes_no_frame(text: str) -> None:
    before = extract_statements([Document(id="d", text=text)])
    more = f"{text}\n\nThe meeting was calm. Present at the meeting were Iron Quay and Vela."
    after = extract_statements([Document(id="d", text=more)])
    assert [one.frames for one in before] == [one.frames for one in after[: len(before)]]


@pytest.mark.parametrize(
    "piece",
    [
        "Vela and ",
        "Vela, ",
        "the talks between ",
        "some members of ",
        "attacked ",
        "attacked by ",
        "to attack ",
        "who attacked ",
        "including X and ",
        "of the from ",
        "near ",
        "just west of ",
        "A [",
        "‘Sable’ ",
        "“a deal” ",
        "Present were ",
        "The meeting. ",
        "A-B-",
        "1,",
        "…",
        "A.",
    ],
)
def test_cost_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        page = Document(id="d", text=text)
        start = time.process_time()
        frames_of([page.span(0, len(text))], text)
        return time.process_time() - start

    seconds(5_000)  # the words are read once
    short, long = seconds(20_000), seconds(160_000)
    assert long < 8 * 3 * short + 0.3
