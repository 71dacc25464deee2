"""The works that an export of whence quotes, as documents of a case with who says what in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .annotations import besides
from .own_reviews import passages, readings, shared_origins, without_contradictions
from .reviews import Review, Work, key_of
from .written import document_bytes, document_name

_DAY = len("2031-04-02")


@dataclass(slots=True)
class Brought:
    """What the works of an export bring: new files by name, entries of `case.yaml`, what is told."""

    documents: dict[str, bytes] = field(default_factory=dict)
    statements: list[dict[str, Any]] = field(default_factory=list)
    origins: list[dict[str, Any]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def own_works(
    reviews: Sequence[tuple[str, Review]], there: frozenset[str], folder: Path
) -> Brought:
    """Return what reviews by whence, each with the id of its claim, say of the works they quote.

    A work whose address the case has in another file stays as it is there: its words may differ.
    """
    found: dict[tuple[str, ...], list[tuple[str, Work]]] = {}
    for claim, review in reviews:
        for work in (*review.works, *review.cited):
            if work.text:
                found.setdefault(key_of(work), []).append((claim, work))
    brought = Brought()
    said: list[dict[str, Any]] = []
    names: dict[tuple[str, ...], str] = {}
    for key, same in found.items():
        works = [work for _, work in same]
        parts = [(claim, part) for claim, work in same for part in work.parts]
        text = passages([part for _, part in parts], [work.text for work in works])
        name, made = work_document(works[0], text)
        if works[0].url in there and not _holds(folder / "documents" / name, made):
            brought.told.append(f"there already, and not read anew: {works[0].url}")
            continue
        names[key] = name.removesuffix(".txt")
        brought.documents[name] = made
        said += readings(names[key], text, parts)
    brought.statements = without_contradictions(said, besides)
    brought.origins = [
        entry
        for claim, review in reviews
        for entry in shared_origins(
            claim,
            [
                (names[key_of(work)], work.origins)
                for work in (*review.works, *review.cited)
                if key_of(work) in names
            ],
        )
    ]
    return brought


def work_document(work: Work, text: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a document with words of a work."""
    fields = {
        "publisher": work.publisher,
        "author": work.author,
        "title": work.title,
        "published": work.published,
        "url": work.url,
        "kind": work.kind,
    }
    name = document_name(work.publisher or work.author or "work", work.published[:_DAY], text[:200])
    return name, document_bytes(fields, text)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
