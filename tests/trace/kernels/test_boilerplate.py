"""Copies and footers are set aside, and can be listed."""

import numpy as np

from whence.trace.reuse_kernel import (
    boilerplate,
    find_passages,
    fingerprints,
    first_copies,
    pack,
    set_aside,
    sketch,
    text_keys,
    tokenize,
)

FOOTER = "Sign up for our daily letter and never miss a story from the northern coast again."
STORY = "The harbour board sold the old pier on Friday night to a firm that nobody had heard of."


def pages() -> tuple[list[str], np.ndarray]:
    """Return eight pages of one publisher under a footer and eight of others; all carry the story but four."""
    own = [f"{n * 7919} things of page {n} number {n * 104729}. {FOOTER}" for n in range(8)]
    others = [f"Site {n} has {n * 7907} notes by {n * 104723}. {STORY}" for n in range(8)]
    own[:4] = [f"{STORY} {page}" for page in own[:4]]
    return own + others, np.array([0] * 8 + [-1, -1, 1, 2, 3, 4, 5, 6], np.int32)


def test_a_footer_is_found_and_the_story_is_kept() -> None:
    texts, publishers = pages()
    packed = pack(texts)
    tokens = tokenize(packed)
    prints = np.sort(fingerprints(tokens))
    hashes = boilerplate(prints, publishers)
    passages = find_passages(tokens, hashes)
    assert passages.document.tolist() == list(range(8))
    for document, first, last in zip(passages.document, passages.first, passages.last, strict=True):
        low, high = tokens.begins[first], tokens.ends[last]
        assert bytes(packed.data[low:high]).decode() in FOOTER
        assert last - first >= 9
        assert tokens.offsets[document] <= first <= last < tokens.offsets[document + 1]
    left = set_aside(prints, hashes)
    assert set((left >> 24).tolist()) == set((prints >> 24).tolist()) - set((hashes >> 24).tolist())
    story = set((fingerprints(tokenize(pack([STORY]))) >> 24).tolist())
    assert story & set((left >> 24).tolist())


def test_two_pages_are_no_habit_and_nobody_is_no_publisher() -> None:
    texts, publishers = pages()
    prints = np.sort(sketch(pack(texts)).prints)
    assert not len(boilerplate(prints, publishers, least=9))
    assert not len(boilerplate(prints, np.full(16, -1, np.int32)))
    assert set_aside(prints, np.empty(0, np.uint64)).tolist() == prints.tolist()
    assert not len(find_passages(tokenize(pack(texts)), np.empty(0, np.uint64)))


def test_exact_copies_have_one_first() -> None:
    texts = ["", "One two.", "one  TWO", "two one", "", "“one” – two", "two one"]
    found = sketch(pack(texts))
    assert first_copies(found.keys, found.words).tolist() == [0, 1, 1, 3, 4, 1, 3]
    assert text_keys(tokenize(pack(texts))).tolist() == found.keys.tolist()
