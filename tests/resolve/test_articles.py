"""How whole articles stand to a claim."""

import pytest

from whence.resolve.articles import article_features, read_article
from whence.resolve.stance import StanceReader

CLAIM = "The Lindholm ferry sank off Marra Point"
FOR = "The Lindholm ferry sank off Marra Point on Monday night. Divers found the wreck of the ferry. All forty passengers were saved."
AGAINST = "A picture of the sinking Lindholm ferry is a fake. The ferry did not sink off Marra Point, its owner said. The false story began as a joke. The picture was taken from a film."
RUMOUR = "The Lindholm ferry may have sunk off Marra Point, according to local reports. Nobody has confirmed the claims. It is unclear whether anybody was on board, the reports say."


@pytest.mark.parametrize("reader", [StanceReader(), StanceReader.best()], ids=["plain", "net"])
@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ("Lindholm ferry sinks off Marra Point", FOR, "for"),
        ("No, the Lindholm ferry did not sink: the picture is a fake", AGAINST, "against"),
        ("Lindholm ferry reportedly sunk, unconfirmed reports say", RUMOUR, "observing"),
    ],
)
def test_articles(reader: StanceReader, headline: str, body: str, expected: str) -> None:
    assert read_article(CLAIM, headline, body, reader).likeliest == expected


def test_nothing_at_all_has_features_as_well() -> None:
    found = article_features(CLAIM, "", "", StanceReader().linear)
    assert found["no headline"] == 1
    assert found["related"] == 0
