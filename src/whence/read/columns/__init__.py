"""Tables read into columns: the plain rows of them, which are nearly all.

What is in any way odd about a row is left to the readers of rows in `read.records`, so that there is
one place that knows what to say of it. Both ways give the same documents; only the speed differs
(see `docs/benchmarks.md`).
"""

from .jsonrows import read_json_columns
from .parquetrows import read_parquet_columns

__all__ = ["read_json_columns", "read_parquet_columns"]
