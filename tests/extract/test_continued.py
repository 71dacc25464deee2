"""Events told over two sentences."""

from whence.extract import extract_statements
from whence.model import DateExpression, Document, Frame, Interval, Statement

STORY = (
    "A report in The Herald cited brokers claiming an accord between Vela and Lyra in a meeting "
    "overseen by ‘Sable’. "
    "A report for the Dock Agency cited a captain claiming an accord between Vela and Lyra to crush "
    "the Grey Band. Present at the meeting, as in the Herald report, were ‘Sable’, Iron Quay and "
    "some members of the Lamp Society."
)


def statements(text: str) -> list[Statement]:
    return extract_statements([Document(id="d", text=text)])


def frame(text: str, place: int) -> Frame:
    """Return the event at the n-th mention of an accord."""
    frames = {one.id: one for each in statements(text) for one in each.frames}
    accords = [one for one in frames.values() if one.trigger.quote == "accord"]
    return sorted(accords, key=lambda one: one.trigger.start)[place]


def roles(one: Frame) -> set[tuple[str, str, bool, bool]]:
    return {(role.slot, role.span.quote, role.carried, role.alike) for role in one.roles}


def test_who_was_at_the_meeting_is_carried_to_the_event_before() -> None:
    assert roles(frame(STORY, 1)) == {
        ("party", "Vela", False, False),
        ("party", "Lyra", False, False),
        ("purpose", "to crush the Grey Band", False, False),
        ("target", "the Grey Band", False, False),
        ("attendee", "Sable", True, False),
        ("attendee", "Iron Quay", True, False),
        ("attendee", "some members of the Lamp Society", True, False),
        ("overseer", "Sable", True, True),
    }


def test_an_event_that_nothing_goes_on_with_stays_as_it_is() -> None:
    assert not any(role.carried for role in frame(STORY, 0).roles)


def test_only_a_part_stays_a_part_when_carried() -> None:
    carried = [role for role in frame(STORY, 1).of("attendee") if role.part]
    assert [role.name.quote for role in carried if role.name] == ["Lamp Society"]


def test_likeness_needs_the_other_report() -> None:
    text = STORY.replace("as in the Herald report", "as in the Courier report")
    assert not any(role.alike for role in frame(text, 1).roles)


def test_another_paragraph_does_not_go_on() -> None:
    text = STORY.replace(" Present at", "\n\nPresent at")
    assert not any(role.carried for role in frame(text, 1).roles)


def test_a_meeting_of_others_does_not_go_on() -> None:
    text = STORY.replace("the meeting, as", "a meeting, as")
    assert not any(role.carried for role in frame(text, 1).roles)


def test_what_one_source_says_is_not_carried_to_another() -> None:
    text = (
        "Ivo Lund said that Vela signed an accord with Lyra. "
        "Ada Penn said that Pavo was present at the talks."
    )
    assert not any(role.carried for role in frame(text, 0).roles)


def test_dates_of_the_document_are_times_of_its_events() -> None:
    text = "Vela and Lyra signed an accord on the eve of the fair in Tarn."
    start = text.index("the eve of the fair")
    blank = Document(id="d", text=text)
    date = DateExpression(
        span=blank.span(start, start + len("the eve of the fair")), when=Interval.parse("2031-05")
    )
    (one,) = extract_statements([Document(id="d", text=text, dates=(date,))])
    assert [role.span for each in one.frames for role in each.of("time")] == [date.span]
