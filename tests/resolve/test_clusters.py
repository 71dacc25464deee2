"""Texts that say much the same."""

from hypothesis import given
from hypothesis import strategies as st

from whence.resolve.clusters import cluster, cosine, vectors_of

TEXTS = [
    frozenset("ferry sank marra".split()),
    frozenset("ferry sank marra storm".split()),
    frozenset("bread price rose".split()),
    frozenset("price bread rose sharply".split()),
    frozenset("ferry marra sank night".split()),
]


def test_like_goes_with_like() -> None:
    assert [sorted(group.places) for group in cluster(vectors_of(TEXTS))] == [[0, 1, 4], [2, 3]]


def test_nothing_in_common_is_no_likeness() -> None:
    left, _, right, *_ = vectors_of(TEXTS)
    assert cosine(left, right) == 0
    assert cosine({}, left) == 0


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=5), max_size=30))
def test_every_text_is_in_one_cluster(texts: list[frozenset[str]]) -> None:
    places = [place for group in cluster(vectors_of(texts)) for place in group.places]
    assert sorted(places) == list(range(len(texts)))


def test_many_texts_that_share_common_words_stay_cheap() -> None:
    texts = [frozenset(("ship", "sank", f"a{n}", f"b{n}", f"c{n}", f"d{n}")) for n in range(4000)]
    groups = cluster(vectors_of(texts))
    assert sum(len(group.places) for group in groups) == 4000
