"""Lists of rival explanations: told from every other list, with the exact words of each point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.item_marks import lists_in
from whence.extract.rival_lists import find_rival_lists
from whence.model import Document

FOUND = [
    (
        "How did the figure of 4,000 layoffs arise? (a) The union invented it to press the board. "
        "(b) A reporter misread the annual report. (c) It is true.",
        ["The union invented it to press the board.", "A reporter misread the annual report.",
         "It is true."],
    ),
    (
        "There are two explanations. First, the trader may have been fed the number by a rival. "
        "Second, he overstated a small loss. The market closed higher.",
        ["the trader may have been fed the number by a rival.", "he overstated a small loss."],
    ),
    (
        "Either the witness is lying, or she mistook another car for his.",
        ["the witness is lying", "she mistook another car for his"],
    ),
    (
        "Possible explanations for the goal-line story:\n- the assistant was misled by the crowd\n"
        "- the newspaper exaggerated a short argument\n- it really happened\n\nThe final is on Sunday.",
        ["the assistant was misled by the crowd", "the newspaper exaggerated a short argument",
         "it really happened"],
    ),
    (
        "So where did the flood warning come from?\n\n1.) Somebody at the dam made it up.\n\n"
        "2.) The duty officer confused it with last week's drill.\n\n"
        "3.) The village was flooded, but only in one street.\n\nWe shall see.",
        ["Somebody at the dam made it up.", "The duty officer confused it with last week's drill.",
         "The village was flooded, but only in one street."],
    ),
]  # fmt: skip
COUNTED = [
    ("I see three explanations for the merger report. First, the broker is lying to lift the price. "
     "Second, the broker was misled. Third, somebody blew up talks about a warehouse.", 3),
    ("Either the farmer mistook a shadow for a crack, or the blogger fabricated the photo, or the "
     "story is true.", 3),
    ("The witness could be wrong in three ways: 1. he confused the ship with another; 2. he was "
     "taken in by the owner; 3. he is lying.", 3),
    ("The source may be wrong. Perhaps: i) the source is lying; ii) the source was fed propaganda.", 2),
    ("Three readings of this report come to mind.\n\nA) The pilot exaggerated.\n\nB) The pilot was "
     "deceived by a mirage.\n\nC) The storm was real.", 3),
]  # fmt: skip
OTHER = [
    "The minister is accused of three things: 1. He lied to the house. 2. He misled the voters.",
    "The defence made two points. First, the witness lied. Second, the police fabricated the report.",
    "He was taken to either the local hospital or an isolated clinic, a spokesman said.",
    "The museum will either lend the forged painting or show a fake of it.",
    "The inspector named causes of the fire: 1. a faulty wire; 2. a mistake by a welder; 3. arson.",
    "Three scenarios: 1. The truce holds. 2. Local fighting resumes. 3. There may be a wider war.",
    "How to spot a fake story: 1. Check the source. 2. Look for mistakes. 3. Ask who made it up.",
    "Why I left the paper: 1. The editor lied to me. 2. The stories were exaggerated. 3. I was tired.",
    "Shopping: 1. Milk 2. Fake cheese 3. Local bread",
    "Rules for comments: 1. Do not lie. 2. Do not spread propaganda. 3. No fake accounts.",
    "Agenda: 1. Report of the treasurer. 2. Local matters. 3. Any other business.",
    "Top ten films: 1. The Liar. 2. A hoax. 3. The report.",
    "Demands: 1) Release the local prisoners. 2) Stop the propaganda. 3) Publish the report.",
    "He has three goals. First, he wants to win locally. Second, he wants to beat propaganda.",
    "You can either take the bus or walk to the local shop.",
    "What we know:\n1. The fire began at 4 a.m.\n2. Two people were hurt.\n3. The owner was away.",
    "Either the board meets on Monday or it does not meet at all.",
]


@pytest.mark.parametrize(("text", "items"), FOUND)
def test_a_list_of_explanations_is_found(text: str, items: list[str]) -> None:
    (found,) = find_rival_lists([Document(id="d", text=text, author="Ada")])
    assert [item.quote for item in found.items] == items
    assert all(text[item.start : item.end] == item.quote for item in found.items)
    assert found.proposed_by == "Ada"


@pytest.mark.parametrize(("text", "count"), COUNTED)
def test_however_it_is_numbered(text: str, count: int) -> None:
    (found,) = find_rival_lists([Document(id="d", text=text)])
    assert len(found.items) == count


@pytest.mark.parametrize("text", OTHER)
def test_other_lists_are_not(text: str) -> None:
    assert find_rival_lists([Document(id="d", text=text)]) == ()


def test_a_list_that_is_repeated_counts_once() -> None:
    text = FOUND[0][0]
    found = find_rival_lists([Document(id="a", text=text), Document(id="b", text=text)])
    assert [one.document for one in found] == ["a"]


@given(st.text(alphabet="1234.()ab;:,\n -•eithrFrsSc", max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    for points in lists_in(text):
        assert all(text[start:end].strip() for start, end in points.items)
        assert list(points.items) == sorted(points.items)
