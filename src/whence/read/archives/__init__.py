"""Files that hold files: ZIP, WACZ, WARC, gzip and MHTML, streamed and bounded."""

from .archive import read_wacz, read_zip
from .compressed import read_gzip
from .mhtml import read_mhtml
from .warc import read_warc

__all__ = ["read_gzip", "read_mhtml", "read_wacz", "read_warc", "read_zip"]
