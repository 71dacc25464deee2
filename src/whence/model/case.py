"""A case: the question, the evidence, and what is already known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from io import BufferedIOBase, BytesIO

from .claims import Claim, Hypothesis
from .dates import Interval
from .documents import Issue
from .edge import INPUT
from .errors import InputError
from .statements import CodedSource
from .world import Actor, Fact, Place, Precedent, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`case.yaml`: what is asked. Every field is optional."""

    __pydantic_config__ = INPUT

    title: str | None = None
    question: str | None = None
    as_of: Interval | None = None
    claims: tuple[Claim, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """`knowledge/*.yaml`: what is known of the world."""

    __pydantic_config__ = INPUT

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    routes: tuple[Route, ...] = ()
    facts: tuple[Fact, ...] = ()
    precedents: tuple[Precedent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """`sources.yaml`: what is known of sources."""

    __pydantic_config__ = INPUT

    sources: tuple[CodedSource, ...] = ()


# Reports run from kilobytes to some tens of megabytes (a scanned book); more is a data set or a
# video, and reading it whole would cost several times its size in memory. Archives and tables
# are read piece by piece and may have any size.
SIZE_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """One file as it was found: the id its document will have, its path, its bytes.

    The bytes are `data`, or what `opener` opens, so that a folder of any size can be listed before
    any of it is read. `media` is the media type a server or archive gave, `url` where the file
    came from and `captured` when it was fetched, where that is known.
    """

    id: str
    path: str
    data: bytes = b""
    opener: Callable[[], BufferedIOBase] | None = None
    media: str | None = None
    url: str | None = None
    captured: datetime | None = None

    def open(self) -> BufferedIOBase:
        """Return a new stream of the bytes. Raises `InputError` if the file cannot be opened."""
        if self.opener is None:
            return BytesIO(self.data)
        try:
            return self.opener()
        except OSError as error:
            raise self._unread(error) from None

    def content(self, limit: int = SIZE_LIMIT) -> bytes:
        """Return all bytes. Raises `InputError` if there are more than `limit`."""
        data = self.data
        if self.opener is not None:
            try:
                with self.open() as stream:
                    data = stream.read(limit + 1)
            except OSError as error:
                raise self._unread(error) from None
        if len(data) > limit:
            what = f"larger than {limit / 2**20:g} MB; split it or export its text"
            raise InputError(f"{self.path} could not be read: {what}")
        return data

    def _unread(self, error: OSError) -> InputError:
        why = (error.strerror or str(error)).lower()
        return InputError(f"{self.path} could not be read: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything one assessment rests on; `files` become documents in `read`."""

    name: str
    question: Question = field(default_factory=Question)
    files: tuple[RawFile, ...] = ()
    knowledge: Knowledge = field(default_factory=Knowledge)
    sources: tuple[CodedSource, ...] = ()
    issues: tuple[Issue, ...] = ()
