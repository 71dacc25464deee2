"""Laws of naming and of what authors generalise: every span quotes its text, whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.check import name_uses
from whence.check.generalising import _read
from whence.model import Actor, Document, Knowledge, Name
from whence.store.world import KnowledgeBase
from whence.text import sentences

ACTORS = tuple(
    Actor(id=id, names=(Name(name=name),))
    for id, name in (("marl", "Marl"), ("sund", "Sund"), ("veld", "Veld League"))
)
WORLD = KnowledgeBase(Knowledge(actors=ACTORS))
PIECES = st.sampled_from(
    [
        *("Marl", "Sund", "the Veld League", "Marl leader Ada Quist", "Quist", "he", "it", "they", "İ", "ß"),
        *("refers to", "as", "calls", "calls itself", "itself", "use of", "to refer to", "known to its enemies as"),
        *("“the gang”", "‘Sundmark’", "(“the group”)", "so-called", "the former partner", "is called", "by", ":"),
        *("talks", "have invariably", "failed", "all", "none of", "deals", "as members of rival", "have noted"),
        *(".", ",", "“", "”", "(", ")", "\n", "\n\n", "’s", "—"),
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)


def uses(text, **signed):
    return name_uses(
        claims=(),
        documents=[Document(id="d", text=text, **signed)],
        statements=(),
        sources={},
        mentions={},
        world=WORLD,
    )


@given(TEXTS, st.sampled_from([None, "Marl", "Nobody"]))
@settings(max_examples=300, deadline=None)
def test_every_use_rests_on_words_that_are_there(text, author):
    for use in uses(text, author=author):
        assert use.spans
        assert all(text[span.start : span.end] == span.quote for span in use.spans)
        assert use.name.strip()
        assert use.valence == "self" or use.user != use.called


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_what_another_document_says_changes_nothing(text):
    """But the names a body is told to give itself, which hold everywhere."""
    alone = {(use.user, use.called, use.name) for use in uses(text)}
    document = Document(id="e", text="It rained in the town.")
    both = name_uses(
        claims=(),
        documents=[document, Document(id="d", text=text)],
        statements=(),
        sources={},
        mentions={},
        world=WORLD,
    )
    assert {(use.user, use.called, use.name) for use in both} == alone


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_generalisation_quotes_its_text(text):
    document = Document(id="d", text=text)
    for start, end in sentences(text):
        found = _read(document, start, end)
        if found:
            assert start <= found.span.start < found.span.end <= end
            assert found.word in text[start:end]
