"""Windows hold every sentence, whole, and begin where the one before can still be seen."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract.llm.windows import windows
from whence.text import sentences

TEXTS = st.lists(st.text("ab .\n", max_size=90), max_size=12).map(". ".join)


@settings(deadline=None)
@given(TEXTS, st.integers(20, 200), st.integers(0, 60))
def test_every_sentence_is_in_a_window(text, size, overlap):
    found = windows(text, size, overlap)
    held = dict.fromkeys(one for window in found for one in window.sentences)
    assert list(held) == sentences(text)
    for window in found:
        assert window.end - window.start <= size or len(window.sentences) == 1
    for left, right in pairwise(found):
        assert right.start <= left.end or right.start >= left.end
        assert right.end > left.end
        assert left.end - right.start <= overlap


def test_windows_overlap_by_whole_sentences():
    text = " ".join(f"Sentence number {n:02} ends." for n in range(20))
    found = windows(text, 120, 60)
    assert len(found) > 5
    for left, right in pairwise(found):
        assert left.sentences[-2:] == right.sentences[:2]


def test_a_text_without_words_has_no_window():
    assert windows(" \n", 100, 10) == []
