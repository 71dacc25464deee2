import pytest

from whence.weigh.called import called

CASES = [
    ("report", "an unnamed report"),
    ("officials", "unnamed officials"),
    ("person familiar with the talks", "a person familiar with the talks"),
    ("official in the ministry’s offices", "an official in the ministry’s offices"),
    ("aide to the president", "an aide to the president"),
    ("two people familiar with the talks", "two people familiar with the talks"),
    ("the mayor’s office", "the mayor’s office"),
    ("senior opposition sources", "senior opposition sources"),
    ("sources close to the bank", "sources close to the bank"),
    ("police in the port", "police in the port"),
    ("nobody in Washington", "nobody in Washington"),
    ("story on Racket Report", "a story on Racket Report"),
    ("A South Korean", "a South Korean"),
    ("Reuters", "Reuters"),
    ("مصدر", "مصدر"),
]


@pytest.mark.parametrize(("name", "words"), CASES)
def test_an_unnamed_source_is_called_as_in_a_sentence(name: str, words: str) -> None:
    assert called(name) == words
