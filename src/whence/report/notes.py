"""Remarks on words of the documents, in a terminal."""

from collections.abc import Iterator

from rich.text import Text

from .bars import QUIET
from .layout import hanging
from .page import Page, heading
from .safe import isolated, plain
from .wording import date_words


def notes(page: Page) -> Iterator[Text]:
    """Set each remark with the words it is about, who made it, and when."""
    if page.assessment.notes:
        yield from heading("Remarks")
    for one in page.assessment.notes:
        when = date_words(one.when) if one.when else ""
        by = ", ".join(part for part in (plain(one.who), when) if part)
        yield from hanging(Text(isolated(plain(one.text))), page.width, "  · ")
        if by:
            yield from hanging(Text(by, QUIET), page.width, "    ")
        yield from page.quotation(one.span, 4)
