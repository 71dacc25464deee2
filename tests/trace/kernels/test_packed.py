"""Texts in one buffer, and places in it as places in the texts."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.trace.kernels.packed import pack

ANY = st.text(st.characters(exclude_categories=()), max_size=30)  # lone surrogates, too


@given(st.lists(ANY, max_size=5))
@settings(max_examples=300, deadline=None)
def test_what_was_packed_comes_out(texts: list[str]) -> None:
    packed = pack(texts)
    assert [packed.text(number) for number in range(len(packed))] == texts


@given(st.lists(ANY, min_size=1, max_size=3), st.data())
@settings(max_examples=300, deadline=None)
def test_bytes_become_code_points(texts: list[str], data: st.DataObject) -> None:
    packed = pack(texts)
    number = data.draw(st.integers(0, len(texts) - 1))
    end = data.draw(st.integers(0, len(texts[number])))
    start = data.draw(st.integers(0, end))
    base = int(packed.starts[number])
    begin = base + len(texts[number][:start].encode("utf-8", "surrogatepass"))
    size = len(texts[number][start:end].encode("utf-8", "surrogatepass"))
    assert packed.span(number, begin, begin + size) == (start, end)


TEXTS = ["Ort für Ort", "", "place\0with a zero", "北京"]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_arrow_arrays_are_read_in_place(kind: pa.DataType) -> None:
    array = pa.array(["before", *TEXTS, "after"], kind).slice(1, 4)
    packed = pack(array)
    assert [packed.text(number) for number in range(4)] == TEXTS
    assert packed.data.ctypes.data == array.buffers()[2].address


def test_arrow_nulls_and_chunks() -> None:
    packed = pack(pa.chunked_array([["a", None], ["ü"]]))
    assert [packed.text(number) for number in range(3)] == ["a", "", "ü"]
    assert len(pack(pa.array([], pa.string()))) == 0
    assert len(pack([])) == 0


@pytest.mark.parametrize("kind", [pa.string_view(), pa.dictionary(pa.int32(), pa.string())])
def test_other_arrow_strings_are_cast(kind: pa.DataType) -> None:
    packed = pack(pa.array(TEXTS).cast(kind))
    assert [packed.text(number) for number in range(4)] == TEXTS
