"""Readers for the tests of stated relations."""

from collections.abc import Callable

import pytest

from whence.extract import extract_statements
from whence.extract.relations import extract_relations
from whence.model import Document, Interval, StatedRelation
from whence.read.dates import date_expressions

Read = Callable[[str], list[StatedRelation]]


@pytest.fixture
def stated() -> Read:
    """Return a function that reads every relation of a text of 1 August 2031."""

    def read(text: str) -> list[StatedRelation]:
        blank = Document(id="d", text=text, language="en", published=Interval.parse("2031-08-01"))
        document = date_expressions(blank)
        return extract_relations([document], extract_statements([document]))[0]

    return read
