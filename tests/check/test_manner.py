"""How those whom a claim speaks of would have to travel."""

import pytest

from whence.check.manner import is_general, manner_of
from whence.model import Citation

CASES = [
    ("joint-operation", "They will open a front together.", "column"),
    ("agreement", "The two agreed.", "leaders"),
    ("agreement", "The two agreed by phone.", None),
    ("supply", "It gave help.", "small group"),
    ("supply", "It sent lorries with flour.", "column"),
    ("supply", "A freighter brought the turbines.", "column"),
    ("presence", "Some of them are in town.", "small group"),
    ("presence", "Its 3rd Brigade is in town.", "column"),
    ("event", "Fighters came individually.", "small group"),
    ("event", "The minister met the envoy in the capital.", "leaders"),
    ("event", "A convoy led by its commander reached the town.", "column"),
    ("event", "It bombed the town.", None),
    ("event", "Hackers of the group broke into the bank: a cyber attack.", None),
    ("quantity", "There were 400.", None),
    ("statement", "It said so.", None),
    ("presence", "أفراد من الجماعة في المدينة", "small group"),
    ("event", "Eine Delegation reiste an.", "leaders"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_the_kind_of_a_claim_and_its_words_decide(make, kind, text, expected):
    assert manner_of(make.claim(kind, ("pavo",), text=text)) == expected


@pytest.mark.parametrize(
    ("citation", "general"),
    [
        ("general knowledge", True),
        ("General knowledge: rebel-held at the time", True),
        ("register of ships; general knowledge", False),
        ("The General, knowledge and war, p. 4", False),
    ],
)
def test_what_is_cited_as_generally_known(make, citation, general):
    assert is_general(make.fact("a", "owns", "b", source=Citation(citation=citation))) is general


def test_a_document_is_never_general_knowledge(make):
    source = Citation(document="d", quote="general knowledge")
    assert not is_general(make.fact("a", "owns", "b", source=source))
    assert not is_general(make.fact("a", "owns", "b", source=None))
