"""Documents of a corpus, column by column: what kernels and files take, many at a time."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNDATED = -(2**63)  # stands for a bound of time that nobody knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Strings:
    """Strings in one buffer: the UTF-8 bytes of number i are `data[starts[i]:starts[i + 1]]`."""

    data: "NDArray[np.uint8]"
    starts: "NDArray[np.int64]"

    @classmethod
    def of(cls, strings: Iterable[str]) -> Self:
        """Pack strings; half characters, which UTF-8 cannot hold, become question marks."""
        return cls.pack([one.encode("utf-8", "replace") for one in strings])

    @classmethod
    def pack(cls, encoded: Sequence[bytes]) -> Self:
        """Pack strings that are encoded already."""
        import numpy as np

        starts = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), out=starts[1:])
        return cls(data=np.frombuffer(b"".join(encoded), np.uint8), starts=starts)

    @classmethod
    def join(cls, parts: Sequence[Self]) -> Self:
        """Put packed strings one after another."""
        import numpy as np

        data = [one.data[one.starts[0] : one.starts[-1]] for one in parts]
        sizes = [np.diff(one.starts) for one in parts]
        starts = np.zeros(sum(map(len, sizes)) + 1, np.int64)
        np.cumsum(np.concatenate(sizes), out=starts[1:])
        return cls(data=np.concatenate(data), starts=starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def pick(self, numbers: "NDArray[np.int64]") -> "Strings":
        """Return some of the strings, in this order."""
        import numpy as np

        begins, ends = self.starts[numbers], self.starts[numbers + 1]
        starts = np.zeros(len(numbers) + 1, np.int64)
        np.cumsum(ends - begins, out=starts[1:])
        data = np.empty(starts[-1], np.uint8)
        spans = zip(starts.tolist(), begins.tolist(), ends.tolist(), strict=False)
        for place, begin, end in spans:
            data[place : place + end - begin] = self.data[begin:end]
        return Strings(data=data, starts=starts)

    def tolist(self) -> list[str]:
        """Return the strings themselves."""
        data, starts = self.data.tobytes(), self.starts.tolist()
        return [data[a:b].decode("utf-8") for a, b in itertools.pairwise(starts)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Documents by columns. Unknown publishers and addresses are empty.

    `low` and `high` bound the time of publication, in seconds since 1970 (UTC); `UNDATED` where a
    bound is not known.
    """

    ids: Strings
    text: Strings
    publishers: Strings
    urls: Strings
    low: "NDArray[np.int64]"
    high: "NDArray[np.int64]"

    @classmethod
    def join(cls, parts: Sequence[Self]) -> Self:
        """Put documents one after another."""
        import numpy as np

        if len(parts) == 1:
            return parts[0]
        return cls(
            ids=Strings.join([one.ids for one in parts]),
            text=Strings.join([one.text for one in parts]),
            publishers=Strings.join([one.publishers for one in parts]),
            urls=Strings.join([one.urls for one in parts]),
            low=np.concatenate([one.low for one in parts]),
            high=np.concatenate([one.high for one in parts]),
        )

    def __len__(self) -> int:
        return len(self.ids)

    def pick(self, numbers: "NDArray[np.int64]") -> "Texts":
        """Return some of the documents, in this order."""
        return Texts(
            ids=self.ids.pick(numbers),
            text=self.text.pick(numbers),
            publishers=self.publishers.pick(numbers),
            urls=self.urls.pick(numbers),
            low=self.low[numbers],
            high=self.high[numbers],
        )
