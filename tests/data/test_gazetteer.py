"""The files of the gazetteer."""

import zlib
from importlib.resources import files

import pytest

from whence.data.gazetteer import MAGIC, place_index, place_rows
from whence.resolve.toponyms import loose_name

LAST = len(place_index().offsets) - 2


def test_every_block_can_be_read_and_every_row_is_whole() -> None:
    number = 0
    for block in range(0, LAST + 1, 13):
        for row in place_rows(block):
            _, kind, country, _, lat, lon, inhabitants, *names = row
            assert kind in "crpq"
            assert len(country) == 2
            assert names
            assert int(inhabitants) >= 0
            assert kind in "cr" or (-90 <= float(lat) <= 90 and -180 <= float(lon) <= 180)
            number += 1
    assert number > 3_000


@pytest.mark.parametrize("block", [0, 7, LAST // 2, LAST])
def test_the_index_leads_to_the_row_of_each_name(block: int) -> None:
    """It was built with today's folding; build it anew if this fails."""
    for at, row in enumerate(place_rows(block)):
        for name in row[7:]:
            assert (block, at) in place_index().find(loose_name(name))


def test_the_index_is_sorted_and_complete() -> None:
    index = place_index()
    assert list(index.starts) == sorted(index.starts)
    assert index.starts[-1] == len(index.lows) == len(index.rows)
    assert list(index.offsets) == sorted(index.offsets)
    rows = files("whence.data").joinpath("places", "rows.bin").read_bytes()
    assert index.offsets[-1] == len(rows)
    zlib.decompress(rows[index.offsets[LAST] :])


def test_whose_the_data_are_stands_beside_them() -> None:
    folder = files("whence.data").joinpath("places")
    notice = folder.joinpath("NOTICE").read_text("utf-8")
    assert "GeoNames" in notice
    assert "creativecommons.org/licenses/by/4.0" in notice
    assert folder.joinpath("index.bin").read_bytes().startswith(MAGIC)
