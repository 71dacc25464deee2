"""Events beside their statements."""

import io
from dataclasses import replace

import pytest
from lxml import html as lxml_html
from rich.console import Console

from whence.extract import with_frames
from whence.model import Assessment, Frame, Role, Span
from whence.report.events import MODE_NAMES, event_lines, role_note
from whence.report.html import render_html
from whence.report.terminal import print_assessment


@pytest.fixture
def eventful(merger: Assessment) -> Assessment:
    documents = {document.id: document for document in merger.documents}
    statements = [with_frames([one], documents[one.document])[0] for one in merger.statements]
    assert sum(len(one.frames) for one in statements) >= 3
    return replace(merger, statements=tuple(statements))


def span(words: str) -> Span:
    return Span(document="d", start=0, end=len(words), quote=words)


def test_one_line_a_slot_with_what_has_to_be_known() -> None:
    frame = Frame(
        id="f",
        predicate="meet",
        trigger=span("talks"),
        roles=(
            Role(slot="place", span=span("near Tarn"), vague=True),
            Role(slot="party", span=span("Vela")),
            Role(slot="party", span=span("some of Lyra"), part=True),
        ),
    )
    lines = [
        (line.slot, [(one.quote, note) for one, note in line.roles]) for line in event_lines(frame)
    ]
    assert lines == [
        ("parties", [("Vela", ""), ("some of Lyra", "not all of them")]),
        ("where", [("near Tarn", "vague")]),
    ]


def test_what_is_likened_is_not_said_to_be_told() -> None:
    role = Role(slot="overseer", span=span("Sable"), carried=True, alike=True)
    assert role_note(role) == "by likeness to another report"


def test_every_mode_but_the_plain_one_has_words() -> None:
    assert [mode for mode, words in MODE_NAMES.items() if not words] == ["told"]


def test_the_terminal_shows_events_when_all_is_explained(eventful: Assessment) -> None:
    def printed(explain: bool) -> str:
        console = Console(file=io.StringIO(), width=100, no_color=True)
        print_assessment(eventful, console, explain=explain)
        assert isinstance(console.file, io.StringIO)
        return console.file.getvalue()

    assert "· deal · parties Orion · where the Hotel Almira" in printed(True)
    assert "· deal ·" not in printed(False)


def test_the_page_shows_events_and_links_no_stranger(eventful: Assessment) -> None:
    tree = lxml_html.document_fromstring(render_html(eventful))
    shown = [" ".join(one.text_content().split()) for one in tree.xpath("//ul[@class='events']/li")]
    assert "deal parties Orion; where the Hotel Almira" in shown


def test_markup_in_an_event_stays_text(eventful: Assessment) -> None:
    words = "<script>x</script>"
    first = eventful.statements[0]
    frame = Frame(id="f", predicate="meet", trigger=replace(first.span, quote=first.text))
    hostile = replace(frame, roles=(Role(slot="party", span=span(words)),))
    page = render_html(replace(eventful, statements=(replace(first, frames=(hostile,)),)))
    assert words not in page
