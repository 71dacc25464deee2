"""The lines of a text of any size."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import InputError
from whence.read.records.lines import numbered_lines


class Counting(StringIO):
    """A text that remembers the most it was asked for at once."""

    most = 0

    def readline(self, size=-1):
        self.most = max(self.most, size if size >= 0 else 10**9)
        return super().readline(size)


@given(st.lists(st.text("ab\u2028 ", max_size=12)), st.integers(1, 20))
def test_lines_are_numbered_and_long_ones_are_none(texts, limit):
    stream = Counting("\n".join(texts))
    expected = [(n, line) for n, line in enumerate(StringIO("\n".join(texts)), start=1)]
    found = list(numbered_lines(stream, "x", limit))
    assert [number for number, _ in found] == [number for number, _ in expected]
    for (_, line), (_, whole) in zip(found, expected, strict=True):
        assert line == (whole if len(whole.rstrip("\n")) <= limit else None)
    assert stream.most <= limit + 1


def test_a_stream_that_breaks_off_is_said():
    class Broken(StringIO):
        def readline(self, size=-1):
            line = super().readline(size)
            if not line:
                raise OSError(5, "Input/output error")
            return line

    lines = numbered_lines(Broken("a\nb\n"), "x.jsonl")
    assert [next(lines), next(lines)] == [(1, "a\n"), (2, "b\n")]
    with pytest.raises(InputError, match=r"x\.jsonl: .* beyond line 2: input/output error"):
        next(lines)
