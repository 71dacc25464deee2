"""Add pages of the web to a case: the bytes as served, when they were, and their text."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from whence import __version__
from whence.model import (
    Capture,
    CaseError,
    Document,
    InputError,
    Issue,
    RawFile,
    UsageError,
    document_id,
)

from .captures import CAPTURES, DOCUMENTS, capture_json, load_captures, with_capture
from .case import is_case_folder
from .fetch import Fetched, Fetcher, Known
from .filenames import candidates, names_in, readable_name
from .media import ending_for
from .snapshots import text_sha256
from .urls import parse_url, shown
from .writing import write_new

Read = Callable[[RawFile], tuple[list[Document], list[Issue]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a URL.

    It is `new` to the case; or the case had it and it was not fetched (`kept`), is `unchanged`, or
    has `changed` and was captured again. `before` is the capture there was, `issues` are what
    could not be read of a new one.
    """

    outcome: Literal["new", "kept", "unchanged", "changed"]
    capture: Capture
    before: Capture | None = None
    issues: tuple[Issue, ...] = ()


class Collection:
    """A case folder to which pages are added, one by one.

    `read` makes documents of a file; what it makes of a page is its fixed rendering.
    """

    def __init__(self, case: str | Path, fetcher: Fetcher, read: Read) -> None:
        """Raise `UsageError` if nothing can be added to the folder; it need not exist yet."""
        self._case, self._fetcher, self._read = Path(case), fetcher, read
        _check_folder(self._case)
        self._captures = list(load_captures(self._case)[0])

    def add(self, url: str, *, refresh: bool = False) -> Added:
        """Capture the page at a URL, unless the case has it (and it is the same, with `refresh`).

        Raises `InputError` that says why it was not captured.
        """
        before = self._latest(str(parse_url(url)))
        if before and not refresh:
            return Added(outcome="kept", capture=before, before=before)
        fetched = self._fetcher.fetch(url, _known(before) if before else None)
        if before and (fetched.unchanged or _sha256(fetched.body) == before.sha256):
            return Added(outcome="unchanged", capture=before, before=before)
        capture, issues = self._capture(fetched)
        self._captures.append(capture)
        outcome: Literal["changed", "new"] = "changed" if before else "new"
        return Added(outcome=outcome, capture=capture, before=before, issues=issues)

    def _latest(self, url: str) -> Capture | None:
        """Return the last capture of a URL whose document is still there."""
        there = {f"{DOCUMENTS}/{name}" for name in names_in(self._case / DOCUMENTS)}
        found = (one for one in reversed(self._captures) if url in (one.url, one.final_url))
        return next((one for one in found if one.path in there), None)

    def _capture(self, page: Fetched) -> tuple[Capture, tuple[Issue, ...]]:
        """Write a page with its record and its text under a name that nothing has yet."""
        ending = _ending(page)
        now = datetime.now(UTC)
        stems = candidates(readable_name(page.final_url, ending), f"{page.url}\n{now}")
        for stem in stems:
            if stem.casefold() in self._taken():
                continue
            capture = _record(page, f"{DOCUMENTS}/{stem}{ending}", now)
            documents, issues = self._render(page, capture)
            texts = {document.id: text_sha256(document.text) for document in documents}
            capture = replace(capture, text_sha256=texts)
            try:
                self._write(stem, page, capture, documents)
            except FileExistsError:  # another process was faster
                continue
            return capture, tuple(issues)
        raise InputError(f"{shown(page.url)}: no name for its file is free in {self._case}")

    def _taken(self) -> set[str]:
        """Return the names, without ending, that a document or capture has; a case may matter."""
        folders = (self._case / DOCUMENTS, self._case / CAPTURES)
        names = (name for folder in folders for name in names_in(folder))
        return {document_id(name).casefold() for name in names}

    def _render(self, page: Fetched, capture: Capture) -> tuple[list[Document], list[Issue]]:
        file = RawFile(id=document_id(capture.path), path=capture.path, data=page.body)
        try:
            return self._read(with_capture(file, capture))
        except CaseError as error:
            what = f"{shown(page.url)}: not kept, because it would stop the case from being read"
            raise InputError(f"{what} ({error})") from None

    def _write(
        self, stem: str, page: Fetched, capture: Capture, documents: Sequence[Document]
    ) -> None:
        """Write the document last: until it is there, nothing of the page is in the case."""
        own = [document.text for document in documents if document.parent is None]
        record = self._case / CAPTURES / f"{stem}.json"
        contents = {
            record.with_suffix(".txt"): "\n\n".join(own).encode("utf-8", "surrogatepass"),
            record: capture_json(capture),
            self._case / capture.path: page.body,
        }
        try:
            write_new(contents)
        except FileExistsError:
            raise
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            what = f"{error.filename or self._case} cannot be written: {why}"
            raise InputError(f"{shown(page.url)}: {what}") from None


def _check_folder(case: Path) -> None:
    """Raise `UsageError` for a file, and for a folder whose documents would be hidden by a case."""
    if os.path.lexists(case) and not case.is_dir():
        raise UsageError(f"{case} is a file; name the folder of a case")
    loose = sorted(name for name in names_in(case) if not name.startswith("."))
    if loose and not is_case_folder(case):
        what = f"{case} is no case, but holds files such as {loose[0]}, which would not be read"
        raise UsageError(f"{what} any more; move them into {case / DOCUMENTS} first")


def _known(capture: Capture) -> Known:
    return Known(url=capture.final_url, etag=capture.etag, last_modified=capture.last_modified)


def _ending(page: Fetched) -> str:
    """Return the ending of the file for a page. Raises `InputError` if it has no text."""
    if not page.body.strip():
        raise InputError(f"{shown(page.url)}: the page is empty")
    ending = ending_for(page.media, parse_url(page.final_url).path)
    if ending is None:
        kind = (page.media or "").partition(";")[0]
        raise InputError(f"{shown(page.url)}: {kind} is no kind of document that holds text")
    return ending


def _record(page: Fetched, path: str, now: datetime) -> Capture:
    return Capture(
        path=path,
        url=page.url,
        final_url=page.final_url,
        redirects=page.redirects,
        captured=now,
        status=page.status,
        media=page.media,
        etag=page.etag,
        last_modified=page.last_modified,
        sha256=_sha256(page.body),
        whence=__version__,
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
