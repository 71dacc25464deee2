"""Claims and reviews from schema.org ClaimReview: JSON-LD files, feeds, and pages that carry it.

A claim comes to `claims` of `case.yaml`, a review and each work that is quoted become documents. A review
that whence wrote is no document: as one it would be counted with the reports that it is about. Its file is
kept beside the case, so that its numbers are not lost.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whence.model import InputError, content_id
from whence.text import slug

from ..yaml import load_yaml
from .additions import Additions
from .addresses import known_addresses
from .fact_check_tools import answered, page_of
from .jsonld import Linked, json_data, nodes, types_of
from .reported import own_works, work_document
from .reviews import Review, Work, joined, review_of, told
from .written import document_bytes, document_name

_MOST = 1000  # reviews of one file; a case is about some claims
_ID = 60  # characters of an id


def fits(_name: str, data: bytes) -> bool:
    """Say whether a file speaks of ClaimReview, or is an answer of Google's Fact Check Tools."""
    return (b"ClaimReview" in data or b'"claimReview"' in data) and data.lstrip(
        b"\xef\xbb\xbf \t\r\n"
    )[:1] in (b"{", b"[", b"<")


def read(data: bytes, name: str, folder: Path) -> Additions:
    """Return the claims, reviews and quoted works of a file as additions to a case.

    Raises `InputError` where there is no ClaimReview in it.
    """
    found = json_data(data, name)
    linked = Linked.of(found)
    reviews = [
        review
        for node in (*nodes(found), *answered(found))
        if "ClaimReview" in types_of(node) and (review := review_of(linked.resolved(node)))
    ]
    if not reviews:
        raise InputError(f"{name} has no ClaimReview that names a claim")
    there = known_addresses(folder)
    case = _case(folder)
    claims, ids, lines = _claims(reviews[:_MOST], case)
    documents: dict[str, bytes] = {}
    readings = []
    for review in reviews[:_MOST]:
        if review.own:
            lines.append(_told_only(review))
        elif review.url not in there:
            name_of, made = _document(review)
            documents[name_of] = made
            readings.append(_reading(review, name_of, ids[_plain(review.claim)]))
        lines += _missing(review, there, folder)
    works = [work for review in reviews[:_MOST] if not review.own for work in review.works]
    documents |= dict(_work(one) for one in joined(works) if one.url not in there)
    own = [(ids[_plain(one.claim)], one) for one in reviews[:_MOST] if one.own]
    brought = own_works(own, there, folder)
    documents |= brought.documents
    if len(reviews) > _MOST:
        lines.append(f"{len(reviews) - _MOST} reviews beyond the first {_MOST} are left out")
    told_first = [f"reviews: {len(reviews[:_MOST])}, new claims: {len(claims)}", page_of(found)]
    return Additions(
        case={
            "claims": claims,
            "origins": brought.origins,
            "statements": [*readings, *brought.statements],
        },
        documents=documents,
        kept={name: data} if any(review.own for review in reviews) else {},
        told=tuple(dict.fromkeys(filter(None, [*told_first, *lines, *brought.told]))),
    )


def _case(folder: Path) -> dict[str, str]:
    """Return the claims that a case has, as texts by id."""
    path = folder / "case.yaml"
    data = load_yaml(path.read_bytes(), str(path)).data if path.is_file() else None
    listed = data.get("claims") if isinstance(data, dict) else None
    return {
        str(one["id"]): str(one.get("text", ""))
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and "id" in one
    }


def _claims(
    reviews: list[Review], there: dict[str, str]
) -> tuple[list[dict[str, str]], dict[str, str], list[str]]:
    """Return the claims that are new, each once, all ids by text, and what is to be told."""
    texts = {_plain(text): id for id, text in there.items()}
    new: dict[str, str] = {}
    lines = []
    for review in reviews:
        if known := texts.get(_plain(review.claim)):
            if known in there:
                lines.append(f"the claim is there already, as {known}: {review.claim}")
            continue
        id = _id(review, {*there, *new})
        new[id] = review.claim
        texts[_plain(review.claim)] = id
    return [{"id": id, "text": text} for id, text in new.items()], texts, lines


def _id(review: Review, taken: set[str]) -> str:
    """Return the id that a claim brings, where it is free and fit to be one, else one of its text."""
    own = review.id
    if own and own not in taken and len(own) <= _ID and not set(own) & set(" \t/:#,[]{}\"'"):
        return own
    readable = slug(review.claim)[:_ID].strip("-")
    fits_well = bool(readable) and readable not in taken
    return readable if fits_well else content_id("claim", review.claim)


def _plain(text: str) -> str:
    return slug(text) or text


def _told_only(review: Review) -> str:
    rating = review.rating or "no rating"
    return f"a review by whence is no report, so it is told and not taken: {review.claim}: {rating}"


def _document(review: Review) -> tuple[str, bytes]:
    fields = {
        "publisher": review.publisher,
        "title": review.title or f"Review: {review.claim}"[:200],
        "published": review.published,
        "url": review.url,
        "kind": "statement",
    }
    parts = ("review", review.publisher, review.claim)
    name = document_name(*(part for part in parts if part))
    return name, document_bytes(fields, _text(review))


def _work(work: Work) -> tuple[str, bytes]:
    return work_document(work, work.text)


def _text(review: Review) -> str:
    """Return what a review says, in sentences and with all that it told beside them."""
    parts: list[Any] = [
        _head(review),
        f"It is ascribed to {review.claimant}." if review.claimant else "",
        review.explained,
        *review.numbers,
        review.body,
        f"First seen: {review.first}" if review.first else "",
        "\n".join(["Where it was made:", *(f"- {told(one)}" for one in review.works)])
        if review.works
        else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _head(review: Review) -> str:
    who = review.publisher or "A review"
    rated = f"{who} rates it: {review.rating}." if review.rating else f"{who} gives it no rating."
    return f"The claim reviewed: “{review.claim}”\n\n{rated}"


def _reading(review: Review, name: str, claim: str) -> dict[str, str]:
    """Return what a review says of its claim, as an entry of `statements`."""
    return {
        "document": name.removesuffix(".txt"),
        "quote": _head(review),
        "claim": claim,
        "stance": review.stance,
        "why": "what its rating says",
    }


def _missing(review: Review, there: frozenset[str], folder: Path) -> Iterator[str]:
    """Yield how to get the works that are only pointed at."""
    for work in review.works:
        if work.url and not work.text and work.url not in there:
            yield f"not quoted, so no document yet: whence add {work.url} --case {folder}"
