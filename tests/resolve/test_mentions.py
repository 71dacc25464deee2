"""Everything checkable a text names, under one id in every language."""

import pytest

from whence.model import Document
from whence.resolve.book import NameBook
from whence.resolve.mentions import find_mentions


def mentioned(text: str) -> dict[str, str]:
    document = Document(id="d", text=text)
    found = find_mentions([document], {"d": NameBook()})["d"]
    for one in found:
        document.check(one.span)
    return {one.of: one.span.quote for one in found}


@pytest.mark.parametrize(
    ("text", "of", "quote"),
    [
        ("on 2 November at dawn", "date:11-02", "2 November"),
        ("on November 2nd, 2014", "date:11-02", "November 2nd"),
        ("في ٢ تشرين الثاني", "date:11-02", "٢ تشرين الثاني"),
        ("في 2 تشرين الثاني", "date:11-02", "2 تشرين الثاني"),
        ("el 2 de noviembre", "date:11-02", "2 de noviembre"),
        ("73 members left", "number:73", "73"),
        ("14,000 militia", "number:14000", "14,000"),
        ("4.12 billion", "number:4.12", "4.12"),
        ("about seven leaders", "number:7", "seven"),
        ("سبعة قادة", "number:7", "سبعة"),
        ("the year 2014 was", None, ""),
        ("with Jund al-Aqsa men", "name:jund-al-aqsa", "Jund al-Aqsa"),
        ("by Berto Fane's men", "name:berto-fane", "Berto Fane"),
        ("what separates us from JAN and others", "name:jan", "JAN"),
        ("on 5 JAN they left", "date:01-05", "5 JAN"),
    ],
)
def test_mentions(text: str, of: str | None, quote: str) -> None:
    found = mentioned(text)
    assert found.get(of, "") == quote if of else not found
