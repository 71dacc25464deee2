"""What a text is about."""

import pytest

from whence.resolve.terms import speaks_of_all


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("“He who sells a pier buys a storm”", True),
        ("Whoever sold the pier has forgotten the sea", True),
        ("Nobody ever drowned in a contract", True),
        ("Everyone who eats here pays", True),
        ("He sold the pier to those who asked", False),
        ("The man who sold the pier is gone", False),
        ("Nobody saw him sell the pier", False),
        ("Those who met in Tarn agreed to share the pier", False),
        ("", False),
    ],
)
def test_sayings_are_about_whoever_does_a_thing(text: str, saying: bool) -> None:
    assert speaks_of_all(text) is saying
