import pytest
from rich.console import Console

from whence.model import Document, Interval
from whence.report.listing import print_documents

PAGE = Document(id="page", text="Orion agreed.", publisher="The Harbour Times", author="Ann")
DAY = Interval.parse("2031-04-02T16:00Z")


def comment(position, replies_to=None):
    return Document(
        id=f"page#{position}",
        text="No.",
        kind="comment",
        publisher="The Harbour Times",
        author="Sami",
        parent="page",
        replies_to=replies_to,
        published=DAY,
    )


def lines(*documents, width=100):
    console = Console(width=width, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    print_documents(documents, console)
    return [line.split() for line in console.export_text().splitlines()]


def test_comments_stand_below_their_page_with_their_author():
    head, page, first, second, third = lines(
        PAGE, comment(1), comment(2, "page#1"), comment(3, "page")
    )
    assert head == ["document", "kind", "by", "published", "lang", "answers", "length"]
    assert page == ["page", "document", "The", "Harbour", "Times", "unknown", "13"]
    assert first == ["·", "#1", "comment", "Sami", "2031-04-02", "16:00", "3"]
    assert second[-2:] == ["#1", "3"]
    assert third[-2:] == ["page", "3"]


def test_without_answers_there_is_no_column_for_them():
    assert "answers" not in lines(PAGE)[0]


@pytest.mark.parametrize("width", [80, 120, 200])
def test_dates_are_never_cut(width):
    rows = lines(PAGE, comment(1, "page"), width=width)
    assert width < 80 or rows[2][4:6] == ["2031-04-02", "16:00"]
