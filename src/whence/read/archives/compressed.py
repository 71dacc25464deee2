"""Single files packed with gzip: `page.html.gz`, `docs.jsonl.gz`, `table.csv.gz`."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from whence.model import Document, InputError, Issue, RawFile

from .unpacking import GZIP, LIMITS, Gaps, Limits, Unpacked, allowance_for, gunzip
from .warc import read_warc


def read_gzip(
    file: RawFile, blank: Document, limits: Limits = LIMITS
) -> Iterator[Document | Issue | RawFile]:
    """Yield the file that is packed in this one, which is unpacked while it is read.

    Of a damaged one it is what comes before the damage, and a warning. Raises `InputError` if it
    is not packed with gzip.
    """
    packed = file.path.casefold().endswith(".gz")
    name = file.path[: -len(".gz")] if packed else file.path
    if name.casefold().endswith(".warc"):
        yield from read_warc(file, blank, limits)
        return
    with file.open() as stream:
        if stream.read(len(GZIP)) != GZIP:
            raise InputError(f"{file.path}: not packed with gzip; take .gz off its name")
        allowance = allowance_for(file.path, stream, limits)
    gaps = Gaps()
    opener = partial(Unpacked, partial(gunzip, file.open, gaps), allowance)
    yield replace(file, path=name, data=b"", opener=opener, media=None)
    if gaps.count:
        what = f"damaged ({gaps.first}), and read up to there; get it again"
        yield Issue(level="warning", what=f"{file.path}: {what}", document=file.id)
