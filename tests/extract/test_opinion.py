"""Opinion and abuse, told from what can be checked."""

import pytest

from whence.extract.opinion import opinion

CASES = [
    ("Is this true?", "asks"),
    ("You are a liar and your friends know it.", "addresses"),
    ("Leave our town alone!", "orders"),
    ("They are all the same, these parties.", "sweeps"),
    ("I hope that it ends soon.", "believes"),
    ("That was a disgraceful show.", "judges"),
    ("The war must end.", "wishes"),
    ("We are a proud people.", "sides"),
    ("It is just a mood.", "names nothing"),
    ("Oh well.", "names nothing"),
    # what can be looked up stays, however it is said
    ("The army shelled Harim on Monday.", None),
    ("We counted 40 tanks on the bridge.", None),
    ("I think that 73 men defected.", None),
    ("The NBX source is lying, since he gains from it.", None),
    ("There was a meeting, but it was not about the Front.", None),
    ("The bridge fell last night.", None),
]


@pytest.mark.parametrize(("sentence", "why"), CASES, ids=[sentence for sentence, _ in CASES])
def test_why_a_sentence_is_opinion(sentence: str, why: str | None) -> None:
    assert opinion(sentence) == why


def test_another_language_is_not_decided() -> None:
    assert opinion("قال الوزير إن الطريق مفتوح.") is None
