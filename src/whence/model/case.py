"""A case: the question, the evidence, and what is already known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from io import BufferedIOBase, BytesIO
from typing import Any, TypeAlias

from .cells import GivenCell
from .claims import Claim, Hypothesis
from .coded import CodedNote, CodedStatement
from .dates import Interval
from .documents import Issue
from .edge import INPUT
from .errors import InputError
from .findings import Ruling
from .names import NameDecision
from .origins import Override
from .statements import CodedSource
from .world import Actor, Area, Fact, Place, Precedent, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`case.yaml`: what is asked. Every field is optional.

    `likelihoods` changes rows of `likelihoods.yaml`, in its shape, each with a reason.
    """

    __pydantic_config__ = INPUT

    title: str | None = None
    question: str | None = None
    as_of: Interval | None = None
    claims: tuple[Claim, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    origins: tuple[Override, ...] = ()
    names: tuple[NameDecision, ...] = ()
    findings: tuple[Ruling, ...] = ()
    matrix: tuple[GivenCell, ...] = ()
    statements: tuple[CodedStatement, ...] = ()
    notes: tuple[CodedNote, ...] = ()
    likelihoods: dict[str, Any] = field(default_factory=dict)


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
class Redirect:
    """A step on the way to a page: the status a server answered, and the URL it sent on to."""

    status: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """`captures/*.json`: where and when a document was fetched, and what it was then.

    `sha256` is of the bytes in `path`, which are as they were served, without the packing of the
    transfer (Content-Encoding). `text_sha256` has, for each document that was read from them, its
    id then and the hash of its text in UTF-8; `whence` is the version that read it.
    """

    path: str
    url: str
    final_url: str
    redirects: tuple[Redirect, ...] = ()
    captured: datetime
    status: int
    media: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str
    text_sha256: dict[str, str] = field(default_factory=dict)
    whence: str


# What people write in a case, and is told with its place when it does not fit.
Written: TypeAlias = (
    Fact | Precedent | Override | NameDecision | Ruling | GivenCell | CodedStatement | CodedNote
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything one assessment rests on; `files` become documents in `read`.

    `captures` tell of the files that were fetched; `places` of each fact and precedent, and of what
    the analyst settled of origins, names, findings and statements, where it is written, as `file:line`. `areas` are
    those of maps, for places that only the documents name.
    """

    name: str
    question: Question = field(default_factory=Question)
    files: tuple[RawFile, ...] = ()
    knowledge: Knowledge = field(default_factory=Knowledge)
    sources: tuple[CodedSource, ...] = ()
    captures: tuple[Capture, ...] = ()
    places: dict[Written, str] = field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    issues: tuple[Issue, ...] = ()
