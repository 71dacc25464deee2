"""The rules as a tagger."""

from whence.extract import tag_by_rules


def test_texts_in_attributions_out():
    text = "Ann and Bo said that the bridge is closed. It rained."
    first, second = tag_by_rules([text, "It rained."])
    assert second == []
    assert [text[slice(*one.source[0])] for one in first] == ["Ann", "Bo"]
    assert {text[slice(*one.content[0])] for one in first} == {"the bridge is closed"}
