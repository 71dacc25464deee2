"""What a mention is, told by its words."""

import pytest

from whence.extract.kinds import describe

MENTIONS = [
    ("a senior al-Nusra figure", "senior al-Nusra figure", "anonymous", False),
    ("two Syrian opposition figures", "Syrian opposition figures", "anonymous", False),
    ("Martin Hale of The Guardian", "The Guardian", "publisher", True),
    ("a report in The Daily Beast", "The Daily Beast", "publisher", True),
    ("AP", "AP", "publisher", True),
    (
        "the Syrian Observatory for Human Rights",
        "Syrian Observatory for Human Rights",
        "organisation",
        True,
    ),
    ("Mahmoud al-Ugal", "Mahmoud al-Ugal", "person", True),
    ("its spokesman, Abu Firas al-Suri", "Abu Firas al-Suri", "person", True),
    ("a spokeswoman", "spokeswoman", "official", False),
    ("residents", "residents", "anonymous", False),
    ("a human rights group", "human rights group", "organisation", False),
    ("a report on Saturday by the Port Observatory", "Port Observatory", "organisation", True),
    ("reporting passed by a foreign service", "foreign service", "anonymous", False),
    ("the leader of the Islamic State", "leader of the Islamic State", "anonymous", False),
    ("the newspaper Diario Mo Thon", "Diario Mo Thon", "publisher", True),
    ("an Associated Press report", "Associated Press", "publisher", True),
]


@pytest.mark.parametrize(
    ("words", "name", "kind", "named"), MENTIONS, ids=[row[0] for row in MENTIONS]
)
def test_describe(words: str, name: str, kind: str, named: bool) -> None:
    found = describe(words)
    assert (found.name.removeprefix("an ").removeprefix("the "), found.kind, found.named) == (
        name,
        kind,
        named,
    )
