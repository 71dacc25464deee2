"""Degrees of what statements say, with their words."""

from whence.extract import extract_document
from whence.extract.degrees import with_degrees
from whence.model import Document


def degrees(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    page = Document(id="d", text=text, language=language)
    found = [each for one in with_degrees(extract_document(page), page) for each in one.degrees]
    assert all(text[one.span.start : one.span.end] == one.span.quote for one in found)
    return [(one.rung, one.state, one.span.quote) for one in found if one.ladder == "alliance"]


def test_talks_about_a_merger_are_talks() -> None:
    assert degrees("Officials said that merger talks between Orion and Pavo had begun.") == [
        ("merger", "topic", "merger"),
        ("talks", "asserted", "talks"),
    ]


def test_what_is_denied_is_not_reached() -> None:
    assert ("alliance", "denied", "alliance") in degrees("The mayor said there was no alliance.")


def test_other_languages_have_none() -> None:
    assert degrees("Der Minister sagte, dass es ein Meeting gab.", "de") == []
