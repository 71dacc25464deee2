"""Templates compiled once a process: that takes four times as long as a page takes to be filled."""

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

# A template's code holds no word of a report and none of its language: those are looked up when it
# runs, so that all pages share it. By name, file and content.
_CODE: dict[tuple[str, str], CodeType] = {}


class Kept(BytecodeCache):
    """Keeps the code of templates in memory; one whose text has changed is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it was compiled before."""
        bucket.code = _CODE.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            _CODE[bucket.key, bucket.checksum] = bucket.code
